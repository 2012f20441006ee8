# L’accueil : les espaces, et le reste.
home-title = Vos espaces
home-kit = Vous n’avez pas encore vérifié votre kit de secours. Si cet appareil est perdu, c’est par lui que vous reviendrez.
home-kit-do = Créer un kit et le vérifier
home-partner-none = La personne invitée
home-role = { $role ->
    [mentor] Votre rôle : mentor.
   *[mentee] Votre rôle : mentoré.
}
home-state-invited = Cette personne n’est pas encore entrée. Demandez-lui si votre lien est arrivé.
home-state-agreeing = D’abord, votre accord. Vous vous écrirez quand vous aurez signé tous les deux.
home-state-open = Ouvert. Vous avez signé tous les deux.
home-state-paused = L’un de vous fait une pause.
home-state-ended = Terminé. Vous pouvez encore lire ce qui a été dit.
home-empty = Vous n’avez pas encore d’espace
home-empty-what = Votre programme vous met en relation avec quelqu’un. Dès que c’est fait, l’espace apparaît ici. Vous pouvez aussi inviter quelqu’un.
home-empty-coordinator = Vos propres espaces apparaissent ici. Les duos du programme sont dans la liste plus bas.
home-empty-meanwhile = D’ici là, votre carnet vous est ouvert.
home-more = Aussi ici
home-notebook = Ce que vous y écrivez reste à vous, tant que vous ne partagez pas une page.
home-received = À lire
home-received-count = { $count ->
    [0] Rien pour l’instant. Ce qu’on vous laisse lire apparaît ici.
    [one] On vous laisse lire une chose.
   *[other] On vous laisse lire { $count } choses.
}
home-reports = Signalements
home-reports-what = Si vous êtes la personne référente : ce qui vous a été signalé.
home-people = Les personnes du programme
home-people-what = Qui reçoit les signalements, qui est l’ombuds, et leurs mots de sûreté.
home-pairs = Duos du programme
home-pairs-what = Vous voyez les duos et les dates. Vous ne voyez pas les espaces.
home-guidance = Cours brefs
home-guidance-what = Dix minutes chacun : commencer, écouter, garder une confidence, bien finir.
home-keys = Vos clés
home-keys-what = Mots de sûreté, autre appareil, nouveau kit, appareil perdu, et emporter ce qui est à vous.

# Inviter quelqu’un.
home-invite = Inviter quelqu’un
home-invite-what = Vous recevez un lien qui ouvre un espace pour vous deux. Vous l’envoyez vous-même.
home-invite-name = Son nom
home-invite-missing = Écrivez un nom, pour savoir plus tard de qui il s’agit.
home-invite-as = Quel sera son rôle ?
home-invite-mentor = Mon mentor
home-invite-mentee = La personne que j’accompagne
home-invite-outside = Un ombuds à nous, de l’extérieur
home-invite-outside-what = Cette personne n’entre dans aucun espace, et la coordination ne la voit pas dans ses listes. Sous son nom, elle trouve un code. Nommez-la avec ce code dans votre accord : cela compte quand vous avez signé tous les deux.
home-invite-go = Créer le lien
home-invite-not = Pas maintenant
home-link = Votre lien est prêt
home-link-send = Envoyez-le vous-même à { $name } : par message, par courriel ou de la main à la main. Ainsi vous savez qu’il est arrivé à la bonne personne.
home-link-label = Le lien
home-link-once = Il sert une seule fois. La première personne qui l’ouvre entre : ne l’envoyez à personne d’autre. S’il se perd, créez-en un nouveau.
home-link-copy = Copier le lien
home-link-copied = Copié.
home-link-done = Terminé
home-broken = Ma confidence a été trahie
home-broken-what = À l’ombuds, sans passer par qui mène le programme ; et ce qui en est advenu.
home-heard = Ce qui vous est confié
home-heard-what = Comme ombuds : ce qui est dû, et ce que vous pouvez faire.
home-due-acknowledgement = Quelqu’un attend d’apprendre avant le { $day } que vous avez ce qui a été écrit.
home-due-feedback = Quelqu’un attend d’apprendre avant le { $day } ce qu’il en est advenu.
home-late = Vous êtes en retard : quelqu’un attend depuis le { $day }.
home-nameless = Ce compte n’a pas de nom
home-nameless-what = Il sert à écrire à l’ombuds dont vous avez pris le lien. Quittez-le par « Quitter vite », et ne l’utilisez pour rien d’autre.
home-meet = Voir { $partner }
