"""What an authenticator says, checked: made here, shown here, by whom and for whom."""

import os
from collections.abc import Callable
from typing import Any

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quietroom.ground.errors import Malformed
from quietroom.server import ceremony
from quietroom.server.ceremony import Assertion, Site
from quietroom.server.refusal import NotFound
from quietroom.server.store.vaults import Passkey
from tests.server.authenticator import PRESENT, VERIFIED, Authenticator, Page

_SITE = Site("localhost", ("http://localhost:8470",))
_ACCOUNT, _NONCE = os.urandom(16), os.urandom(32)
_ELSEWHERE = Page("elsewhere.example", "https://elsewhere.example")
_P256_NOWHERE = {1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)}


def _registered(made: Authenticator, ident: bytes | None = None, **others: Any) -> Passkey:
    client, attestation = made.register(_ACCOUNT, **others)
    assert isinstance(client, bytes)
    assert isinstance(attestation, bytes)
    return ceremony.register(_SITE, _ACCOUNT, ident or made.ident, client, attestation)


def test_a_passkey_is_made_and_shown() -> None:
    """What was made here opens here, as often as it is shown, and counts."""
    made = Authenticator()
    kept = _registered(made)
    uses = [ceremony.check(_SITE, _NONCE, kept, made.show(_NONCE)) for _ in range(2)]

    assert (kept.uses, uses) == (0, [1, 2])


def test_self_attestation_is_taken() -> None:
    """A browser may leave a statement that names nobody: the key's own signature."""
    made = Authenticator()
    client, attestation = made.register(_ACCOUNT)
    assert isinstance(client, bytes)
    assert isinstance(attestation, bytes)
    parts = cbor2.loads(attestation)
    signature = made.sign(parts["authData"], client)
    parts |= {"fmt": "packed", "attStmt": {"alg": -7, "sig": signature}}

    kept = ceremony.register(_SITE, _ACCOUNT, made.ident, client, cbor2.dumps(parts))

    assert ceremony.check(_SITE, _NONCE, kept, made.show(_NONCE)) == 1


def test_an_extension_is_read_over() -> None:
    """A security key puts what it evaluated, sealed to the browser, into what it signs."""
    made = Authenticator()
    sealed = cbor2.dumps({"hmac-secret": bytes(48)})

    assert ceremony.check(_SITE, _NONCE, _registered(made), made.show(_NONCE, extensions=sealed))


@pytest.mark.parametrize(
    "bent",
    [
        {"flags": PRESENT},
        {"flags": VERIFIED},
        {"type": "webauthn.get"},
        {"origin": "https://elsewhere.example"},
        {"challenge": "AAAA"},
        {"challenge": None},
        {"fmt": "fido-u2f"},
        {"key": {1: 2, 3: -35, -1: 2, -2: bytes(48), -3: bytes(48)}},
        {"key": _P256_NOWHERE},
        {"key": b"\xd8\x1c\x80"},
        {"ident": bytes(16)},
    ],
)
def test_a_passkey_that_would_not_serve_is_refused(bent: dict[str, Any]) -> None:
    """Made without its person, elsewhere, for another account, or by what is not understood."""
    with pytest.raises(Malformed):
        _registered(Authenticator(), **bent)


def test_made_for_another_host() -> None:
    """A passkey of another site is not registered here."""
    with pytest.raises(Malformed):
        _registered(Authenticator(_ELSEWHERE), origin="http://localhost:8470")


def _other_key(made: Authenticator) -> Assertion:
    return Authenticator(credential=made.credential).show(_NONCE)


def _another_count(made: Authenticator) -> Assertion:
    shown = made.show(_NONCE)
    told = shown.authenticator[:-4] + (9).to_bytes(4, "big")
    return Assertion(shown.credential, shown.client, told, shown.signature)


def _moved(made: Authenticator) -> Assertion:
    made.page = _ELSEWHERE
    return made.show(_NONCE, origin="http://localhost:8470")


_LIES: dict[str, Callable[[Authenticator], Assertion]] = {
    "another key": _other_key,
    "another count": _another_count,
    "another host": _moved,
    "another nonce": lambda made: made.show(os.urandom(32)),
    "another page": lambda made: made.show(_NONCE, origin="https://elsewhere.example"),
    "another ceremony": lambda made: made.show(_NONCE, type="webauthn.create"),
    "nobody there": lambda made: made.show(_NONCE, flags=VERIFIED),
    "nobody verified": lambda made: made.show(_NONCE, flags=PRESENT),
    "tags": lambda made: made.show(_NONCE, extensions=_bomb()),
}


@pytest.mark.parametrize("lie", _LIES)
def test_a_false_assertion_is_refused(lie: str) -> None:
    """Whatever is wrong with it, it is told as nothing."""
    made = Authenticator()
    kept = _registered(made)

    with pytest.raises(NotFound):
        ceremony.check(_SITE, _NONCE, kept, _LIES[lie](made))
    made.page = Page()
    assert ceremony.check(_SITE, _NONCE, kept, made.show(_NONCE)) > 0


def test_a_copy_is_seen() -> None:
    """A passkey that counts and says the same count twice is shown by two."""
    made = Authenticator()
    shown = made.show(_NONCE)
    kept = Passkey(_registered(made).public_key, 1)

    with pytest.raises(NotFound):
        ceremony.check(_SITE, _NONCE, kept, shown)


def test_many_do_not_count() -> None:
    """Synced passkeys say 0 for ever, and are taken."""
    made = Authenticator(counts=False)
    kept = _registered(made)

    assert [ceremony.check(_SITE, _NONCE, kept, made.show(_NONCE)) for _ in range(2)] == [0, 0]


def _bomb(depth: int = 28) -> bytes:
    """A list of lists that name those before them twice: small here, two to the 28th written."""
    items = [b"\xd8\x1c\x80"]
    for nth in range(depth):
        earlier = b"\xd8\x1d" + cbor2.dumps(nth)
        items.append(b"\xd8\x1c\x82" + earlier + earlier)
    return b"\x98" + bytes([len(items)]) + b"".join(items)


@pytest.mark.timeout(20)
def test_small_bytes_stay_small() -> None:
    """Planted: values that share values. Read by the library alone they would take gigabytes."""
    made = Authenticator()
    with pytest.raises(NotFound):
        ceremony.check(_SITE, _NONCE, _registered(made), made.show(_NONCE, extensions=_bomb()))

    with pytest.raises(Malformed):
        _registered(Authenticator(), key=_bomb())


_MADE = Authenticator()
_CLIENT, _ATTESTATION = _MADE.register(_ACCOUNT)
_KEPT, _SHOWN = _registered(_MADE), _MADE.show(_NONCE)


@settings(max_examples=200)
@given(st.data())
def test_any_assertion_ends_in_a_refusal(data: st.DataObject) -> None:
    """An assertion with bytes changed anywhere is told as nothing."""
    parts = [_SHOWN.client, _SHOWN.authenticator, _SHOWN.signature]
    place = data.draw(st.integers(0, 2))
    parts[place] = bent = _bent(data, parts[place])
    if bent in (_SHOWN.client, _SHOWN.authenticator, _SHOWN.signature):
        return

    with pytest.raises(NotFound):
        ceremony.check(_SITE, _NONCE, _KEPT, Assertion(_SHOWN.credential, *parts))


@settings(max_examples=200)
@given(st.data())
def test_any_registration_ends_in_a_refusal(data: st.DataObject) -> None:
    """A registration with bytes changed is refused, or makes a passkey of the same id."""
    assert isinstance(_CLIENT, bytes)
    assert isinstance(_ATTESTATION, bytes)
    client = _bent(data, _CLIENT) if data.draw(st.booleans()) else _CLIENT
    attestation = _bent(data, _ATTESTATION)
    try:
        made = ceremony.register(_SITE, _ACCOUNT, _MADE.ident, client, attestation)
    except Malformed:
        return

    assert len(made.public_key) < 100


@given(st.binary(max_size=100))
def test_any_client_data_is_read_or_refused(raw: bytes) -> None:
    """Whatever the bytes, nothing but `Malformed` is raised."""
    with pytest.raises(Malformed):
        ceremony.nonce_of(raw)
    assert ceremony.nonce_of(_SHOWN.client) == _NONCE


def _bent(data: st.DataObject, good: bytes) -> bytes:
    start = data.draw(st.integers(0, len(good)))
    end = start + data.draw(st.integers(0, 8))
    return good[:start] + data.draw(st.binary(max_size=8)) + good[end:]
