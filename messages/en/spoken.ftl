# What was spoken: confidences on record, going through the agreement again, who could have known.
spoken-back = Back to you and { $partner }
spoken-means = Most confidences are spoken. Put one on record in a line, and { $partner } can say whether they understood it the same way.
spoken-loading = Opening what is on record
spoken-record = On record
spoken-none = There is nothing on record yet. After a meeting, one line is enough.
spoken-owner-me = Your confidence, { $day }
spoken-owner-them = The confidence of { $partner }, { $day }
spoken-waits = { $partner } has not answered yet.
spoken-understood = Understood
spoken-heard = I heard it differently
spoken-heard-what = What did you hear?
spoken-heard-go = Say so
spoken-understood-by = { $who ->
    [me] You understood it the same way.
   *[them] { $partner } understood it the same way.
}
spoken-heard-by = { $who ->
    [me] You heard this instead:
   *[them] { $partner } heard this instead:
}
spoken-put = Put a confidence on record
spoken-line = What was said, in one line
spoken-empty = Write one line first.
spoken-whose = Whose confidence is it?
spoken-whose-me = It is mine.
spoken-whose-them = { $partner } told me.
spoken-when = When was it said?
spoken-put-go = Put it on record
spoken-put-done = { $partner } can see it now, and answer.
spoken-again = Go through your agreement again
spoken-again-means = Either of you can ask for this at any time, and owes no reason. You each write what you said, what you heard back, and what you agree now.
spoken-again-why = Is there something you want to say about it? You can leave this empty.
spoken-again-go = Ask to go through it
spoken-again-asked-me = You asked { $partner } to go through your agreement again.
spoken-again-asked-them = { $partner } asks to go through your agreement again.
spoken-part-said = What I said
spoken-part-heard = What I heard back
spoken-part-now = What we agree now
spoken-part-theirs = { $partner } wrote:
spoken-part-keep = Share what I wrote
spoken-end = How do you want to end this?
spoken-end-agreement = Propose a new version
spoken-end-stricter = From now on, what I say stays between us
spoken-end-nothing = Leave it as it is
spoken-end-means = What was written before stays under the rule it was written under.
spoken-stricter-now = What you say stays between the two of you unless you say otherwise, until you both sign a new version.
spoken-known = Who could have known?
spoken-known-looking = Looking through the room and the log
spoken-verdict-never = This has not left the room through Quietroom.
spoken-verdict-released-by-owner = Its owner let this be read. It may be what you heard.
spoken-verdict-told-on = This was passed on because its owner had said that it may be told.
spoken-verdict-released-by-both = You both let this be read.
spoken-verdict-against-owner = This was let out without the word of everyone whose confidence it is.
spoken-verdict-unexplained = Someone who can open this let it be read, and has not said by whom.
spoken-known-who = Everyone who could have read it
spoken-you = You
spoken-act-wrote = Wrote it, { $day }.
spoken-act-in-the-room = Could read it in the room since { $day }.
spoken-act-released-by-owner = Its owner let them read it, { $day }.
spoken-act-released-by-both = You both let them read it, { $day }.
spoken-act-told-on = It was passed on to them, { $day }, as its owner had allowed.
spoken-act-against-owner = Was let to read it, { $day }, without the word of everyone whose confidence it is.
spoken-act-unexplained = Someone was let to read it. It has not been said who.
spoken-known-not = What this list cannot know
spoken-known-aloud = What either of you said aloud.
spoken-known-ombuds = Whether one of you showed it to the ombuds you both named. That is not in the log.
spoken-known-copies = Whether { $partner } took a copy of what is theirs.
spoken-known-taken = You took a copy of what is yours on { $day }.
spoken-doors = What you can do
spoken-doors-means = { $partner } may have meant well. Each of these is open to you, and none comes before another.
spoken-door-ask = Ask { $partner }
spoken-door-ask-draft = I heard something that sounded like what I told you here. Did it come from you? I would like to understand what happened.
spoken-door-again = Go through your agreement
spoken-door-ombuds = Talk to the ombuds
spoken-door-leave = Leave
spoken-doors-where = The ombuds and leaving are found in the room. You owe no reason for either.
