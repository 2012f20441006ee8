"""Ground: bytes and no people.

One encoding, one framing, one suite of primitives (spec/encoding.md). `close` seals and
`open` opens; they are apart so that the server can be kept from importing the second.
"""
