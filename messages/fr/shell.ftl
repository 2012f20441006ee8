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
