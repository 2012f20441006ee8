# Something I must report: whom to call, which exception, what, and exactly what goes out.
report-title = Something I must report
report-back = Back to you and { $partner }
report-loading = Opening what can be reported
report-danger = Is somebody in danger now?
report-danger-call = Call first. You do not have to ask Quietroom, or anybody in it, before you call.
report-go = Go on to a report
report-next = Go on
report-previous = One step back

# Which exception.
report-which = Which exception is it?
report-which-means = You can report under an exception that you both signed, and under no other.
report-to = It goes to { $officer } or, if that is not right, to { $deputy }.
report-told-at-once = { $partner } is told at once.
report-told-later = { $partner } is told at once, or within { $days } days if you say why.
report-names-none = Your agreement names no person for this, so it does not go out from here. Call for help instead.
report-none = None of these
report-which-missing = Choose one.
report-refused = This does not go out through Quietroom
report-refused-none = What was said here stays here, unless you both signed an exception for it. None of yours covers this.
report-refused-unsigned = You both have signed no exception under which you have to act.
report-refused-unnamed = Your exceptions name no person to report to.
report-instead = You can still do this:
report-instead-call = If somebody is in danger, call. Your agreement does not stand in the way.
report-instead-ask = Ask { $partner } whether somebody else may read it.
report-instead-ombuds = Show it to the ombuds whom you both named.
report-instead-advice = Ask for advice outside: a helpline, or a lawyer if a law may oblige you. Leave out names and places.

# What.
report-what = What must be read?
report-what-means = Tick the few entries that show it. What you do not tick stays in the room.
report-what-empty = Nothing was written since you both signed this exception.
report-what-missing = Tick at least one entry, and at most { $most }.
report-by-me = You, { $when }.
report-by-them = { $partner }, { $when }.
report-taken-back = Taken back later.
report-with-files = { $count ->
    [one] One file goes with it.
   *[other] { $count } files go with it.
}
report-earlier = Show earlier entries
report-older = { $count ->
    [one] One entry was written before you both signed this exception. It stays under the rule of its day.
   *[other] { $count } entries were written before you both signed this exception. They stay under the rule of their day.
}
report-statement = What must { $officer } know?
report-statement-hint = Write it in your own words. { $officer } sees keys and no names: say who you are and who this is about. { $partner } does not see these words.
report-statement-missing = Write a few words first.
report-whom = Who gets it?
report-whom-officer = { $officer }
report-whom-deputy = { $deputy }, because { $officer } is not the right one for this
report-when = When is { $partner } told?
report-when-now = At once
report-when-later = Later, by a day that I choose
report-untold = When is it better to tell later?
report-untold-in-the-end = { $partner } is always told in the end. Later, and not at once, where one of these is so:
report-until = By which day?
report-until-hint = From tomorrow to { $day }.
report-reason = Why?
report-reason-hint = Your reason is kept with the report. { $partner } sees it when they are told.
report-reason-missing = Say why.
report-look = See what goes out

# What goes, what stays, and sending it.
report-goes = This goes out
report-goes-to = It goes to { $to }.
report-goes-deputy = It goes to { $to }, the deputy.
report-goes-under = Under the exception:
report-goes-mine = You wrote:
report-goes-theirs = { $partner } wrote:
report-goes-files = These files go with it: { $files }.
report-goes-words = Your words to { $to }:
report-goes-now = { $partner } is told at once: the exception, these entries, and who got them.
report-goes-later = { $partner } is told by { $day }: the exception, these entries, who got them, and your reason.
report-goes-reason = Your reason, which { $partner } will see:
report-stays = This stays
report-stays-rest = All else in this room stays here. { $to } gets a key to each entry above, and none to the room.
report-stays-words = Your own words stay between you and { $to }. { $partner } does not see them.
report-stays-agreement = Of your agreement { $to } sees the exceptions and who signed them, and no more.
report-stays-not = What was read stays read. This step has no way back.
report-confirm = Send it
report-confirm-means = Unlock once more, so that it is you who sends it.
report-confirm-passkey = Unlock and send
report-send = Unlock and send
report-sending = Sending the report
report-change = Change something
report-done = Your report has gone to { $to }.

# What became of it.
report-mine = What you reported here
report-sent = { $count ->
    [one] To { $to } on { $day }: one entry.
   *[other] To { $to } on { $day }: { $count } entries.
}
report-sent-told = { $partner } has been told.
report-sent-later = { $partner } will be told by { $day }. Quietroom does it for you when you are here, from the day before.
report-sent-quiet = No answer from { $to } yet.
report-step-received = { $to } received it on { $day }.
report-step-acknowledged = { $to } has read it, { $day }.
report-step-asked = { $to } asks you, { $day }:
report-step-answered = You answered, { $day }:
report-step-decided = { $to } has decided what to do, { $day }. You are not told what.
report-step-closed = { $to } has closed it, { $day }.
report-tell = Tell { $partner } now
report-answer = Your answer to { $to }
report-answer-go = Send the answer
report-answer-sent = Your answer has gone to { $to }.
