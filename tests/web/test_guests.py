"""A mentor from outside in the browser: a guest, in two rooms by one key, seen if both say so."""

from quietroom.client import programme, showing
from tests.web.conftest import Person
from tests.web.house import House


def test_a_mentor_from_outside(house: House, person: Person) -> None:
    """By a link into a room, by another into a further one; the programme sees what both show."""
    jonas, mira = house.invited("Jonas"), house.invited("Mira")
    nora = person()
    nora.opens(house.link_for("Nora", "mentor", jonas))
    nora.sees("You come as a guest, and the programme does not list you.")
    nora.press("Come in")
    nora.press("Make my key")
    nora.keep(nora.kit())
    nora.sees("You and Jonas")
    nora.at(f"/r/{jonas.room().id.hex()}")

    nora.opens(house.link_for("Nora", "mentor", mira))
    nora.press("Unlock, and come in as Nora")
    nora.press("Use my passkey")
    nora.press("Come in as Nora")
    nora.sees("You and Mira")
    nora.at(f"/r/{mira.room().id.hex()}")
    nora.go("/")
    for name in ("Jonas", "Mira"):
        nora.sees(name)
    coordinator = house.coordinator.session
    assert "Nora" not in {one.name for one in programme.enlisted(coordinator)}

    showing.show(mira.room())
    nora.go(f"/r/{mira.room().id.hex()}/objectives")
    nora.sees("Mira would let the programme see that you have this room.")
    assert _pairs(house) == []
    nora.press("Let the programme see it")
    nora.sees("You both let the programme see this room")
    assert _pairs(house) == [("Nora", "Mira")]
    nora.press("Hide it again")
    nora.sees("It does not see it unless you say yes too.")
    assert _pairs(house) == []


def _pairs(house: House) -> list[tuple[str, str]]:
    """Every pair that the coordinator sees."""
    return [(one.mentor, one.mentee) for one in programme.pairs(house.coordinator.session)]
