# Searching on the device.
search-room = Search this room
search-all = Search your rooms and your notebook
search-where = The search runs on this device, in what was opened here.
search-go = Search
search-looking = Searching
search-found = { $count ->
    [0] Nothing found. Try another word, or part of one.
    [one] One place found
   *[other] { $count } places found
}
