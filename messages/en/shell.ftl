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
