# Cours : la liste, un cours, ses questions ; ce qui est proposé dans un espace ; un relevé à imprimer.
guidance-title = Cours brefs
guidance-means = Chacun prend environ dix minutes. Vos réponses ne sont notées nulle part. Que vous avez terminé un cours est noté pour vous.
guidance-language = Langue des cours
guidance-language-en = Anglais
guidance-language-fr = Français
guidance-loading = Recherche des cours
guidance-minutes = Environ { $minutes } minutes.
guidance-state-begun = Vous avez commencé.
guidance-state-done = Vous l’avez terminé le { $day }.
guidance-state-again = Vous l’avez terminé le { $day }. Il y a une version plus récente.
guidance-required = Votre programme demande celui-ci avant que votre espace s’ouvre.
guidance-asked = { $count ->
    [one] Avant qu’un espace de votre programme s’ouvre, suivez s’il vous plaît ce cours bref :
   *[other] Avant qu’un espace de votre programme s’ouvre, suivez s’il vous plaît ces cours brefs :
}
guidance-told = Votre programme sait quel jour il a appris que vous avez terminé ce cours, et rien de plus.
guidance-back = Tous les cours
guidance-none = Aucun cours ne porte ce nom.
guidance-promises = Ce que Quietroom promet à ce sujet
guidance-before = Vous avez terminé ce cours le { $day }. Vous pouvez répondre encore aux questions.
guidance-question = Question { $nth } sur { $all }
guidance-choose = Choisissez d’abord une réponse.
guidance-answer = Voir si cela convient
guidance-right = Cela convient.
guidance-wrong = Pas tout à fait. Choisissez-en une autre.
guidance-next = Question suivante
guidance-finish = Terminer
guidance-done = Vous avez terminé ce cours
guidance-next-course = Ensuite : { $title }

guidance-offer-first-entry = Avant vos premiers mots ici : de qui est-ce la confidence ?
guidance-offer-first-request = Votre première demande : comment dire oui ou non.
guidance-offer-first-silence = Trois semaines de silence ici. Comment rompre la glace, ou bien finir.
guidance-offer-read = Lire
guidance-offer-away = Ranger

guidance-record = Votre relevé
guidance-record-what = Les cours que vous avez terminés et les heures de vos rencontres, sur une page à imprimer.
guidance-record-go = Faire un relevé
guidance-record-means = Il est fait sur cet appareil, de ce que vous choisissez ici. Ce que vous tapez n’est pas gardé : imprimez la page avant de la quitter.
guidance-record-choose = Que doit-il contenir ?
guidance-record-name = Votre nom
guidance-record-name-hint = Vous pouvez laisser ceci vide.
guidance-record-courses = Cours que vous avez terminés
guidance-record-days = Avec le jour de chacun
guidance-record-none = Vous n’avez pas encore terminé de cours.
guidance-record-hours = Heures
guidance-record-hours-hint = Ajoutez chaque rencontre avec son jour et sa durée. Avec qui, et sur quoi, n’a pas sa place ici.
guidance-record-date = Jour
guidance-record-minutes = Minutes
guidance-record-add = Ajouter
guidance-record-wrong = Choisissez un jour, et de 1 à 1 440 minutes.
guidance-record-drop = Enlever la dernière
guidance-record-title = Mentorat : un relevé
guidance-record-finished = Cours terminés
guidance-record-met = Rencontres
guidance-record-length = { $hours } h { $minutes } min
guidance-record-sum = En tout : { $length }
guidance-record-made = Fait avec Quietroom le { $day } par la personne dont il s’agit. Aucun programme ne l’a signé.
guidance-record-print = Imprimer
