"""Closing a room, moving on with words of one's own, and erasing oneself."""

import json
import shutil
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import pytest

from quietroom.cli import closing as cli_closing
from quietroom.cli.call import Call
from quietroom.client import (
    closing,
    ending,
    erasing,
    export,
    identity,
    keeping,
    notebook,
    parcelled,
    speech,
)
from quietroom.client import release as releasing
from quietroom.client.closing import NotYoursAlone
from quietroom.client.erasing import NothingErased
from quietroom.client.granting import Wish
from quietroom.client.keeping import Kept
from quietroom.client.members import rooms
from quietroom.client.parcelled import NotSealedExport, OtherUnlock
from quietroom.client.refusal import Refused
from quietroom.client.room import Room
from quietroom.ground.errors import QuietroomError
from quietroom.room.check import Phase
from quietroom.room.envelope import Envelope
from quietroom.server import jobs
from tests.journeys.town import Citizen, Town
from tests.promises.liar import Lie, lying

DAY = 24 * 3600


def everything(room: Room) -> bytes:
    """All that somebody can open in a room, with what stands around it."""
    return b"".join(
        repr((line.item, line.opened)).encode() for line in room.lines if line.opened is not None
    )


def test_what_there_is_to_know(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    """Day, releases that go on and what is mine alone; and leaving never asks for any of it."""
    mentor, mentee = town.agreed()
    sam = town.invited("Sam")
    mine = speech.say(mentee.room(), "mine to give")
    speech.say(mentee.room(), "his, as I heard it", owner=mentor.session.first)
    claimed = speech.say(mentee.room(), "we both had a part in it")
    speech.claim(mentor.room(), claimed.hash)
    back = speech.say(mentee.room(), "said too fast")
    speech.take_back(mentee.room(), back.hash)
    wish = Wish(sam.session.first, "an opening", town.now() + DAY)
    releasing.let_read(mentee.room(), mine.hash, wish)
    room = mentee.room()
    found = closing.closing(room)

    assert [words.text for _, words in closing.own_words(room)] == ["mine to give"]
    assert (found.mine, found.meeting) == (1, None)
    assert found.agreed == found.kept.mine == keeping.agreed(room)
    assert [(one.entry, one.consent.purpose) for one in found.running] == [
        (mine.hash, "an opening")
    ]
    alone = replace(found, kept=Kept(found.agreed, None, None))
    for shown, day in ((found, found.kept.last), (alone, None)):
        cli_closing._tell(Call(Namespace(json=True)), room, shown)
        rows = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
        (told,) = [row["kept"] for row in rows if "kept" in row]
        assert told == (None if day is None else day.isoformat())
    town.time += DAY
    assert closing.running(mentee.room()) == ()
    assert ending.leave(mentee.session, mentee.memory, room.id)


def test_moving_on(town: Town) -> None:
    """Own words stand in another room or the notebook, and nothing there comes from the old one."""
    mentor, mentee = town.agreed()
    old = mentee.room()
    words = "how I learnt to speak to forty people"
    mine = speech.say(old, words)
    his = speech.say(mentor.room(), "what he told me")
    ending.leave(mentee.session, mentee.memory, old.id)
    before = [one.raw for one in mentor.room().place.items]
    town.time += DAY
    new = town.invited("Tomas", by=mentee, role="mentor")
    town.agree(mentee, new)
    now, then = mentee.room(), Room(mentee.session, mentee.memory, old.id)
    with pytest.raises(NotYoursAlone):
        closing.take_along(then, [mine.hash, his.hash], now)
    assert notebook.pages(mentee.memory) == []
    (page,) = closing.take_along(then, [mine.hash])
    (said,) = closing.take_along(then, [mine.hash], now)

    heard = new.room()
    line = next(one for one in heard.lines if one.hash == said)
    assert speech.text_of(line) == words
    assert line.opened is not None
    assert line.opened.priv.time == town.now()
    assert [line.hash for line, _ in notebook.pages(mentee.memory)] == [page]
    traces = [old.id, mine.hash, his.hash, mentor.session.first, mentor.session.card.hash]
    assert isinstance(mine.item, Envelope)
    traces += [mine.item.com, mine.item.mine, mine.item.pub.writer]
    told = everything(heard)
    assert words.encode() in told
    assert [one.hex() for one in traces if repr(one)[2:-1].encode() in told] == []
    after = Room(mentor.session, mentor.memory, old.id)
    assert [one.raw for one in after.place.items] == before
    assert [ident for ident, _, _ in rooms(mentor.session)] == [old.id]


def test_an_export_for_oneself(town: Town, tmp_path: Path) -> None:
    """Sealed, it holds no word; the kit or passphrase opens it without a server, nothing else."""
    _, mentee = town.agreed()
    speech.say(mentee.room(), "mine to keep, whatever comes")
    packed, sealed = tmp_path / "export.zip", tmp_path / "export.sealed"
    export.export(mentee.session, mentee.memory, [mentee.room()], packed)
    account, ways = mentee.session.vault.account, mentee.ways
    for name, unlocking in (("kit", ways.kit.text()), ("phrase", ways.passphrase.text())):
        out = sealed.with_suffix(f".{name}")
        parcelled.seal(packed, out, account, unlocking, town.entropy)
        opened = tmp_path / f"{name}.zip"
        parcelled.unseal(out, opened, unlocking)
        assert opened.read_bytes() == packed.read_bytes()
        assert export.check(opened) > 0
    raw = (tmp_path / "export.kit").read_bytes()
    bent = tmp_path / "bent"
    for place in (40, 70, len(raw) // 2, len(raw) - 1):
        bent.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
        with pytest.raises((OtherUnlock, NotSealedExport)):
            parcelled.unseal(bent, tmp_path / "none.zip", ways.kit.text())
    bent.write_bytes(raw[:-20])
    for path, unlocking, refusal in (
        (tmp_path / "export.kit", ways.passphrase.text(), OtherUnlock),
        (tmp_path / "export.kit", town.coordinator.ways.kit.text(), OtherUnlock),
        (bent, ways.kit.text(), OtherUnlock),
        (packed, ways.kit.text(), NotSealedExport),
    ):
        with pytest.raises(refusal):
            parcelled.unseal(path, tmp_path / "none.zip", unlocking)

    assert not (tmp_path / "none.zip").exists()
    assert (tmp_path / "export.kit").stat().st_mode & 0o777 == 0o600


def test_erasing_oneself(town: Town) -> None:
    """The other keeps what both had; of the one who went nothing opens, and done is said late."""
    mentor, mentee = town.agreed()
    speech.say(mentor.room(), "hers and mine")
    notebook.add(mentee.memory, "a page of her own")
    edge, room = mentee.session.edge, mentee.room().id
    kit = mentee.ways.kit.text()
    found = erasing.erase(mentee.session)
    again = erasing.erased(edge, town.wire())
    assert sorted(path.name for path in edge.home.folder.iterdir()) == ["erased"]
    assert (found.done, again) == (False, found)
    with pytest.raises(Refused):
        town.wire().get("/api/me")
    kept = mentor.room()
    assert (kept.id, kept.partner.name) == (room, "—")
    assert ending.standing(kept).phase is Phase.ENDED
    assert "hers and mine" in [
        speech.text_of(line)
        for line in kept.lines
        if line.opened is not None and line.opened.priv.kind in speech.SAID
    ]
    assert restored(town, mentee, kit) == "not-found"
    town.time = found.gone
    town.run(jobs.sweep(town.app.state.shell))
    assert erasing.erased(edge, town.wire()).done
    with pytest.raises(NothingErased):
        erasing.erased(town.edge("nobody"))
    with pytest.raises(Refused) as refused:
        erasing.erase(town.coordinator.session)
    assert refused.value.reason == "conflict"
    assert town.coordinator.session.edge.home.exists()


@pytest.mark.parametrize("status", [503, 200])
def test_the_answer_to_an_erasure_is_lost(town: Town, status: int) -> None:
    """The receipt stays; asked again it is done here too, and who joins there later is left be."""
    _, mentee = town.agreed()
    edge, own = mentee.session.edge, mentee.session.vault.account
    lost = Lie("^/api/me/erase$", answer=lambda _: b"[", always=True, status=status, method="POST")
    with lying(town, lost), pytest.raises(QuietroomError):
        erasing.erase(mentee.session)
    receipt = edge.home.read(erasing.RECEIPT)
    with pytest.raises(Refused):
        erasing.erase(mentee.session)
    assert edge.home.read(erasing.RECEIPT) == receipt
    assert edge.home.exists()
    found = erasing.settled(edge, town.wire())
    assert found is not None
    assert sorted(path.name for path in edge.home.folder.iterdir()) == ["erased", "lock"]
    assert erasing.erased(edge, town.wire()) == found

    later = town.invited("Later")
    shutil.copytree(later.session.edge.home.folder, edge.home.folder, dirs_exist_ok=True)
    before = edge.home.names("")
    assert later.session.vault.account != own
    assert erasing.settled(edge, town.wire()) is None
    assert edge.home.names("") == before


def test_nothing_was_erased_yet(town: Town) -> None:
    """Where the request did not arrive nothing goes, and the same receipt is used again."""
    _, mentee = town.agreed()
    edge = mentee.session.edge
    away = Lie("^/api/me/erase$", swallow=True, method="POST")
    with lying(town, away), pytest.raises(QuietroomError):
        erasing.erase(mentee.session)
    receipt = edge.home.read(erasing.RECEIPT)
    assert erasing.settled(edge, town.wire()) is None
    assert edge.home.exists()
    erasing.erase(mentee.session)

    assert edge.home.read(erasing.RECEIPT) == receipt


def restored(town: Town, one: Citizen, kit: str) -> str:
    """What a new device is told that has the kit of somebody who erased themself."""
    try:
        identity.restore(town.url, one.session.vault.account, kit, town.edge("anew"), town.wire())
    except QuietroomError as fault:
        return getattr(fault, "reason", fault.code)
    return ""
