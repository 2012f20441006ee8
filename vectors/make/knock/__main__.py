"""Write every file of vectors/knock/.

What is expected was worked out with a calendar, not by the rule: each line says how.
"""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "knock"

Scenario = dict[str, Any]

_NIGHT = [21, 7]


def _scenario(form: str, about: str, given: Scenario, expect: Any, because: str) -> Scenario:
    return {
        "format": f"knock/{form}",
        "about": about,
        "spec": "spec/knock.md section 3",
        "made_by": "vectors/make/knock/__main__.py",
        "input": given,
        "expect": expect,
        "because": because,
    }


def _manner(rhythm: str, zone: str, quiet: Any = None, hour: int = 8) -> Scenario:
    return {"rhythm": rhythm, "hour": hour, "quiet": quiet, "zone": zone, "language": "en"}


def _due(about: str, manner: Scenario, fresh: str, expect: str, because: str) -> Scenario:
    return _scenario("due", about, {"manner": manner, "fresh": fresh}, expect, because)


def moments() -> list[Scenario]:
    """When a knock is due; all moments in UTC."""
    return [
        _due(
            "at once",
            _manner("at-once", "Europe/Paris"),
            "2027-01-15T10:00:30Z",
            "2027-01-15T10:02:30Z",
            "two minutes, whatever the clock shows",
        ),
        _due(
            "at once, in quiet hours",
            _manner("at-once", "Europe/Paris", _NIGHT),
            "2027-01-15T20:30:00Z",
            "2027-01-16T06:00:00Z",
            "21:30 in Paris is quiet until 7:00, one hour ahead of UTC in winter",
        ),
        _due(
            "at once, as quiet hours begin",
            _manner("at-once", "Europe/Paris", _NIGHT),
            "2027-01-15T19:58:00Z",
            "2027-01-16T06:00:00Z",
            "the moment counts at which it would be sent: 21:00",
        ),
        _due(
            "at once, as quiet hours end",
            _manner("at-once", "Europe/Paris", _NIGHT),
            "2027-01-15T05:58:00Z",
            "2027-01-15T06:00:00Z",
            "at 7:00 it is quiet no longer",
        ),
        _due(
            "hourly",
            _manner("hourly", "Europe/Paris"),
            "2027-01-15T10:00:30Z",
            "2027-01-15T11:00:00Z",
            "the next full hour",
        ),
        _due(
            "hourly, a minute before the hour",
            _manner("hourly", "Europe/Paris"),
            "2027-01-15T10:59:00Z",
            "2027-01-15T12:00:00Z",
            "11:00 is not two minutes away",
        ),
        _due(
            "hourly, half an hour off",
            _manner("hourly", "Asia/Kolkata"),
            "2027-01-15T10:00:00Z",
            "2027-01-15T10:30:00Z",
            "16:00 in Kolkata, five hours and a half ahead",
        ),
        _due(
            "hourly, three quarters off",
            _manner("hourly", "Asia/Kathmandu"),
            "2027-01-15T10:00:00Z",
            "2027-01-15T10:15:00Z",
            "16:00 in Kathmandu, five hours and three quarters ahead",
        ),
        _due(
            "daily",
            _manner("daily", "America/New_York"),
            "2027-01-15T14:00:00Z",
            "2027-01-16T13:00:00Z",
            "9:00 in New York is past 8:00, so tomorrow's, five hours behind",
        ),
        _due(
            "daily, at an hour that is quiet",
            _manner("daily", "America/New_York", _NIGHT, 5),
            "2027-01-15T14:00:00Z",
            "2027-01-16T12:00:00Z",
            "5:00 is put off to 7:00",
        ),
        _due(
            "daily, on the day that is an hour short",
            _manner("daily", "Europe/Paris"),
            "2027-03-27T12:00:00Z",
            "2027-03-28T06:00:00Z",
            "8:00 of 28 March is two hours ahead: the clock went forward that night",
        ),
        _due(
            "daily, on the day that is an hour long",
            _manner("daily", "Europe/Paris"),
            "2027-10-30T12:00:00Z",
            "2027-10-31T07:00:00Z",
            "8:00 of 31 October is one hour ahead: the clock went back that night",
        ),
        _due(
            "daily, at an hour that is left out",
            _manner("daily", "Europe/Paris", None, 2),
            "2027-03-27T12:00:00Z",
            "2027-03-28T01:00:00Z",
            "there is no 2:00: the moment after the gap, 3:00, stands for it",
        ),
        _due(
            "daily, at an hour that comes twice",
            _manner("daily", "Europe/Paris", None, 2),
            "2027-10-30T12:00:00Z",
            "2027-10-31T00:00:00Z",
            "the first 2:00",
        ),
        _due(
            "daily, between an hour and itself",
            _manner("daily", "Europe/Paris", None, 2),
            "2027-10-31T00:10:00Z",
            "2027-10-31T01:00:00Z",
            "the second 2:00 is a 2:00 too",
        ),
        _due(
            "quiet until an hour that is left out",
            _manner("at-once", "Europe/Paris", [22, 2]),
            "2027-03-27T23:30:00Z",
            "2027-03-28T01:00:00Z",
            "0:30 is quiet; there is no 2:00, so it ends at 3:00",
        ),
        _due(
            "quiet through the day, for who works at night",
            _manner("at-once", "Australia/Sydney", [8, 16]),
            "2027-01-15T00:00:00Z",
            "2027-01-15T05:00:00Z",
            "11:00 in Sydney is quiet until 16:00, eleven hours ahead in summer",
        ),
        _due(
            "a clock that moves by half an hour",
            _manner("hourly", "Australia/Lord_Howe"),
            "2027-10-02T15:20:00Z",
            "2027-10-02T16:00:00Z",
            "1:50 there; at 2:00 the clock goes to 2:30; the next full hour is 3:00, at 16:00",
        ),
    ]


def manners() -> list[Scenario]:
    """What a manner may say."""
    good = _manner("daily", "Europe/Paris", _NIGHT)
    refused = {"refused": "malformed"}
    bent: list[tuple[str, Scenario, str]] = [
        ("no such rhythm", {"rhythm": "weekly"}, "there are three"),
        ("no such language", {"language": "de"}, "knocks are said in three"),
        ("an hour too late", {"hour": 24}, "hours end at 23"),
        ("a quiet hour too late", {"quiet": [21, 24]}, "hours end at 23"),
        ("quiet from an hour to itself", {"quiet": [7, 7]}, "it could mean never, or always"),
        ("no zone", {"zone": ""}, "a clock is needed"),
        ("a long zone", {"zone": "A" * 65}, "no name is longer than 64 characters"),
    ]
    return [
        _scenario("manner", "good", good, "allowed", "every field is in its bounds"),
        _scenario("manner", "never quiet", good | {"quiet": None}, "allowed", "nobody has to"),
        *(_scenario("manner", what, good | change, refused, why) for what, change, why in bent),
    ]


def files() -> dict[str, list[Scenario]]:
    """The scenarios of each file, by its name."""
    return {"due": moments(), "manner": manners()}


def text(scenarios: list[Scenario]) -> str:
    """A file of vectors."""
    return json.dumps(scenarios, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, scenarios in files().items():
        (FOLDER / f"{name}.json").write_text(text(scenarios))
