"""Who may do what, for every route of the router and in every relation somebody can have to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.routes import HTTPRoute

from quietroom.server.gate import Gate
from quietroom.server.store.places import Place
from tests.server.matrix import ROWS, nothing, play, same
from tests.server.stage import RELATIONS, Stage, set_up
from tests.server.world import PUSHING, SENDING, World


@pytest.fixture
def stage(folder: Path) -> Iterator[Stage]:
    """A room, and everybody who might ask about it."""
    world = World(folder, mailing=SENDING, pushing=PUSHING)
    yield set_up(world)
    world.close()


def _listed(world: World) -> set[tuple[str, str]]:
    return {
        (str(method), route.path_format)
        for route in world.app.routes
        if isinstance(route, HTTPRoute)
        for method in route.methods
    }


def test_every_route_has_a_row(world: World) -> None:
    """A route that the matrix does not know, or one that is gone, turns this red."""
    listed = _listed(world)

    assert {cell for cell in listed if cell[0] != "OPTIONS"} == set(ROWS)


def test_every_cell_is_as_it_should_be(stage: Stage) -> None:
    """Whoever may, does; whoever may not is told what is told where there is nothing."""
    wrong = play(stage, ROWS)

    assert wrong == [], "\n".join(wrong)


def test_options_open_to_nobody(stage: Stage) -> None:
    """The methods of a route are told in the document, and nowhere else."""
    paths = {path for method, path in _listed(stage.world) if method == "OPTIONS"}
    answers = [
        stage.world.ask("OPTIONS", path.format_map(_Any()), stage.token(relation))
        for path in paths
        for relation in ("nobody", "member")
    ]

    assert len(answers) == 2 * len({path for _, path in ROWS})
    assert all(same(answer, nothing(stage)) for answer in answers)


class _Any(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "0" if key == "part" else "0" * 32


def test_a_missing_membership_check_is_seen(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the store asks nobody for membership. A stranger's cells turn red."""
    monkeypatch.setattr(Place, "check_member", lambda *_: None)
    cell = ("GET", "/api/rooms/{room}/items")
    wrong = play(stage, {cell: ROWS[cell]})

    assert f"{' '.join(cell)} stranger: 200" in wrong


@pytest.mark.parametrize(
    ("cell", "gate", "seen"),
    [
        (("GET", "/api/rooms"), Gate.PAST_CARD, "past: 200"),
        (("GET", "/api/rooms"), Gate.ANYONE, "nobody: 500"),
        (("GET", "/api/rooms/{room}/items"), Gate.COORDINATOR, "member: 404"),
        (("GET", "/healthz"), Gate.SIGNED_IN, "nobody: 401"),
    ],
)
def test_a_wrong_gate_is_seen(
    stage: Stage,
    monkeypatch: pytest.MonkeyPatch,
    cell: tuple[str, str],
    gate: Gate,
    seen: str,
) -> None:
    """Planted: one route says that it opens to somebody else."""
    (route,) = (one for one in stage.world.app.routes if one.path_format == cell[1])
    assert isinstance(route, HTTPRoute)
    handler, _ = route.route_handler_map["GET"]
    monkeypatch.setitem(handler.opt, "gate", gate)

    assert f"{' '.join(cell)} {seen}" in play(stage, {cell: ROWS[cell]})


def test_a_telling_refusal_is_seen(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: a stranger is told that the room is there, by one header more."""
    refused = stage.world.get(f"{stage.room}/items", stage.people["stranger"])
    told = stage.world.get(f"{stage.room}/items", stage.people["stranger"])
    told.headers["x-room"] = "exists"

    assert same(refused, nothing(stage))
    assert not same(told, nothing(stage))


def test_relations_are_all_played() -> None:
    """The honest twin of the refusals: each relation passes somewhere."""
    passing = set().union(*(row.allow for (_, path), row in ROWS.items() if "/api/" in path))

    assert passing == set(RELATIONS)
