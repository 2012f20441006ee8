"""The vault: what its person closed opens for them alone, and only if the log agrees."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground import canon
from quietroom.ground.canon import Value
from quietroom.ground.close import content as close
from quietroom.ground.digest import context
from quietroom.ground.errors import Malformed, QuietroomError, TooLarge
from quietroom.identity import keys, kit, method, unlock, vault
from quietroom.identity.lineage import LineageForked
from quietroom.identity.method import WrongUnlock
from quietroom.identity.vault import CardNotLogged, ForeignVault, StaleVault, Vault
from tests.rules.identity import people
from tests.rules.values import VALUES
from vectors.make.second import fixed

_AK, _ID = fixed("ak"), fixed("method", 16)
_ONE = Vault(people.ACCOUNT, b"policy", (people.KEYS,))
_TWO = _ONE.rotated(people.SECOND[1])
_SEALED = vault.seal_vault(_AK, _ONE)


@pytest.mark.parametrize("kept", [_ONE, _TWO])
def test_what_was_closed_opens(kept: Vault) -> None:
    """A vault opens to what it held, for its own account and generation."""
    raw = vault.seal_vault(_AK, kept)

    assert vault.open_vault(_AK, people.ACCOUNT, kept.generation, raw) == kept


@pytest.mark.parametrize(
    ("ak", "account", "generation"),
    [
        (fixed("another"), people.ACCOUNT, 0),
        (_AK, people.OTHER_ACCOUNT, 0),
        (_AK, people.ACCOUNT, 1),
    ],
)
def test_a_vault_is_of_one_place(ak: bytes, account: bytes, generation: int) -> None:
    """Under another key, account or generation a vault does not open."""
    with pytest.raises(ForeignVault):
        vault.open_vault(ak, account, generation, _SEALED)

    assert vault.open_vault(_AK, people.ACCOUNT, 0, _SEALED) == _ONE


@given(st.integers(0, len(_SEALED) - 1), st.integers(1, 255))
def test_no_byte_of_a_vault_can_change(place: int, change: int) -> None:
    """A vault with any byte changed does not open."""
    changed = _SEALED[:place] + bytes([_SEALED[place] ^ change]) + _SEALED[place + 1 :]

    with pytest.raises(ForeignVault):
        vault.open_vault(_AK, people.ACCOUNT, 0, changed)


@given(st.binary(max_size=300))
def test_opening_raises_its_own(raw: bytes) -> None:
    """Whatever the bytes, opening refuses in its own words."""
    with pytest.raises(QuietroomError):
        vault.open_vault(_AK, people.ACCOUNT, 0, raw)
    with pytest.raises((Malformed, WrongUnlock)):
        vault.unwrap_ak(_AK, people.ACCOUNT, "kit", _ID, 0, raw)


@given(VALUES)
def test_sealed_nonsense_is_malformed(value: Value) -> None:
    """What opens and is no vault is refused by its shape."""
    sealed = close.seal(_AK, context("vault", people.ACCOUNT, 0), canon.encode(value))

    with pytest.raises(Malformed):
        vault.open_vault(_AK, people.ACCOUNT, 0, sealed)


def test_a_vault_has_a_size() -> None:
    """Nothing larger than a vault is opened, and nothing is sealed that would not open."""
    with pytest.raises(TooLarge):
        vault.open_vault(_AK, people.ACCOUNT, 0, bytes(method.VAULT + 1))
    with pytest.raises(Malformed):
        vault.seal_vault(_AK, replace(_ONE, policy=bytes(vault.POLICY + 1)))
    with pytest.raises(Malformed):
        vault.seal_vault(_AK, replace(_ONE, keys=()))

    largest = replace(_ONE, policy=bytes(vault.POLICY))
    assert vault.open_vault(_AK, people.ACCOUNT, 0, vault.seal_vault(_AK, largest)) == largest


def test_the_log_decides() -> None:
    """Older or newer than the log, or of other keys: each is found, and the honest one passes."""
    one, two = people.logged(people.FIRST), people.logged(people.FIRST, people.SECOND)
    _ONE.check(one)
    _TWO.check(two)
    with pytest.raises(StaleVault):
        _ONE.check(two)
    with pytest.raises(CardNotLogged):
        _TWO.check(one)
    with pytest.raises(ForeignVault):
        replace(_ONE, keys=(people.MENTOR[1],)).check(one)
    with pytest.raises(ForeignVault):
        replace(_ONE, account=people.OTHER_ACCOUNT).check(one)
    with pytest.raises(LineageForked):
        _TWO.check(people.logged(people.FIRST, people.SECOND, people.RIVAL))


@pytest.mark.parametrize("swapped", ["seal", "ed25519", "mldsa"])
def test_every_seed_is_compared(swapped: str) -> None:
    """One seed of another person's is enough to refuse the vault."""
    mixed = replace(people.KEYS, **{swapped: getattr(people.MENTOR[1], swapped)})

    with pytest.raises(ForeignVault):
        replace(_ONE, keys=(mixed,)).check(people.logged(people.FIRST))


def test_every_generation_is_compared() -> None:
    """Keys of an old generation that are not its card's are found, not only the newest."""
    with pytest.raises(ForeignVault):
        Vault(people.ACCOUNT, b"", (people.MENTOR[1], people.SECOND[1])).check(
            people.logged(people.FIRST, people.SECOND)
        )


def test_a_kit_opens_its_vault_on_a_new_device() -> None:
    """From paper to checked keys; after the kit was replaced, the old paper opens nothing new."""
    old, new = kit.generate(people.entropy("old kit")), kit.generate(people.entropy("new kit"))
    ak, next_ak = (vault.new_ak(people.entropy(name)) for name in ("ak", "next ak"))
    wrapped = vault.wrap_ak(_kek(old), people.ACCOUNT, "kit", _ID, 0, ak)
    fresh = vault.wrap_ak(_kek(new), people.ACCOUNT, "kit", _ID, 1, next_ak)
    found = vault.unwrap_ak(_kek(kit.parse(old.text())), people.ACCOUNT, "kit", _ID, 0, wrapped)

    assert found == ak
    assert vault.unwrap_ak(_kek(new), people.ACCOUNT, "kit", _ID, 1, fresh) == next_ak
    with pytest.raises(WrongUnlock):
        vault.unwrap_ak(_kek(old), people.ACCOUNT, "kit", _ID, 1, fresh)
    with pytest.raises(WrongUnlock):
        vault.unwrap_ak(_kek(new), people.ACCOUNT, "kit", _ID, 0, wrapped)


def _kek(found: kit.Kit) -> bytes:
    return unlock.with_kit(people.ACCOUNT, found).key


def test_sizes_are_the_ones_published() -> None:
    """The server can hold a wrapped key to its size without opening anything."""
    wrapped = vault.wrap_ak(_AK, people.ACCOUNT, "passkey", _ID, 0, _AK)

    assert len(wrapped) == method.WRAPPED


def test_keys_are_never_shown() -> None:
    """No secret stands in the text of anything that holds one."""
    opened = unlock.with_kit(people.ACCOUNT, kit.Kit(fixed("kit", 20)))
    secrets = keys.generate(people.entropy("shown"))
    text = repr((secrets, secrets.signing_key(), Vault(people.ACCOUNT, b"", (secrets,)), opened))

    for secret in (
        secrets.seal,
        secrets.ed25519,
        secrets.mldsa,
        secrets.self_key,
        opened.key,
        opened.token,
    ):
        assert repr(secret) not in text
    assert repr(people.ACCOUNT) in text
