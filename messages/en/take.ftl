take-title = Take what is yours
take-what = You get one file. It opens without Quietroom, and without any key. It is made on this device, and no one is asked or told.
take-holds = What the file holds
take-holds-mine = What you wrote: your notebook, what you hold back, and what you said in rooms.
take-holds-confidence = What the other wrote down that is your confidence.
take-holds-received = What others let you read, as long as it has not ended.
take-holds-agreements = Your agreements, as you both signed them, and their dates for your calendar.
take-holds-files = The files beside all of these.
take-not = What the other said that is not your confidence stays in the room. It is theirs to take.
take-open = The words in this file lie open. Whoever gets hold of it can read them, so keep it in a good place.
take-making = Gathering what is yours. A long room takes a while.
take-done = The file is with your downloads. It holds { $entries ->
        [one] one entry
       *[other] { $entries } entries
    } and { $files ->
        [one] one file
       *[other] { $files } files
    }.
take-go = Make the file
take-back = Back to your keys
# In the file itself.
take-page = What is { $name }’s in Quietroom
take-made = Taken on { $day }. Begin here; the other files hold the same for programs.
take-received = What others let me read
take-room = The room of { $names }
take-agreement = Our agreement
take-me = Me
take-held = held back
take-taken-back = taken back
take-for = For: { $purpose }. Until { $until }.
take-files = Files
take-erase = Erase yourself here
