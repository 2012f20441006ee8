# Ce que son propre appareil a vu dans un brouillon, avant l’envoi.
hint-title = Avant l’envoi
hint-met = { $met ->
    [0] Vous n’avez pas encore vu { $partner }, d’après votre appareil.
    [one] Vous avez vu { $partner } une fois.
   *[other] Vous avez vu { $partner } { $met } fois.
}
hint-level = Jusqu’ici votre confiance en { $partner } est au niveau « { $level } ».
hint-holds = Vos mots contiennent :
hint-about-name = un nom
hint-about-employer = un lieu de travail
hint-about-move = un changement de travail
hint-about-health = la santé
hint-about-third = une autre personne
hint-limit = « { $words } » peut relever de l’exception { $number }, « { $title } ». D’après elle, { $partner } doit signaler à { $to } ce qui y est visé.
hint-limit-unnamed = « { $words } » peut relever de l’exception { $number }, « { $title } ». D’après elle, { $partner } doit signaler ce qui y est visé. Elle ne dit pas encore à qui.
hint-choose = Envoyer, retenir ou adoucir ?
hint-choose-limit = Envoyer, retenir ou demander d’abord ?
hint-send = Envoyer
hint-hold = Retenir
hint-soften = Adoucir
hint-ask = Demander d’abord
hint-question = Avant de vous dire quelque chose : que devriez-vous faire d’après l’exception { $number }, « { $title } » ?
hint-asked = Ce que vous avez écrit est retenu. Cette question est un début : changez-la comme vous voulez, ou laissez-la.
hint-off = Ne plus relire mes mots
hint-how = Votre propre appareil l’a vu. Aucun serveur ne l’a appris.

hint-trust-due = { $met ->
    [one] Vous et { $partner } vous êtes vus une fois. Avez-vous plus confiance qu’avant ?
   *[other] Vous et { $partner } vous êtes vus { $met } fois. Avez-vous plus confiance qu’avant ?
}
hint-trust-look = Y regarder
hint-trust-never = Ne plus demander ici
