# Clore un salon, ce qui est détruit et quand, et la suite.
closing-back = Revenir à vous et { $partner }
closing-title = Bien clore
closing-means = Rien de tout cela n’est nécessaire pour partir : la fin est à deux gestes, sur chaque page. Ceci est pour qui veut se quitter en bons termes.
closing-meeting = Une dernière rencontre
closing-meeting-means = Dites ce qui a aidé, ce qui reste ouvert, et si vous voulez garder contact.
closing-meeting-go = Convenir d’une date
closing-thanks = Merci
closing-thanks-label = Un mot à { $partner }, qui part comme tout ce que vous dites ici
closing-thanks-go = Envoyer
closing-thanks-done = Envoyé à { $partner }.
closing-keeps = Ce que chacun garde
closing-keeps-mine = { $count ->
    [0] Aucun message d’ici n’est à vous tout à fait.
    [one] Un message d’ici est tout à fait à vous.
   *[other] { $count } messages d’ici sont tout à fait à vous.
}
closing-take = Emporter ce qui est à vous
closing-gone = Ce qui est détruit, et quand
closing-gone-day = Le contenu de ce salon est gardé jusqu’au { $day }. Ensuite le serveur le détruit, les clés d’abord, et vos appareils l’oublient.
closing-gone-none = Tant que vous n’avez pas tous deux indiqué un jour, le serveur détruit le contenu de ce salon un an après sa fin, les clés d’abord.
closing-gone-waits = L’appareil de { $partner } n’a pas encore indiqué ce jour au serveur. Il le fera en ouvrant ce salon.
closing-gone-backup = Les copies de secours durent plus longtemps. L’accueil dira alors quel jour la dernière prend fin.
closing-running = Qui d’autre peut continuer à lire
closing-running-none = Vous n’avez laissé lire à d’autres aucun mot de ce salon.
closing-running-one = { $to }, jusqu’au { $day } : { $purpose }
closing-end = La fin
closing-end-on = Ensuite vous pourrez emporter vos propres mots.
closing-on = La suite
closing-on-means = Un salon avec quelqu’un d’autre commence vide. Emportez de vos propres mots ce que vous voulez. Ils y sont écrits à neuf, et { $partner } n’en apprend rien.
closing-on-room = Inviter quelqu’un, depuis l’accueil
closing-on-what = Ce qui est tout à fait à vous
closing-on-where = Vers où
closing-on-notebook = Mon carnet
closing-on-go = { $count ->
    [0] Emporter
    [one] Emporter un message
   *[other] Emporter { $count } messages
}
closing-on-done = { $count ->
    [one] Un message est emporté.
   *[other] { $count } messages sont emportés.
}
closing-on-none = Aucun message d’ici n’est tout à fait à vous : il n’y a rien à emporter.
closing-destroyed = Le serveur a détruit un de vos salons. Jusqu’au { $day }, une copie de secours peut encore le contenir.
closing-destroyed-done = Le serveur a détruit un de vos salons. Aucune copie de secours faite par lui n’en reste.
