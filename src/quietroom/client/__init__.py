"""The SDK: one call per human act, over HTTP, believing nothing that a server says unchecked.

`identity` makes and unlocks a person, `room` reads and writes, `agreement`, `release`, `notebook`
and `evidence` are the acts. What a client must remember lies in its `home`.
"""
