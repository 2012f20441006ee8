"""A restore lost leaves of the log: a new log, a new policy, a new agreement version."""

from dataclasses import replace

from quietroom.ground import canon

from ..second import fixed
from . import naive
from .cast import (
    BEN,
    LOG_SIZE,
    ROOM,
    WORDS,
    Json,
    Scenario,
    inside_of,
    priv_of,
    pub_of,
    record,
    seen_at,
)
from .readers import (
    ANEW_AGREEMENT,
    BEGUN,
    ENTRY,
    HASHES,
    IN_FORCE,
    OK,
    RECORD,
    THIRD,
    Item,
    hash_of,
    line_of,
    room_of,
    said,
)

NEW_LOG = fixed("log policy after a restore")


def rooms() -> list[Scenario]:
    """Rooms read after a restore."""
    plan = replace(THIRD, agreement=ANEW_AGREEMENT, ombuds=None)
    met: dict[str, Json] = {
        **IN_FORCE,
        "after": 3,
        "agreement": ANEW_AGREEMENT.hex(),
        "ombuds": None,
        "log": NEW_LOG.hex(),
    }
    before, before_body = said(BEN, 0, "before", [2, naive.chained(ROOM, HASHES), 7, fixed("lost")])
    begun: list[Item] = [*BEGUN, before, (RECORD, record(plan, BEN))]
    seen = [hash_of(item) for item in begun]
    inside, pub = inside_of(BEN, 2), pub_of(BEN, 1, 2)
    priv = priv_of(BEN, seen=seen_at(ROOM, seen))
    bent = priv_of(BEN, seen=[4, naive.chained(ROOM, seen), LOG_SIZE, fixed("fork")])
    honest: Item = (ENTRY, naive.entry(inside, pub, priv, WORDS, "honest"))
    forked: Item = (ENTRY, naive.entry(inside, pub, bent, WORDS, "forked"))
    body = canon.encode(WORDS).hex()
    old, new = line_of("log-not-mirrored"), line_of()
    past = [old, old, line_of(body=before_body), new]

    def case_of(about: str, last: Item, *faults: str, because: str) -> Scenario:
        lines = [*past, line_of(*faults, body=body)]
        return room_of(about, [*begun, last], lines, because, in_force=[met], log=NEW_LOG)

    return [
        case_of(
            "after a restore that lost leaves",
            honest,
            because="what was said under the old agreement speaks of the old log: told, no alarm",
        ),
        case_of(
            "after a restore, another log once more",
            forked,
            "log-differs",
            because="what is said under the new agreement speaks of the log that is mirrored",
        ),
        room_of(
            "an agreement on a log that is not mirrored yet",
            [*begun, forked],
            [*OK, line_of("withheld", body=before_body), old, line_of(body=body)],
            "what was said before speaks of the log that is still mirrored, which is behind",
            in_force=[met],
        ),
    ]
