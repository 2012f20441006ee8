# What one's own device saw in a draft, before it is sent.
hint-title = Before you send
hint-met = { $met ->
    [0] You have not met { $partner } yet, as far as your device knows.
    [one] You have met { $partner } once.
   *[other] You have met { $partner } { $met } times.
}
hint-level = So far you trust { $partner } at the level “{ $level }”.
hint-holds = Your words hold:
hint-about-name = a name
hint-about-employer = where somebody works
hint-about-move = a move to other work
hint-about-health = health
hint-about-third = somebody else
hint-limit = “{ $words }” may fall under exception { $number }, “{ $title }”. Under it { $partner } must report what is meant there to { $to }.
hint-limit-unnamed = “{ $words }” may fall under exception { $number }, “{ $title }”. Under it { $partner } must report what is meant there. It does not say to whom yet.
hint-choose = Send, hold, or soften?
hint-choose-limit = Send, hold, or ask first?
hint-send = Send
hint-hold = Hold
hint-soften = Soften
hint-ask = Ask first
hint-question = Before I tell you something: what would you have to do under exception { $number }, “{ $title }”?
hint-asked = What you wrote is held back. This question is a start: change it as you like, or leave it.
hint-off = Do not look through my words any more
hint-how = Your own device saw this. It told no server.

hint-trust-due = { $met ->
    [one] You and { $partner } have met once. Has your trust grown?
   *[other] You and { $partner } have met { $met } times. Has your trust grown?
}
hint-trust-look = Look at it
hint-trust-never = Do not ask again here
