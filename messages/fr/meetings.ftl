# Rencontres : heures proposées et choisies, ce qui vient, les pas suivants, et comment c’était.
meetings-back = Retour à vous et { $partner }
meetings-loading = Ouverture de vos rencontres
meetings-elsewhere = Certaines heures sont dans un fuseau que ce navigateur ne connaît pas. Mettez-le à jour pour les voir.
meetings-coming = Quand vous vous voyez
meetings-none = Aucune rencontre n’est encore fixée.
meetings-cadence = Vous avez convenu : { $cadence }
meetings-file = Enregistrer pour mon agenda
meetings-file-means = Le fichier contient des heures et le mot « Meeting ». Qui gère votre agenda les voit.
meetings-feed = Laisser mon agenda chercher ces heures
meetings-feed-holds = Un flux est une adresse où votre agenda vient chercher quand vous vous voyez. Il contient des heures et le mot « Meeting », pour tous vos espaces.
meetings-feed-who = Qui peut le lire : qui a l’adresse, donc qui gère votre agenda, et qui gère ce serveur. Tant que vous ne l’activez pas, ce serveur ne sait pas quand vous vous voyez.
meetings-feed-key = Gardez cette adresse comme une clé. Elle est mise à jour quand vous ouvrez cette page.
meetings-feed-on = Activer le flux
meetings-feed-another = Lui donner une autre adresse
meetings-feed-off = Retirer le flux
meetings-feed-on-done = Le flux est actif. Mettez l’adresse dans votre agenda.
meetings-feed-off-done = L’adresse ne mène plus nulle part. Ce que votre agenda a déjà pris y reste.
meetings-offered-me = Vous avez proposé ces heures
meetings-offered-them = { $partner } propose ces heures
meetings-instead = L’une d’elles remplacerait une rencontre déjà fixée. Jusque-là, l’ancienne heure tient.
meetings-length = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
meetings-series = { $unit ->
    [month] { $times } rencontres, une par mois
   *[week] { $every ->
        [one] { $times } rencontres, une par semaine
       *[other] { $times } rencontres, une toutes les { $every } semaines
    }
}
meetings-comes-twice = Cette nuit-là, on recule l’heure, et elle passe deux fois. C’est la première qui compte.
meetings-comes-skipped = Cette nuit-là, on avance l’heure, et celle-ci est sautée. L’horloge en montre alors une plus tardive.
meetings-waits = { $partner } n’a pas encore choisi.
meetings-which = Laquelle vous convient ?
meetings-choose = On se voit alors
meetings-chosen = C’est fixé. { $partner } le voit.
meetings-decline = Aucune ne me convient
meetings-declined = { $partner } voit qu’aucune ne vous convient. Proposez d’autres heures ci-dessous.
meetings-withdraw = Retirer ma proposition
meetings-withdrawn = Ces heures ne sont plus proposées.
meetings-zone = Les heures sont celles de { $zone }.
meetings-agreed-in = Convenu : { $when }, { $zone }
meetings-is-off = Cette rencontre a été annulée.
meetings-missed = L’un de vous n’était pas là.
meetings-late = Vous avez convenu d’un délai de { $hours ->
    [one] { $hours } heure
   *[other] { $hours } heures
}. C’est plus tard que cela.
meetings-agenda-theirs = { $partner } veut parler de :
meetings-agenda-mine = Vous voulez parler de :
meetings-do-agenda = Sujets
meetings-do-place = Lieu
meetings-do-move = Une autre heure
meetings-do-off = Annuler
meetings-agenda = De quoi voulez-vous parler ?
meetings-agenda-done = { $partner } voit vos sujets.
meetings-keep = Garder
meetings-place = Où ?
meetings-place-hint = Une pièce, une promenade, ou le lien https:// de votre propre salle vidéo. Il reste ici, et dans aucun fichier d’agenda.
meetings-place-quiet = { $count ->
    [one] Votre programme propose un lieu calme : il s’affiche quand vous écrivez.
   *[other] Votre programme propose { $count } lieux calmes : ils s’affichent quand vous écrivez.
}
meetings-place-done = Le lieu est noté.
meetings-quiet = Peut-on vous y entendre ? Pensez aux cloisons de verre, aux bureaux ouverts et aux écrans partagés.
meetings-off-what = Que voulez-vous annuler ?
meetings-off-one = Cette rencontre
meetings-off-rest = Celle-ci et toutes celles qui suivent
meetings-off-words = Quelques mots, si vous voulez
meetings-off-go = Annuler la rencontre
meetings-off-done = C’est annulé. { $partner } le voit.
meetings-absent = { $partner } n’est pas venu
meetings-absent-done = C’est noté. { $partner } le voit et peut vous dire pourquoi.
meetings-offer = Proposer des heures
meetings-offer-other = Proposer d’autres heures
meetings-move = Proposer une autre heure
meetings-offer-means = { $partner } voit ces heures et en choisit une, et ne voit rien d’autre de vos journées.
meetings-offer-go = Proposer ces heures
meetings-offer-done = { $partner } peut choisir maintenant.
meetings-times = Heures, à l’horloge de { $zone }
meetings-day = Jour { $number }
meetings-time = Heure { $number }
meetings-leave-out = Laisser de côté l’heure { $number }
meetings-busy = Votre agenda a quelque chose à cette heure.
meetings-another = Ajouter une heure
meetings-wrong-none = Écrivez au moins une heure, avec le jour.
meetings-wrong-past = L’une de ces heures est passée. Choisissez-en une plus tardive.
meetings-wrong-skipped = On avance l’horloge par-dessus l’une de ces heures. Choisissez-en une autre.
meetings-wrong-month = Pour une rencontre par mois, choisissez le même jour de semaine du mois, comme le deuxième mardi.
meetings-more = Durée, rythme, lieu et votre agenda
meetings-minutes = Combien de temps ?
meetings-every = À quel rythme ?
meetings-every-once = Une fois
meetings-every-week = Chaque semaine
meetings-every-fortnight = Toutes les deux semaines
meetings-every-month = Chaque mois
meetings-many = Combien de rencontres ?
meetings-calendar = Lire le fichier de mon agenda (.ics)
meetings-calendar-means = Il est lu sur cet appareil et y reste. Les heures où vous êtes pris sont laissées de côté.
meetings-calendar-read = Lu. Les heures ci-dessus conviennent à votre agenda.
meetings-calendar-unread = Ce n’est pas un fichier d’agenda. Exportez-en un de votre agenda, puis choisissez-le ici.
meetings-steps = Les pas suivants
meetings-steps-none = Il n’y a pas encore de pas suivant.
meetings-step-new = Noter un pas suivant
meetings-step = Que faire ensuite ?
meetings-step-empty = Écrivez d’abord ce qui vient ensuite.
meetings-step-who = Qui le fait ?
meetings-step-who-me = Moi.
meetings-step-who-them = { $partner }.
meetings-step-due = Pour quel jour ? Vous pouvez laisser vide.
meetings-step-go = Noter
meetings-step-done = { $partner } le voit aussi.
meetings-step-about = { $who ->
    [me] Vous
   *[them] { $partner }
}{ $dated ->
    [yes] , pour le { $by }
   *[no] {""}
}{ $stand ->
    [done] , fait
    [over] , le jour est passé
   *[open] {""}
}
meetings-step-do = C’est fait
meetings-step-undo = Ce n’est pas encore fait
meetings-after = Comment était-ce, { $when } ?
meetings-after-open = Qu’ai-je dit ouvertement, et qu’ai-je gardé pour moi ?
meetings-after-honest = Où ai-je été honnête, même quand c’était difficile ?
meetings-after-judging = Où ai-je écouté sans juger ?
meetings-after-words = Pour vous-même
meetings-after-means = Cela va dans votre carnet. { $partner } ne le voit pas.
meetings-after-keep = Garder dans mon carnet
meetings-after-kept = C’est dans votre carnet.
