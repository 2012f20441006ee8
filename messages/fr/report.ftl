# Ce que je dois signaler : qui appeler, quelle exception, quoi, et exactement ce qui part.
report-title = Une chose que je dois signaler
report-back = Retour à votre espace avec { $partner }
report-loading = Ouverture de ce qui peut être signalé
report-danger = Quelqu’un est-il en danger maintenant ?
report-danger-call = Appelez d’abord. Vous n’avez à demander ni à Quietroom, ni à qui que ce soit ici, avant d’appeler.
report-go = Passer à un signalement
report-next = Continuer
report-previous = Une étape en arrière

# Quelle exception.
report-which = De quelle exception s’agit-il ?
report-which-means = Vous pouvez signaler au titre d’une exception que vous avez signée tous les deux, et d’aucune autre.
report-to = Cela va à { $officer } ou, si cela ne convient pas, à { $deputy }.
report-told-at-once = { $partner } en est averti aussitôt.
report-told-later = { $partner } en est averti aussitôt, ou dans les { $days } jours si vous dites pourquoi.
report-names-none = Votre accord ne nomme pas de destinataire pour cela : rien ne part d’ici. Appelez plutôt de l’aide.
report-none = Aucune de celles-ci
report-which-missing = Choisissez-en une.
report-refused = Cela ne part pas par Quietroom
report-refused-none = Ce qui a été dit ici reste ici, sauf si vous avez signé tous les deux une exception. Aucune des vôtres ne couvre cela.
report-refused-unsigned = Vous n’avez signé ensemble aucune exception qui vous oblige à agir.
report-refused-unnamed = Vos exceptions ne nomment pas de destinataire.
report-instead = Vous pouvez encore :
report-instead-call = Si quelqu’un est en danger, appelez. Votre accord ne s’y oppose pas.
report-instead-ask = Demander à { $partner } si quelqu’un d’autre peut le lire.
report-instead-ombuds = Le montrer à l’ombuds que vous avez nommé ensemble.
report-instead-advice = Demander conseil ailleurs : à une ligne d’écoute, ou à un avocat si une loi peut vous obliger. Taisez noms et lieux.

# Quoi.
report-what = Que faut-il lire ?
report-what-means = Cochez les quelques textes qui le montrent. Ce que vous ne cochez pas reste dans votre espace.
report-what-empty = Rien n’a été écrit depuis que vous avez signé cette exception.
report-what-missing = Cochez au moins un texte, et au plus { $most }.
report-by-me = Vous, { $when }.
report-by-them = { $partner }, { $when }.
report-taken-back = Repris ensuite.
report-with-files = { $count ->
    [one] Un fichier part avec lui.
   *[other] { $count } fichiers partent avec lui.
}
report-earlier = Montrer des textes plus anciens
report-older = { $count ->
    [one] Un texte a été écrit avant que vous signiez tous les deux cette exception. Il reste sous la règle de son jour.
   *[other] { $count } textes ont été écrits avant que vous signiez tous les deux cette exception. Ils restent sous la règle de leur jour.
}
report-statement = Que doit savoir { $officer } ?
report-statement-hint = Écrivez-le avec vos mots. { $officer } voit des clés et pas de noms : dites qui vous êtes et de qui il s’agit. { $partner } ne voit pas ces mots.
report-statement-missing = Écrivez d’abord quelques mots.
report-whom = Qui le reçoit ?
report-whom-officer = { $officer }
report-whom-deputy = { $deputy }, car { $officer } ne convient pas pour cela
report-when = Quand { $partner } en est-il averti ?
report-when-now = Aussitôt
report-when-later = Plus tard, au plus tard le jour que je choisis
report-untold = Quand vaut-il mieux le dire plus tard ?
report-untold-in-the-end = { $partner } est toujours informé à la fin. Plus tard, et non aussitôt, dans l’un de ces cas :
report-until = Au plus tard quel jour ?
report-until-hint = De demain au { $day }.
report-reason = Pourquoi ?
report-reason-hint = Votre raison est gardée avec le signalement. { $partner } la voit en étant averti.
report-reason-missing = Dites pourquoi.
report-look = Voir ce qui part

# Ce qui part, ce qui reste, et l’envoi.
report-goes = Voici ce qui part
report-goes-to = Cela va à { $to }.
report-goes-deputy = Cela va à { $to }, en suppléance.
report-goes-under = Au titre de l’exception :
report-goes-mine = Vous avez écrit :
report-goes-theirs = { $partner } a écrit :
report-goes-files = Ces fichiers partent avec : { $files }.
report-goes-words = Vos mots à { $to } :
report-goes-now = { $partner } est averti aussitôt : l’exception, ces textes, et qui les a reçus.
report-goes-later = { $partner } est averti au plus tard le { $day } : l’exception, ces textes, qui les a reçus, et votre raison.
report-goes-reason = Votre raison, que { $partner } verra :
report-stays = Voici ce qui reste
report-stays-rest = Tout le reste de votre espace y reste. { $to } reçoit une clé pour chaque texte ci-dessus, et aucune pour l’espace.
report-stays-words = Vos propres mots restent entre vous et { $to }. { $partner } ne les voit pas.
report-stays-agreement = De votre accord, { $to } voit les exceptions et qui les a signées, et rien de plus.
report-stays-not = Ce qui a été lu reste lu. Cette étape est sans retour.
report-confirm = L’envoyer
report-confirm-means = Déverrouillez encore une fois, pour que ce soit bien vous qui l’envoyez.
report-confirm-passkey = Déverrouiller et envoyer
report-send = Déverrouiller et envoyer
report-sending = Envoi du signalement
report-change = Changer quelque chose
report-done = Votre signalement est parti à { $to }.

# Ce qu’il en est.
report-mine = Ce que vous avez signalé ici
report-sent = { $count ->
    [one] À { $to } le { $day } : un texte.
   *[other] À { $to } le { $day } : { $count } textes.
}
report-sent-told = { $partner } en a été averti.
report-sent-later = { $partner } en sera averti au plus tard le { $day }. Quietroom le fait pour vous quand vous êtes ici, dès la veille.
report-sent-quiet = Pas encore de réponse de { $to }.
report-step-received = { $to } l’a reçu le { $day }.
report-step-acknowledged = { $to } l’a lu, { $day }.
report-step-asked = { $to } vous demande, { $day } :
report-step-answered = Vous avez répondu, { $day } :
report-step-decided = { $to } a décidé que faire, { $day }. On ne vous dit pas quoi.
report-step-closed = { $to } a clos l’affaire, { $day }.
report-tell = Avertir { $partner } maintenant
report-answer = Votre réponse à { $to }
report-answer-go = Envoyer la réponse
report-answer-sent = Votre réponse est partie à { $to }.
