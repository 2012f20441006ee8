# Le bureau de la personne référente : ce qui a été signalé, et ce qui en a été fait.
reports-title = Signalements qui vous sont adressés
reports-means = Deux personnes ont convenu d’avance que de telles choses vous sont signalées. Cet appareil l’a vérifié : les deux signatures, l’exception et le journal.
reports-loading = Les signalements sont cherchés et vérifiés
reports-empty = Rien ne vous a été signalé.
reports-again = Réessayer
reports-stands = { $day }. { $state }
reports-state-new = Nouveau
reports-state-acknowledged = Vous avez dit que vous l’avez
reports-state-asked = Vous avez posé une question
reports-state-answered = On vous a répondu
reports-state-decision = Décidé
reports-state-closed = Clos
reports-wrong = Un signalement qui ne tient pas
reports-destroyed = Un signalement du { $day } est clos. Son jour est venu, et rien n’en est plus montré.
reports-from = { $named ->
    [yes] Signé le { $day } par { $name }.
   *[no] Signé le { $day } par qui signale. Ses mots plus bas disent peut-être qui c’est.
}
reports-the-reporter = Qui signale
reports-the-other = L’autre
reports-deputy = Il vous vient en suppléance.
reports-told = L’autre en a été averti aussitôt, sans ces mots.
reports-later = L’autre en est averti au plus tard le { $day }. Veillez à ne pas lui en parler avant.
reports-reason = Pourquoi ainsi
reports-statement = Dans ses propres mots
reports-statement-means = Voilà ce que dit qui signale. Rien ne le prouve, sinon sa parole.
reports-who = Qui ils sont
reports-who-means = Quand vous leur parlez, demandez-leur de lire leurs mots de sûreté à voix haute. Si ce sont ces mots, c’est la personne dont la clé a signé ou écrit ceci.
reports-entries = Ce qui a été écrit dans leur espace
reports-accepted = { $who ->
    [reporter] Le serveur l’a pris le { $day }, comme écrit par qui signale.
    [named] Le serveur l’a pris le { $day }, comme écrit par { $name }.
   *[other] Le serveur l’a pris le { $day }, comme écrit par l’autre.
}
reports-owner = { $who ->
    [reporter] C’est la confidence de qui signale.
   *[other] C’est la confidence de l’autre.
}
reports-done = Ce qui a été fait
reports-done-nothing = Rien pour l’instant.
reports-done-acknowledged = { $when } : vous avez fait savoir que vous l’avez.
reports-done-asked = { $when } : vous avez demandé.
reports-done-answered = { $when } : on a répondu.
reports-done-note = { $when } : votre note.
reports-done-decision = { $when } : votre décision.
reports-done-closed = { $when } : vous l’avez clos.
reports-done-destroy = { $when } : à montrer jusqu’au { $day }.
reports-do = Que faites-vous ?
reports-act-acknowledged = Je l’ai
reports-act-asked = Poser une question
reports-act-note = Écrire une note
reports-act-decision = Décider
reports-act-closed = Clore
reports-tells-acknowledged = Qui signale apprend que vous l’avez.
reports-tells-asked = Qui signale lit votre question et peut répondre.
reports-tells-note = Votre note reste avec vous.
reports-tells-decision = Ce que vous décidez reste avec vous. Qui signale apprend que vous avez décidé.
reports-tells-closed = Qui signale apprend que c’est clos.
reports-words-asked = Votre question
reports-words-note = Votre note
reports-words-decision = Ce que vous avez décidé, et pourquoi
reports-words-missing = Écrivez d’abord quelques mots.
reports-until = Jusqu’à quel jour le gardez-vous ?
reports-until-hint = Après ce jour, il n’est plus montré ici. Choisissez aujourd’hui ou plus tard, selon vos règles.
reports-go-acknowledged = Le faire savoir
reports-go-asked = Envoyer la question
reports-go-note = Garder la note
reports-go-decision = Garder la décision
reports-go-closed = Clore
reports-not-now = Pas maintenant
reports-written = C’est fait.
