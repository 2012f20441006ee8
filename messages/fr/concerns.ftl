# Le bureau de l’ombuds : ce qui est confié, ce qui est dû, ce qui peut être fait.
concerns-title = Ce qui vous est confié
concerns-means = Ce qui est ici ne s’ouvre que pour votre clé, et ne passe pas par qui mène le programme. Ce qui presse est en premier.
concerns-loading = On cherche et on vérifie
concerns-again = Réessayer
concerns-wrong = Quelque chose qui ne tient pas
concerns-empty = Rien ne vous a été confié.
concerns-somebody = Quelqu’un
concerns-stands = { $day }. { $phase ->
    [raised] Nouveau
    [open] Ouvert
    [closed] Clos
   *[withdrawn] Retiré
}
concerns-due = { $day }. { $phase ->
    [raised] Dites avant le { $by } que vous l’avez
   *[open] Dites avant le { $by } ce qu’il en est advenu
}
concerns-late = { $day }. En retard : c’était dû pour le { $by }
concerns-confirmed = Les réponses sont venues de cette clé. Une personne que vous connaissez peut vous lire ces mots à voix haute.
concerns-not-confirmed = Pas encore confirmé : quelqu’un a peut-être pris le nom de cette clé. La première réponse après la vôtre le montrera.
concerns-withdrawn = C’est retiré. Rien ne vous en est plus montré.
concerns-said = Ce qui a été dit
concerns-notes = Vos notes
concerns-entry-true = { $by ->
    [raiser] Le serveur a pris exactement ceci, { $when }, de qui se confie :
   *[other] Le serveur a pris exactement ceci, { $when }, de l’autre :
}
concerns-entry-false = Un texte a été montré que le serveur n’a pas pris ainsi. Ne vous y fiez pas. Ses mots ne sont pas montrés ici.
concerns-turn-raised = On vous a écrit, { $when } :
concerns-turn-added = On a ajouté, { $when } :
concerns-turn-agreed = Vous pouvez parler à l’autre, vous a-t-on dit, { $when }.
concerns-turn-declined = On ne veut pas que vous parliez à l’autre, { $when }.
concerns-turn-withdrawn = C’est retiré, { $when }.
concerns-turn-acknowledged = Vous avez dit que vous l’avez, { $when }.
concerns-turn-answered = Vous avez répondu, { $when } :
concerns-turn-advised = Vous avez conseillé, { $when } :
concerns-turn-asked = Vous avez demandé si vous pouvez parler à l’autre, { $when } :
concerns-turn-mediating = Vous avez dit que vous parlez maintenant à l’autre, { $when }.
concerns-turn-recommended = Vous avez recommandé, { $when } :
concerns-turn-closed = Vous avez clos, { $when } :
concerns-do = Que faites-vous ?
concerns-no-consent = Vous parlez à l’autre une fois l’accord donné. Demandez d’abord.
concerns-act-acknowledged = Je l’ai
concerns-act-answered = Répondre
concerns-act-advised = Conseiller
concerns-act-asked = Demander à parler à l’autre
concerns-act-mediating = Je parle maintenant à l’autre
concerns-act-recommended = Recommander
concerns-act-closed = Clore
concerns-act-note = Écrire une note
concerns-tells-acknowledged = On apprend que vous l’avez. C’est dû dans les sept jours.
concerns-tells-answered = On lit votre réponse. Vous pouvez y poser une question.
concerns-tells-advised = On lit ce qui peut être fait maintenant.
concerns-tells-asked = On lit votre question, et on dit oui ou non. Un oui peut être repris.
concerns-tells-mediating = On apprend que vous parlez maintenant à l’autre. Ce que vous y dites passe de vive voix ou par un espace à vous.
concerns-tells-recommended = On lit ce que vous recommandez.
concerns-tells-closed = On apprend que vous closez, et pourquoi.
concerns-tells-note = Votre note reste avec vous.
concerns-go-acknowledged = Le faire savoir
concerns-go-answered = Envoyer la réponse
concerns-go-advised = Envoyer le conseil
concerns-go-asked = Envoyer la question
concerns-go-mediating = Le faire savoir
concerns-go-recommended = Envoyer
concerns-go-closed = Clore
concerns-go-note = Garder la note
concerns-words = Vos mots
concerns-words-missing = Écrivez d’abord quelques mots.
concerns-not-now = Pas maintenant
concerns-written = C’est fait.
concerns-door = Un lien ouvert, sans noms
concerns-door-means = Par ce lien, on entre sans nom et on peut vous écrire. Qui entre ainsi n’est dans aucune liste du programme.
concerns-door-make = Faire un lien
concerns-door-label = Le lien
concerns-door-put = Il sert 30 jours, à plusieurs personnes. Mettez-le là où on le trouve sans être vu : sur une page, sur papier.
concerns-door-copy = Copier le lien
concerns-door-copied = Copié.
