"""What the roles mean for one agreement: whom to offer, who must not be, what has changed since.

An agreement names people by the first card of their lineage, and so do roles: a new card of the
same officer is the same officer. Another person, or the same person begun anew with other keys,
is another officer: both sign again, or the agreement stays with whom it names.

Format: spec/programme.md section 5. Vectors: vectors/programme/offer.json.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from ..agreement.people import Person, Programme
from ..agreement.questions import Helpers
from ..agreement.terms import Terms, outsiders
from ..ground.errors import QuietroomError
from .roles import ALONE, Role, Roles
from .standing import Standing


class NotThisPerson(QuietroomError):
    """This names somebody of whom you said: not for my rooms. Propose another, or nobody."""

    code = "not-this-person"


@dataclass(frozen=True, slots=True)
class Change:
    """An agreement names `named` for a role, and the programme has `now` in it today."""

    role: Role
    named: Person | None
    now: Person | None


def helpers(roles: Roles | None, kept_out: Collection[bytes]) -> Helpers:
    """Who can be offered to two people: everybody in a role but whom `kept_out` names.

    `kept_out`: first card hashes - the two themselves, and whoever one of them will not have. An
    exception needs officer and deputy, so without one of them neither is offered.
    """
    held = {} if roles is None else {role: roles.holder(role) for role in ALONE}
    free = {role: person for role, person in held.items() if person and person.card not in kept_out}
    officer, deputy = free.get(Role.OFFICER), free.get(Role.DEPUTY)
    if officer is None or deputy is None:
        officer = deputy = None
    return Helpers(officer, deputy, free.get(Role.OMBUDS))


def programme(name: str, roles: Roles | None) -> Programme:
    """The programme as an agreement names it, with those who run it."""
    return Programme(name, () if roles is None else roles.of(Role.COORDINATOR))


def renewed(terms: Terms, helpers: Helpers, where: Programme | None) -> Terms:
    """These terms with these people in every role, and everything else as it was."""
    officer, deputy = helpers.officer, helpers.deputy
    limits = tuple(replace(limit, officer=officer, deputy=deputy) for limit in terms.limits)
    return replace(terms, programme=where, limits=limits, ombuds=helpers.ombuds)


def refuse_kept_out(terms: Terms, kept_out: Collection[bytes]) -> None:
    """Check that these terms give no role to somebody whom this person will not have.

    Raises `NotThisPerson`. Source: spec/programme.md section 5.2.
    """
    for role, person in outsiders(terms):
        if role in set(ALONE) and person.card in kept_out:
            raise NotThisPerson


def changes(standing: Standing, terms: Terms) -> tuple[Change, ...]:
    """Where an agreement names somebody who held a role and holds it no more, or nobody yet.

    Whoever the two brought themselves, whom no list ever named, is their own choice and no change.
    Source: spec/programme.md section 5.3.
    """
    now = standing.now
    if now is None or terms.programme is None:
        return ()
    return tuple(change for role in ALONE for change in _changes(standing, now, terms, role))


def _changes(standing: Standing, now: Roles, terms: Terms, role: Role) -> Iterator[Change]:
    holder = now.holder(role)
    named = list(dict.fromkeys(person for what, person in outsiders(terms) if what == role))
    if not named and holder is not None:
        yield Change(role, None, holder)
    for person in named:
        held = any(person.card == one.card for roles in standing.lists for one in roles.of(role))
        if held and (holder is None or holder.card != person.card):
            yield Change(role, person, holder)
