# L’espace à deux : qui ils sont, ce qui a été dit, et la feuille pour écrire.
room-invited-person = la personne invitée
room-loading-title = Votre espace
room-loading = Ouverture de votre espace
room-home = Vers vos espaces
room-title = Vous et { $partner }
room-people = { $known ->
    [yes] Vous êtes { $me }, { $mine }. { $partner } : { $theirs }.
   *[no] Vous êtes { $me }, { $mine }.
}
room-role-mentor = mentor
room-role-mentee = mentoré
room-ways = Dans cet espace
room-agreement = Votre accord
room-search = Rechercher
room-meet = Comparer les mots de sûreté
room-held = { $count ->
    [one] Un texte retenu
   *[other] { $count } textes retenus
}
room-trust = Votre confiance en { $partner }
room-closing = Bien clore
room-objectives = Ce que nous voulons
room-meetings = Rencontres
room-spoken = Ce qui a été dit
room-met-link = Vous et { $partner } vous êtes rencontrés par un lien que l’un de vous a envoyé.
room-met-words = Vous et { $partner } avez comparé vos mots de sûreté.
room-met-not-yet = Pas encore vérifié : comparez les mots de sûreté avec { $partner } à la prochaine occasion.
room-close = Fermer
room-not-now = Pas maintenant

room-meet-title = Est-ce bien { $partner } ?
room-meet-how = Rencontrez ou appelez { $partner }. Chacun lit quatre mots à voix haute. Si les mots entendus sont ceux que vous voyez ici, il n’y a personne entre vous.
room-meet-loading = Recherche des mots
room-meet-theirs = { $partner } vous lit ces mots
room-meet-yours = Vous lisez ces mots à voix haute
room-meet-none = { $partner } n’a pas encore de clé. Réessayez après son arrivée.
room-meet-heard = J’ai entendu ces mots
room-meet-differ = Les mots sont différents
room-meet-differ-now = Alors ce n’est peut-être pas { $partner }. N’écrivez rien ici pour l’instant. Appelez un numéro que vous connaissez, et dites aux responsables du programme que les mots sont différents.

room-stop-title = Quelque chose ne va pas dans cet espace
room-stop-withheld = Un de vos textes manque ici. Le serveur l’a perdu ou le retient.
room-stop-chain-differs = Vous et { $partner } avez vu deux espaces différents. Le serveur ou le logiciel de { $partner } est en faute.
room-stop-log-differs = Vous et { $partner } avez vu deux registres différents. Le serveur ou le logiciel de { $partner } est en faute.
room-stop-not-mine = Quelque chose porte votre nom, mais n’a pas été écrit sur cet appareil.
room-stop-void-record = Quelqu’un a essayé de changer qui peut ouvrir cet espace. Cela n’a pas été accepté.
room-stop-other = Quelque chose n’est pas comme il faut ({ $code }).
room-stop-do = Rien de ce que vous écrivez ne part pour l’instant, et rien n’est perdu. Parlez avec { $partner } hors de Quietroom et comparez ce que vous voyez. Si vous connaissez la cause, vous pouvez continuer.
room-go-on = Continuer
room-anew-title = { $partner } a tout recommencé
room-anew = { $partner } a de nouvelles clés, comme après la perte d’un appareil. Ce pourrait aussi être quelqu’un d’autre. Comparez vos mots de sûreté avant d’écrire à nouveau.
room-agree-title = D’abord, votre accord
room-agree = { $state ->
    [mine] { $partner } a signé et vous attend. Lisez l’accord, puis signez-le ou proposez des changements. Vous pourrez écrire ici quand vous aurez signé tous les deux.
    [theirs] Vous avez signé. Vous pourrez écrire ici quand { $partner } aura signé aussi. D’ici là, votre carnet vous est ouvert.
    [again] Votre accord nomme des clés qui ne servent plus. Proposez-le à nouveau tel quel. Quand vous aurez signé tous les deux, l’espace sera de nouveau comme avant.
   *[none] Avant le premier mot, vous signez tous les deux ce qui peut être répété. Lisez, choisissez ce qui convient, et signez. Vous pourrez ensuite écrire ici.
}
room-agree-sign = Lire et signer
room-agree-open = Lire l’accord
room-ended = Cet espace est terminé. Vous pouvez encore lire ce qui a été dit.
room-nobody-yet = La personne invitée n’est pas encore arrivée. D’ici là, votre carnet vous est ouvert.
room-request = { $who ->
    [me] Vous avez demandé à { $partner } de laisser lire quelque chose à { $to }. Pas encore de réponse.
   *[them] { $partner } vous demande de laisser lire à { $to } quelque chose qui est à vous.
}
room-request-open = Lire et décider

room-lines = Ce que vous vous êtes dit
room-empty = C’est calme ici. Écrivez les premiers mots ci-dessous, ou attendez que { $partner } commence.
room-reading = Ouverture de ce qui a été dit : { $read } sur { $all }
room-earlier = { $count ->
    [one] Montrer une ligne plus ancienne
   *[other] Montrer les lignes plus anciennes ({ $count })
}
room-corrected = corrigé
room-waiting = En attente d’une connexion
room-owner-me = C’est votre confidence.
room-owner-them = C’est la confidence de { $partner }.
room-owner-both = Vous dites tous les deux que c’est votre confidence. Il faut l’accord des deux avant que d’autres puissent la lire.
room-kept = Vous avez écrit ceci avec vos clés d’avant. { $partner } l’a gardé comme vôtre.
room-line-taken-back = { $who ->
    [me] Vous avez retiré ce texte. { $partner } l’a peut-être lu avant.
   *[them] { $partner } a retiré ce texte.
}
room-line-closed = Il y a ici un texte qui ne s’est pas ouvert sur cet appareil.
room-someone = quelqu’un
room-event-proposed = { $who ->
    [me] Vous avez proposé un accord.
   *[them] { $partner } a proposé un accord.
}
room-event-signed = { $who ->
    [me] Vous avez signé l’accord.
   *[them] { $partner } a signé l’accord.
}
room-event-in-force = L’accord est en vigueur : vous l’avez signé tous les deux.
room-event-asked = { $who ->
    [me] Vous avez demandé de laisser lire quelque chose à { $to }.
   *[them] { $partner } a demandé de laisser lire quelque chose à { $to }.
}
room-event-kept = { $who ->
    [me] Vous avez gardé quelque chose ici.
   *[them] Cela reste dans l’espace.
}
room-event-claimed = { $who ->
    [me] Vous avez dit : c’est ma confidence.
   *[them] { $partner } a dit : c’est ma confidence.
}
room-event-released = { $who ->
    [me] Vous avez laissé lire quelque chose à { $to }.
   *[them] { $partner } a laissé lire quelque chose à { $to }.
}
room-event-half-released = { $who ->
    [me] Vous acceptez de laisser lire quelque chose à { $to }. Il faut aussi l’accord de { $partner }.
   *[them] { $partner } accepte de laisser lire quelque chose à { $to }. Il faut aussi votre accord.
}
room-event-standing = { $who ->
    [me] Vous avez dit que { $partner } peut parler du texte ci-dessus.
   *[them] { $partner } a dit que vous pouvez parler du texte ci-dessus.
}
room-event-spoken = { $who ->
    [me] Vous avez noté une confidence dite à voix haute.
   *[them] { $partner } a noté une confidence dite à voix haute.
}
room-event-understood = { $who ->
    [me] Vous avez dit l’avoir comprise.
   *[them] { $partner } dit l’avoir comprise.
}
room-event-heard-differently = { $who ->
    [me] Vous avez dit l’avoir entendue autrement.
   *[them] { $partner } l’a entendue autrement.
}
room-event-meet = { $who ->
    [me] Vous avez dit quelque chose des rencontres.
   *[them] { $partner } a dit quelque chose des rencontres.
}
room-event-again = { $who ->
    [me] Vous avez demandé à revoir votre accord.
   *[them] { $partner } demande à revoir votre accord.
}
room-event-again-end = { $who ->
    [me] Vous avez mis fin à la relecture de votre accord.
   *[them] { $partner } a mis fin à la relecture de votre accord.
}
room-event-objective = { $who ->
    [me] Vous avez écrit sur ce que vous voulez à deux.
   *[them] { $partner } a écrit sur ce que vous voulez à deux.
}
room-event-epoch = Les clés de cet espace ont été renouvelées.
room-event-new-keys = { $who ->
    [me] Vous avez créé de nouvelles clés. Ce qui s’écrit à partir d’ici s’ouvre avec elles.
   *[them] { $partner } a créé de nouvelles clés, comme on le fait après avoir perdu un appareil.
}
room-event-began-anew = { $who ->
    [me] Vous avez recommencé à neuf, avec d’autres clés.
   *[them] { $partner } a recommencé à neuf, avec d’autres clés.
}
room-event-waits-correct = Vous avez corrigé « { $words } ». Cela attend sur cet appareil qu’il y ait une connexion.
room-event-waits-take-back = Vous avez retiré « { $words } ». Cela attend sur cet appareil. Jusqu’à ce qu’il y ait une connexion, { $partner } peut lire ce texte.
room-event-waits-claim = Vous avez dit de « { $words } » : c’est ma confidence. Cela attend sur cet appareil qu’il y ait une connexion.
room-event-waits-ask = Vous avez demandé à faire lire « { $words } » à { $to }. Cela attend sur cet appareil qu’il y ait une connexion.
room-event-waits-keep = Vous avez gardé « { $words } » ici. Cela attend sur cet appareil qu’il y ait une connexion.
room-event-unknown = { $who ->
    [me] Vous avez fait ici quelque chose que cette version de Quietroom ne connaît pas.
   *[them] { $partner } a fait ici quelque chose que cette version de Quietroom ne connaît pas.
}
room-fault-withheld = Quelque chose de vous manque avant cette ligne.
room-fault-repeated = Ceci a déjà été montré. Cela ne compte pas ici.
room-fault-chain-differs = { $partner } voyait un autre espace que vous au moment d’écrire ceci.
room-fault-log-differs = { $partner } voyait un autre registre que vous au moment d’écrire ceci.
room-fault-not-mine = Ceci porte votre nom, mais n’a pas été écrit sur cet appareil.
room-fault-disowned = La personne dont c’est le nom dit que ces clés n’étaient pas les siennes. Quelqu’un d’autre a peut-être écrit ceci.
room-fault-void-entry = Ceci n’a pas sa place ici. Cela ne compte pas.
room-fault-void-record = Ce changement de clés ne vient pas de vous deux. Il ne compte pas.
room-fault-not-agreed-yet = Ceci a été écrit avant vos deux signatures. Cela ne compte pas.
room-fault-mislabelled = Ceci dit que d’autres peuvent le lire, mais son auteur ne pouvait pas en décider. Gardez-le entre vous deux.
room-fault-bad-signature = La signature ne convient pas. Cela vient peut-être de quelqu’un d’autre.
room-fault-cannot-open = Ceci ne s’est pas ouvert sur cet appareil.
room-fault-log-not-mirrored = À partir d’ici, cet espace se réfère à un autre registre que celui surveillé aujourd’hui. Ce qui en a été vu ne peut plus être comparé.
room-fault-agreement-text-differs = Le texte de cet accord n’est pas celui qu’il devrait être. Il ne compte pas.
room-fault-swallowed = Le serveur dit avoir reçu ceci, mais ne le montre pas. Parlez à { $partner } hors de Quietroom.
room-fault-other = Quelque chose n’est pas comme il faut avec cette ligne ({ $code }).

room-files = Fichiers
room-file-nameless = Fichier sans nom
room-file-opening = Ouverture du fichier
room-file-other = Quietroom ne montre pas ce genre de fichier. Vous pouvez l’enregistrer et l’ouvrir avec un autre programme, si vous avez confiance en son origine.
room-file-offline = Sans connexion, ce fichier n’est pas montré. Vous pouvez l’enregistrer.
room-file-saving = Un fichier enregistré reste ouvert sur cet appareil. D’autres qui utilisent l’appareil peuvent l’y lire.
room-file-save = Enregistrer sur cet appareil
room-file-add = Ajouter un fichier
room-file-leave = Enlever
room-file-large = Un fichier peut avoir au plus 25 mégaoctets. Le plus grand a été laissé de côté.

room-menu = Plus
room-act-who = Qui peut lire ceci ?
room-act-claim = C’est ma confidence
room-act-ask = Demander de le laisser lire
room-act-release = Laisser quelqu’un le lire
room-act-correct = Corriger
room-act-take-back = Retirer
room-act-ombuds = Montrer à l’ombuds
room-act-report = Une chose que je dois signaler
room-claim-means = Vous dites que ceci est à vous, même si { $partner } l’a écrit. Dès lors, il faut votre accord avant que d’autres puissent le lire.
room-claim-go = C’est ma confidence
room-claim-done = Noté : c’est votre confidence.
room-take-back-means = Le texte n’est plus montré. Sa place reste. { $partner } l’a peut-être lu et peut s’en souvenir.
room-take-back-unsent = Ceci n’a pas été envoyé. Cela ne le sera pas, et cet appareil l’oublie.
room-take-back-go = Le retirer
room-take-back-done = Retiré.
room-withdraw = Ne pas l’envoyer
room-withdrawn = Cela n’a pas été envoyé, et cet appareil l’a oublié.
room-done-waits = C’est fait ici. Cela partira dès qu’il y aura une connexion.
room-at-once-read = Il n’y a pas de connexion. Avant que d’autres puissent lire, Quietroom regarde à qui est la confidence à présent et quelle clé a la personne qui lira. Cela n’attend donc pas ici. Réessayez une fois connecté.
room-at-once-rest = Il n’y a pas de connexion. Une pause ou une fin compte aussitôt pour vous deux, et n’attend donc pas ici. Réessayez une fois connecté.
room-correct-means = { $partner } voit les nouveaux mots, et qu’ils ont été corrigés.
room-correct-words = Le texte tel qu’il doit être
room-correct-go = Corriger
room-correct-done = Corrigé.
room-ombuds-means = L’ombuds que vous avez nommé à deux peut lire ce texte et vos mots, et vérifier que cela a été dit ici. Ni le programme ni { $partner } n’en sont avertis.
room-ombuds-words = Que doit savoir l’ombuds ?
room-ombuds-go = Montrer à l’ombuds
room-ombuds-done = L’ombuds peut maintenant le lire.
room-words-missing = Écrivez d’abord quelques mots.
room-reach-elsewhere = J’ai entendu cela ailleurs
room-reach-looking = Recherche en cours
room-reach-wrote = L’a écrit, le { $since }.
room-reach-heard = Peut le lire depuis le { $since }.
room-reach-release = A reçu le droit de le lire, le { $since }.
room-reach-release-of-a-part = A reçu le droit d’en lire une partie, le { $since }.
room-reach-half = L’un de vous a accepté, le { $since }. L’autre pas encore.
room-reach-unexplained = Quelqu’un qui peut ouvrir ce texte l’a laissé lire, le { $since }. Personne n’a dit qui.
room-reach-against-owner = A reçu le droit de le lire, le { $since }, sans l’accord de tous ceux dont c’est la confidence.
room-reach-delayed = A reçu le droit de le lire, le { $since }. Vous l’avez su plus tard, comme convenu.
room-reach-reported = En a été informé par un signalement, le { $since }.
room-reach-against-agreement = En a été informé par un signalement, le { $since }, que votre accord ne couvre pas.
room-reach-limit = Exception que vous avez tous deux signée : { $limit }.
room-reach-unknown = Quelqu’un d’inconnu
room-reach-why = Pour : { $purpose }. Jusqu’au { $until }.
room-reach-limits = Cette liste montre qui peut ouvrir le texte ici. Ce qu’on dit à voix haute ne laisse pas de trace.

room-write = Écrire
room-change = Changer
room-words = Vos mots
room-label-held = Moi seulement pour l’instant ; { $partner } quand j’aurai plus confiance
room-hint-me = Cela va dans votre carnet, pas dans cet espace.
room-hint-held = Cela attend chez vous que votre confiance grandisse, et vous choisirez encore à ce moment.
room-hint-pair = { $partner } doit le garder entre vous.
room-hint-named = { $named } peut aussi le lire, comme le dit votre accord.
room-hint-may-tell = { $partner } peut en parler à d’autres sans vous demander à nouveau.
room-level = Quand { $partner } pourra-t-il ou elle le lire ?
room-level-1 = Quand j’aurai un peu confiance
room-level-2 = Quand j’aurai bien confiance
room-level-3 = Quand j’aurai toute confiance
room-whose = À qui est cette confidence ?
room-whose-me = À moi
room-whose-me-hint = Il faut votre accord avant que d’autres puissent la lire.
room-whose-them = { $partner } me l’a dit
room-whose-them-hint = Il faut son accord avant que d’autres puissent la lire. Cela reste entre vous deux.
room-limits = Exceptions convenues
room-before-me = Avant de garder : vous pouvez lire ceci.
room-before-held = Avant de garder : vous pouvez lire ceci pour l’instant. { $partner } pourra le lire si votre confiance grandit.
room-before-pair = Avant de sceller : vous et { $partner } pouvez lire ceci.
room-before-named = Avant de sceller : vous, { $partner } et { $named } pouvez lire ceci.
room-before-may-tell = Avant de sceller : vous et { $partner } pouvez lire ceci, et { $partner } peut en parler.
room-seal = Sceller et envoyer
room-keep-me = Garder dans mon carnet
room-keep-held = Retenir
room-sending = On scelle
room-said = Envoyé.
room-said-me = Gardé dans votre carnet.
room-said-held = Retenu.
room-offline = Pas de connexion. Ce que vous écrivez ici et ce que vous faites d’un texte attend sur cet appareil et partira de soi-même.
room-unchecked = Vos mots ne sont pas relus avant l’envoi : Quietroom relit l’anglais et le français.
room-blocked-stop = Rien ne part avant que vous ayez choisi de continuer, plus haut.
room-blocked-anew = Comparez d’abord les mots de sûreté avec { $partner }. Ce que vous écrivez reste ici.
room-wider = Le faire savoir à plus de monde ?
room-wider-kept = Ce qui est lu reste lu. La question vient une fois par texte.
room-wider-yes = Oui, c’est ce que je veux
room-wider-no = Laisser comme avant

# Une pause, et la fin.
room-rest-free = Vous pouvez arrêter à tout moment. Ce n’est la faute de personne et vous ne devez aucune raison. Votre programme voit que le salon est en pause ou terminé. Il ne voit pas qui l’a fait.
room-pause-means = La pause commence tout de suite. Ni vous ni { $partner } n’écrivez ici avant que vous ne repreniez. Vous pouvez relire tous les deux ce qui a été dit.
room-pause-go = Faire une pause
room-pause-with = Faire une pause avec { $partner }
room-pause-done = Le salon est en pause jusqu’à ce que vous repreniez.
room-resume-go = Reprendre
room-resume-with = Reprendre avec { $partner }
room-resume-done = Votre pause est finie.
room-end-means = La fin vient tout de suite et elle est définitive. Rien de nouveau ne s’écrit ici. Ce qui a été dit reste à vous et à { $partner }.
room-end-go = Terminer ce salon
room-end-with = Mettre fin au salon avec { $partner }
room-end-done = Ce salon est terminé.
room-paused = { $who ->
    [me] Vous faites une pause. Rien ne s’écrit ici avant que vous ne repreniez.
    [both] Vous faites une pause tous les deux. Rien ne s’écrit ici avant que vous n’ayez repris tous les deux.
   *[them] { $partner } fait une pause. Rien ne s’écrit ici avant que { $partner } ne reprenne. Vous pouvez terminer le salon à tout moment.
}
room-paused-by-server = Le serveur dit que ce salon est en pause. Ni vous ni { $partner } ne l’avez écrit ici.
room-ended-by-server = Le serveur dit que ce salon est terminé. Ni vous ni { $partner } ne l’avez écrit ici. Vous pouvez encore lire ce qui a été dit.
room-event-paused = { $who ->
    [me] Vous avez fait une pause.
   *[them] { $partner } a fait une pause.
}
room-event-resumed = { $who ->
    [me] Vous avez repris après une pause.
   *[them] { $partner } a repris après une pause.
}
room-event-ended = { $who ->
    [me] Vous avez terminé ce salon.
   *[them] { $partner } a terminé ce salon.
}
room-fault-after-end = Ceci a été écrit après la fin du salon. Vous n’avez pas à le lire ni à y répondre.
room-fault-during-pause = Ceci a été écrit pendant une pause. Vous n’avez pas à le lire ni à y répondre.
room-broken = Ma confidence a été trahie
