"""Kits, passphrases, what they yield, and safety words."""

from quietroom.ground.digest import context, derive, sha256
from quietroom.identity import kit, passphrase, stretch, wordlist
from quietroom.identity.card import Card

from ..second import fixed
from .cast import ACCOUNT, LINE, OTHER, Json, Scenario, case, refused


def kits() -> list[Scenario]:
    """Kits as somebody types them."""

    def one(about: str, text: str, expect: Json, because: str) -> Scenario:
        return case("kit", 7, about, {"text": text}, expect, because)

    secret = fixed("kit", kit.SIZE)
    text = kit.Kit(secret).text()
    groups = text.split("-")
    right: Json = {"secret": secret.hex(), "text": text}
    wrong = refused("misspelt-unlock")
    zeros = kit.Kit(bytes(kit.SIZE)).text()
    other = "B" if groups[2][1] != "B" else "C"
    mistyped = [*groups[:2], groups[2][0] + other + groups[2][2:], *groups[3:]]
    exchanged = [groups[0][0] + groups[0][2] + groups[0][1] + groups[0][3:], *groups[1:]]
    moved = [groups[1], groups[0], *groups[2:]]
    return [
        one("as printed", text, right, "this is how it is printed"),
        one("lower case", text.lower(), right, "case does not matter"),
        one(
            "spaces instead of dashes",
            text.replace("-", "  "),
            right,
            "spaces and dashes do not matter",
        ),
        one("typed in one go", text.replace("-", ""), right, "spaces and dashes do not matter"),
        one(
            "with typographic dashes, on two lines",
            "–".join(groups[:4]) + "\n" + "—".join(groups[4:]),
            right,
            "spaces and dashes do not matter",
        ),
        one(
            "zeros read as letters O",
            zeros.replace("0", "O"),
            {"secret": "00" * 20, "text": zeros},
            "O is read as 0",
        ),
        one("one character wrong", "-".join(mistyped), wrong, "group 3 is named"),
        one("two characters exchanged", "-".join(exchanged), wrong, "group 1 is named"),
        one("two groups exchanged", "-".join(moved), wrong, "a check character knows its group"),
        one("a letter U", "U" + text[1:], wrong, "the alphabet has no U"),
        one("one character missing", text[:-1], wrong, "a kit has 40 characters"),
        one("nothing", "", wrong, "a kit has 40 characters"),
    ]


def passphrases() -> list[Scenario]:
    """Passphrases as somebody types them, and as they are drawn."""

    def one(about: str, text: str, expect: Json, because: str) -> Scenario:
        return case("passphrase", 8, about, {"text": text}, expect, because)

    text = " ".join(passphrase.generate(lambda size: fixed("passphrase", size)).words)
    right: Json = {"text": text}
    wrong = refused("misspelt-unlock")
    first, *rest = text.split()
    drawn: Json = {"drawn": fixed("passphrase").hex()}
    return [
        case(
            "passphrase-drawn",
            8,
            "a passphrase from 32 random bytes",
            drawn,
            right,
            "the digits of a number modulo 7776^7",
        ),
        one("as printed", text, right, "this is how it is printed"),
        one(
            "capitals and line ends",
            text.upper().replace(" ", "\n "),
            right,
            "case and white space do not matter",
        ),
        one(
            "a word not in the list",
            " ".join(["quietroomy", *rest]),
            wrong,
            "place 1 is named, the word is not repeated",
        ),
        one("six words", " ".join(rest), wrong, "a passphrase has seven words"),
        one("eight words", f"{text} {first}", wrong, "a passphrase has seven words"),
    ]


def unlocks() -> list[Scenario]:
    """Key and token of each way to unlock."""
    secret = fixed("kit", kit.SIZE)
    chosen = passphrase.generate(lambda size: fixed("passphrase", size)).text()
    stretched = stretch.stretch(chosen.encode(), sha256(context("salt", ACCOUNT))[:16])
    output = fixed("prf output")

    def one(method: str, given: dict[str, Json], root: bytes, because: str) -> Scenario:
        token = derive(root, f"{method}-fetch", ACCOUNT)
        expect: Json = {
            "key": derive(root, f"{method}-key", ACCOUNT).hex(),
            "token": token.hex(),
            "token_hash": sha256(token).hex(),
        }
        bound: Json = {"account": ACCOUNT.hex(), **given}
        return case(f"unlock-{method}", 6, f"key and token of a {method}", bound, expect, because)

    passkey: Json = {"account": ACCOUNT.hex(), "output": output.hex()}
    prf: Json = {
        "input": sha256(b"quietroom/v1/prf").hex(),
        "key": derive(output, "passkey-key", ACCOUNT).hex(),
    }
    return [
        one("kit", {"text": kit.Kit(secret).text()}, secret, "160 random bits need no stretching"),
        one("passphrase", {"text": chosen}, stretched, "Argon2id, 64 MiB, 3 passes, 1 lane"),
        case(
            "unlock-passkey", 9, "key of a passkey", passkey, prf, "the result is a key by itself"
        ),
        case(
            "unlock-passkey",
            9,
            "a result cut short",
            {"account": ACCOUNT.hex(), "output": output[1:].hex()},
            refused("malformed"),
            "a PRF result has 32 bytes",
        ),
        case(
            "passkey",
            9,
            "how the server knows a passkey",
            {"account": ACCOUNT.hex(), "credential": fixed("credential", 64).hex()},
            {
                "method_id": sha256(fixed("credential", 64))[:16].hex(),
                "challenge": sha256(context("passkey", ACCOUNT)).hex(),
            },
            "the method id names the credential, the registration names the account",
        ),
    ]


def safety_words() -> list[Scenario]:
    """The words of a lineage."""
    salt = sha256(b"quietroom/v1/words")[:16]

    def one(this: Card) -> Scenario:
        number = int.from_bytes(stretch.stretch(this.hash, salt), "big") % wordlist.SIZE**4
        digits = [number // wordlist.SIZE**place % wordlist.SIZE for place in (3, 2, 1, 0)]
        expect: Json = {"words": [wordlist.words()[digit] for digit in digits]}
        because = "Argon2id of the first card's hash, modulo 7776^4"
        return case("words", 10, "safety words", {"first": this.hash.hex()}, expect, because)

    return [one(LINE[0][0]), one(OTHER[0][0])]
