# L’accord : le lire.
agreement-title = Votre accord avec { $partner }
agreement-back = Retour à l’espace
agreement-to-room = Commencer à écrire dans votre espace
agreement-loading-title = Votre accord
agreement-loading = Recherche de votre accord
agreement-nobody = La personne invitée n’est pas encore arrivée. Vous pourrez choisir ce que vous convenez quand elle sera là.
agreement-none = Avant le premier mot, vous et { $partner } convenez de ce qui peut être répété.
agreement-none-how = L’un de vous fait une proposition. L’autre la signe ou la change. Elle vaut quand vous avez signé tous les deux le même texte. La plupart des réponses sont déjà remplies.
agreement-begin = Faire une proposition
agreement-where = Où en est l’accord
agreement-state-in-force = La version { $version } est en vigueur depuis le { $since }. Vous l’avez signée tous les deux.
agreement-state-lapsed = La version { $version } nomme des clés qui ne servent plus.
agreement-state-waits = Vous avez signé la version { $version }. C’est maintenant à { $partner }.
agreement-state-their-words = Vous avez proposé la version { $version }. Maintenant, { $partner } ajoute ses propres mots. Puis vous signez tous les deux.
agreement-state-mine = Vous avez proposé la version { $version }. Vous pouvez tous les deux la signer.
agreement-state-signed = { $partner } a signé la version { $version } et vous attend.
agreement-state-theirs = { $partner } propose la version { $version }. Lisez-la, puis signez-la ou changez-la.
agreement-nothing-yet = Rien n’est en vigueur tant que vous n’avez pas signé tous les deux.
agreement-still = Tant que vous n’avez pas signé tous les deux, la version { $version } reste en vigueur.
agreement-lapsed = Vous ou { $partner } avez recommencé à neuf. Proposez l’accord à nouveau, tel quel ou changé. Quand vous aurez signé tous les deux, vous pourrez écrire, et ce qui a été dit reviendra.
agreement-again = Le proposer à nouveau
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
agreement-change = Proposer des changements
agreement-renewal = Continuez-vous ensemble ?
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
agreement-hopes = Qu’attendez-vous ?
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

# Choisir.
agreement-form-title = { $state ->
    [first] De quoi convenons-nous ?
   *[next] Proposer des changements
}
agreement-form-how = { $partner } lit ce que vous proposez, et le signe ou répond par des changements. Rien n’est encore signé.
agreement-form-keeps = Vous pouvez revenir lire. Ce que vous avez tapé reste ici jusqu’au verrouillage.
agreement-form-back = Retour à l’accord
agreement-form-loading = Recherche des questions
agreement-roles = Depuis la signature, le programme a nommé d’autres personnes :
agreement-roles-nobody = { $now } est maintenant là ({ $role }) ; votre accord ne nomme personne.
agreement-roles-other = Votre accord nomme { $named } ({ $role }) ; le programme nomme maintenant { $now }.
agreement-roles-anew = { $named } ({ $role }) a maintenant d’autres clés.
agreement-roles-gone = Votre accord nomme { $named } ({ $role }) ; le programme ne nomme plus personne.
agreement-roles-take = Nommer qui le programme nomme aujourd’hui
agreement-role-officer = personne référente
agreement-role-deputy = suppléance
agreement-role-ombuds = ombuds
agreement-form-other = { $language ->
    [fr] Cet accord est en français. Répondez en français aussi, pour que tout se lise bien.
   *[en] Cet accord est en anglais. Répondez en anglais aussi, pour que tout se lise bien.
}
agreement-language = Langue de l’accord
agreement-language-en = Anglais
agreement-language-fr = Français
agreement-pack = Quelle liste d’exceptions convient ?
agreement-pack-hint = C’est un début et non un conseil juridique.
agreement-pack-generic = Pour tout pays
agreement-pack-uk = Royaume-Uni
agreement-pack-canada-ontario = Ontario, au Canada
agreement-pack-eu = Union européenne
agreement-default = Ce qui peut être répété
agreement-default-confidential = Cela reste entre vous deux, sauf si { $name } dit autre chose
agreement-example-confidential = Dans le couloir, { $hearer } dirait : « Nous nous rencontrons. Ce dont nous parlons reste entre nous. »
agreement-default-told = Cela peut être répété, sauf si { $name } dit autre chose
agreement-example-told = Dans le couloir, { $hearer } pourrait dire : « { $name } m’a dit que le nouveau poste est dur. »
agreement-default-of-me = Ce que vous dites
agreement-default-of = Ce que dit { $name }
agreement-relation = Genre de relation
agreement-courses = Cours brefs à ce sujet :
agreement-for-example = Par exemple : « { $words } »
agreement-own = Comment vous gardez ce que vous entendez
agreement-own-hint = Avec vos mots, au moins une ligne. { $partner } ajoute les siens.
agreement-expects = Ce que vous attendez
agreement-expects-hint = De { $partner }, et de vos entretiens. Une ligne pour chaque chose. Vous pouvez laisser ceci vide.
agreement-expects-of = Ce que { $partner } attend
agreement-expects-none = { $partner } ne l’a pas encore dit.
agreement-exceptions = Exceptions dont nous convenons
agreement-exceptions-hint = Ce qui doit être transmis, même sans un oui. Rien ne peut être ajouté ensuite sans vous deux.
agreement-always = Celle-ci reste toujours.
agreement-details = Qui, à qui, prévenu d’abord
agreement-limit-add = Ajouter une exception à nous
agreement-limit-own = Notre propre exception
agreement-limit-drop = Retirer cette exception
agreement-none-named = Personne n’est encore nommé. D’ici là, rien ne peut être transmis au titre d’une exception.
agreement-rest = Plus de choix
agreement-rest-hint = Tout est déjà rempli. Changez-le si vous voulez.
agreement-optional = Vous pouvez laisser ce champ vide.
agreement-person-name = Nom
agreement-person-code = Code de sa clé
agreement-person-hint = Cette personne trouve le code dans Quietroom sous son nom. Laissez les deux vides pour ne nommer personne.
agreement-add = En ajouter
agreement-add-person = Ajouter une personne
agreement-add-day = Ajouter une date
agreement-remove = Retirer
agreement-remove-nth = Retirer le numéro { $number }
agreement-nth = Numéro { $number }
agreement-unit = En : { $unit }. Avec 0, la phrase n’y est pas.
agreement-preview = Voir le texte
agreement-preview-title = Voici ce que { $partner } lira
agreement-preview-wait = Préparation du texte
agreement-preview-against = Par rapport au texte actuel :
agreement-preview-same = Rien ne change. Changez d’abord une réponse si vous voulez proposer quelque chose.
agreement-preview-anew = Les mots restent les mêmes. Ils nomment les nouvelles clés : vous signez donc tous les deux encore une fois.
agreement-yes = oui
agreement-no = non
agreement-no-one = personne encore
agreement-helpers = Qui reçoit les signalements, pour toutes les exceptions
agreement-edit = Retour aux questions
agreement-propose = Proposer ceci à { $partner }
agreement-proposing = Envoi de votre proposition
agreement-proposed = Votre proposition est chez { $partner } maintenant.
agreement-wrong = { $count ->
    [one] Une réponse est à revoir. Rien de ce que vous avez tapé n’est perdu.
   *[other] { $count } réponses sont à revoir. Rien de ce que vous avez tapé n’est perdu.
}
agreement-wrong-empty = Écrivez quelque chose ici.
agreement-wrong-number = Écrivez un nombre entier de 0 à { $most }.
agreement-wrong-long = C’est trop long. Il y a place pour { $most } signes.
agreement-wrong-code = Le code d’une clé a 64 signes, de 0 à 9 et de a à f. Copiez-le à nouveau.
agreement-wrong-person = Écrivez le nom et le code, ou aucun des deux.
agreement-wrong-day = Choisissez une date.
