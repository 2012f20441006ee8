# Coming in: the invitation.
welcome-invited = You are invited
welcome-looking = Looking at your invitation…
welcome-by = { $role ->
    [mentor] { $by } invites you to be a mentor in { $programme }.
    [mentee] { $by } invites you to be a mentee in { $programme }.
   *[other] { $by } invites you to { $programme }.
}
welcome-by-programme = { $role ->
    [mentor] { $programme } invites you to be a mentor.
    [mentee] { $programme } invites you to be a mentee.
    [coordinator] You are asked to help run { $programme }.
   *[other] You are invited to { $programme }.
}
welcome-by-word = This name is what the server tells us, and not proof. If the link did not come to you from { $by }, ask them before you come in.
welcome-named = You will be called { $name } here.
welcome-anew = Begin anew
welcome-return = { $programme } sent you this link so that you can begin anew. You get new keys. What you wrote before does not open with them.
welcome-sees = Before you come in
welcome-sees-yes = What the programme sees
welcome-sees-yes-what = Your name, whom you are paired with, since when, whether your room is open, and what you both agree to show.
welcome-guest-yes = What the programme sees
welcome-guest-yes-what = You come as a guest, and the programme does not list you. It sees this room once you both say so: your two names, since when, and whether it is open.
welcome-sees-no = What it does not see
welcome-sees-no-what = What you write, whose words they are, and whom you let read them.
welcome-sees-rule = What comes first
welcome-sees-rule-what = You both sign what may be passed on and the few things that must be. Before that, you cannot write to each other.
welcome-you-yes = What you will see
welcome-you-yes-what = Who is paired with whom, since when, and whether their room is open.
welcome-you-no = What you will not see
welcome-you-no-what = What the pairs write, whose words they are, and whom they let read them.
welcome-you-rule = What you do
welcome-you-rule-what = You invite people and bring pairs together. What they talk about stays with them.
welcome-name-other = Use another name than the one you were invited with
welcome-name = Your name
welcome-name-hint = The other person and the programme see it.
welcome-accept = Come in
welcome-accept-as = Come in as { $name }
welcome-accept-unlock = Unlock, and come in as { $name }
welcome-nothing-yet = Nothing has happened yet. You can close this page.
welcome-look-again = Try again
welcome-gone = This link does not work any more
welcome-gone-what = It was used, it is too old, or a part of it is missing.
welcome-gone-do = If you came in with it, unlock Quietroom. If not, ask for a new link. You lose nothing.
welcome-gone-unlock = Unlock Quietroom

# A key of one's own.
welcome-key = Make your key
welcome-key-what = Your phone or computer will ask for your face, your finger or your PIN. What it makes stays on it. We never see it.
welcome-key-make = Make my key
welcome-key-asking = Your device is asking you…
welcome-key-again = Once more, please: this is how your device makes the key.
welcome-key-making = Making your keys. This takes a few seconds…
welcome-key-retry = Try again
welcome-key-refused = Your device did not make a key. You may have said no, or it took too long. Nothing has happened.
welcome-key-no-prf = The passkey on this device cannot open what you write. Some older phones and some password managers cannot do this.
welcome-key-unsupported = This browser does not know passkeys.
welcome-key-instead = You can use a passphrase instead: seven plain words that we make for you.
welcome-key-passphrase = Use a passphrase

# The recovery kit.
welcome-kit = Your recovery kit
welcome-kit-what = Print it or save it, and keep it where you keep papers. It opens your account when your phone or computer is lost.
welcome-kit-of = Recovery kit of { $name }
welcome-kit-groups = The eight groups of the kit
welcome-kit-passphrase = Your passphrase opens Quietroom on this device and on others:
welcome-kit-server = Address
welcome-kit-account = Account
welcome-kit-print = Print
welcome-kit-save = Save as a file
welcome-kit-lose = If you lose your key and this sheet, we have no way to open what you wrote. The other person can still give you back the room you share.
welcome-kit-kept = I have it
welcome-kit-later = Later
welcome-check = Do you have it?
welcome-check-what = Type two groups from your sheet. Then you know that it can be read.
welcome-check-group = Group { $number }
welcome-check-wrong = At least one group is not as on your sheet. Look again: you can go back and see it.
welcome-check-done = That is it
welcome-check-back = Show the sheet again
welcome-open = An ombuds of { $programme } put this link where people find it. You come in without a name.
welcome-open-yes = What the server sees
welcome-open-yes-what = That somebody came in by this link, when, and from which address. One that lies can link this to your own account: use another network, at another time.
welcome-open-no = What the ombuds learns
welcome-open-no-what = What you write, and no name from this account. Entries of a room still name the two of it.
welcome-open-rule = Where to open it
welcome-open-rule-what = In a private window or a browser that you have not used for Quietroom. Keep the kit: the answer comes to this account.
