# Trust: levels with names of one's own, what raising opens, and looking through drafts.
trust-back = Back to you and { $partner }
trust-means = This page is yours: neither { $partner } nor the server learns what you choose here. Nothing opens by itself.
trust-now = How far do you trust { $partner } today?
trust-level-0 = Not yet
trust-level-1 = A little
trust-level-2 = Well
trust-level-3 = Fully
trust-here = where you are now
trust-opens = { $count ->
    [0] Nothing opens at this level
    [one] { $partner } will read this entry
   *[other] { $partner } will read these { $count } entries
}
trust-tick = Take away the tick from what is to stay with you.
trust-stays = { $count ->
    [one] One more stays with you
   *[other] { $count } more stay with you
}
trust-go = { $count ->
    [0] Let { $partner } read
    [one] Let { $partner } read one entry
   *[other] Let { $partner } read { $count } entries
}
trust-set = From now on: { $level }
trust-done = { $count ->
    [one] { $partner } can read one more entry.
   *[other] { $partner } can read { $count } more entries.
}
trust-set-done = Kept: { $level }.
trust-lower = This changes what you write from now on. What { $partner } has read stays read.
trust-names = Give the levels your own names
trust-names-means = They stay with you. Leave one empty to have its old name back.
trust-name = Level { $level }
trust-keep = Keep
trust-kept = Kept.
trust-met = How often have you and { $partner } met?
trust-met-means = Days with a spoken confidence on record count by themselves. Before three meetings your device is more careful.
trust-hints = Before you send
trust-hints-on = While your trust is low, your own device looks through your words. It points out names, employers, job moves, health and other people. At any trust it points out what { $partner } would have to report.
trust-hints-off = Your words are sent without a look.
trust-hints-how = It is a plain search in English and French. It misses much, and tells what it finds to you and to no server.
trust-hints-stop = Do not look any more
trust-hints-start = Look before I send
