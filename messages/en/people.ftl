# Who holds which part in the programme.
people-title = People of the programme
people-means = Agreements of this programme name these people. Each has four safety words: ask them to read theirs aloud. If the words differ, do not trust that key.
people-reading = Reading and checking the list
people-signed = This device has checked this list against the log. It was signed on { $day }.
people-none = Nobody has been named yet.
people-coordinator = Who runs the programme
people-coordinator-what = They see pairs and dates, and no rooms.
people-officer = Safeguarding lead
people-officer-what = Takes a report under an exception that two people signed.
people-deputy = Who stands in for the lead
people-deputy-what = Takes a report when the lead is not the right one for it.
people-ombuds = Ombuds
people-ombuds-what = Hears that a confidence was broken. Stands apart from whoever runs the programme.
people-nobody = Nobody yet.
people-missing-officer = Until there is a lead and somebody who stands in, agreements name neither. Before anybody signs, they say: this programme has named no one to take reports, or no one to stand in.
people-missing-ombuds = Before anybody signs, agreements say: this programme has named no ombuds who stands apart from it. Two people may bring an ombuds from outside.
people-you = This is you.
people-out = You said: not for my rooms.
people-keep-out = Not for my rooms
people-keep-in = Take that back
people-keep-means = Your device then proposes and signs no agreement that gives { $name } a part. Nobody is told, or told why.
people-keep-title = Not for my rooms?
people-keep-go = Not for my rooms
people-not-now = Not now

people-asked = I have asked about it

# What changed since two people signed.
people-told = What your agreements say
people-told-nobody = Your agreement with { $partner } leaves this part empty: { $role }. The programme now has { $now }.
people-told-other = Your agreement with { $partner } names { $named }: { $role }. The programme now names { $now }.
people-told-anew = Your agreement with { $partner } names { $named }: { $role }. { $named } now has other keys.
people-told-gone = Your agreement with { $partner } names { $named }: { $role }. The programme now names nobody.
people-told-stays = It stays as you both signed it until you both sign again.
people-told-go = Open the agreement with { $partner }

# For whoever runs the programme.
people-appoint = Appoint somebody
people-replace = Appoint somebody else
people-appoint-officer = Who is the safeguarding lead?
people-appoint-deputy = Who stands in for the lead?
people-appoint-ombuds = Who is the ombuds?
people-appoint-who = Choose a person
people-appoint-choose = Choose
people-appoint-missing = Choose a person first.
people-appoint-means = Your device signs the list, and everybody in the programme sees it. Rooms that agreed before keep whom they named until both sign again.
people-appoint-mentors = In a room of their own nobody has a part: the agreement there leaves it empty.
people-appoint-ombuds-means = Whoever runs the programme is never the ombuds.
people-appoint-deputy-means = The lead cannot stand in for themselves.
people-appoint-nobody = Nobody has joined yet whom you could appoint. Invite them first.
people-appoint-go = Appoint
people-appoint-done = { $name } is appointed.
people-dismiss = Appoint nobody
people-dismissed = Nobody holds this part now.
people-heard = What is raised with you
