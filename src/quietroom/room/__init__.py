"""Room: what two people share, entry by entry, and the notebook that each has beside it.

Modules split along who holds the key. `envelope`, `chain`, `epoch`, `grant`, `parcel`, `check`
and `stamp` are the outside that anyone may read; `mint`, `seal`, `open`, `notebook` and `reader`
are for those inside, and the server imports none of them.
"""
