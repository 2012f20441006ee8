# Confiance : des niveaux aux noms à soi, ce qui s’ouvre, et la relecture des brouillons.
trust-back = Retour à vous et { $partner }
trust-means = Cette page est à vous : ni { $partner } ni le serveur n’apprennent ce que vous choisissez ici. Rien ne s’ouvre tout seul.
trust-now = Quelle est votre confiance en { $partner } aujourd’hui ?
trust-level-0 = Pas encore
trust-level-1 = Un peu
trust-level-2 = Bien
trust-level-3 = Toute
trust-here = où vous en êtes
trust-opens = { $count ->
    [0] Rien ne s’ouvre à ce niveau
    [one] { $partner } lira ce texte
   *[other] { $partner } lira ces { $count } textes
}
trust-tick = Décochez ce qui doit rester avec vous.
trust-stays = { $count ->
    [one] Un autre reste chez vous
   *[other] { $count } autres restent chez vous
}
trust-go = { $count ->
    [0] Laisser { $partner } lire
    [one] Laisser { $partner } lire un texte
   *[other] Laisser { $partner } lire { $count } textes
}
trust-set = Désormais : { $level }
trust-done = { $count ->
    [one] { $partner } peut lire un texte de plus.
   *[other] { $partner } peut lire { $count } textes de plus.
}
trust-set-done = Noté : { $level }.
trust-lower = Cela change ce que vous écrirez désormais. Ce que { $partner } a lu reste lu.
trust-names = Donner vos propres noms aux niveaux
trust-names-means = Ils restent chez vous. Laissez-en un vide pour retrouver son ancien nom.
trust-name = Niveau { $level }
trust-keep = Garder
trust-kept = Gardé.
trust-met = Combien de fois vous et { $partner } vous êtes-vous vus ?
trust-met-means = Les jours d’une confidence orale notée comptent d’eux-mêmes. Avant trois rencontres, votre appareil est plus prudent.
trust-hints = Avant l’envoi
trust-hints-on = Tant que votre confiance est faible, votre propre appareil relit vos mots. Il relève noms, employeurs, changements de poste, santé et autres personnes. Quelle que soit votre confiance, il relève ce que { $partner } devrait signaler.
trust-hints-off = Vos mots partent sans relecture.
trust-hints-how = C’est une simple recherche en anglais et en français. Beaucoup lui échappe, et ce qu’elle trouve ne va à aucun serveur.
trust-hints-stop = Ne plus relire
trust-hints-start = Relire avant l’envoi
