"""What relations an agreement can begin as: the verb that lists and shows them, and reads a file.

Source: docs/guides/command-line.md, "Agreeing"; spec/agreement.md section 14.
"""

from collections.abc import Iterator
from pathlib import Path

from ..agreement.clauses import LANGUAGES
from ..agreement.relation import PLACES, BadRelation, Relation, parse, shipped
from .call import Call, text_in
from .ending import DONE, FOUND
from .parser import Verbs


def add(group: Verbs) -> None:
    """Add the verb."""
    verb = group.add(
        "relations", "list what an agreement can begin as, or read a file of your own", _list, False
    )
    verb.add_argument("relation", metavar="KEY|FILE", nargs="?", help="show this one in full")
    verb.add_argument("--language", choices=LANGUAGES, default="en", help="of the words")


def found(wanted: str) -> Relation:
    """The relation of this key, else the one in this file. Raises `BadRelation`."""
    ours = shipped()
    if wanted in ours:
        return ours[wanted]
    path = Path(wanted)
    return parse(path.name, text_in(path))


def _list(call: Call) -> int:
    language = call.args.language
    if call.args.relation is not None:
        return _show(call, language)
    for one in shipped().values():
        said = one.spoken(language)
        call.give(
            f"{one.key}  {said.name}  {said.about}",
            event="relation",
            relation=one.key,
            name=said.name,
            about=said.about,
            guidance=list(one.guidance),
        )
    return DONE


def _show(call: Call, language: str) -> int:
    try:
        shown = list(_shown(found(call.args.relation), language))
    except BadRelation as bad:
        for fault in bad.faults:
            call.give(fault, event="fault", fault=fault)
        return FOUND
    for line in shown:
        call.give(line, event="relation", text=line)
    return DONE


def _shown(relation: Relation, language: str) -> Iterator[str]:
    said = relation.spoken(language)
    yield f"{relation.key}  {said.name}  {said.about}"
    for name, held in (*relation.terms.items(), *said.terms.items()):
        for words in held if isinstance(held, list) else (held,):
            yield f"{name}: {words}"
    for place in PLACES:
        one = said.places[place]
        yield f"{place}: {one.role}"
        for name, listed in (("undertakes", one.undertakings), ("expects", one.expectations)):
            yield from (f"  {name}, for example: {words}" for words in listed)
    for course in relation.guidance:
        yield f"a short course for it: {course}  (quietroom guidance take {course})"
