# Whether the two go on: asked of each alone.
renewal-title = Do you two go on?
renewal-back = Back to you and { $partner }
renewal-loading = Opening the question
renewal-not-asked = { $dated ->
    [yes] Your term ends on { $day }. Six weeks before, each of you is asked here whether you go on.
   *[no] Your agreement names no end. You go on until one of you wants something else.
}
renewal-about = What shall come after { $day }?
renewal-over = Your term ended on { $day }. Nothing is agreed for the time after it. What was said stays under the rules you agreed on.
renewal-how = Each of you answers alone. When both of you have answered, you both see both answers.
renewal-yours = Your answer
renewal-go-on = Go on
renewal-go-on-means = Another term like this one.
renewal-change = Go on with changes
renewal-change-means = Other times, other aims, other rules: you speak about it first.
renewal-end = Part
renewal-end-means = It was good for its time.
renewal-answer = Answer
renewal-missing = Choose one of the three.
renewal-no-reason = No reason is asked for. Whoever does not answer has said neither yes nor no.
renewal-mine = Your answer: { $answer }.
renewal-waits = { $partner } sees it when both of you have answered. Until then you can change it.
renewal-awaited = You have both answered. { $partner }’s answer shows here when they next open Quietroom.
renewal-anew = Change my answer
renewal-you = You
renewal-next = You both want to go on. The next term is filled in for you: it begins on { $start }{ $dated ->
    [yes] { " " }and ends on { $end }
   *[no] { "" }
}. It holds when you have both signed it.
renewal-next-go = Look at the next term
renewal-by-itself = You both want to go on. Your agreement runs on as it is, and there is nothing to sign.
renewal-changes = One of you wants something to change. Speak about it with { $partner }, then propose what you can both sign.
renewal-changes-go = Change the agreement
renewal-parting = One of you wants to part. Nothing has ended yet: you can meet once more, or end the room now. No reason is owed.
renewal-last-meeting = Find a time for a last meeting
renewal-false = Something came that does not fit what was answered. It counts for nothing.

# Quietly, in the room and at home.
renewal-now-asked = Your term goes until { $day }. Do you go on?
renewal-now-asked-go = Answer for yourself
renewal-now-shown = You have both said whether you go on after { $day }.
renewal-now-shown-go = See both answers
renewal-review = You agreed to look back on { $day }. How is it going?
renewal-review-go = See what you both wanted
