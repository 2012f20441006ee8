"""Whom to call, and when not to tell at once: for every pack and in every language."""

from collections.abc import Callable

import pytest

from quietroom.agreement.advice import FIRST, LATER, Advice, contacts, untold
from quietroom.agreement.clauses import LANGUAGES, UnknownTemplate
from quietroom.agreement.packs import PACKS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pack", PACKS)
def test_every_pack_has_contacts(pack: str, language: str) -> None:
    """Each line is in this language, holds something to call or look up, and names its source."""
    found = contacts(pack, language)

    assert len(found) >= 2
    assert all(one.words and one.source for one in found)
    assert any(figure in one.words for one in found for figure in ("112", "911", "999"))
    assert FIRST[language]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pack", PACKS)
def test_every_pack_says_when_not_to_tell(pack: str, language: str) -> None:
    """What holds anywhere comes first; each place adds what its law says; each has its source."""
    anywhere, found = untold("generic", language), untold(pack, language)

    assert found[: len(anywhere)] == anywhere
    assert (len(found) >= len(anywhere) + 2) == (pack != "generic")
    assert all(one.words and one.source for one in found)
    assert LATER[language]


@pytest.mark.parametrize("lines", [contacts, untold])
def test_languages_differ(lines: Callable[[str, str], tuple[Advice, ...]]) -> None:
    """No line of one language stands in the other."""
    said = [{one.words for pack in PACKS for one in lines(pack, name)} for name in LANGUAGES]

    assert not said[0] & said[1]


@pytest.mark.parametrize("lines", [contacts, untold])
def test_unknown(lines: Callable[[str, str], tuple[Advice, ...]]) -> None:
    """A pack or language that is not there is refused."""
    for pack, language in (("mars", "en"), ("uk", "de")):
        with pytest.raises(UnknownTemplate):
            lines(pack, language)
