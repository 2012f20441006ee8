# L’arrivée : l’invitation.
welcome-invited = Une invitation pour vous
welcome-looking = Lecture de votre invitation…
welcome-by = { $role ->
    [mentor] { $by } vous invite à être mentor dans { $programme }.
    [mentee] { $by } vous invite à être mentoré dans { $programme }.
   *[other] { $by } vous invite dans { $programme }.
}
welcome-by-programme = { $role ->
    [mentor] { $programme } vous invite à être mentor.
    [mentee] { $programme } vous invite à être mentoré.
    [coordinator] On vous demande d’aider à mener { $programme }.
   *[other] Vous avez une invitation pour { $programme }.
}
welcome-by-word = Ce nom est ce que dit le serveur, ce n’est pas une preuve. Si le lien ne vous vient pas de { $by }, demandez-lui avant d’entrer.
welcome-named = Ici, on vous appellera { $name }.
welcome-anew = Recommencer à neuf
welcome-return = { $programme } vous envoie ce lien pour recommencer à neuf. Vous aurez de nouvelles clés. Elles n’ouvrent pas ce que vous avez écrit avant.
welcome-sees = Avant d’entrer
welcome-sees-yes = Ce que voit le programme
welcome-sees-yes-what = Votre nom, avec qui vous formez un duo, depuis quand, si votre espace est ouvert, et ce que vous convenez à deux de montrer.
welcome-guest-yes = Ce que voit le programme
welcome-guest-yes-what = Vous venez en invité, et le programme ne vous inscrit pas. Il voit cet espace quand vous le dites tous deux : vos deux noms, depuis quand, et s’il est ouvert.
welcome-sees-no = Ce qu’il ne voit pas
welcome-sees-no-what = Ce que vous écrivez, de qui c’est la confidence, et à qui vous la laissez lire.
welcome-sees-rule = Ce qui vient d’abord
welcome-sees-rule-what = Vous signez tous les deux ce qui peut être répété et le peu qui doit l’être. Avant cela, vous ne pouvez pas vous écrire.
welcome-you-yes = Ce que vous verrez
welcome-you-yes-what = Qui forme un duo avec qui, depuis quand, et si leur espace est ouvert.
welcome-you-no = Ce que vous ne verrez pas
welcome-you-no-what = Ce que les duos écrivent, de qui c’est la confidence, et à qui ils la laissent lire.
welcome-you-rule = Ce que vous faites
welcome-you-rule-what = Vous invitez des personnes et formez les duos. Ce dont ils parlent reste entre eux.
welcome-name-other = Prendre un autre nom que celui de l’invitation
welcome-name = Votre nom
welcome-name-hint = L’autre personne et le programme le voient.
welcome-accept = Entrer
welcome-accept-as = Entrer comme { $name }
welcome-accept-unlock = Déverrouiller, et entrer comme { $name }
welcome-nothing-yet = Rien ne s’est encore passé. Vous pouvez fermer cette page.
welcome-look-again = Réessayer
welcome-gone = Ce lien ne marche plus
welcome-gone-what = Il a servi, il est trop ancien, ou il en manque une partie.
welcome-gone-do = S’il vous a fait entrer, déverrouillez Quietroom. Sinon, demandez un nouveau lien. Vous ne perdez rien.
welcome-gone-unlock = Déverrouiller Quietroom

# Une clé à soi.
welcome-key = Créez votre clé
welcome-key-what = Votre téléphone ou votre ordinateur va demander votre visage, votre doigt ou votre code. Ce qu’il crée reste chez lui. Nous ne le voyons jamais.
welcome-key-make = Créer ma clé
welcome-key-asking = Votre appareil vous pose la question…
welcome-key-again = Encore une fois, s’il vous plaît : c’est ainsi que votre appareil crée la clé.
welcome-key-making = Création de vos clés. Cela prend quelques secondes…
welcome-key-retry = Réessayer
welcome-key-refused = Votre appareil n’a pas créé de clé. Vous avez peut-être refusé, ou cela a pris trop de temps. Rien ne s’est passé.
welcome-key-no-prf = La clé d’accès de cet appareil ne peut pas ouvrir ce que vous écrivez. Certains vieux téléphones et certains gestionnaires de mots de passe ne le savent pas.
welcome-key-unsupported = Ce navigateur ne connaît pas les clés d’accès.
welcome-key-instead = Vous pouvez prendre une phrase secrète à la place : sept mots simples que nous tirons pour vous.
welcome-key-passphrase = Prendre une phrase secrète

# Le kit de secours.
welcome-kit = Votre kit de secours
welcome-kit-what = Imprimez-le ou enregistrez-le, et rangez-le avec vos papiers. Il ouvre votre compte si votre téléphone ou votre ordinateur est perdu.
welcome-kit-of = Kit de secours de { $name }
welcome-kit-groups = Les huit groupes du kit
welcome-kit-passphrase = Votre phrase secrète ouvre Quietroom sur cet appareil et sur d’autres :
welcome-kit-server = Adresse
welcome-kit-account = Compte
welcome-kit-print = Imprimer
welcome-kit-save = Enregistrer un fichier
welcome-kit-lose = Si vous perdez votre clé et cette feuille, nous n’avons aucun moyen d’ouvrir ce que vous avez écrit. L’autre personne peut encore vous rendre l’espace que vous partagez.
welcome-kit-kept = Je l’ai
welcome-kit-later = Plus tard
welcome-check = L’avez-vous bien ?
welcome-check-what = Tapez deux groupes de votre feuille. Vous saurez alors qu’elle se lit bien.
welcome-check-group = Groupe { $number }
welcome-check-wrong = Au moins un groupe n’est pas comme sur votre feuille. Regardez encore : vous pouvez la revoir.
welcome-check-done = C’est cela
welcome-check-back = Revoir la feuille
welcome-open = Un ombuds de { $programme } a mis ce lien là où on le trouve. Vous entrez sans nom.
welcome-open-yes = Ce que voit le serveur
welcome-open-yes-what = Que quelqu’un est entré par ce lien, quand, et depuis quelle adresse. Un serveur qui ment peut relier ceci à votre propre compte : prenez un autre réseau, à un autre moment.
welcome-open-no = Ce qu’apprend l’ombuds
welcome-open-no-what = Ce que vous écrivez, et aucun nom de ce compte. Les textes d’un espace nomment tout de même ses deux personnes.
welcome-open-rule = Où l’ouvrir
welcome-open-rule-what = Dans une fenêtre privée, ou un navigateur où vous n’avez pas utilisé Quietroom. Gardez le kit : la réponse vient à ce compte.
