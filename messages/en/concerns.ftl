# The ombuds' desk: what was raised, what is due, what can be done.
concerns-title = What is raised with you
concerns-means = What stands here is for your key alone, and goes past whoever runs the programme. What is due first stands first.
concerns-loading = Fetching and checking
concerns-again = Try again
concerns-wrong = Something that does not hold
concerns-empty = Nothing was raised with you.
concerns-somebody = Somebody
concerns-stands = { $day }. { $phase ->
    [raised] New
    [open] Open
    [closed] Closed
   *[withdrawn] Withdrawn
}
concerns-due = { $day }. { $phase ->
    [raised] Say by { $by } that you have it
   *[open] Tell them by { $by } what came of it
}
concerns-late = { $day }. Late: this was due by { $by }
concerns-confirmed = Their answers came from this key. Somebody whom you know can read you these words aloud.
concerns-not-confirmed = Not confirmed yet: somebody may have used this key’s name. Their first answer after yours shows that it is theirs.
concerns-withdrawn = It was withdrawn. Nothing of it is shown to you any more.
concerns-said = What was said
concerns-notes = Your notes
concerns-entry-true = { $by ->
    [raiser] The server took exactly this, { $when }, from the one who raised it:
   *[other] The server took exactly this, { $when }, from the other one:
}
concerns-entry-false = An entry was shown that the server did not take so. Do not rely on it. Its words are not shown here.
concerns-turn-raised = They wrote, { $when }:
concerns-turn-added = They added, { $when }:
concerns-turn-agreed = You may speak with the other, they said, { $when }.
concerns-turn-declined = You may not speak with the other, they said, { $when }.
concerns-turn-withdrawn = They withdrew it, { $when }.
concerns-turn-acknowledged = You said that you have it, { $when }.
concerns-turn-answered = You answered, { $when }:
concerns-turn-advised = You advised, { $when }:
concerns-turn-asked = You asked whether you may speak with the other, { $when }:
concerns-turn-mediating = You said that you speak with the other now, { $when }.
concerns-turn-recommended = You recommended, { $when }:
concerns-turn-closed = You closed it, { $when }:
concerns-do = What do you do?
concerns-no-consent = You speak with the other once they have agreed. Ask them first.
concerns-act-acknowledged = I have it
concerns-act-answered = Answer
concerns-act-advised = Advise
concerns-act-asked = Ask to speak with the other
concerns-act-mediating = I speak with the other now
concerns-act-recommended = Recommend
concerns-act-closed = Close it
concerns-act-note = Write a note
concerns-tells-acknowledged = They learn that you have it. This is due within seven days.
concerns-tells-answered = They read your answer. You can ask something in it.
concerns-tells-advised = They read what they can do now.
concerns-tells-asked = They read your question and say yes or no. A yes can be taken back.
concerns-tells-mediating = They learn that you speak with the other now. What you say there goes in person or by a room of your own.
concerns-tells-recommended = They read what you recommend.
concerns-tells-closed = They learn that you close it, and why.
concerns-tells-note = Your note stays with you.
concerns-go-acknowledged = Let them know
concerns-go-answered = Send the answer
concerns-go-advised = Send the advice
concerns-go-asked = Send the question
concerns-go-mediating = Let them know
concerns-go-recommended = Send it
concerns-go-closed = Close it
concerns-go-note = Keep the note
concerns-words = Your words
concerns-words-missing = Write a few words first.
concerns-not-now = Not now
concerns-written = Done.
concerns-door = An open link, without names
concerns-door-means = By it anybody comes in without a name and can write to you. Those who do stand in no list of the programme.
concerns-door-make = Make a link
concerns-door-label = The link
concerns-door-put = It works for 30 days, for many people. Put it where it is found without being seen: on a page, on paper.
concerns-door-copy = Copy the link
concerns-door-copied = Copied.
