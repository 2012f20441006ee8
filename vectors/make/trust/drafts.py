"""What the hint finds, and what it leaves alone."""

from .cast import CRIME, HARASSMENT, OWN, Scenario, draft


def english() -> list[Scenario]:
    """Drafts in English."""
    return [
        draft("nothing", "Thank you for today. See you on Monday in Halifax.", [], "calm"),
        draft("a name of the list", "Sarah is often late.", [("name", "Sarah")], "a first name"),
        draft("two names", "We met Anne van Dyck there.", [("name", "Anne van Dyck")],
              "small words join one"),
        draft("a title", "It was Dr. Okonkwo. He stayed.", [("name", "Okonkwo")], "it goes on"),
        draft("by what is said", "Then Ngozi said no.", [("name", "Ngozi")], "whoever says is one"),
        draft("a short form", "Then HR said no.", [], "all capitals are no name"),
        draft("a word at the beginning", "Mark the date. Will you come?", [], "doubtful names"),
        draft("that word with a second", "Mark Lund is late.", [("name", "Mark Lund")], "now sure"),
        draft("a word that is a name with a second", "It is my Hope. I met Hope Stone.",
              [("name", "Hope Stone")], "doubtful everywhere"),
        draft("known to both", "Sarah is late, and so is Paul.", [("name", "Paul")],
              "the other has read that name", known=["sarah"]),
        draft("once", "Paul left. Paul came. PAUL!", [("name", "Paul")], "each thing once"),
        draft("an employer", "I joined Nordwind in May.", [("employer", "Nordwind")], "by a verb"),
        draft("its form", "Perhaps Nordwind Ltd pays more.", [("employer", "Nordwind Ltd")], "Ltd"),
        draft("a move", "I want to leave my department.", [("move", "leave my department")],
              "read"),
        draft("across a full stop", "I want to leave. My department is fine.", [], "two sentences"),
        draft("health", "I was DEPRESSED, and pregnant.",
              [("health", "DEPRESSED"), ("health", "pregnant")], "in any case"),
        draft("somebody, nothing told", "My manager is in Rome.", [], "no tale is told of them"),
        draft("somebody and a tale", "My old manager drinks. I like her.",
              [("third", "My old manager")], "with at most two words between"),
        draft("high trust", "Sarah is pregnant.", [], "only limits are looked for", low=False),
        draft("a limit at high trust", "He harassed me.", [("2", "harassed")],
              "what the other must do does not hang on trust", low=False, limits=[HARASSMENT]),
        draft("a limit not in force", "He harassed me.", [], "nobody must act", low=False),
        draft("two limits", "He groped her and stole money.",
              [("2", "groped"), ("3", "stole money")], "each with its number",
              low=False, limits=[HARASSMENT, CRIME]),
        draft("of the pair's own", "My side job is for one of our suppliers.", [("4", "side")],
              "every longer word of the title in one sentence", low=False, limits=[OWN]),
        draft("half of its words", "My side job is small.", [], "a word is missing",
              low=False, limits=[OWN]),
        draft("after a sign of two units", "\U0001f33f Paul came.", [("name", "Paul")],
              "places count characters"),
    ]  # fmt: skip


def others() -> list[Scenario]:
    """Drafts in French, and in what nobody checks."""
    return [
        draft("French", "Ma cheffe m’a dit que Jean-Pierre Dupont est malade.",
              [("third", "Ma cheffe"), ("name", "Jean-Pierre Dupont"), ("health", "malade")],
              "read in French on an English screen", language="fr"),
        draft("without marks", "Je suis deprime, a l'hopital depuis hier.",
              [("health", "deprime"), ("health", "a l'hopital")], "marks may be missing",
              language="fr"),
        draft("calm French", "Merci pour votre conseil, je suis contente.", [], "calm",
              language="fr"),
        draft("too short to tell", "Paul", [("name", "Paul")], "the reader's language",
              reads="fr", language="fr"),
        draft("too short, read in Arabic", "Paul", [], "nobody checks it", reads="ar",
              language=None),
        draft("Arabic", "أريد أن أترك القسم", [], "not checked", reads="ar", language=None),
        draft("another language", "Ich möchte Frau Müller nicht mehr sehen", [], "not checked",
              language=None),
        draft("nothing at all", "...", [], "no word", language="en"),
    ]  # fmt: skip
