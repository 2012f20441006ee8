# S’effacer, et ce qu’il en est.
erase-title = Vous effacer
erase-what = Il n’y a pas de retour. Lisez ce qui se passe, et emportez d’abord ce qui est à vous.
erase-rooms = Chacun de vos salons prend fin. Son contenu reste à l’autre jusqu’au jour convenu ensemble, ou un an après la fin.
erase-keys = Vos clés, votre carnet et ce que d’autres vous ont laissé lire sont détruits, sur le serveur et sur cet appareil.
erase-others = Les autres gardent ce qu’ils ont emporté, et vos clés publiques, sans votre nom.
erase-released = Ce que vous avez laissé lire à d’autres reste jusqu’au jour que vous avez signé. Un signalement aussi.
erase-backups = Les copies de secours durent plus longtemps. La page suivante dit jusqu’à quand, et a une adresse pour le redemander.
erase-take = Emporter d’abord ce qui est à vous
erase-sure = J’ai ce que je veux garder
erase-go = M’effacer pour de bon
erase-over = Votre effacement
erase-until = Le serveur n’a plus rien de vous, hors des clés publiques sans nom et ce que d’autres gardent. Jusqu’au { $day }, une copie de secours peut en contenir davantage.
erase-done = Plus aucune copie de secours faite par le serveur ne contient quoi que ce soit de vous.
erase-address = Gardez l’adresse de cette page si vous voulez redemander. Elle n’ouvre rien.
erase-unknown = Le serveur ne répond pas, ou n’en sait plus rien. Quelques mois après la fin de la dernière copie, il oublie cela aussi.
erase-held = Vous avez un rôle sur lequel d’autres comptent. Faites-le d’abord donner à quelqu’un d’autre. Rien n’a changé.
