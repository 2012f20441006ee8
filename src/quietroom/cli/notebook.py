"""Verbs of what is only yours: notebook, share."""

from ..client import notebook
from ..room.label import Label
from .call import Call
from .parser import Verbs, add_words
from .room import SPOKEN, day, spoken


def add(verbs: Verbs) -> None:
    """Add the verbs of the notebook."""
    group = verbs.group("notebook", "pages that only you can open")
    add_words(group.add("add", "write a page", _add))
    group.add("read", "read your pages", _read)
    share = verbs.add("share", "share a page of your notebook in a room", _share)
    share.add_argument("entry")
    share.add_argument("room")
    share.add_argument("--label", metavar="|".join(SPOKEN), default=str(Label.PAIR))


def _add(call: Call) -> int:
    ident = notebook.add(call.memory, call.text()).hex()
    call.give(ident, event="page", entry=ident)
    return 0


def _read(call: Call) -> int:
    for line, words in notebook.pages(call.memory):
        ident = line.hash.hex()
        call.give(
            f"{ident[:12]} {day(line.time)}: {words.text}",
            event="page",
            entry=ident,
            time=line.time,
            text=words.text,
        )
    return 0


def _share(call: Call) -> int:
    label = spoken(call.args.label)
    page = call.one([line.hash for line, _ in notebook.pages(call.memory)], call.args.entry, "page")
    line = notebook.share(call.memory, page, call.room(), label)
    call.give(line.hash.hex(), event="said", entry=line.hash.hex())
    return 0
