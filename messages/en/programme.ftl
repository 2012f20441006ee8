# The coordinator's list of pairs.
programme-pairs = Pairs of the programme
programme-fixed = You see pairings, dates, and what two people both agreed to show. You cannot see rooms.
programme-people = Who takes reports, and who is the ombuds
programme-reading = Reading the list…
programme-count = { $count ->
    [one] One pair
   *[other] { $count } pairs
}
programme-pair = { $mentor } is the mentor of { $mentee }.
programme-state-invited = Not open yet: they have not both come in and signed.
programme-state-open = Their room is open.
programme-state-paused = Their room rests for now.
programme-state-ended = Their room has ended.
programme-state-other = Their room has a state that this page does not know.
programme-since = Opened on { $day }.
programme-faces = What they both agreed to show:
programme-face-open = Open
programme-face-progress = Under way
programme-face-done = Done
programme-face-other = In a state that this page does not know
programme-empty = There are no pairs yet
programme-empty-what = When two people have a room in this programme, you see their names and dates here. What they write stays with them.
