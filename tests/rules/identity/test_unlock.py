"""Kits and passphrases: forgiving to people, strict to machines."""

import hashlib
from importlib import resources

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given
from hypothesis import strategies as st

from quietroom.ground.digest import derive
from quietroom.ground.errors import Malformed
from quietroom.identity import kit, method, passkey, passphrase, unlock, wordlist
from quietroom.identity.kit import Kit, Misspelt
from quietroom.identity.passphrase import Passphrase
from tests.rules.identity import people
from vectors.make.second import fixed

_KITS = st.binary(min_size=kit.SIZE, max_size=kit.SIZE).map(Kit)
_PLACES = st.integers(0, kit.GROUPS * 5 - 1)


def _cut(symbols: str) -> str:
    return "-".join(symbols[start : start + 5] for start in range(0, len(symbols), 5))


def _named(*places: int) -> str:
    """The groups in which these characters stand, as the refusal names them."""
    return "in group " + ", ".join(
        str(group) for group in sorted({place // 5 + 1 for place in places})
    )


@given(_KITS, st.sampled_from(["", " ", "-", " - ", "\n", "–"]), st.booleans())
def test_a_kit_reads_as_people_type(printed: Kit, gap: str, small: bool) -> None:
    """Case, gaps and lookalikes do not matter."""
    text = printed.text().replace("-", gap).replace("0", "o").replace("1", "l")

    assert kit.parse(text.lower() if small else text) == printed
    assert len(printed.text()) == 47


@given(_KITS, _PLACES, st.sampled_from(kit.ALPHABET))
def test_one_wrong_character_is_found(printed: Kit, place: int, other: str) -> None:
    """Any character in place of any other is refused, and its group named."""
    symbols = printed.text().replace("-", "")
    typed = symbols[:place] + other + symbols[place + 1 :]
    if typed == symbols:
        assert kit.parse(_cut(typed)) == printed
        return

    with pytest.raises(Misspelt, match=_named(place) + " of 8"):
        kit.parse(_cut(typed))


@given(_KITS, _PLACES, _PLACES)
def test_two_exchanged_characters_are_found(printed: Kit, one: int, two: int) -> None:
    """Any two characters exchanged, neighbours or not, are refused, and their groups named."""
    symbols = list(printed.text().replace("-", ""))
    if symbols[one] == symbols[two]:
        return
    symbols[one], symbols[two] = symbols[two], symbols[one]

    with pytest.raises(Misspelt, match=_named(one, two) + " of 8"):
        kit.parse(_cut("".join(symbols)))


@given(_KITS, st.integers(0, 7), st.integers(0, 7))
def test_two_exchanged_groups_are_found(printed: Kit, one: int, two: int) -> None:
    """A group in another place is refused, even where each is spelled right."""
    groups = printed.text().split("-")
    if one == two:
        return
    groups[one], groups[two] = groups[two], groups[one]

    with pytest.raises(Misspelt, match=_named(5 * one, 5 * two) + " of 8"):
        kit.parse("-".join(groups))


def test_a_missing_character_is_placed() -> None:
    """Where the groups can be told apart, the one that is too short is named."""
    groups = Kit(bytes(kit.SIZE)).text().split("-")
    groups[4] = groups[4][:-1]

    with pytest.raises(Misspelt, match="in group 5 of 8"):
        kit.parse("-".join(groups))


@given(st.text(max_size=60) | st.text("0123456789abcDEF -", min_size=38, max_size=50))
def test_reading_raises_its_own(text: str) -> None:
    """Whatever somebody types that is neither kit nor passphrase is refused as misspelt."""
    with pytest.raises(Misspelt):
        unlock.read(text)


def test_refusals_keep_what_was_typed() -> None:
    """A refusal names places, never what stands there."""
    typed = "correct horse battery staple quietroomy lamp chair"
    with pytest.raises(Misspelt) as refusal:
        unlock.read(typed)

    assert not set(typed.split()) & set(str(refusal.value).split())


@given(st.binary(min_size=32, max_size=32))
def test_a_passphrase_reads_as_people_type(drawn: bytes) -> None:
    """What was drawn is read back, with other gaps and capitals, and never as a kit."""
    printed = passphrase.generate(lambda size: drawn[:size])

    assert unlock.read(printed.text().title().replace(" ", " \t")) == printed
    assert len(printed.words) == 7


def test_a_passphrase_is_stretched_at_full_cost() -> None:
    """Argon2id, 64 MiB, 3 passes, 1 lane: whoever asks for less gets another key."""
    chosen = Passphrase(wordlist.words()[:7])
    salt = hashlib.sha256(
        (17).to_bytes(8, "big") + b"quietroom/v1/salt" + (16).to_bytes(8, "big") + people.ACCOUNT
    ).digest()[:16]
    kdf = Argon2id(salt=salt, length=32, iterations=3, lanes=1, memory_cost=65536)
    root = kdf.derive(b"abacus abdomen abdominal abide abiding ability ablaze")

    assert unlock.with_passphrase(people.ACCOUNT, chosen).token == derive(
        root, "passphrase-fetch", people.ACCOUNT
    )


def test_key_and_token_part() -> None:
    """Key and token differ from one another, and for every account and kit."""
    one, two = (kit.generate(people.entropy(name)) for name in ("one", "two"))
    found = [
        unlock.with_kit(account, which)
        for account in (people.ACCOUNT, people.OTHER_ACCOUNT)
        for which in (one, two)
    ]

    assert len({secret for each in found for secret in (each.key, each.token)}) == 8


def test_the_server_checks_a_token() -> None:
    """The right token passes; another does not, and neither does the hash that the server keeps."""
    token = unlock.with_kit(people.ACCOUNT, Kit(bytes(kit.SIZE))).token
    kept = method.fetch_token_hash(token)
    method.check_fetch_token(kept, token)

    assert kept == hashlib.sha256(token).digest()
    for wrong in (kept, b"", token[:-1]):
        with pytest.raises(method.WrongUnlock):
            method.check_fetch_token(kept, wrong)


def test_a_passkey_yields_a_key() -> None:
    """The result of the constant input is a key of this account; a result cut short is none."""
    key = passkey.wrapping_key(people.ACCOUNT, fixed("prf"))

    assert hashlib.sha256(b"quietroom/v1/prf").digest() == passkey.PRF_INPUT
    assert key not in (passkey.wrapping_key(people.OTHER_ACCOUNT, fixed("prf")), fixed("prf"))
    with pytest.raises(Malformed):
        passkey.wrapping_key(people.ACCOUNT, fixed("prf")[1:])


def test_secrets_are_never_shown() -> None:
    """Neither kit nor passphrase stands in its own text."""
    printed, chosen = kit.generate(people.entropy("kit")), Passphrase(wordlist.words()[:7])

    assert repr((printed, chosen)) == "(Kit(), Passphrase())"


def test_the_list_is_the_published_one() -> None:
    """7,776 different words, in the file whose hash stands in its licence note."""
    folder = resources.files("quietroom.identity")
    raw = folder.joinpath("eff_large_wordlist.txt").read_bytes()
    licence = folder.joinpath("eff_large_wordlist.txt.license").read_text()

    assert hashlib.sha256(raw).hexdigest() in licence
    assert "CC-BY-3.0-US" in licence
    assert len(set(wordlist.words())) == len(wordlist.words()) == wordlist.SIZE


@given(st.integers(0, 7776**4 - 1))
def test_spelling_loses_nothing(number: int) -> None:
    """Words are the digits of a number, highest first."""
    digits = [
        wordlist.words().index(word) for word in wordlist.spell(number.to_bytes(32, "big"), 4)
    ]

    assert sum(digit * 7776**place for place, digit in enumerate(reversed(digits))) == number
