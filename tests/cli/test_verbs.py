"""Every verb of a person, typed as they type it, against one real server."""

import shutil
import zipfile
from pathlib import Path

import httpx
import pytest

from quietroom.tlog.note import Kind, Signer
from tests.cli.people import Person, Square, agree, cheap, free_port, joins, quietroom
from tests.server.process import serving
from vectors.make.agreement.relations import OWN

WISH = ("--purpose", "an opening", "--until", "2035-01-31")


def shown(person: Person, room: str) -> list[str]:
    """The words that somebody reads in a room."""
    rows = person("read", room, "--json").objects
    return [row["text"] for row in rows if row.get("kind") == "words" and "text" in row]


def test_join_writes_a_kit_that_others_cannot_read(here: Square) -> None:
    """Kit, folder and everything in it are their owner's alone."""
    files = [path for path in here.jonas.home.rglob("*") if path.is_file() and path.name != "lock"]

    assert here.jonas.kit.stat().st_mode & 0o777 == 0o600
    assert here.jonas.home.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}


def test_card_is_the_one_that_joining_printed(here: Square) -> None:
    """A card's hash stays the same and is all that is printed."""
    assert here.jonas("card").line == here.jonas.card


def test_counter_proposal_and_its_differences(here: Square) -> None:
    """A proposal is answered, its change said in words, and both sign what the other saw."""
    kim = joins(here.folder, here.cora("invite", "--name", "Kim").line, "Kim")
    lee = joins(here.folder, kim("invite", "--room", "mentor", "--name", "Lee").line, "Lee")
    room = kim("rooms").line.split()[0]
    before = kim("say", room, "--words", kim.file("too soon"))
    kim("agreement", "propose", room, "--undertake", kim.file("I ask first."))
    undertaken = lee.file("I keep it.")
    choices = lee.file('cadence = "Every Tuesday."\n')
    countered = lee("agreement", "propose", room, "--undertake", undertaken, "--from", choices)
    changes = kim("agreement", "differences", room).out
    shown_text = kim("agreement", "show", room).out
    half = lee("agreement", "sign", room, "--json").objects
    whole = kim("agreement", "sign", room, "--json").objects

    assert (before.code, "(not-agreed-yet)" in before.told) == (4, True)
    assert countered.code == 0
    assert "Every Tuesday." in changes
    assert "Every Tuesday." in shown_text
    assert (half[0]["in_force"], whole[0]["in_force"]) == (False, True)


def test_a_relation_of_ones_own(here: Square) -> None:
    """A third relation from a file is proposed, read and signed by somebody who has no file."""
    mira = joins(here.folder, here.cora("invite", "--name", "Mira").line, "Mira")
    nils = joins(here.folder, mira("invite", "--room", "mentor", "--name", "Nils").line, "Nils")
    room = mira("rooms").line.split()[0]
    wrong = OWN.replace("= 1", "= 2", 1).replace("days = 40", "days = 0").replace('"The', '" The')
    bad = quietroom("agreement", "relations", mira.file(wrong))
    refused = mira("agreement", "propose", room, "--relation", mira.file(wrong))
    shown = quietroom("agreement", "relations", mira.file(OWN)).out
    words = "[side.second]\nexpectations = ['You are on time.']\n"
    begun = ("--relation", mira.file(OWN), "--undertake", mira.file("I ask."))
    proposed = mira("agreement", "propose", room, *begun, "--from", mira.file(words))
    mira.file(OWN).unlink()
    again = nils("agreement", "propose", room, "--relation", "coaching")
    text = nils("agreement", "show", room).out
    mine = "[side.first]\nexpectations = ['A plain word.']\n"
    undertaken = ("--undertake", nils.file("I keep it."), "--from", nils.file(mine))
    answered = nils("agreement", "propose", room, *undertaken)
    changes = mira("agreement", "differences", room).out
    signed = [one("agreement", "sign", room).code for one in (mira, nils)]

    told = [line.partition(": ")[2] for line in bad.out.splitlines()]
    assert (bad.code, refused.code) == (1, 3)
    assert [line.split(":")[0] for line in told] == ["format", "terms", "en"]
    assert "study-pair  study pair" in shown
    assert (proposed.code, again.code, answered.code) == (0, 3, 0)
    assert text.startswith("# Our agreement: study pair")
    assert {"Mira takes part as: the one behind", "Nils takes part as: the one ahead"} <= {
        line.partition(" ")[2] for line in text.splitlines()
    }
    assert "You are on time." in text
    assert "added: A plain word." in changes
    assert signed == [0, 0]
    assert mira("agreement", "show", room, "--json").objects[0]["state"] == "in force"


def test_invited_by_name(here: Square, tmp_path: Path) -> None:
    """Whoever joins without a word about their name is called as the inviter wrote."""
    kim = joins(here.folder, here.cora("invite", "--name", "Kimberley").line, "Kimberley")
    link = kim("invite", "--room", "mentor", "--name", "Lina").line
    home, kit = tmp_path / "home", tmp_path / "kit"
    quietroom("join", link, "--home", home, "--kit-out", kit)

    assert "Lina" in kim("rooms").out
    assert "of Lina" in kit.read_text()


def test_a_programme_with_a_name_and_a_witness(tmp_path: Path) -> None:
    """`init` writes both into the new programme, once and for good; a false key changes nothing."""
    watch = Signer("library", Kind.WITNESS, bytes(range(32))).key().encode()
    data = ("--data", tmp_path / "server")
    wrong = quietroom("init", *data, "--witness", watch[:-4])
    begun = quietroom("init", *data, "--programme", "Lighthouse", "--witness", watch)
    other = quietroom("init", *data, "--programme", "Beacon")

    assert (wrong.code, begun.code, other.code) == (3, 0, 4)
    assert "(conflict)" in other.told
    assert "Lighthouse" in other.told


def test_the_only_coordinator_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who lost all begins anew by the operator's link and coordinates as before; then not alone."""
    monkeypatch.setattr("quietroom.identity.unlock.stretch", cheap)
    port, data = free_port(), tmp_path / "server"
    where = ("--data", data, "--port", port)
    early = quietroom("init", *where, "--come-back")
    joining = quietroom("init", *where).line
    with serving(data, "--port", str(port)):
        joins(tmp_path, joining, "Cora")
    link = quietroom("init", *where, "--come-back").line
    new = Person("new", tmp_path)
    with serving(data, "--port", str(port)):
        begun = quietroom("fresh-start", link, "--home", new.home, "--kit-out", new.kit)
        listed = new("people").out
        second = joins(tmp_path, new("invite", "--coordinator", "--name", "Dara").line, "Dara")
        seen = second("people").out
    late = quietroom("init", *where, "--come-back")

    assert (early.code, begun.code, late.code) == (4, 0, 4)
    assert "Cora" in listed
    assert "Dara" in seen
    assert "quietroom come-back" in late.told


def test_say_and_read(here: Square) -> None:
    """What one says the other reads; the last object says that all went well."""
    said = here.jonas.says(here.room, "I want to leave.")
    rows = here.amina("read", here.room[:8], "--json").objects
    found = [row for row in rows if row.get("entry") == said]

    assert [(row["author"], row["label"], row["text"]) for row in found] == [
        ("Jonas", "pair", "I want to leave.")
    ]
    assert rows[-1] == {"event": "end", "ok": True}


def test_words_from_standard_input(here: Square, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --words they come from standard input, whatever their script."""
    with here.jonas.file("Ἡσυχία 🤫").open() as file:
        monkeypatch.setattr("sys.stdin", file)
        ended = here.jonas("say", here.room)

    assert ended.code == 0
    assert "Ἡσυχία 🤫" in shown(here.amina, here.room)


def test_read_since(here: Square) -> None:
    """Only what came after is shown."""
    here.jonas.says(here.room, "an old thing")
    last = here.amina("read", here.room, "--json").objects[-2]["index"]
    here.jonas.says(here.room, "a new thing")
    rows = here.amina("read", here.room, "--since", last, "--json").objects

    assert [row["text"] for row in rows[:-1]] == ["a new thing"]


def test_who(here: Square) -> None:
    """Who can read an entry: card, name, since when, by which act, under which rule."""
    said = here.jonas.says(here.room, "between us")
    rows = here.amina("who", said[:12], "--json").objects[:-1]

    assert [(row["card"], row["name"], row["act"], row["rule"]) for row in rows] == [
        (here.amina.card, "Amina", "heard", "pair"),
        (here.jonas.card, "Jonas", "wrote", "pair"),
    ]


def test_claim_and_a_release_by_one_of_two(here: Square) -> None:
    """What the other claims goes nowhere until both have released it."""
    note = here.amina.says(here.room, "a note of mine on his words")
    assert here.jonas("claim", note).code == 0
    once = here.amina("release", note, "--to", here.sam.card, *WISH, "--json").objects[0]
    between = here.sam("received").out
    twice = here.jonas("release", note, "--to", here.sam.card, *WISH, "--json").objects[0]

    assert (once["released"], twice["released"]) == (False, True)
    assert "a note of mine" not in between
    assert "a note of mine on his words" in here.sam("received").out


def test_a_release_by_no_owner_is_refused(here: Square) -> None:
    """A rule's refusal ends with 4, prints its code, and shows nobody anything."""
    said = here.jonas.says(here.room, "mine alone")
    ended = here.amina("release", said, "--to", here.sam.card, *WISH)

    assert (ended.code, ended.out) == (4, "")
    assert "(not-owner)" in ended.told
    assert "mine alone" not in here.sam("received").out


def test_ask_keep_and_release_edited(here: Square) -> None:
    """One request is kept; one is granted as edited, and only those words arrive."""
    said = here.jonas.says(here.room, "I lead well and am tired of my manager.")
    exact = here.amina.file("I lead well")
    asked = [
        here.amina("ask", said, "--words", exact, "--to", here.sam.card, *WISH).line
        for _ in range(2)
    ]
    kept = here.jonas("keep", asked[0])
    gone = here.jonas("release", asked[0])
    edited = here.jonas.file("I like to lead.")
    released = here.jonas("release", asked[1], "--edited", edited)
    got = here.sam("received", "--json").objects
    mine = [row for row in got if row.get("text") == "I like to lead."]

    assert (kept.code, gone.code, released.code) == (0, 3, 0)
    assert [row["purpose"] for row in mine] == ["an opening"]
    assert "tired" not in here.sam("received").out
    assert here.sam.card[:12] in here.amina("who", _saying(here, "I like to lead.")).out


def _saying(here: Square, text: str) -> str:
    rows = here.amina("read", here.room, "--json").objects
    return next(str(row["entry"]) for row in rows if row.get("text") == text)


def test_notebook_is_mine_until_shared(here: Square) -> None:
    """A page is nowhere in the room until its owner shares it."""
    page = here.jonas("notebook", "add", "--words", here.jonas.file("goats in the hills")).line
    before = shown(here.amina, here.room)
    read = here.jonas("notebook", "read").out
    shared = here.jonas("share", page[:10], here.room, "--label", "pair")

    assert "goats in the hills" not in before
    assert "goats in the hills" in read
    assert shared.code == 0
    assert "goats in the hills" in shown(here.amina, here.room)


def test_hold_and_raise(here: Square) -> None:
    """What is held back is read when trust is raised to its level, but for what is excepted."""
    levels = {"one": 1, "two": 2, "kept": 1}
    held = {text: here.jonas.says(here.room, text, "--hold", n) for text, n in levels.items()}
    before = shown(here.amina, here.room)
    raised = here.jonas("raise", here.room, 1, "--except", held["kept"])
    after = shown(here.amina, here.room)

    assert not set(levels) & set(before)
    assert raised.code == 0
    assert set(levels) & set(after) == {"one"}


@pytest.mark.parametrize("level", [0, 4])
def test_levels_are_one_to_three(here: Square, level: int) -> None:
    """Another level is refused by its rule."""
    ended = here.jonas("say", here.room, "--hold", level, "--words", here.jonas.file("x"))

    assert (ended.code, "(no-such-level)" in ended.told) == (4, True)


def test_attach_and_fetch(here: Square, tmp_path: Path) -> None:
    """A file arrives as it was; one that is there already is not written over."""
    plan = tmp_path / "plan.bin"
    plan.write_bytes(bytes(range(256)) * 700)
    said = here.jonas("attach", here.room, plan, "--words", here.jonas.file("see the plan")).line
    (tmp_path / "got").mkdir()
    first = here.amina("fetch", said, "--out", tmp_path / "got")
    again = here.amina("fetch", said, "--out", tmp_path / "got")

    assert first.line == str(tmp_path / "got" / "plan.bin")
    assert (tmp_path / "got" / "plan.bin").read_bytes() == plan.read_bytes()
    assert (again.code, "(file-in-the-way)" in again.told) == (3, True)


def test_correct_and_take_back(here: Square) -> None:
    """Only their author does either; a line that says so keeps the place."""
    said = here.jonas.says(here.room, "a slip of the tongue")
    better = here.jonas.file("what I meant")
    theirs = here.amina("take-back", said)
    corrected = here.jonas("correct", said, "--words", better)
    taken = here.jonas("take-back", said)
    rows = {row.get("entry"): row for row in here.amina("read", here.room, "--json").objects}

    assert (theirs.code, "(not-your-entry)" in theirs.told) == (4, True)
    assert rows[corrected.line]["text"] == "what I meant"
    assert "may have been read" in taken.told
    assert rows[said]["taken_back"]
    assert "text" not in rows[said]


@pytest.mark.parametrize("name", ["taken", "taken.zip"])
def test_export_and_its_check(here: Square, tmp_path: Path, name: str) -> None:
    """What is mine leaves whole, closed to others, is never written over, and is checkable."""
    said = here.jonas.says(here.room, "mine to take")
    out = tmp_path / name
    made = here.jonas("export", "--out", out)
    again = here.jonas("export", "--out", out)
    fine = quietroom("export", "check", out)
    mode = out.stat().st_mode & 0o077
    _bend(out)
    bent = quietroom("export", "check", out)

    assert made.line.startswith("export: ")
    assert (again.code, again.out, fine.code, mode) == (3, "", 0, 0)
    assert said
    assert (bent.code, bent.out.startswith("export: DAMAGED")) == (1, True)


def _bend(out: Path) -> None:
    if out.is_dir():
        (out / "README.txt").write_text("other")
        return
    with zipfile.ZipFile(out) as packed:
        info = packed.getinfo("mine/entries.jsonl")
    raw = bytearray(out.read_bytes())
    raw[info.header_offset + 30 + len(info.filename) + 8] ^= 0xFF
    out.write_bytes(raw)


def test_log_at_its_address_and_copied(here: Square, tmp_path: Path) -> None:
    """Both are checked whole; one flipped byte ends with 6 and evidence that is there."""
    there = quietroom("log", "verify", here.url, "--save", tmp_path / "head")
    size = int(there.line.split("size ")[1].split(",")[0])
    copied = _copy(here.url, tmp_path / "tiles", size)
    here_too = quietroom("log", "verify", copied, "--since", tmp_path / "head")
    bundle = next(path for path in (copied / "tile/entries").rglob("*") if path.is_file())
    raw = bytearray(bundle.read_bytes())
    raw[-1] ^= 1
    bundle.write_bytes(raw)
    bent = quietroom("log", "verify", copied)
    evidence = Path(bent.out.strip().partition("evidence: ")[2])

    assert there.line == here_too.line
    assert (bent.code, bent.out.startswith("log: REFUSED (")) == (6, True)
    assert evidence.is_file()
    evidence.unlink()


def _copy(url: str, folder: Path, size: int) -> Path:
    paths = ["checkpoint", "policy", f"tile/0/000.p/{size}", f"tile/entries/000.p/{size}"]
    for path in paths:
        answer = httpx.get(f"{url}/log/{path}").raise_for_status()
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(answer.content)
    return folder


def test_scan(here: Square, tmp_path: Path) -> None:
    """The operator finds nothing of what was said, and a planted word at its place."""
    words = here.jonas.file("nobody at all should ever find this sentence here")
    here.jonas("say", here.room, "--words", words)
    held = tmp_path / "held"
    shutil.copytree(here.data, held)
    clean = quietroom("scan", held, "--words", words)
    (held / "planted").write_bytes(b"...." + words.read_bytes())
    found = quietroom("scan", held, "--words", words)

    assert clean.code == 0
    assert (found.code, "planted offset 4 encoding" in found.out) == (1, True)


def test_rooms_name_who_is_not_yet_met(here: Square) -> None:
    """Who came by a link of mine, or whose link I came by, is met; nobody else is."""
    rooms = [one for one in here.jonas("rooms", "--json").objects if one["event"] == "room"]

    assert [one["unmet"] for one in rooms if one["room"].startswith(here.room)] == [[]]


def test_a_break_and_an_end(here: Square) -> None:
    """Either rests and leaves at once; the rest of the verbs say what is so now."""
    kim = joins(here.folder, here.cora("invite", "--name", "Kiri").line, "Kiri")
    lee = joins(here.folder, kim("invite", "--room", "mentor", "--name", "Lars").line, "Lars")
    room = kim("rooms").line.split()[0]
    agree(room, kim, lee)
    paused = lee("pause", room)
    refused = kim("say", room, "--words", kim.file("hello?"))
    not_mine = kim("resume", room)
    resumed = lee("resume", room, "--json").objects
    kim.says(room, "hello again")
    left = kim("leave", room)
    read = lee("read", room)

    assert (paused.code, "rests" in paused.out) == (0, True)
    assert (refused.code, "(room-paused)" in refused.told) == (4, True)
    assert (not_mine.code, "(not-resting)" in not_mine.told) == (4, True)
    assert resumed[0]["state"] == "open"
    assert (left.code, "ended" in left.out) == (0, True)
    assert "Kiri: (has ended the room)" in read.out
    assert "This room is ended." in read.told
    assert lee("say", room, "--words", lee.file("no")).code == 4
    assert "(ended)" in lee("rooms").line
