"""Verbs of taking along: attach, fetch, export."""

import tempfile
from pathlib import Path

from ..client import attachment, parcelled, speech
from ..client import export as exporting
from ..client import release as releasing
from ..client.room import Room
from ..ground.errors import QuietroomError
from ..room.entry import parse_words
from .call import Call
from .ending import DONE, FOUND, BadInput
from .parser import Verbs, add_words


def add(verbs: Verbs) -> None:
    """Add the verbs of files and of the export."""
    attach = verbs.add("attach", "say something with a file beside it", _attach)
    attach.add_argument("room")
    attach.add_argument("file")
    add_words(attach)
    fetch = verbs.add("fetch", "fetch the files beside an entry", _fetch)
    fetch.add_argument("entry")
    fetch.add_argument("--out", default=".", metavar="DIR", help="where to (default: here)")
    export = verbs.add("export", "take what is yours, readable without Quietroom", _export)
    export.add_argument("--out", metavar="PATH", help="a new folder, or a new file ending in .zip")
    export.add_argument("--room", metavar="ID", help="only this room")
    export.add_argument(
        "--sealed", action="store_true", help="one file that only your kit or passphrase opens"
    )
    export.add_argument(
        "check",
        nargs="*",
        metavar="check|open PATH",
        help="check an export, or open a sealed one into --out",
    )


def _attach(call: Call) -> int:
    path = Path(call.args.file)
    if not path.is_file():
        raise BadInput(f"there is no file {path}")
    text, room = call.text(), call.room()
    file = attachment.upload(room, path)
    line = speech.say(room, text, releasing.default_label(room), files=(file,))
    call.give(line.hash.hex(), event="said", entry=line.hash.hex())
    return DONE


def _fetch(call: Call) -> int:
    room = call.room_of(call.args.entry)
    line = room.entry(call.args.entry)
    if line.opened is None or line.opened.priv.kind not in speech.SAID:
        raise speech.NotWords
    for about in parse_words(line.opened.body).attachments:
        path = attachment.fetch(room, about, Path(call.args.out))
        call.give(str(path), event="fetched", path=str(path), bytes=about.length)
    return DONE


def _export(call: Call) -> int:
    if call.args.check:
        return _open(call) if call.args.check[0] == "open" else _check(call)
    if call.args.out is None:
        raise BadInput("say where to: --out PATH")
    out = Path(call.args.out)
    if out.exists():
        raise BadInput(f"{out} is there already: name another path")
    rooms = [call.room()] if call.args.room else call.all_rooms()
    if call.args.sealed:
        made = _sealed(call, rooms, out)
    else:
        made = exporting.export(call.session, call.memory, rooms, out)
    call.give(
        f"export: {made.entries} entries, {made.files} files, {made.size} bytes",
        event="export",
        entries=made.entries,
        files=made.files,
        bytes=made.size,
    )
    return DONE


def _sealed(call: Call, rooms: list[Room], out: Path) -> exporting.Exported:
    with tempfile.TemporaryDirectory(dir=out.absolute().parent, prefix=".quietroom-") as made:
        packed = Path(made) / "export.zip"
        found = exporting.export(call.session, call.memory, rooms, packed)
        account, kit = call.session.vault.account, call.unlocking["kit"]
        parcelled.seal(packed, out, account, kit, call.edge.entropy)
    return found


def _open(call: Call) -> int:
    _, *paths = call.args.check
    if len(paths) != 1 or call.args.out is None:
        raise BadInput("to open a sealed export: quietroom export open PATH --out NEW.zip")
    if not Path(paths[0]).is_file():
        raise BadInput(f"there is no export at {paths[0]}")
    out = Path(call.args.out)
    parcelled.unseal(Path(paths[0]), out, call.unlocking["kit"])
    call.give(f"export: opened into {out}", event="opened", path=str(out))
    return DONE


def _check(call: Call) -> int:
    word, *paths = call.args.check
    if word != "check" or len(paths) != 1:
        raise BadInput("to check an export: quietroom export check PATH")
    if not Path(paths[0]).exists():
        raise BadInput(f"there is no export at {paths[0]}")
    try:
        count = exporting.check(Path(paths[0]))
    except QuietroomError as fault:
        call.give(f"export: DAMAGED: {fault}", event="checked", ok=False)
        return FOUND
    call.give(f"export: ok ({count} files)", event="checked", ok=True, files=count)
    return DONE
