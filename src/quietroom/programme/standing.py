"""Where the roles stand: every list in its order, each signed by whom the list before allows.

Who coordinates cannot be proven from nothing: the first list names its own signer. From then on
only a coordinator of the list before signs the next; one that nobody of them signed is taken only
after a person has asked, and is told apart for ever.

Format: spec/programme.md section 4. Vectors: vectors/programme/standing.json.
Threats: another safeguarding lead or ombuds shown to some; an old list shown as the newest; a list
made by whoever runs the server.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..agreement.people import SamePerson
from ..ground.errors import QuietroomError
from ..ground.signature import VerifyKey
from ..tlog.leaf import policy_tag
from .roles import NAME, Published, Role, Roles

KeyOf = Callable[[bytes], VerifyKey]
"""The keys of a card that was verified. Raises for one that is not known."""

Under = Callable[[bytes], Sequence[bytes]]
"""The leaves, 48 bytes each, that the mirrored log holds under a tag."""


class RolesDoNotFollow(QuietroomError):
    """These roles do not follow those before them: the server hands out what nobody signed so."""

    code = "roles-do-not-follow"


class RolesNotLogged(QuietroomError):
    """The log does not commit to these roles: others may be shown other ones. Do not use them."""

    code = "roles-not-logged"


class RolesDiffer(QuietroomError):
    """The log holds two lists of roles of one version: others may be shown the other one."""

    code = "roles-differ"


class RolesWithheld(QuietroomError):
    """The log shows a newer list of roles, and the server does not hand it out."""

    code = "roles-withheld"


@dataclass(frozen=True, slots=True)
class Standing:
    """Every list, the oldest first; `anew`: versions that no coordinator of before has signed."""

    lists: tuple[Roles, ...] = ()
    anew: tuple[int, ...] = ()

    @property
    def now(self) -> Roles | None:
        """The newest list, or none while the programme has named nobody."""
        return self.lists[-1] if self.lists else None


def follow(
    log: bytes,
    published: Sequence[Published],
    under: Under,
    key_of: KeyOf,
    same_person: SamePerson,
) -> Standing:
    """Take all lists that a server hands out, believing nothing that can be checked.

    `log`: hash of the log policy. Raises `RolesDoNotFollow`, `RolesNotLogged`, `RolesDiffer`,
    `RolesWithheld`, `BadSignature` and what `key_of` raises. Source: spec/programme.md section 4.
    """
    lists: list[Roles] = []
    anew: list[int] = []
    for version, one in enumerate(published):
        before = lists[-1] if lists else None
        _check_follows(log, one.roles, version, before)
        _check_logged(one, under)
        roles = one.verify(key_of(one.roles.signer))
        allowed = roles if before is None else before
        if not _coordinates(allowed, roles.signer, same_person):
            if before is None:
                raise RolesDoNotFollow("the first list does not name whoever signed it")
            anew.append(version)
        lists.append(roles)
    if under(policy_tag(NAME, len(lists))):
        raise RolesWithheld
    return Standing(tuple(lists), tuple(anew))


def _check_follows(log: bytes, roles: Roles, version: int, before: Roles | None) -> None:
    previous = None if before is None else before.hash
    if (roles.version, roles.previous, roles.log) != (version, previous, log):
        raise RolesDoNotFollow


def _check_logged(one: Published, under: Under) -> None:
    leaf = one.leaf()
    found = under(leaf.tag)
    if leaf.encode() not in found:
        raise RolesNotLogged
    if len(found) > 1:
        raise RolesDiffer


def _coordinates(roles: Roles, signer: bytes, same_person: SamePerson) -> bool:
    return any(same_person(signer, one.card) for one in roles.of(Role.COORDINATOR))
