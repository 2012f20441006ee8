"""Bodies of the entries about meetings."""

from quietroom.ground.canon import Value

from .cast import ADA, BERLIN, ID, MALFORMED, Json, Scenario, body, offer, wall

_SLOT = "2026-11-24 09:00"


def offers() -> list[Scenario]:
    """Offers read."""

    def one(about: str, value: Value, expect: Json, because: str) -> Scenario:
        return body("offer", 5, about, value, expect, because)

    def read(**other: Json) -> Json:
        found: dict[str, Json] = {
            "id": ID.hex(),
            "instead": None,
            "zone": BERLIN,
            "minutes": 60,
            "place": None,
            "cadence": None,
            "slots": [wall(_SLOT)],
            "words": "",
        }
        return {**found, **other}

    def bad(about: str, because: str, **other: Value) -> Scenario:
        return one(about, offer(_SLOT, **other), MALFORMED, because)

    six = [wall(_SLOT) + 30 * turn for turn in range(6)]
    weekly: Value = ["week", 2, 0, 12]
    shown: Json = {"unit": "week", "every": 2, "nth": 0, "times": 12}
    deep = "America/Argentina/ComodRivadavia"
    return [
        one("one time", offer(_SLOT), read(), "no place, no words"),
        one("six times", offer(slots=six), read(slots=six), "as many as there may be"),
        one("a series", offer(_SLOT, cadence=weekly), read(cadence=shown), "every fortnight"),
        one("another time", offer(_SLOT, instead=3), read(instead=3), "of the fourth meeting"),
        one("a place", offer(_SLOT, place="Café Kranzler, back room"),
            read(place="Café Kranzler, back room"), "in words"),
        one("a zone in three parts", offer(_SLOT, zone=deep), read(zone=deep), "there are some"),
        one("UTC", offer(_SLOT, zone="Etc/GMT+5"), read(zone="Etc/GMT+5"), "signs are allowed"),
        bad("no time", "one or more", slots=[]),
        bad("seven times", "at most six", slots=[*six, six[5] + 30]),
        bad("one time twice", "each once", slots=[six[0], six[0]]),
        bad("a time after 2099", "no clock shows it here", slots=[wall("2100-01-01 00:00")]),
        bad("four minutes", "five or more", minutes=4),
        bad("thirteen hours", "at most twelve", minutes=780),
        bad("a zone that climbs", "no part begins with a point", zone="../etc/passwd"),
        bad("a zone that is a path", "nor with a stroke", zone="/etc/localtime"),
        bad("a zone of 65 signs", "at most 64", zone="x" * 65),
        bad("a zone without a name", "a name has a sign", zone=""),
        bad("a zone with a line break", "one name", zone="Europe/Berlin\n"),
        bad("a place of two lines", "one line", place="here\r\nATTENDEE:mailto:x"),
        bad("a place of spaces", "words, or null", place="  "),
        bad("a place of 501 signs", "at most 500", place="x" * 501),
        bad("501 signs of words", "at most 500", words="x" * 501),
        bad("number 120", "a series has at most 120", instead=120),
        bad("an id of 15 bytes", "16", id=ID[:15]),
        bad("a series from another weekday", "24 November is the fourth Tuesday",
            cadence=["month", 1, 2, 3]),
        one("seven fields", offer(_SLOT)[:7], MALFORMED, "eight"),
    ]  # fmt: skip


def acts() -> list[Scenario]:
    """What is said beside an offer."""

    def bad(rule: str, about: str, value: Value, because: str) -> Scenario:
        return body(rule, 6, about, value, MALFORMED, because)

    def good(rule: str, about: str, value: Value, expect: Json, because: str) -> Scenario:
        return body(rule, 6, about, value, expect, because)

    step: Json = {"text": "Send the outline", "who": ADA.hex(), "due": 20_780}
    return [
        good("choice", "the third time", [2], 2, "counted from 0"),
        bad("choice", "the seventh", [6], "there are six at most"),
        bad("choice", "none", [], "one number"),
        good("call-off", "one meeting", [3, "one", ""],
             {"number": 3, "scope": "one", "words": ""}, "no words are owed"),
        good("call-off", "all from now on", [0, "rest", "I am ill."],
             {"number": 0, "scope": "rest", "words": "I am ill."}, "with words"),
        bad("call-off", "something else", [0, "all", ""], "one or rest"),
        bad("call-off", "501 signs", [0, "one", "x" * 501], "at most 500"),
        good("not-there", "the first", [0], 0, "counted from 0"),
        bad("not-there", "number 120", [120], "at most 119"),
        good("place", "of one meeting", [1, "Room 4"], {"number": 1, "place": "Room 4"}, "there"),
        good("place", "of all, none", [None, None], {"number": None, "place": None}, "open"),
        bad("place", "without words", [1, ""], "words, or null"),
        good("agenda", "what to speak about", [0, "The interview\nMoney"],
             {"number": 0, "text": "The interview\nMoney"}, "lines are allowed"),
        good("agenda", "nothing any more", [0, ""], {"number": 0, "text": ""}, "it is emptied"),
        bad("agenda", "2001 signs", [0, "x" * 2001], "at most 2000"),
        good("step", "a next step", ["Send the outline", ADA, 20_780], step, "who, and by when"),
        good("step", "without a day", ["Think", ADA, None],
             {"text": "Think", "who": ADA.hex(), "due": None}, "some have none"),
        bad("step", "without a word", [" ", ADA, None], "a step says something"),
        bad("step", "by nobody", ["Think", ADA[:31], None], "a first card hash"),
        bad("step", "on a day after 2099", ["Think", ADA, 47_482], "no day here"),
        good("done", "done", [1], True, "1"),
        good("done", "not done after all", [0], False, "0"),
        bad("done", "something else", [2], "0 or 1"),
    ]  # fmt: skip
