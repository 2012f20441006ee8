# The room: who the two are, what was said, and the sheet to write on.
room-invited-person = the person you invited
room-loading-title = Your room
room-loading = Opening your room
room-home = To your rooms
room-title = You and { $partner }
room-people = { $known ->
    [yes] You are { $me }, { $mine }. { $partner } is your { $theirs }.
   *[no] You are { $me }, { $mine }.
}
room-role-mentor = mentor
room-role-mentee = mentee
room-ways = In this room
room-agreement = Your agreement
room-search = Search
room-meet = Compare safety words
room-held = { $count ->
    [one] One entry held back
   *[other] { $count } entries held back
}
room-trust = Your trust in { $partner }
room-closing = Closing well
room-objectives = What we want
room-meetings = Meetings
room-spoken = What was spoken
room-met-link = You and { $partner } met by a link that one of you sent.
room-met-words = You and { $partner } have compared your safety words.
room-met-not-yet = Not yet met: compare safety words with { $partner } when you next talk.
room-close = Close
room-not-now = Not now

# Comparing safety words.
room-meet-title = Is this really { $partner }?
room-meet-how = Meet or call { $partner }. Each of you reads four words aloud. If the words you hear are the words you see here, no one stands between you.
room-meet-loading = Fetching the words
room-meet-theirs = { $partner } reads these words to you
room-meet-yours = You read these words aloud
room-meet-none = { $partner } has not made a key yet. Try again when they have joined.
room-meet-heard = I heard these words
room-meet-differ = The words differ
room-meet-differ-now = Then this may not be { $partner }. Write nothing here for now. Call them by a number you know, and tell the person who runs your programme that the words differ.

# What stands between a person and writing.
room-stop-title = Something is wrong in this room
room-stop-withheld = Something that you wrote here is missing. The server lost it or keeps it back.
room-stop-chain-differs = You and { $partner } were shown two different rooms. The server or the software of { $partner } is at fault.
room-stop-log-differs = You and { $partner } were shown two different logs. The server or the software of { $partner } is at fault.
room-stop-not-mine = Something here bears your name, but you did not write it on this device.
room-stop-void-record = Someone tried to change who can open this room. It was not taken.
room-stop-other = Something here is not as it should be ({ $code }).
room-stop-do = Nothing you write is sent for now, and nothing is lost. Talk to { $partner } outside Quietroom and compare what you both see. If you know the cause, you can go on.
room-go-on = Go on
room-anew-title = { $partner } has begun anew
room-anew = { $partner } uses new keys, as one does after losing a device. It could also be someone else. Compare your safety words before you write again.
room-agree-title = Your agreement comes first
room-agree = { $state ->
    [mine] { $partner } has signed and waits for you. Read the agreement, then sign it or propose changes. You can write here once you both have signed.
    [theirs] You have signed. You can write here once { $partner } has signed too. Until then, your notebook is open to you.
    [again] Your agreement names keys that are no longer in use. Propose it once more as it stands. Once you both have signed, the room is back as it was.
   *[none] Before the first word you both sign what may be passed on. Read it, choose what fits, and sign. You can write here once you both have signed.
}
room-agree-sign = Read and sign
room-agree-open = Read the agreement
room-ended = This room has ended. You can still read what was said.
room-nobody-yet = The person you invited has not joined yet. Until then, your notebook is open to you.
room-request = { $who ->
    [me] You asked { $partner } to let { $to } read something. They have not answered yet.
   *[them] { $partner } asks you to let { $to } read something of yours.
}
room-request-open = Read and decide

# What was said.
room-lines = What you said to each other
room-empty = It is quiet here. Write the first words below, or wait for { $partner } to begin.
room-reading = Opening what was said: { $read } of { $all }
room-earlier = { $count ->
    [one] Show one earlier line
   *[other] Show earlier lines ({ $count })
}
room-corrected = corrected
room-waiting = Waiting for a connection
room-owner-me = This is your confidence.
room-owner-them = This is the confidence of { $partner }.
room-owner-both = You both say that this is your confidence. Both must agree before others may read it.
room-kept = You wrote this with your earlier keys. { $partner } kept it as yours.
room-line-taken-back = { $who ->
    [me] You took this entry back. { $partner } may have read it before.
   *[them] { $partner } took this entry back.
}
room-line-closed = Here is an entry that did not open on this device.
room-someone = someone
room-event-proposed = { $who ->
    [me] You proposed an agreement.
   *[them] { $partner } proposed an agreement.
}
room-event-signed = { $who ->
    [me] You signed the agreement.
   *[them] { $partner } signed the agreement.
}
room-event-in-force = The agreement is in force: you both have signed.
room-event-asked = { $who ->
    [me] You asked to let { $to } read something.
   *[them] { $partner } asked to let { $to } read something.
}
room-event-kept = { $who ->
    [me] You kept something here.
   *[them] It stays in the room.
}
room-event-claimed = { $who ->
    [me] You said: this is my confidence.
   *[them] { $partner } said: this is my confidence.
}
room-event-released = { $who ->
    [me] You let { $to } read something.
   *[them] { $partner } let { $to } read something.
}
room-event-half-released = { $who ->
    [me] You agree to let { $to } read something. { $partner } must agree too.
   *[them] { $partner } agrees to let { $to } read something. You must agree too.
}
room-event-standing = { $who ->
    [me] You said that { $partner } may tell the entry above to others.
   *[them] { $partner } said that you may tell the entry above to others.
}
room-event-spoken = { $who ->
    [me] You put a spoken confidence on record.
   *[them] { $partner } put a spoken confidence on record.
}
room-event-understood = { $who ->
    [me] You said that you understood it.
   *[them] { $partner } said that they understood it.
}
room-event-heard-differently = { $who ->
    [me] You said that you heard it differently.
   *[them] { $partner } heard it differently.
}
room-event-meet = { $who ->
    [me] You said something about meetings.
   *[them] { $partner } said something about meetings.
}
room-event-again = { $who ->
    [me] You asked to go through your agreement again.
   *[them] { $partner } asks to go through your agreement again.
}
room-event-again-end = { $who ->
    [me] You ended going through your agreement.
   *[them] { $partner } ended going through your agreement.
}
room-event-objective = { $who ->
    [me] You wrote about what you two want.
   *[them] { $partner } wrote about what you two want.
}
room-event-epoch = The keys of this room were renewed.
room-event-new-keys = { $who ->
    [me] You made new keys. What is written from here on opens with them.
   *[them] { $partner } made new keys, as one does after losing a device.
}
room-event-began-anew = { $who ->
    [me] You began anew, with other keys.
   *[them] { $partner } began anew, with other keys.
}
room-event-waits-correct = You corrected “{ $words }”. It waits on this device until there is a connection.
room-event-waits-take-back = You took back “{ $words }”. It waits on this device. Until there is a connection, { $partner } can read the entry.
room-event-waits-claim = You said of “{ $words }”: this is my confidence. It waits on this device until there is a connection.
room-event-waits-ask = You asked to let { $to } read “{ $words }”. It waits on this device until there is a connection.
room-event-waits-keep = You kept “{ $words }” here. It waits on this device until there is a connection.
room-event-unknown = { $who ->
    [me] You did something here that this version of Quietroom does not know.
   *[them] { $partner } did something here that this version of Quietroom does not know.
}
room-fault-withheld = Something of yours is missing before this line.
room-fault-repeated = This was shown before. It counts for nothing here.
room-fault-chain-differs = { $partner } was shown another room than you when this was written.
room-fault-log-differs = { $partner } was shown another log than you when this was written.
room-fault-not-mine = This bears your name, but was not written on this device.
room-fault-disowned = Its writer says that these keys were not theirs. Somebody else may have written this.
room-fault-void-entry = This does not belong here. It counts for nothing.
room-fault-void-record = This change of keys does not come from the two of you. It counts for nothing.
room-fault-not-agreed-yet = This was written before you both signed. It counts for nothing.
room-fault-mislabelled = This says that others may read it, but its writer could not decide that. Keep it to the two of you.
room-fault-bad-signature = The signature does not fit. This may be from someone else.
room-fault-cannot-open = This did not open on this device.
room-fault-log-not-mirrored = From here on this room speaks of another log than the one that is watched today. What was seen of that log cannot be compared any more.
room-fault-agreement-text-differs = The text of this agreement is not the one that it should be. It counts for nothing.
room-fault-swallowed = The server says that it took this, and does not show it. Talk to { $partner } outside Quietroom.
room-fault-other = Something is not as it should be with this line ({ $code }).

# Files.
room-files = Files
room-file-nameless = File without a name
room-file-opening = Opening the file
room-file-other = Quietroom does not show files of this kind. You can save it and open it with another program, if you trust where it comes from.
room-file-offline = Without a connection this file is not shown. You can save it.
room-file-saving = A saved file lies open on this device. Others who use the device may read it there.
room-file-save = Save to this device
room-file-add = Add a file
room-file-leave = Leave out
room-file-large = A file can have at most 25 megabytes. The larger one was left out.

# What can be done with an entry.
room-menu = More
room-act-who = Who can read this?
room-act-claim = This is my confidence
room-act-ask = Ask to let someone read it
room-act-release = Let someone read it
room-act-correct = Correct
room-act-take-back = Take back
room-act-ombuds = Show to the ombuds
room-act-report = Something I must report
room-claim-means = You say that this is yours, although { $partner } wrote it down. From then on your word is needed before others may read it.
room-claim-go = This is my confidence
room-claim-done = Noted: this is your confidence.
room-take-back-means = The entry is not shown any more. Its place stays. { $partner } may have read it, and may remember it.
room-take-back-unsent = This was not sent. It will not be sent, and this device forgets it.
room-take-back-go = Take it back
room-take-back-done = Taken back.
room-withdraw = Do not send it
room-withdrawn = It was not sent, and this device has forgotten it.
room-done-waits = Done here. It goes out once there is a connection.
room-at-once-read = There is no connection now. Before others are let to read, Quietroom looks up whose confidence it is by now, and which key the reader has. So this does not wait here. Try again once you are connected.
room-at-once-rest = There is no connection now. A break or an end counts for both of you at once, so it does not wait here. Try again once you are connected.
room-correct-means = { $partner } sees the new words and that they were corrected.
room-correct-words = The entry as it should be
room-correct-go = Correct
room-correct-done = Corrected.
room-ombuds-means = The ombuds whom you both named can read this entry and your words, and can check that it was said here. Your programme and { $partner } are not told.
room-ombuds-words = What should the ombuds know?
room-ombuds-go = Show to the ombuds
room-ombuds-done = The ombuds can read it now.
room-words-missing = Write a few words first.
room-reach-elsewhere = I heard this somewhere else
room-reach-looking = Looking it up
room-reach-wrote = Wrote it, { $since }.
room-reach-heard = Can read it since { $since }.
room-reach-release = Was let to read it, { $since }.
room-reach-release-of-a-part = Was let to read a part of it, { $since }.
room-reach-half = One of you agreed, { $since }. The other has not yet.
room-reach-unexplained = Someone who can open this entry let it be read, { $since }. Nobody has said by whom.
room-reach-against-owner = Was let to read it, { $since }, without the word of everyone whose confidence it is.
room-reach-delayed = Was let to read it, { $since }. You were told later, as agreed.
room-reach-reported = Was told of it by a report, { $since }.
room-reach-against-agreement = Was told of it by a report, { $since }, which your agreement does not cover.
room-reach-limit = Exception you both signed: { $limit }.
room-reach-unknown = Someone unknown
room-reach-why = For: { $purpose }. Until { $until }.
room-reach-limits = This list shows who can open the entry here. What people say aloud leaves no mark.

# The sheet to write on.
room-write = Write
room-change = Change
room-words = Your words
room-label-held = Only me for now; { $partner } when I trust them more
room-hint-me = It goes into your notebook, not into this room.
room-hint-held = It waits with you until you raise your trust, and you choose again then.
room-hint-pair = { $partner } is asked to keep it between you.
room-hint-named = { $named } can read it too, as your agreement says.
room-hint-may-tell = { $partner } may tell it to others without asking you again.
room-level = When may { $partner } read it?
room-level-1 = When I trust them a little
room-level-2 = When I trust them well
room-level-3 = When I trust them fully
room-whose = Whose confidence is it?
room-whose-me = Mine
room-whose-me-hint = Your word is needed before others may read it.
room-whose-them = { $partner } told me
room-whose-them-hint = Their word is needed before others may read it. It stays between you two.
room-limits = Exceptions we agreed
room-before-me = Before you keep it: you can read this.
room-before-held = Before you keep it: you can read this for now. { $partner } can read it if you raise your trust.
room-before-pair = Before you seal: you and { $partner } can read this.
room-before-named = Before you seal: you, { $partner } and { $named } can read this.
room-before-may-tell = Before you seal: you and { $partner } can read this, and { $partner } may tell it on.
room-seal = Seal and send
room-keep-me = Keep in my notebook
room-keep-held = Hold it back
room-sending = Sealing
room-said = Sent.
room-said-me = Kept in your notebook.
room-said-held = Held back.
room-offline = No connection now. What you write here, and what you do with an entry, waits on this device and goes out by itself.
room-unchecked = Your words are not checked before sending: Quietroom checks English and French.
room-blocked-stop = Nothing can be sent until you go on, above.
room-blocked-anew = Compare safety words with { $partner } first. What you write stays here.
room-wider = Let more people know this?
room-wider-kept = Once read, it stays read. You are asked this once for each entry.
room-wider-yes = Yes, that is what I want
room-wider-no = Leave it as it was

# A break, and the end.
room-rest-free = You may stop at any time. It is no one's fault, and you owe no reason. Your programme sees that the room rests or has ended. It does not see who did it.
room-pause-means = A break starts at once. Neither you nor { $partner } writes here until you go on. You can both read what was said.
room-pause-go = Take a break
room-pause-with = Take a break from { $partner }
room-pause-done = The room rests until you go on.
room-resume-go = Go on
room-resume-with = Go on with { $partner }
room-resume-done = Your break is over.
room-end-means = The end comes at once and is for good. Nothing new is written here. What was said stays with you and with { $partner }.
room-end-go = End this room
room-end-with = End the room with { $partner }
room-end-done = This room has ended.
room-paused = { $who ->
    [me] You are taking a break. Nothing is written here until you go on.
    [both] You both are taking a break. Nothing is written here until you both go on.
   *[them] { $partner } is taking a break. Nothing is written here until { $partner } goes on. You can end the room at any time.
}
room-paused-by-server = The server says that this room rests. Neither you nor { $partner } wrote so here.
room-ended-by-server = The server says that this room has ended. Neither you nor { $partner } wrote so here. You can still read what was said.
room-event-paused = { $who ->
    [me] You took a break.
   *[them] { $partner } took a break.
}
room-event-resumed = { $who ->
    [me] You went on after a break.
   *[them] { $partner } went on after a break.
}
room-event-ended = { $who ->
    [me] You ended this room.
   *[them] { $partner } ended this room.
}
room-fault-after-end = This was written after the room had ended. You need not read or answer it.
room-fault-during-pause = This was written during a break. You need not read or answer it.
room-broken = My confidence was broken
