# Ce qui entoure chaque écran.
shell-skip = Aller au contenu
shell-places = Rubriques
shell-notebook = Carnet
shell-received = { $count ->
    [one] Une chose à lire
   *[other] { $count } choses à lire
}
shell-connected = Connecté
shell-away = Le serveur ne répond pas. Ce que vous écrivez attend ici.
shell-offline = Pas de connexion. Ce que vous écrivez attend ici.
shell-lock = Verrouiller
shell-leave = Partir vite
shell-rest = Faire une pause ou partir
shell-who-can-read = Qui peut lire ceci ?
shell-words = Mots de sûreté :
shell-words-loading = Mots de sûreté : un instant
shell-language = Langue
shell-new-version = Une nouvelle version est prête.
shell-use-new = L’utiliser maintenant

shell-label-me = Moi seulement
shell-label-pair = Vous et { $partner }
shell-label-named = Vous, { $partner } et { $named }
shell-label-may-tell = Vous et { $partner } ; chacun peut en parler
shell-no-name = Sans nom
