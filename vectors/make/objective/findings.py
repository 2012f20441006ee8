"""What a public face gives away of a private text."""

from quietroom.objective.examples import examples

from .cast import Json, Scenario, case

_HALIFAX = (
    "I want to leave accounting within a year and go to the product team in Halifax. "
    "Mr Brandt must not hear of it before I have an offer."
)


def checks() -> list[Scenario]:
    """Scenarios of the check, the worked examples among them."""
    return [*_plain(), *_other_scripts(), *_worked()]


def _check(
    about: str, private: str | list[str], public: str, found: list[tuple[str, str]], because: str
) -> Scenario:
    texts: Json = [private] if isinstance(private, str) else private
    expect: Json = [{"sign": sign, "phrase": phrase} for sign, phrase in found]
    return case("findings", 5, about, {"private": texts, "public": public}, expect, because)


def _plain() -> list[Scenario]:
    return [
        _check("nothing shared", _HALIFAX, "Explain numbers to people who do not use them.", [],
               "no word tells anything"),
        _check("small words shared", "Perhaps I am in the wrong job.",
               "Ask whether I am in the wrong job.", [("phrase", "I am in the wrong job")],
               "five in a row, two of them not small: it is a quotation"),
        _check("only small words shared", "I want it all to be over.",
               "I want it all to be clear to everybody.", [], "nothing is said by them"),
        _check("quoted", _HALIFAX, "Go to the product team in Halifax.",
               [("phrase", "Go to the product team in Halifax")], "the same words in a row"),
        _check("bent", _HALIFAX, "Prepare for leaving the accounts after years.",
               [("near", "leaving the accounts after years")], "the same words with other ends"),
        _check("mistyped", "I want to manage the warehouse in Lyons.",
               "To mannage a warehuose or Lyons one day.",
               [("word", "Lyons")], "a letter more is the same word, two that changed places not"),
        _check("a word put in", "present the yearly budget alone",
               "Present the new yearly budget to others.",
               [("near", "Present the new yearly budget")], "one word between is no distance"),
        _check("in another order", "My brother Karl owes the family company money again.",
               "Money for a company: what brother and family owe.",
               [("near", "Money for a company: what brother and family")],
               "four of six words"),
        _check("one name", _HALIFAX, "Work well with Brandt.", [("word", "Brandt")],
               "a name gives away whom it is about"),
        _check("an abbreviation", "I do not trust HR with this.", "Understand how HR works.",
               [("word", "HR")], "capitals within a sentence are a name"),
        _check("a number", "I want to earn 62000 after the review.", "Grow to a role at 62000.",
               [("word", "62000")], "numbers are telling"),
        _check("a rare word", "The divorce takes all my strength.", "Work well during a divorce.",
               [("word", "divorce")], "a word that few people use at work"),
        _check("a usual word", "I want more confidence in meetings.",
               "Show confidence when I present.", [], "one word that anybody says"),
        _check("accents", "Je veux devenir chargée de clientèle à Orléans.",
               "Devenir chargee de clientele.", [("phrase", "Devenir chargee de clientele")],
               "letters are compared without accents"),
        _check("an elision", "Je pense à l’équipe d’Anouk.", "Mieux connaître l'équipe d'Anouk.",
               [("word", "Anouk")], "an apostrophe parts words"),
        _check("the whole of a short text", "Retire early.", "Retire early, and well prepared.",
               [("phrase", "Retire early")], "two words are all there is"),
        _check("two private texts", ["Lead a small group.", "Somebody asks me for Nadia's post."],
               "Lead small groups, as for Nadia.",
               [("near", "Lead small groups"), ("word", "Nadia")], "each is compared"),
        _check("nothing private", "", "Lead a group.", [], "there is nothing to give away"),
        _check("no face", "Lead a group.", "", [], "there is nothing that gives it away"),
    ]  # fmt: skip


def _other_scripts() -> list[Scenario]:
    return [
        _check("Arabic, with and without the article", "أريد أن أترك قسم المحاسبة قبل الصيف",
               "ترك القسم والمحاسبة في الصيف", [("phrase", "القسم والمحاسبة في الصيف")],
               "the article and what hangs on it do not make another word"),
        _check("Arabic, vowel signs", "مَشروع جديد في بيروت", "مشروع جديد في بيروت",
               [("phrase", "مشروع جديد في بيروت")], "vowel signs are left out"),
        _check("Greek capitals", "Θέλω ΟΔΟΣ μόνος γράφω", "οδος μονος γραφω",
               [("phrase", "οδος μονος γραφω")], "the last sigma is one letter with the others"),
        _check("letters joined in print", "The oﬃce aﬀair of Lörrach", "An office affair",
               [("word", "affair")], "joined letters are taken apart"),
        _check("emoji part words", "budget🙂cut🙂Friday", "budget cut Friday",
               [("phrase", "budget cut Friday")], "they are no letters"),
    ]  # fmt: skip


_QUOTED = {
    ("en", 0): [("word", "herd"), ("near", "niece so that she can run it alone")],
    ("en", 1): [("near", "to leave accounting within a year for another team")],
    ("en", 2): [("word", "burnout"), ("phrase", "work four days")],
    ("en", 3): [("near", "Finish my sentences in the steering meeting, in front of Petra")],
    ("en", 4): [("phrase", "I am in the wrong job")],
    ("fr", 0): [("near", "troupeau à ma nièce pour qu’elle le mène seule")],
    ("fr", 1): [("phrase", "quitter la comptabilité d’ici un an pour une autre équipe")],
    ("fr", 2): [("word", "épuisement"), ("phrase", "travailler quatre jours")],
    ("fr", 3): [("near", "Finir mes phrases au comité de pilotage"), ("word", "Petra")],
    ("fr", 4): [("phrase", "je me suis trompé de métier")],
}


def _worked() -> list[Scenario]:
    found: list[Scenario] = []
    for language in ("en", "fr"):
        for nth, one in enumerate(examples(language)):
            texts = [one.private, one.known]
            name = f"example {language} {nth + 1}"
            quoted = _QUOTED[language, nth]
            found.append(_check(f"{name}, quoting", texts, one.quoting, quoted, "it quotes"))
            found.append(
                _check(f"{name}, its face", texts, one.public, [], "it gives away nothing")
            )
    return found
