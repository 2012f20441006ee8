# The safeguarding lead's desk: what was reported, and what was done about it.
reports-title = Reports to you
reports-means = Two people agreed beforehand that such things are reported to you. This device has checked that: both signatures, the exception, and the log.
reports-loading = Fetching and checking the reports
reports-empty = Nothing was reported to you.
reports-again = Try again
reports-stands = { $day }. { $state }
reports-state-new = New
reports-state-acknowledged = You have said that you have it
reports-state-asked = You have asked
reports-state-answered = They have answered
reports-state-decision = Decided
reports-state-closed = Closed
reports-wrong = A report that does not hold
reports-destroyed = A report of { $day } is closed. Its day has come, and nothing of it is shown.
reports-from = { $named ->
    [yes] Signed on { $day } by { $name }.
   *[no] Signed on { $day } by the one who reports. Their words below may say who they are.
}
reports-the-reporter = The one who reports
reports-the-other = The other one
reports-deputy = It comes to you as the deputy.
reports-told = The other one was told at once, without these words.
reports-later = The other one is told by { $day }. Take care not to speak of it to them before.
reports-reason = Why so
reports-statement = In their own words
reports-statement-means = This is what the one who reports says. Nothing proves it but their word.
reports-who = Who they are
reports-who-means = When you speak with them, ask them to read their safety words aloud. If the words are these, it is the one whose key signed or wrote this.
reports-entries = What was written in the room
reports-accepted = { $who ->
    [reporter] The server took this on { $day }, as written by the one who reports.
    [named] The server took this on { $day }, as written by { $name }.
   *[other] The server took this on { $day }, as written by the other one.
}
reports-owner = { $who ->
    [reporter] It is the confidence of the one who reports.
   *[other] It is the confidence of the other one.
}
reports-done = What was done
reports-done-nothing = Nothing so far.
reports-done-acknowledged = { $when }: you let them know that you have it.
reports-done-asked = { $when }: you asked.
reports-done-answered = { $when }: they answered.
reports-done-note = { $when }: your note.
reports-done-decision = { $when }: your decision.
reports-done-closed = { $when }: you closed it.
reports-done-destroy = { $when }: to be shown until { $day }.
reports-do = What do you do?
reports-act-acknowledged = I have it
reports-act-asked = Ask them
reports-act-note = Write a note
reports-act-decision = Decide
reports-act-closed = Close it
reports-tells-acknowledged = The one who reports learns that you have it.
reports-tells-asked = The one who reports reads your question and can answer.
reports-tells-note = Your note stays with you.
reports-tells-decision = What you decide stays with you. The one who reports learns that you have decided.
reports-tells-closed = The one who reports learns that it is closed.
reports-words-asked = Your question
reports-words-note = Your note
reports-words-decision = What you decided, and why
reports-words-missing = Write a few words first.
reports-until = Until which day do you keep it?
reports-until-hint = After this day it is not shown here any more. Choose today or later, as your rules say.
reports-go-acknowledged = Let them know
reports-go-asked = Send the question
reports-go-note = Keep the note
reports-go-decision = Keep the decision
reports-go-closed = Close it
reports-not-now = Not now
reports-written = Done.
