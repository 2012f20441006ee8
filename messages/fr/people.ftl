# Qui tient quelle place dans le programme.
people-title = Les personnes du programme
people-means = Les accords de ce programme nomment ces personnes. Chacune a quatre mots de sûreté : demandez-lui de lire les siens à voix haute. S’ils diffèrent, ne vous fiez pas à cette clé.
people-reading = Lecture et vérification de la liste
people-signed = Cet appareil a vérifié cette liste d’après le journal. Elle a été signée le { $day }.
people-none = Personne n’a encore été nommé.
people-coordinator = Qui mène le programme
people-coordinator-what = Voit les duos et les dates, et aucun espace.
people-officer = Personne référente
people-officer-what = Reçoit un signalement sous une exception que deux personnes ont signée.
people-deputy = Qui supplée la personne référente
people-deputy-what = Reçoit un signalement quand la personne référente n’est pas la bonne pour cela.
people-ombuds = Ombuds
people-ombuds-what = Entend qu’une confidence a été trahie. Se tient à l’écart de qui mène le programme.
people-nobody = Personne encore.
people-missing-officer = Tant qu’il manque la personne référente ou qui la supplée, les accords ne nomment ni l’une ni l’autre. Avant toute signature, ils disent : ce programme n’a nommé personne pour recevoir les signalements, ou personne pour la suppléance.
people-missing-ombuds = Avant toute signature, les accords disent : ce programme n’a nommé aucun ombuds indépendant de lui. Deux personnes peuvent amener un ombuds de l’extérieur.
people-you = C’est vous.
people-out = Vous avez dit : pas pour mes espaces.
people-keep-out = Pas pour mes espaces
people-keep-in = Revenir là-dessus
people-keep-means = Votre appareil ne propose et ne signe alors aucun accord qui donne une place à { $name }. Personne n’en est averti, ni de la raison.
people-keep-title = Pas pour mes espaces ?
people-keep-go = Pas pour mes espaces
people-not-now = Pas maintenant

people-asked = J’ai posé la question

# Ce qui a changé depuis que deux personnes ont signé.
people-told = Ce que disent vos accords
people-told-nobody = Votre accord avec { $partner } laisse cette place vide : { $role }. Le programme a maintenant { $now }.
people-told-other = Votre accord avec { $partner } nomme { $named } : { $role }. Le programme nomme maintenant { $now }.
people-told-anew = Votre accord avec { $partner } nomme { $named } : { $role }. { $named } a maintenant d’autres clés.
people-told-gone = Votre accord avec { $partner } nomme { $named } : { $role }. Le programme ne nomme plus personne.
people-told-stays = Il reste comme vous l’avez signé à deux jusqu’à ce que vous signiez tous deux de nouveau.
people-told-go = Ouvrir l’accord avec { $partner }

# Pour qui mène le programme.
people-appoint = Nommer quelqu’un
people-replace = Nommer quelqu’un d’autre
people-appoint-officer = Qui est la personne référente ?
people-appoint-deputy = Qui la supplée ?
people-appoint-ombuds = Qui est l’ombuds ?
people-appoint-who = Choisissez une personne
people-appoint-choose = Choisir
people-appoint-missing = Choisissez d’abord une personne.
people-appoint-means = Votre appareil signe la liste, et chacun dans le programme la voit. Les espaces qui ont déjà un accord gardent qui ils ont nommé jusqu’à ce que les deux signent de nouveau.
people-appoint-mentors = Dans son propre espace, personne n’a de place : l’accord l’y laisse vide.
people-appoint-ombuds-means = Qui mène le programme n’est jamais l’ombuds.
people-appoint-deputy-means = La personne référente ne peut pas se suppléer elle-même.
people-appoint-nobody = Personne que vous pourriez nommer n’est encore là. Invitez d’abord ces personnes.
people-appoint-go = Nommer
people-appoint-done = C’est fait : { $name }.
people-dismiss = Ne nommer personne
people-dismissed = Personne ne tient cette place maintenant.
people-heard = Ce qui vous est confié
