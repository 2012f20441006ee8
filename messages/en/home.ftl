# Home: rooms, and what else is one's own.
home-title = Your rooms
home-kit = You have not checked your recovery kit yet. If this device is lost, the kit is your way back in.
home-kit-do = Make a kit and check it
home-partner-none = The person you invited
home-role = { $role ->
    [mentor] You are the mentor.
   *[mentee] You are the mentee.
}
home-state-invited = They have not come in yet. Ask them whether your link reached them.
home-state-agreeing = Your agreement comes next. You write to each other once you both have signed.
home-state-open = Open. You both have signed.
home-state-paused = One of you is taking a break.
home-state-ended = Ended. You can still read what was said.
home-empty = You have no room yet
home-empty-what = Your programme brings you together with somebody. When it has, the room shows here. You can also invite somebody yourself.
home-empty-coordinator = Rooms of your own show here. As a coordinator you find the pairs of the programme in the list below.
home-empty-meanwhile = Until then, your notebook is open to you.
home-more = Also here
home-notebook = What you write there stays with you, until you share a page.
home-received = Things to read
home-received-count = { $count ->
    [0] Nothing for now. What somebody lets you read shows here.
    [one] Somebody lets you read one thing.
   *[other] { $count } things that people let you read.
}
home-reports = Reports
home-reports-what = Where you are the safeguarding lead, what was reported to you.
home-people = People of the programme
home-people-what = Who takes reports, who is the ombuds, and what their safety words are.
home-pairs = Pairs of the programme
home-pairs-what = You see pairs and dates. You do not see rooms.
home-guidance = Short courses
home-guidance-what = Ten minutes each: how to begin, to listen, to keep a confidence, to end well.
home-keys = Your keys
home-keys-what = Safety words, another device, a new kit, a lost device, and taking all that is yours.

# Inviting somebody into a room.
home-invite = Invite somebody
home-invite-what = You get a link that opens a room for the two of you. You send it yourself.
home-invite-name = Their name
home-invite-missing = Write a name, so that you know later who it is.
home-invite-as = What will they be?
home-invite-mentor = My mentor
home-invite-mentee = My mentee
home-invite-outside = An ombuds of our own, from outside
home-invite-outside-what = They come into no room, and whoever runs the programme does not see them listed. Under their name they find a code. Name them with it in your agreement: it counts when you have both signed.
home-invite-go = Make the link
home-invite-not = Not now
home-link = Your link is ready
home-link-send = Send it to { $name } yourself: by a message, by mail or by hand. Then you know that it reached the right person.
home-link-label = The link
home-link-once = It works once. Whoever opens it first comes in, so send it to nobody else. If it is lost, make a new one.
home-link-copy = Copy the link
home-link-copied = Copied.
home-link-done = Done
home-broken = My confidence was broken
home-broken-what = To the ombuds, past whoever runs the programme; and what became of it.
home-heard = What is raised with you
home-heard-what = As an ombuds: what is due, and what you can do.
home-due-acknowledgement = By { $day } somebody waits to hear that you have what they wrote.
home-due-feedback = By { $day } somebody waits to hear what came of it.
home-late = You are late: somebody has waited since { $day }.
home-nameless = This account has no name
home-nameless-what = It is for writing to the ombuds whose link you used. Leave it with “Leave quickly”, and do not use it for anything else.
home-meet = Meet { $partner }
