"""The tables of a release: on whose word one entry goes to somebody, and when it does not.

`owner` is whose confidence an entry says it is, `other` the other of the two.

Source: spec/grant.md sections 4 and 5. What a client does in a room is held against them.
"""

from ..ground.moves import STAY, Machine, rows
from .basis import NotOwner

RELEASE = Machine(
    "release",
    "one entry and somebody who may read it: of one owner, or claimed by the other too",
    "say (owner)",
    "owned",
    rows(
        ("owned", "let-read", "owner", "out"),
        ("owned", "let-read", "other", NotOwner),
        ("owned", "claim", "other", "claimed"),
        ("owned", "let-go", "other", STAY),
        ("claimed", "let-read", "owner", "owner-agreed"),
        ("claimed", "let-read", "other", "other-agreed"),
        ("claimed", "claim", "other", STAY),
        ("claimed", "let-go", "other", "owned"),
        ("owner-agreed", "let-read", "owner", STAY),
        ("owner-agreed", "let-read", "other", "out"),
        ("owner-agreed", "withdraw", "owner", "claimed"),
        ("other-agreed", "let-read", "owner", "out"),
        ("other-agreed", "let-read", "other", STAY),
        ("other-agreed", "withdraw", "other", "claimed"),
        ("owner-agreed other-agreed", "claim", "other", STAY),
        ("owner-agreed", "let-go", "other", "lent"),
        ("lent", "let-read", "owner other", "out"),
        ("lent", "claim", "other", "owner-agreed"),
        ("lent", "withdraw", "owner", "owned"),
        ("other-agreed", "let-go", "other", "offered"),
        ("offered", "let-read", "owner", "out"),
        ("offered", "let-read", "other", NotOwner),
        ("offered", "claim", "other", "other-agreed"),
        ("offered", "withdraw", "other", "owned"),
        ("lent offered", "let-go", "other", STAY),
    ),
)
"""`let-go` takes back every claim, `withdraw` every consent that waits for the other's.

`lent` and `offered`: a consent waits although the claim that it answered was taken back.
"""

TELLING = Machine(
    "telling",
    "one entry that its owner labelled 'may be told', and somebody who may read it",
    "say with a standing consent (owner)",
    "may-be-told",
    rows(
        ("may-be-told", "let-read", "owner other", "out"),
        ("may-be-told", "withdraw", "owner", "owned"),
        ("owned", "let-read", "owner", "out"),
        ("owned", "let-read", "other", NotOwner),
    ),
)
"""`withdraw` takes back the standing consent."""

REQUEST = Machine(
    "request",
    "one request to let somebody read an entry",
    "ask (other)",
    "asked",
    rows(
        ("asked", "grant", "owner", "out"),
        ("asked", "grant", "other", NotOwner),
        ("asked", "keep", "owner", "kept"),
    ),
)
