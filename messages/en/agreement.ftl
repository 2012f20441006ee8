# The agreement: reading it.
agreement-title = Your agreement with { $partner }
agreement-back = Back to the room
agreement-to-room = Begin to write in your room
agreement-loading-title = Your agreement
agreement-loading = Fetching your agreement
agreement-nobody = The person you invited has not joined yet. You can choose what you agree once they are here.
agreement-none = Before the first word, you and { $partner } agree on what may be passed on.
agreement-none-how = One of you makes a proposal. The other signs it or changes it. It holds once you both have signed the same text. Most of it is filled in for you.
agreement-begin = Make a proposal
agreement-where = Where it stands
agreement-state-in-force = Version { $version } is in force since { $since }. You both signed it.
agreement-state-lapsed = Version { $version } names keys that are no longer in use.
agreement-state-waits = You signed version { $version }. Now it is up to { $partner }.
agreement-state-their-words = You proposed version { $version }. Next, { $partner } adds words of their own. Then you both sign.
agreement-state-mine = You proposed version { $version }. Both of you can sign it now.
agreement-state-signed = { $partner } signed version { $version } and waits for you.
agreement-state-theirs = { $partner } proposes version { $version }. Read it, then sign it or change it.
agreement-nothing-yet = Nothing is in force until you both have signed.
agreement-still = Until you both have signed, version { $version } stays in force.
agreement-lapsed = You or { $partner } began anew. Propose the agreement once more, as it stands or with changes. Once you both have signed, you can write again, and what was said comes back.
agreement-again = Propose it once more
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
agreement-change = Propose changes
agreement-renewal = Do you two go on?
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
agreement-hopes = What do you expect?
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

# Choosing.
agreement-form-title = { $state ->
    [first] What shall we agree?
   *[next] Propose changes
}
agreement-form-how = { $partner } reads what you propose, and signs it or answers with changes. Nothing is signed yet.
agreement-form-keeps = You can go back and read. What you typed stays here until you lock.
agreement-form-back = Back to the agreement
agreement-form-loading = Fetching the questions
agreement-roles = Since this was signed, the programme has named other people:
agreement-roles-nobody = { $now } is there now as { $role }; your agreement names nobody.
agreement-roles-other = Your agreement names { $named } as { $role }; the programme now names { $now }.
agreement-roles-anew = { $named }, your { $role }, now has other keys.
agreement-roles-gone = Your agreement names { $named } as { $role }; the programme now names nobody.
agreement-roles-take = Name those whom the programme names today
agreement-role-officer = safeguarding lead
agreement-role-deputy = who stands in for the lead
agreement-role-ombuds = ombuds
agreement-form-other = { $language ->
    [fr] This agreement is in French. Write your answers in French too, so that all of it reads well.
   *[en] This agreement is in English. Write your answers in English too, so that all of it reads well.
}
agreement-language = Language of the agreement
agreement-language-en = English
agreement-language-fr = French
agreement-pack = Which list of exceptions fits?
agreement-pack-hint = It is a start and no legal advice.
agreement-pack-generic = For any country
agreement-pack-uk = United Kingdom
agreement-pack-canada-ontario = Ontario in Canada
agreement-pack-eu = European Union
agreement-default = What may be passed on
agreement-default-confidential = It stays between the two of you, unless { $name } says otherwise
agreement-example-confidential = In the corridor, { $hearer } would say: “We meet. What we talk about stays between us.”
agreement-default-told = It may be told, unless { $name } says otherwise
agreement-example-told = In the corridor, { $hearer } could say: “{ $name } told me that the new job is hard.”
agreement-default-of-me = What you say
agreement-default-of = What { $name } says
agreement-relation = Kind of relationship
agreement-courses = Short courses for it:
agreement-for-example = For example: “{ $words }”
agreement-own = How you keep what you hear
agreement-own-hint = In your own words, at least one line. { $partner } adds theirs.
agreement-expects = What you expect
agreement-expects-hint = Of { $partner }, and of your talks. One line for each thing. You can leave this empty.
agreement-expects-of = What { $partner } expects
agreement-expects-none = { $partner } has not said yet.
agreement-exceptions = Exceptions we agree
agreement-exceptions-hint = What must be passed on, even without a yes. Nothing can be added afterwards without you both.
agreement-always = This one always stays.
agreement-details = Who, to whom, told first
agreement-limit-add = Add an exception of our own
agreement-limit-own = Our own exception
agreement-limit-drop = Leave this exception out
agreement-none-named = No one is named yet. Until someone is, nothing can be sent under an exception.
agreement-rest = More choices
agreement-rest-hint = All of this is filled in. Change it if you like.
agreement-optional = You may leave this empty.
agreement-person-name = Name
agreement-person-code = Code of their key
agreement-person-hint = They find the code in Quietroom under their name. Leave both empty for no one.
agreement-add = Add another
agreement-add-person = Add a person
agreement-add-day = Add a date
agreement-remove = Remove
agreement-remove-nth = Remove number { $number }
agreement-nth = Number { $number }
agreement-unit = In: { $unit }. 0 leaves it out.
agreement-preview = See how it reads
agreement-preview-title = This is what { $partner } will read
agreement-preview-wait = Putting it together
agreement-preview-against = Compared with what stands now:
agreement-preview-same = Nothing changes. Change an answer first, if you mean to propose something.
agreement-preview-anew = The words stay the same. They name the new keys, so you both sign once more.
agreement-yes = yes
agreement-no = no
agreement-no-one = no one yet
agreement-helpers = Who takes reports, in all exceptions
agreement-edit = Back to the questions
agreement-propose = Propose this to { $partner }
agreement-proposing = Sending your proposal
agreement-proposed = Your proposal is with { $partner } now.
agreement-wrong = { $count ->
    [one] One answer needs another look. Nothing you typed is lost.
   *[other] { $count } answers need another look. Nothing you typed is lost.
}
agreement-wrong-empty = Write something here.
agreement-wrong-number = Write a whole number from 0 to { $most }.
agreement-wrong-long = This is too long. There is room for { $most } signs.
agreement-wrong-code = The code of a key has 64 signs, from 0 to 9 and from a to f. Copy it anew.
agreement-wrong-person = Write both the name and the code, or neither.
agreement-wrong-day = Choose a date.
