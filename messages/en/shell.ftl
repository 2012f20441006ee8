# What stands around every screen.
shell-skip = Skip to the main part
shell-places = Places
shell-notebook = Notebook
shell-received = { $count ->
    [one] One to read
   *[other] { $count } to read
}
shell-connected = Connected
shell-away = The server does not answer. What you write waits here.
shell-offline = No connection. What you write waits here.
shell-lock = Lock
shell-leave = Leave quickly
shell-rest = Take a break or leave
shell-who-can-read = Who can read this?
shell-words = Safety words:
shell-words-loading = Safety words: one moment
shell-language = Language
shell-new-version = A new version is ready.
shell-use-new = Use it now

# Who may hear an entry.
shell-label-me = Only me
shell-label-pair = You and { $partner }
shell-label-named = You, { $partner } and { $named }
shell-label-may-tell = You and { $partner }; either may tell it on
shell-no-name = Without a name
