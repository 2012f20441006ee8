"""Write every file of vectors/identity/."""

import json
from pathlib import Path

from . import card, invitation, keeping, signin, unlock, vault
from .cast import Scenario

FOLDER = Path(__file__).parents[2] / "identity"


def files() -> dict[str, list[Scenario]]:
    """The scenarios of each file, by its name."""
    return {
        "card": card.cards(),
        "lineage": card.lineages(),
        "keys": card.private_keys(),
        "vault": [*vault.vaults(), *vault.checks(), *vault.wraps()],
        "kit": unlock.kits(),
        "unlock": [*unlock.passphrases(), *unlock.unlocks()],
        "words": unlock.safety_words(),
        "signin": signin.sign_ins(),
        "keeping": keeping.changes(),
        "invitation": invitation.invitations(),
    }


def text(scenarios: list[Scenario]) -> str:
    """A file of vectors."""
    return json.dumps(scenarios, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, scenarios in files().items():
        (FOLDER / f"{name}.json").write_text(text(scenarios))
