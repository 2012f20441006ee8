"""Questions: the first draft of an agreement from a few choices, and what to know before signing.

Format: spec/agreement.md section 13.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from .clauses import VERSION, template
from .packs import pack
from .people import Default, Party, Person, Programme
from .render import fill
from .terms import Terms

TERM = timedelta(days=365)
"""How long an agreement lasts unless the pair says otherwise."""

KEPT = timedelta(days=365)
"""How long after the end a room is kept unless the pair says otherwise."""

LOOK_BACK = timedelta(days=91)
"""How often the pair looks back unless it says otherwise."""

ASK_TO_RENEW = timedelta(days=42)
"""How long before the end the pair is asked whether to go on."""


@dataclass(frozen=True, slots=True)
class Helpers:
    """Who is there for the pair: officer and deputy take reports, the ombuds hears concerns."""

    officer: Person | None = None
    deputy: Person | None = None
    ombuds: Person | None = None


NOBODY = Helpers()
"""Helpers of an informal room."""


def starter(
    pack_key: str,
    language: str,
    parties: tuple[Party, Party],
    start: date,
    helpers: Helpers = NOBODY,
    programme: Programme | None = None,
) -> Terms:
    """Terms with good defaults, to be changed before they are proposed. Checks no rule.

    `parties` in the order of the room's cards; `pack_key` one of `packs.PACKS`. Raises
    `UnknownTemplate` for an unknown pack or language. Source: spec/agreement.md section 13.
    """
    said = template(VERSION, language).defaults
    end = start + TERM
    known = pack(pack_key, VERSION, language).limits
    officer, deputy = helpers.officer, helpers.deputy
    return Terms(
        template=VERSION,
        language=language,
        pack=pack_key,
        parties=parties,
        programme=programme,
        relation=said["relation"],
        purpose=said["purpose"],
        public_face=None,
        limits=tuple(replace(limit, officer=officer, deputy=deputy) for limit in known),
        named=(),
        support=False,
        answers=said["answers"],
        notes=said["notes"],
        cadence=said["cadence"],
        place=None,
        booking=None,
        agenda_hours=24,
        cancel_hours=24,
        contact=said["contact"],
        off_limits=(),
        conflict_months=0,
        start=start,
        end=end,
        renewals=(end - ASK_TO_RENEW,),
        reviews=tuple(start + LOOK_BACK * quarter for quarter in (1, 2, 3)),
        judged_by=said["judged_by"],
        notice_days=0,
        ombuds=helpers.ombuds,
        travels=said["travels"],
        retention=end + KEPT,
        also=(),
    )


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to know before signing: a code for software, a sentence for people."""

    code: str
    sentence: str


def cautions(terms: Terms, language: str | None = None) -> tuple[Caution, ...]:
    """What a person should know before signing these terms; always that a lawyer should check.

    Codes: `no-officer`, `no-ombuds`, `no-end`, `open-default`, `warning`, `lawyer`. `language`: of
    the sentences; the terms' own unless given. Source: spec/agreement.md section 13.
    """
    words = template(terms.template, language or terms.language)
    warnings = pack(terms.pack, terms.template, words.language).warnings
    found: list[tuple[str, dict[str, str]]] = [
        *(("open_default", {"name": party.name}) for party in terms.parties if _open(party)),
        *(
            ("warning", {"title": limit.title, "warning": warnings[limit.id]})
            for limit in terms.limits
            if limit.on and limit.id in warnings
        ),
        ("lawyer", {}),
    ]
    missing = {
        "no_officer": any(limit.on and limit.officer is None for limit in terms.limits),
        "no_ombuds": terms.ombuds is None,
        "no_end": terms.end is None,
    }
    found = [*((key, {}) for key, lacks in missing.items() if lacks), *found]
    return tuple(
        Caution(key.replace("_", "-"), fill(words.cautions[key], facts)) for key, facts in found
    )


def _open(party: Party) -> bool:
    return party.default is Default.MAY_BE_TOLD
