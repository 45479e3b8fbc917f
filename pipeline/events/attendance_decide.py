"""What follows from how an attendee fits the registrations: it is the person, it is asked, it is nobody.

Of those a report shows, most have registered: so a name that only one registration bears is that person,
which among two sign-ups would be a question. What two registrations fit alike is asked, never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.matching.name_evidence import APART

SAME, ASK, WALK_IN, OPEN = "same", "ask", "walk-in", "open"
SEVERAL, LIKELY = "several", "likely"

#: Bits from which it is the person, and by how much the next must be less likely.
_SURE, _LEAD = 4.0, 4.0
#: Enough where one registration alone has these words, or such a name at that firm: Miguel Reyes, Daniel B.
_LONE = 3.0
#: Rungs of a name that make somebody the person when nothing else does, and those that need a company.
ALONE = frozenset(("exact", "sound", "romanised", "part-whole", "lone-initial"))
_FEW = frozenset(("part-whole", "lone-initial"))
BESIDE = frozenset(("initial", "homophone", "typo", "part", "surname"))
_INITIALS = frozenset(("initial", "lone-initial"))
#: Rungs of a number or address that are the person's own, of any use, and of a company that agrees.
OWN = frozenset(("same", "same-own", "shared"))  # two ways to read one attendee share the number
SHARED = OWN | frozenset(("same-line", "same-role", "same-tail"))
HOUSES = frozenset(("same", "large", "spelled", "group", "like", "acronym"))


class Fit(NamedTuple):
    """How well an attendee fits a registration: bits, and the rung of each field."""

    person: str
    bits: float
    name: str
    phone: str
    email: str
    company: str
    part: bool = False
    """Whether digits of the number, not the whole of it, speak for it."""
    place: bool = False
    """Whether the place beside the name is the person's, or the firm's."""
    verbatim: bool = False
    """Whether the name is shown as it was registered, word for word."""
    contradicted: bool = False
    """Whether a number or a firm's address stands there that is another than the registration's."""
    spelled: bool = False
    """Whether the address registered spells the name shown, first name and surname: tina.zhou@."""
    abbreviated: bool = False
    """Whether it spells the surname and an initial, at the firm named: k.tanaka@."""


@dataclass(frozen=True)
class Match:
    """What became of an attendee: `kind`, and for `same` the person and `how`, else why it is asked."""

    kind: str
    person: str = ""
    how: str = ""
    candidates: tuple[str, ...] = ()


def order(fit: Fit) -> tuple[float, str]:
    return (-fit.bits, fit.person)


def decided(fits: list[Fit]) -> Match:
    """Say what becomes of an attendee by the fits that come into question."""
    fits = sorted(fits, key=order)
    owners = [fit for fit in fits if fit.phone in OWN or fit.email in OWN]
    clear = [fit for fit in fits if fit.name not in APART]
    if not clear:
        return Match(ASK, how="contact-of-another", candidates=_ids(owners)) if owners else Match(OPEN)
    best = _best(clear)
    rivals = [fit for fit in clear if fit is not best and _rivals(fit, best)]
    if best.name not in ALONE and best.phone in OWN and best.company not in HOUSES:
        named = [fit for fit in clear if fit is not best and fit.name == "exact" and fit.phone not in OWN]
        if named:  # one's number under the very name of another
            return Match(ASK, how=SEVERAL, candidates=_ids([best, *named]))
    if _is_sure(best) and not rivals:
        return Match(SAME, best.person, _how(best))
    near = [fit for fit in clear if fit.bits >= 0 or fit.spelled or fit.name in ALONE | BESIDE or fit.part]
    near = [fit for fit in near if fit.bits > clear[0].bits - _LEAD or fit is best or fit in rivals]
    if not near:
        return Match(OPEN)
    return Match(ASK, how=SEVERAL if len(near) > 1 else LIKELY, candidates=_ids(near))


def _best(clear: Sequence[Fit]) -> Fit:
    """Return the likeliest; of two that are near, the one whose name stands there word for word."""
    near = [fit for fit in clear if fit.bits > clear[0].bits - _LEAD]
    if _is_backed(clear[0]):
        return clear[0]
    return next((fit for fit in near if fit.verbatim and fit.company != "different"), clear[0])


def _rivals(fit: Fit, best: Fit) -> bool:
    """Tell whether another registration fits an attendee nearly as well as the best."""
    if best.company in HOUSES and fit.company == "different":
        return False  # the firm is named: who is at another is no rival
    if best.name in _INITIALS and fit.name in _INITIALS and not _has_contact(best):
        return best.company not in HOUSES or fit.company in HOUSES  # A. Keller, whose ever a.keller@ is
    if best.verbatim and not fit.verbatim and best.company != "different":
        return _is_backed(fit) and not _is_backed(best)
    return fit.bits > best.bits - _LEAD


def _is_sure(fit: Fit) -> bool:
    if fit.contradicted and not _is_backed(fit):
        return False  # a namesake's
    enough = _LONE if fit.name in _FEW or fit.company in HOUSES else _SURE
    return fit.bits >= enough and (
        _has_contact(fit)
        or (fit.name in ALONE and (fit.company != "different" or fit.part))
        or (fit.name in BESIDE and (fit.company in HOUSES or fit.part))
        or (fit.part and fit.name != "other-script")
        or (fit.name == "other-script" and fit.email == "spells" and fit.company in HOUSES)
        or fit.spelled
        or fit.abbreviated
    )


def _has_contact(fit: Fit) -> bool:
    return fit.phone in SHARED or fit.email in SHARED


def _is_backed(fit: Fit) -> bool:
    """Tell whether more than a name speaks for a fit: a number, an address, a firm."""
    return _has_contact(fit) or fit.part or fit.company in HOUSES


def _ids(fits: Sequence[Fit]) -> tuple[str, ...]:
    return tuple(fit.person for fit in fits[:8])


def _how(fit: Fit) -> str:
    """Name what made an attendee the person by the fields that agree."""
    agree = [
        *(["phone"] if fit.phone in SHARED else []),
        *(["email"] if fit.email in SHARED else []),
        *(["digits"] if fit.part else []),
        *(["name"] if fit.name in ALONE | BESIDE else []),
        *(["company"] if fit.company in HOUSES else []),
        *(["place"] if fit.place else []),
    ]
    return "-and-".join(agree)
