# Closing a room, what is destroyed when, and moving on.
closing-back = Back to you and { $partner }
closing-title = Closing well
closing-means = You need none of this to leave: the end is two presses away on every page. It is for whoever wants to part well.
closing-meeting = A last meeting
closing-meeting-means = Say what helped, what stays open, and whether you want to hear from each other again.
closing-meeting-go = Agree on a time
closing-thanks = Thanks
closing-thanks-label = A word to { $partner }, which goes as anything you say here
closing-thanks-go = Send
closing-thanks-done = Sent to { $partner }.
closing-keeps = What each of you keeps
closing-keeps-mine = { $count ->
    [0] No entry here is yours alone.
    [one] One entry here is yours alone.
   *[other] { $count } entries here are yours alone.
}
closing-take = Take what is yours
closing-gone = What is destroyed, and when
closing-gone-day = What is in this room is kept until { $day }. Then the server destroys it, keys first, and your devices forget it.
closing-gone-none = As long as you both have not told a day, the server destroys what is in this room a year after its end, keys first.
closing-gone-waits = { $partner }’s device has not told the server this day yet. It does so when it next opens this room.
closing-gone-backup = Backups of the server last longer. From then on home tells on which day the last one ends.
closing-running = Who else may go on reading
closing-running-none = You let others read nothing of this room.
closing-running-one = { $to }, until { $day }: { $purpose }
closing-end = The end
closing-end-on = After it you can take words of your own along.
closing-on = Moving on
closing-on-means = A room with somebody else begins empty. Of your own words take along what you choose. They are written anew there, and { $partner } learns nothing of it.
closing-on-room = Invite somebody, from home
closing-on-what = What is yours alone
closing-on-where = Where to
closing-on-notebook = My notebook
closing-on-go = { $count ->
    [0] Take along
    [one] Take one entry along
   *[other] Take { $count } entries along
}
closing-on-done = { $count ->
    [one] One entry went along.
   *[other] { $count } entries went along.
}
closing-on-none = No entry here is yours alone, so there is nothing to take along.
closing-destroyed = The server destroyed a room of yours. Until { $day } a backup may still hold it.
closing-destroyed-done = The server destroyed a room of yours. No backup that it made holds it any more.
