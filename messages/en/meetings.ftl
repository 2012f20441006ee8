# Meetings: times offered and chosen, what comes, next steps, and how it was.
meetings-back = Back to you and { $partner }
meetings-loading = Opening your meetings
meetings-elsewhere = Some times are in a time zone that this browser does not know. Update it to see them.
meetings-coming = When you meet
meetings-none = No meeting is fixed yet.
meetings-cadence = You agreed: { $cadence }
meetings-file = Save for my calendar
meetings-file-means = The file holds times and the word “Meeting”. Whoever runs your calendar sees those.
meetings-feed = Let my calendar fetch these times
meetings-feed-holds = A feed is an address from which your calendar fetches when you meet. It holds times and the word “Meeting”, from all your rooms.
meetings-feed-who = Who can read it: whoever has the address, so whoever runs your calendar, and whoever runs this server. Until you switch it on, this server does not know when you meet.
meetings-feed-key = Treat this address like a key. It is brought up to date when you open this page.
meetings-feed-on = Switch the feed on
meetings-feed-another = Give it another address
meetings-feed-off = Withdraw the feed
meetings-feed-on-done = The feed is on. Put the address into your calendar.
meetings-feed-off-done = The address leads nowhere now. What your calendar has fetched stays there.
meetings-offered-me = You offered these times
meetings-offered-them = { $partner } offers these times
meetings-instead = One of them would take the place of a meeting that is fixed. Until then the old time stands.
meetings-length = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
meetings-series = { $unit ->
    [month] { $times } meetings, one a month
   *[week] { $every ->
        [one] { $times } meetings, one a week
       *[other] { $times } meetings, one every { $every } weeks
    }
}
meetings-comes-twice = The clock goes back that night and shows this time twice. The first one is meant.
meetings-comes-skipped = The clock goes forward that night and jumps over this time. It shows a later time then.
meetings-waits = { $partner } has not chosen yet.
meetings-which = Which one suits you?
meetings-choose = Meet then
meetings-chosen = It is fixed. { $partner } can see it.
meetings-decline = None suits me
meetings-declined = { $partner } can see that none suits you. Offer other times below.
meetings-withdraw = Take the offer back
meetings-withdrawn = These times are not on offer any more.
meetings-zone = Times are shown for { $zone }.
meetings-agreed-in = Agreed as { $when }, { $zone }
meetings-is-off = This meeting was called off.
meetings-missed = One of you was not there.
meetings-late = You agreed on { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} of notice. This is later than that.
meetings-agenda-theirs = { $partner } wants to speak about:
meetings-agenda-mine = You want to speak about:
meetings-do-agenda = Topics
meetings-do-place = Place
meetings-do-move = Another time
meetings-do-off = Call off
meetings-agenda = What do you want to speak about?
meetings-agenda-done = { $partner } can see your topics.
meetings-keep = Keep
meetings-place = Where?
meetings-place-hint = A room, a walk, or the https:// link of your own video room. It stands here and in no calendar file.
meetings-place-quiet = { $count ->
    [one] Your programme offers one quiet place: it comes up as you type.
   *[other] Your programme offers { $count } quiet places: they come up as you type.
}
meetings-place-done = The place is kept.
meetings-quiet = Can anyone overhear you there? Think of glass walls, open-plan rooms and shared screens.
meetings-off-what = What do you want to call off?
meetings-off-one = This meeting
meetings-off-rest = This one and all that come after it
meetings-off-words = A few words, if you like
meetings-off-go = Call it off
meetings-off-done = It is called off. { $partner } can see it.
meetings-absent = { $partner } did not come
meetings-absent-done = It is put down. { $partner } can see it, and may tell you why.
meetings-offer = Offer times
meetings-offer-other = Offer other times
meetings-move = Offer another time
meetings-offer-means = { $partner } sees these times and picks one. They see nothing else of your days.
meetings-offer-go = Offer these times
meetings-offer-done = { $partner } can choose now.
meetings-times = Times, on the clock of { $zone }
meetings-day = Day { $number }
meetings-time = Time { $number }
meetings-leave-out = Leave out time { $number }
meetings-busy = Your calendar has something then.
meetings-another = Add a time
meetings-wrong-none = Write one time at least, with day and hour.
meetings-wrong-past = One of these times is over. Choose a later one.
meetings-wrong-skipped = The clock goes forward over one of these times. Choose another hour.
meetings-wrong-month = For a meeting each month, choose days on the same weekday of the month, such as the second Tuesday.
meetings-more = Length, how often, place, and your calendar
meetings-minutes = How long?
meetings-every = How often?
meetings-every-once = Once
meetings-every-week = Each week
meetings-every-fortnight = Every two weeks
meetings-every-month = Each month
meetings-many = How many meetings?
meetings-calendar = Read my calendar file (.ics)
meetings-calendar-means = It is read on this device and stays here. Times when you are busy are left out.
meetings-calendar-read = Read. The times above suit your calendar.
meetings-calendar-unread = This is not a calendar file. Export one from your calendar, then choose it here.
meetings-steps = Next steps
meetings-steps-none = There is no next step yet.
meetings-step-new = Put down a next step
meetings-step = What comes next?
meetings-step-empty = Write what comes next first.
meetings-step-who = Who does it?
meetings-step-who-me = I do.
meetings-step-who-them = { $partner } does.
meetings-step-due = By which day? You may leave it empty.
meetings-step-go = Put it down
meetings-step-done = { $partner } can see it too.
meetings-step-about = { $who ->
    [me] You
   *[them] { $partner }
}{ $dated ->
    [yes] , by { $by }
   *[no] {""}
}{ $stand ->
    [done] , done
    [over] , the day has passed
   *[open] {""}
}
meetings-step-do = It is done
meetings-step-undo = It is not done yet
meetings-after = How was it on { $when }?
meetings-after-open = What did I say openly, and what did I hold back?
meetings-after-honest = Where was I honest, also where it was hard?
meetings-after-judging = Where did I listen without judging?
meetings-after-words = For yourself
meetings-after-means = This goes into your notebook. { $partner } does not see it.
meetings-after-keep = Keep in my notebook
meetings-after-kept = It stands in your notebook.
