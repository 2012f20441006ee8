# Ce qui a été dit : confidences notées, relire l’accord, qui a pu savoir.
spoken-back = Retour à votre espace avec { $partner }
spoken-means = La plupart des confidences se disent à voix haute. Notez-en une en une ligne, et { $partner } peut dire si c’est bien ce qui a été compris.
spoken-loading = Ouverture de ce qui est noté
spoken-record = Ce qui est noté
spoken-none = Rien n’est noté pour l’instant. Après une rencontre, une ligne suffit.
spoken-owner-me = Votre confidence, le { $day }
spoken-owner-them = La confidence de { $partner }, le { $day }
spoken-waits = { $partner } n’a pas encore répondu.
spoken-understood = Compris
spoken-heard = Je l’ai entendu autrement
spoken-heard-what = Qu’avez-vous entendu ?
spoken-heard-go = Le dire
spoken-understood-by = { $who ->
    [me] Vous l’avez compris de la même façon.
   *[them] { $partner } l’a compris de la même façon.
}
spoken-heard-by = { $who ->
    [me] Vous avez entendu ceci :
   *[them] { $partner } a entendu ceci :
}
spoken-put = Noter une confidence
spoken-line = Ce qui a été dit, en une ligne
spoken-empty = Écrivez d’abord une ligne.
spoken-whose = De qui est cette confidence ?
spoken-whose-me = De moi.
spoken-whose-them = { $partner } me l’a dit.
spoken-when = Quand était-ce ?
spoken-put-go = Noter
spoken-put-done = { $partner } peut maintenant la voir et répondre.
spoken-again = Revoir votre accord
spoken-again-means = Chacun de vous peut le demander à tout moment, sans donner de raison. Vous écrivez chacun ce que vous avez dit, ce que vous avez entendu en retour, et ce que vous décidez maintenant.
spoken-again-why = Voulez-vous en dire quelque chose ? Vous pouvez laisser ceci vide.
spoken-again-go = Demander à le revoir
spoken-again-asked-me = Vous avez demandé à { $partner } de revoir votre accord.
spoken-again-asked-them = { $partner } demande à revoir votre accord.
spoken-part-said = Ce que j’ai dit
spoken-part-heard = Ce que j’ai entendu en retour
spoken-part-now = Ce que nous décidons maintenant
spoken-part-theirs = { $partner } a écrit :
spoken-part-keep = Partager ce que j’ai écrit
spoken-end = Comment voulez-vous terminer ?
spoken-end-agreement = Proposer une nouvelle version
spoken-end-stricter = Désormais, ce que je dis reste entre nous
spoken-end-nothing = Laisser comme c’est
spoken-end-means = Ce qui a été écrit avant reste sous la règle d’alors.
spoken-stricter-now = Ce que vous dites reste entre vous deux, sauf avis contraire de votre part, jusqu’à ce que vous signiez tous deux une nouvelle version.
spoken-known = Qui a pu savoir ?
spoken-known-looking = On parcourt l’espace et le journal
spoken-verdict-never = Ceci n’a pas quitté l’espace par Quietroom.
spoken-verdict-released-by-owner = La personne dont c’est la confidence l’a laissé lire. C’est peut-être ce que vous avez entendu.
spoken-verdict-told-on = Ceci a été transmis parce que la personne dont c’est la confidence avait dit qu’on pouvait en parler.
spoken-verdict-released-by-both = Vous l’avez tous deux laissé lire.
spoken-verdict-against-owner = Ceci est sorti sans l’accord de tous ceux dont c’est la confidence.
spoken-verdict-unexplained = Quelqu’un qui peut ouvrir ceci l’a laissé lire, et n’a pas dit par qui.
spoken-known-who = Tous ceux qui ont pu le lire
spoken-you = Vous
spoken-act-wrote = L’a écrit, le { $day }.
spoken-act-in-the-room = A pu le lire dans l’espace depuis le { $day }.
spoken-act-released-by-owner = La personne dont c’est la confidence l’a laissé lire, le { $day }.
spoken-act-released-by-both = Vous l’avez tous deux laissé lire, le { $day }.
spoken-act-told-on = Cela lui a été transmis, le { $day }, comme c’était permis.
spoken-act-against-owner = A reçu le droit de le lire, le { $day }, sans l’accord de tous ceux dont c’est la confidence.
spoken-act-unexplained = Quelqu’un a reçu le droit de le lire. On n’a pas dit qui.
spoken-known-not = Ce que cette liste ne peut pas savoir
spoken-known-aloud = Ce que l’un de vous a dit à voix haute.
spoken-known-ombuds = Si l’un de vous l’a montré à l’ombuds que vous avez choisi ensemble. Ce n’est pas dans le journal.
spoken-known-copies = Si { $partner } a pris une copie de ce qui est à lui ou à elle.
spoken-known-taken = Vous avez pris une copie de ce qui est à vous le { $day }.
spoken-doors = Ce que vous pouvez faire
spoken-doors-means = { $partner } a peut-être voulu bien faire. Chacune de ces voies vous est ouverte, et aucune ne passe avant une autre.
spoken-door-ask = Demander à { $partner }
spoken-door-ask-draft = J’ai entendu quelque chose qui ressemblait à ce que je vous ai dit ici. Cela venait-il de vous ? J’aimerais comprendre ce qui s’est passé.
spoken-door-again = Revoir votre accord
spoken-door-ombuds = Parler à l’ombuds
spoken-door-leave = Partir
spoken-doors-where = L’ombuds et le départ se trouvent dans l’espace. Vous ne devez de raison ni pour l’un ni pour l’autre.
