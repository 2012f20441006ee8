# Chercher sur l’appareil.
search-room = Rechercher dans cet espace
search-all = Rechercher dans vos espaces et votre carnet
search-where = La recherche se fait sur cet appareil, dans ce qui y a été ouvert.
search-go = Rechercher
search-looking = Recherche en cours
search-found = { $count ->
    [0] Rien trouvé. Essayez un autre mot, ou une partie.
    [one] Un passage trouvé
   *[other] { $count } passages trouvés
}
