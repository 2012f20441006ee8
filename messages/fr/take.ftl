take-title = Emporter ce qui est à vous
take-what = Vous recevez un fichier. Il s’ouvre sans Quietroom et sans aucune clé. Il est fait sur cet appareil ; on ne demande rien et on ne dit rien à qui que ce soit.
take-holds = Ce que contient le fichier
take-holds-mine = Ce que vous avez écrit : votre carnet, ce que vous retenez, ce que vous avez dit dans les espaces.
take-holds-confidence = Ce que l’autre a noté et qui est votre confidence.
take-holds-received = Ce que d’autres vous laissent lire, tant que ce n’est pas fini.
take-holds-agreements = Vos accords, tels que vous les avez signés à deux, et leurs dates pour votre agenda.
take-holds-files = Les fichiers joints à tout cela.
take-not = Ce que l’autre a dit et qui n’est pas votre confidence reste dans l’espace. C’est à l’autre de l’emporter.
take-open = Les mots de ce fichier sont lisibles. Qui met la main dessus peut les lire : gardez-le en lieu sûr.
take-making = On rassemble ce qui est à vous. Pour un long espace, cela prend un moment.
take-done = Le fichier est dans vos téléchargements. Il contient { $entries ->
        [one] { $entries } message
       *[other] { $entries } messages
    } et { $files ->
        [one] { $files } fichier
       *[other] { $files } fichiers
    }.
take-go = Faire le fichier
take-back = Retour à vos clés
# Dans le fichier lui-même.
take-page = Ce qui est à { $name } dans Quietroom
take-made = Emporté le { $day }. Commencez ici ; les autres fichiers disent la même chose aux programmes.
take-received = Ce que d’autres me laissent lire
take-room = L’espace de { $names }
take-agreement = Notre accord
take-me = Moi
take-held = retenu
take-taken-back = repris
take-for = Pour : { $purpose }. Jusqu’au { $until }.
take-files = Fichiers
take-erase = Vous effacer ici
