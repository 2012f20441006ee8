# L’accord : le lire.
agreement-title = Votre accord avec { $partner }
agreement-back = Retour à l’espace
agreement-loading-title = Votre accord
agreement-loading = Recherche de votre accord
agreement-nobody = La personne invitée n’est pas encore arrivée. Vous pourrez choisir ce que vous convenez quand elle sera là.
agreement-none = Avant le premier mot, vous et { $partner } convenez de ce qui peut être répété.
agreement-none-how = L’un de vous fait une proposition. L’autre la signe ou la change. Elle vaut quand vous avez signé tous les deux le même texte. La plupart des réponses sont déjà remplies.
agreement-where = Où en est l’accord
agreement-state-in-force = La version { $version } est en vigueur depuis le { $since }. Vous l’avez signée tous les deux.
agreement-state-waits = Vous avez signé la version { $version }. C’est maintenant à { $partner }.
agreement-state-their-words = Vous avez proposé la version { $version }. Maintenant, { $partner } ajoute ses propres mots. Puis vous signez tous les deux.
agreement-state-mine = Vous avez proposé la version { $version }. Vous pouvez tous les deux la signer.
agreement-state-signed = { $partner } a signé la version { $version } et vous attend.
agreement-state-theirs = { $partner } propose la version { $version }. Lisez-la, puis signez-la ou changez-la.
agreement-nothing-yet = Rien n’est en vigueur tant que vous n’avez pas signé tous les deux.
agreement-still = Tant que vous n’avez pas signé tous les deux, la version { $version } reste en vigueur.
agreement-to-sign = Aller aux signatures
agreement-changes = { $count ->
    [one] Une chose change
   *[other] { $count } choses changent
}
agreement-against = Par rapport à la version précédente :
agreement-cautions = Bon à savoir avant de signer
agreement-first = Les exceptions convenues. À lire d’abord.
agreement-other-language = { $language ->
    [fr] Cet accord est écrit en français. C’est le texte français qui compte.
   *[en] Cet accord est écrit en anglais. C’est le texte anglais qui compte.
}
agreement-more = Garder une copie, ou changer l’accord
agreement-save = Enregistrer le texte
agreement-print = Imprimer
agreement-save-means = Une copie enregistrée ou imprimée est ouverte à qui la trouve. Gardez-la avec soin.
agreement-old = Lire la version { $version }, qui est en vigueur
agreement-key = Est-ce bien { $partner } ?

# Signer.
agreement-signatures = Signatures
agreement-place-me = Vous, { $me }
agreement-signed-on = Signé le { $day }
agreement-not-signed = Pas encore signé
agreement-waiting-for = En attente de { $partner }
agreement-words = Comment garderez-vous ce que vous entendez ?
agreement-words-hint = Dites-le avec vos mots. { $partner } les lit aussi. Par exemple : je n’en parle pas au déjeuner, et je demande avant de prendre des notes.
agreement-words-means = Il faut au moins une telle ligne de chacun avant de signer. Vous ajoutez vos mots, donc { $partner } signe ce nouveau texte.
agreement-words-go = Ajouter mes mots
agreement-wrong-words = Écrivez au moins une ligne avec vos mots.
agreement-added = Vos mots sont maintenant dans le texte, et { $partner } peut les lire. Vous n’avez pas encore signé.
agreement-adding = Ajout de vos mots
agreement-their-words = Vous pourrez signer quand { $partner } aura ajouté ses propres mots.
agreement-sign = Signer cet accord
agreement-sure = Signer la version { $version } telle qu’elle est ci-dessus ?
agreement-sure-last = { $partner } a signé le même texte. L’accord est en vigueur dès que vous signez.
agreement-sure-first = L’accord est en vigueur quand { $partner } aura signé le même texte.
agreement-sure-means = Il vaut alors pour vous deux. Vous pouvez proposer un changement à tout moment, et partir à tout moment sans donner de raison.
agreement-sign-now = Signer maintenant
agreement-not-now = Pas maintenant
agreement-signing = Signature
agreement-done = Vous avez signé tous les deux. Votre accord est en vigueur.
agreement-done-waits = Vous avez signé. L’accord est en vigueur quand { $partner } aura signé aussi.
