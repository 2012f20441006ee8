# Being told while away.
tell-title = Tell me
tell-new = Something new in Quietroom
tell-what = When you are away and something is new, we can tell you. What we say is always the same: “{ $words }”. It never says what, or from whom.
tell-once = After that you hear nothing more until you were here.
tell-loading = Asking the server…
tell-back = Back to your keys

tell-mail = By mail
tell-mail-none = This server sends no mails. Ask who runs your programme, or let your browser tell you.
tell-mail-sees = Who runs the server sees your address. Who carries your mail sees that you take part here, and when a mail came.
tell-mail-to = Mails go to { $address }.
tell-mail-asked = We sent a code to { $address }. It works for one hour.
tell-mail-address = Your e-mail address
tell-mail-missing = Write one e-mail address, as name@example.org.
tell-mail-ask = Send me a code
tell-mail-other = Use another address
tell-mail-code = The code from the mail
tell-mail-code-missing = Type the six digits from the mail.
tell-mail-confirm = This is my address
tell-mail-stop = No mails any more
tell-mail-stopped = Your address is forgotten. No mail will come.
tell-mail-done = From now on mails go to this address.

tell-browser = In this browser
tell-browser-sees = The maker of your browser sees the moment, and that it is from this server. It sees nothing else.
tell-browser-none = This server does not tell browsers.
tell-browser-unsupported = This browser does not know how to tell you. On a phone it may, once you install Quietroom as an app.
tell-browser-denied = This browser is set to show you nothing from here. You can change that in its settings.
tell-browser-failed = Your browser did not take it. You may have said no, or its maker was not reached. Nothing has changed.
tell-browser-off = This browser does not tell you yet.
tell-browser-on = This browser tells you.
tell-browser-do = Let this browser tell me
tell-browser-stop = Not in this browser
tell-browser-others = { $count ->
    [one] One other browser tells you too.
   *[other] { $count } other browsers tell you too.
}

tell-when = How often
tell-at-once = Soon
tell-at-once-what = About two minutes after. Someone who sees your mails could guess when the other writes.
tell-hourly = Every hour at most
tell-hourly-what = At the full hour, if something is new.
tell-daily = Once a day at most
tell-daily-what = At the hour you choose, if something is new.
tell-hour = At
tell-quiet = Quiet hours
tell-quiet-what = Between these hours you hear nothing. It comes when they are over.
tell-quiet-from = From
tell-quiet-to = Until
tell-quiet-same = Choose two different hours.
tell-zone = Time zone
tell-language = Language of the mails
tell-save = Save
tell-saved = Saved.
