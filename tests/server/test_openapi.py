"""The OpenAPI document: made from the routes, committed as it is made, and true of the answers."""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, cast

import pytest
import schemathesis
import yaml  # type: ignore[import-untyped]
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.server import yaml as writer
from quietroom.server.app import ROUTES
from quietroom.server.openapi import document
from tests.house.tree import ROOT
from tests.server.matrix import EVERYBODY, ROWS, asking
from tests.server.stage import Stage, set_up
from tests.server.world import PUSHING, SENDING, World, fresh_key

_TEXT = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), max_size=20)
_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | _TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner),
    max_leaves=10,
)
_LEAVES = st.none() | st.integers(0, 2**64 - 1) | st.binary(max_size=40) | st.text(max_size=20)
_CBOR: st.SearchStrategy[Value] = st.recursive(_LEAVES, lambda inner: st.lists(inner, max_size=6))

schemathesis.openapi.media_type("application/cbor", _CBOR.map(canon.encode))


@lru_cache(maxsize=1)
def _schema() -> schemathesis.schemas.BaseSchema:
    return schemathesis.openapi.from_dict(yaml.safe_load(document(ROUTES)))


_OPERATIONS: list[Any] = [found.ok() for found in cast(Any, _schema().get_all_operations())]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A room, and everybody who might ask about it; streams end at once."""
    world = World(tmp_path_factory.mktemp("data"), mailing=SENDING, pushing=PUSHING)
    world.app.state.shell.listeners.stop()
    yield set_up(world)
    world.close()


def test_the_committed_document_is_the_one_made() -> None:
    """spec/openapi.yaml is what `python -m quietroom.server.describe` prints."""
    assert (ROOT / "spec" / "openapi.yaml").read_bytes() == document(ROUTES)


def test_it_is_served(world: World) -> None:
    """The same document is at /openapi.yaml."""
    assert world.get("/openapi.yaml").content == document(ROUTES)


@given(_JSON)
def test_yaml_is_read_as_it_was_written(value: Any) -> None:
    """Whatever is written, a YAML reader reads the same."""
    assert yaml.safe_load(writer.write(value)) == value


def test_every_operation_is_named_once() -> None:
    """Each operation has a name of its own, a gate, and a refusal that it can answer with."""
    made = yaml.safe_load(document(ROUTES))
    operations = [one for path in made["paths"].values() for one in path.values()]

    assert len({one["operationId"] for one in operations}) == len(operations) == len(ROWS)
    assert all(one["x-gate"] and "default" in one["responses"] for one in operations)
    assert all(("security" in one) == (one["x-gate"] not in _OPEN) for one in operations)


_OPEN = {"anyone", "facts"}


@pytest.mark.parametrize("operation", _OPERATIONS, ids=lambda one: one.label)
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_answers_are_as_described(stage: Stage, operation: Any, data: st.DataObject) -> None:
    """Whatever is sent, the answer is one that the document tells, and never a server fault."""
    case: Any = data.draw(operation.as_strategy())
    relation = data.draw(st.sampled_from(["nobody", "stranger", "member", "coordinator"]))
    real = {
        "room": stage.two.room.id,
        "attachment": stage.shown.attachment,
        "grant": stage.shown.grant.id,
    }
    for name in set(real) & set(case.path_parameters or {}):
        if data.draw(st.booleans()):
            case.path_parameters[name] = real[name].hex()
    sent = case.as_transport_kwargs(base_url="http://localhost:8470")
    for unused in ("cookies", "verify", "timeout"):
        sent.pop(unused, None)
    headers = {name: str(value) for name, value in (sent.pop("headers") or {}).items()}
    headers.pop("Authorization", None)
    sent["content"] = sent.pop("data", None)
    stage.world.forget_sessions()
    method, path = operation.label.split(" ", 1)
    _, token = asking(stage, ROWS[method, path], relation)
    answer = stage.world.ask(sent.pop("method"), sent.pop("url"), token, headers=headers, **sent)

    case.validate_response(
        answer,
        checks=[
            not_a_server_error,
            status_code_conformance,
            content_type_conformance,
            response_schema_conformance,
        ],
    )


_BODIES = {cell: row for cell, row in ROWS.items() if cell[0] in ("POST", "PUT")}


@pytest.mark.parametrize("cell", _BODIES, ids=" ".join)
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_bent_bodies_are_refused(stage: Stage, cell: tuple[str, str], data: st.DataObject) -> None:
    """A good body with a few bytes changed is taken or refused by a code; it is never a fault."""
    stage.world.forget_sessions()
    row = _BODIES[cell]
    relation = "nobody" if row.allow == EVERYBODY else min(row.allow)
    who, token = asking(stage, row, relation)
    request = row.ask(stage, who)
    good = request.pop("content", None) or json.dumps(request.pop("json", {})).encode()
    start = data.draw(st.integers(0, 9999)) % (len(good) + 1)
    end = start + data.draw(st.integers(0, 30))
    bent = good[:start] + data.draw(st.binary(max_size=30)) + good[end:]
    headers = {"idempotency-key": fresh_key(), "host": stage.host(relation)}

    answer = stage.world.ask(cell[0], request.pop("path"), token, headers=headers, content=bent)

    assert answer.status_code < 500, answer.text
