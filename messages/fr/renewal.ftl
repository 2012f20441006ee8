# Si les deux continuent : la question est posée à chacun.
renewal-title = Continuez-vous ensemble ?
renewal-back = Retour à vous et { $partner }
renewal-loading = Ouverture de la question
renewal-not-asked = { $dated ->
    [yes] Votre période se termine le { $day }. Six semaines avant, on demande ici à chacun de vous si vous continuez.
   *[no] Votre accord ne nomme pas de fin. Vous continuez jusqu’à ce que l’un de vous veuille autre chose.
}
renewal-about = Que doit-il venir après le { $day } ?
renewal-over = Votre période s’est terminée le { $day }. Rien n’est convenu pour la suite. Ce qui a été dit reste sous les règles que vous avez choisies.
renewal-how = Chacun de vous répond de son côté. Quand vous avez répondu tous les deux, vous voyez tous les deux les deux réponses.
renewal-yours = Votre réponse
renewal-go-on = Continuer
renewal-go-on-means = Une autre période comme celle-ci.
renewal-change = Continuer avec des changements
renewal-change-means = D’autres moments, d’autres buts, d’autres règles : vous en parlez d’abord.
renewal-end = Se quitter
renewal-end-means = C’était bien pour un temps.
renewal-answer = Répondre
renewal-missing = Choisissez l’une des trois.
renewal-no-reason = On ne demande pas de raison. Ne pas répondre, ce n’est dire ni oui ni non.
renewal-mine = Votre réponse : { $answer }.
renewal-waits = { $partner } la voit quand vous avez répondu tous les deux. D’ici là, vous pouvez la changer.
renewal-awaited = Vous avez répondu tous les deux. La réponse de { $partner } s’affiche ici à sa prochaine visite sur Quietroom.
renewal-anew = Changer ma réponse
renewal-you = Vous
renewal-next = Vous voulez continuer tous les deux. La prochaine période est déjà remplie : elle commence le { $start }{ $dated ->
    [yes] { " " }et se termine le { $end }
   *[no] { "" }
}. Elle vaut quand vous l’avez signée tous les deux.
renewal-next-go = Voir la prochaine période
renewal-by-itself = Vous voulez continuer tous les deux. Votre accord continue tel quel, il n’y a rien à signer.
renewal-changes = L’un de vous veut changer quelque chose. Parlez-en avec { $partner }, puis proposez ce que vous pouvez signer tous les deux.
renewal-changes-go = Changer l’accord
renewal-parting = L’un de vous veut se quitter. Rien n’est encore fini : vous pouvez vous revoir une fois, ou fermer la salle maintenant. Aucune raison n’est due.
renewal-last-meeting = Trouver un moment pour une dernière rencontre
renewal-false = Quelque chose est arrivé qui ne va pas avec ce qui a été répondu. Cela ne compte pas.

# Discrètement, dans la salle et à l’accueil.
renewal-now-asked = Votre période va jusqu’au { $day }. Continuez-vous ?
renewal-now-asked-go = Répondre pour vous
renewal-now-shown = Vous avez dit tous les deux si vous continuez après le { $day }.
renewal-now-shown-go = Voir les deux réponses
renewal-review = Vous avez convenu de faire le point le { $day }. Comment cela va-t-il ?
renewal-review-go = Voir ce que vous vouliez
