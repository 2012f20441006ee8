# La liste des duos pour qui mène le programme.
programme-pairs = Duos du programme
programme-fixed = Vous voyez les duos, les dates et ce que deux personnes ont convenu de montrer. Vous ne pouvez pas voir les espaces.
programme-people = Qui reçoit les signalements, et qui est l’ombuds
programme-reading = Lecture de la liste…
programme-count = { $count ->
    [one] Un duo
   *[other] { $count } duos
}
programme-pair = { $mentor } est mentor de { $mentee }.
programme-state-invited = Pas encore ouvert : les deux ne sont pas encore entrés ou n’ont pas signé.
programme-state-open = Leur espace est ouvert.
programme-state-paused = Leur salon est en pause pour le moment.
programme-state-ended = Leur espace est terminé.
programme-state-other = Leur espace est dans un état que cette page ne connaît pas.
programme-since = Ouvert le { $day }.
programme-faces = Ce que les deux ont convenu de montrer :
programme-face-open = Ouvert
programme-face-progress = En cours
programme-face-done = Atteint
programme-face-other = Dans un état que cette page ne connaît pas
programme-empty = Il n’y a pas encore de duo
programme-empty-what = Quand deux personnes ont un espace dans ce programme, vous voyez ici leurs noms et les dates. Ce qu’elles écrivent reste entre elles.
