# What stands around every screen.
shell-skip = Skip to the main part
shell-places = Places
shell-notebook = Notebook
shell-received = { $count ->
    [one] One thing to read
   *[other] { $count } things to read
}
shell-connected = Connected
shell-away = The server does not answer. What you write waits here.
shell-offline = No connection. What you write waits here.
shell-lock = Lock
shell-leave = Leave quickly
shell-who-can-read = Who can read this?
shell-language = Language

# Who may hear an entry.
shell-label-me = Only me
shell-label-pair = You and { $partner }
shell-label-named = You, { $partner } and { $named }
shell-label-may-tell = You and { $partner }; either may tell it on

# What was refused, by code. Each says what happened and what you can do now.
refused-unforeseen = Something went wrong that we did not foresee ({ $code }). Nothing was sent. Please try again.
refused-evidence = What shows it is kept on this device: { $name }.
refused-locked = Quietroom was locked. Unlock it and try again. What you wrote is still here.
refused-server-away = The server does not answer. Nothing is lost. Try again in a moment.
refused-waits-for-server = The server does not answer. Your words wait on this device and go out by themselves.

# What a room may refuse.
refused-server-lied = The server showed something that cannot be true. Nothing was sent. Look at the notice in the room, and go on only when you know the cause.
refused-meet-anew = The other one has new keys. Compare your safety words first. What you wrote is still here.
refused-not-agreed-yet = You can write here once you both have signed. What you wrote is still here.
refused-no-agreement = You need an agreement that you both signed. Open it from the room.
refused-nobody-named = Your agreement names no other reader. Choose another label, or change the agreement.
refused-no-ombuds = Your agreement names no ombuds. You can propose one in a new version.
refused-not-owner = This is not your confidence alone. Ask the one whose it is.
refused-not-your-entry = The writer alone can change this. You can say that it is your confidence.
refused-no-request = This request is gone. It was answered, or taken back.
refused-unknown-card = No key has this code. Check it with the person it belongs to.
refused-too-large = This is too long to send at once. Make it shorter, or send it in parts.
refused-no-room = This room is not one of yours.
refused-slow-down = That was much at once. Wait a minute and try again. What you wrote is still here.
refused-busy = The server has much to do. Nothing is lost. Try again in a moment.
refused-no-space = The server is full and takes nothing new for now. What you wrote is still here.
refused-not-open-yet = You have not joined this room yet, or the other one has not. Nothing is lost. Try again later.
