# The agreement: reading it.
agreement-title = Your agreement with { $partner }
agreement-back = Back to the room
agreement-loading-title = Your agreement
agreement-loading = Fetching your agreement
agreement-nobody = The person you invited has not joined yet. You can choose what you agree once they are here.
agreement-none = Before the first word, you and { $partner } agree on what may be passed on.
agreement-none-how = One of you makes a proposal. The other signs it or changes it. It holds once you both have signed the same text. Most of it is filled in for you.
agreement-where = Where it stands
agreement-state-in-force = Version { $version } is in force since { $since }. You both signed it.
agreement-state-waits = You signed version { $version }. Now it is up to { $partner }.
agreement-state-their-words = You proposed version { $version }. Next, { $partner } adds words of their own. Then you both sign.
agreement-state-mine = You proposed version { $version }. Both of you can sign it now.
agreement-state-signed = { $partner } signed version { $version } and waits for you.
agreement-state-theirs = { $partner } proposes version { $version }. Read it, then sign it or change it.
agreement-nothing-yet = Nothing is in force until you both have signed.
agreement-still = Until you both have signed, version { $version } stays in force.
agreement-to-sign = Go to the signatures
agreement-changes = { $count ->
    [one] One thing changes
   *[other] { $count } things change
}
agreement-against = Compared with the version before it:
agreement-cautions = Good to know before you sign
agreement-first = Exceptions we agreed. Please read these first.
agreement-other-language = { $language ->
    [fr] This agreement is written in French. The French text is the one that counts.
   *[en] This agreement is written in English. The English text is the one that counts.
}
agreement-more = Keep a copy, or change it
agreement-save = Save as text
agreement-print = Print
agreement-save-means = A saved or printed copy is open to whoever finds it. Keep it with care.
agreement-old = Read version { $version }, which is in force
agreement-key = Is this really { $partner }?

# Signing.
agreement-signatures = Signatures
agreement-place-me = You, { $me }
agreement-signed-on = Signed on { $day }
agreement-not-signed = Not signed yet
agreement-waiting-for = Waiting for { $partner }
agreement-words = How will you keep what you hear?
agreement-words-hint = Say it in your own words. { $partner } reads it too. For example: I do not repeat it at lunch, and I ask before I take notes.
agreement-words-means = Each of you needs at least one such line before you can sign. You add your own words, so { $partner } signs this new text.
agreement-words-go = Add my words
agreement-wrong-words = Write at least one line in your own words.
agreement-added = Your words are in the text now, and { $partner } can read them. You have not signed yet.
agreement-adding = Adding your words
agreement-their-words = You can sign once { $partner } has added words of their own.
agreement-sign = Sign this agreement
agreement-sure = Sign version { $version } as it stands above?
agreement-sure-last = { $partner } has signed the same text. It is in force as soon as you sign.
agreement-sure-first = It is in force once { $partner } has signed the same text.
agreement-sure-means = It then holds for you both. You can propose a change at any time, and you can leave at any time without a reason.
agreement-sign-now = Sign now
agreement-not-now = Not now
agreement-signing = Signing
agreement-done = You both have signed. Your agreement is in force.
agreement-done-waits = You have signed. It is in force once { $partner } has signed too.
