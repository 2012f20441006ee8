# Ce qui entoure chaque écran.
shell-skip = Aller au contenu
shell-places = Rubriques
shell-notebook = Carnet
shell-received = { $count ->
    [one] Une chose à lire
   *[other] { $count } choses à lire
}
shell-connected = Connecté
shell-away = Le serveur ne répond pas. Ce que vous écrivez attend ici.
shell-offline = Pas de connexion. Ce que vous écrivez attend ici.
shell-lock = Verrouiller
shell-leave = Partir vite
shell-who-can-read = Qui peut lire ceci ?
shell-language = Langue

shell-label-me = Moi seulement
shell-label-pair = Vous et { $partner }
shell-label-named = Vous, { $partner } et { $named }
shell-label-may-tell = Vous et { $partner } ; chacun peut en parler

refused-unforeseen = Quelque chose d’imprévu s’est produit ({ $code }). Rien n’a été envoyé. Réessayez.
refused-evidence = La preuve est gardée sur cet appareil : { $name }.
refused-locked = Quietroom a été verrouillé. Déverrouillez-le et réessayez. Votre texte est toujours là.
refused-server-away = Le serveur ne répond pas. Rien n’est perdu. Réessayez dans un instant.
refused-waits-for-server = Le serveur ne répond pas. Votre texte attend sur cet appareil et partira tout seul.

refused-server-lied = Le serveur a montré quelque chose qui ne peut pas être vrai. Rien n’a été envoyé. Lisez l’avis dans l’espace, et ne continuez que si vous en connaissez la cause.
refused-meet-anew = L’autre personne a de nouvelles clés. Comparez d’abord vos mots de sûreté. Votre texte est toujours là.
refused-not-agreed-yet = Vous pourrez écrire ici quand vous aurez signé tous les deux. Votre texte est toujours là.
refused-no-agreement = Il faut un accord signé par vous deux. Ouvrez-le depuis l’espace.
refused-nobody-named = Votre accord ne nomme pas d’autre lecteur. Choisissez autrement, ou changez l’accord.
refused-no-ombuds = Votre accord ne nomme pas de médiateur. Vous pouvez en proposer un dans une nouvelle version.
refused-not-owner = Ce n’est pas votre confidence à vous seul. Demandez à la personne dont c’est la confidence.
refused-not-your-entry = La personne qui l’a écrit peut seule le changer. Vous pouvez dire que c’est votre confidence.
refused-no-request = Cette demande n’est plus là. Elle a eu sa réponse, ou a été retirée.
refused-unknown-card = Aucune clé n’a ce code. Vérifiez-le avec la personne.
refused-too-large = C’est trop long pour un seul envoi. Raccourcissez, ou envoyez en plusieurs fois.
refused-no-room = Cet espace n’est pas l’un des vôtres.
refused-slow-down = Cela fait beaucoup à la fois. Attendez une minute et réessayez. Votre texte est toujours là.
refused-busy = Le serveur est très occupé. Rien n’est perdu. Réessayez dans un instant.
refused-no-space = Le serveur est plein et ne prend rien pour l’instant. Votre texte est toujours là.
refused-not-open-yet = Vous n’êtes pas encore deux dans cet espace. Rien n’est perdu. Réessayez plus tard.
