"""On whose word an entry may go: its owner's, or with a standing consent the other's.

While both of the two say 'this is my confidence', only both can release it.

Source: spec/grant.md section 4.
"""

from collections.abc import Set as AbstractSet

from ..ground.errors import QuietroomError


class NotOwner(QuietroomError):
    """This is not your confidence: ask its owner, who may grant, edit or keep it."""

    code = "not-owner"


class BothMustAgree(QuietroomError):
    """You both say that this is your confidence: it goes only when both agree."""

    code = "both-must-agree"


def check(owners: AbstractSet[bytes], signers: AbstractSet[bytes]) -> None:
    """Check that every owner has signed; people by the first card of their lineage.

    A signer with a standing consent counts as the owner who gave it.
    Raises `NotOwner` when no owner has, `BothMustAgree` when only one of two has.
    """
    if owners <= signers:
        return
    if owners & signers:
        raise BothMustAgree
    raise NotOwner
