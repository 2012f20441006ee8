"""Before anything is asked: whom to call, for every pack and in every language."""

import pytest

from quietroom.agreement.clauses import LANGUAGES, UnknownTemplate
from quietroom.agreement.emergency import FIRST, contacts
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


def test_languages_differ() -> None:
    """No line of one language stands in the other."""
    said = [{one.words for pack in PACKS for one in contacts(pack, name)} for name in LANGUAGES]

    assert not said[0] & said[1]


def test_unknown() -> None:
    """A pack or language that is not there is refused."""
    for pack, language in (("mars", "en"), ("uk", "de")):
        with pytest.raises(UnknownTemplate):
            contacts(pack, language)
