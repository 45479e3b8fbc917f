"""Weak signs added up: what one field alone cannot show, several of one row do.

山田太郎 may be anybody. With yamada@example.com, サンプル株式会社 and 役職 beside him he comes out of a
form's help text. What works and belongs together speaks against: a number, a mailbox at the house.
"""

from __future__ import annotations

from pipeline.screening.across import compared, is_at_work
from pipeline.screening.evidence import Evidence, Value
from pipeline.text.junk import JunkHit

#: What a value weighs that hardly a real person types, and one that some do.
_STRONG, _WEAK = 2, 1
#: A row is nobody's from this weight on, in so many fields.
_ENOUGH, _FIELDS = 4, 3
_NOT_CALLABLE = JunkHit("fake", False)


def added_up(row: Evidence) -> list[Value]:
    """Return the signs that a row is nobody, the name first; none if too few or somebody is there."""
    signs = _signs(row)
    if len({one.field for one in signs}) < _FIELDS or _is_somebody(row):
        return []
    weight = sum(_STRONG if one.fake else _WEAK for one in signs)
    return signs if weight - _WEAK * len(_working(row)) >= _ENOUGH else []


def _signs(row: Evidence) -> list[Value]:
    """List what is odd: of several numbers or mailboxes the oddest, if none is in order.

    One word said again is one sign: people put their name into every cell.
    """
    told = (row.company, row.title)
    odd = [row.name] if row.name.hit.kind else []
    odd += [one for one in told if one.hit.kind and one.given]
    for contacts in (row.phones, row.emails):
        given = [one for one in contacts if one.given]
        if given and not any(one in row.usable and one.sound for one in given):
            worst = max(given, key=lambda one: one.fake)
            odd.append(worst if worst.hit.kind else worst._replace(hit=_NOT_CALLABLE))
    odd += [row.remark] if row.remark.hit.kind else []
    once: dict[str, Value] = {}
    for one in odd:
        once.setdefault(compared(one.text.partition("@")[0]), one)
    return list(once.values())


def _working(row: Evidence) -> list[Value]:
    return [one for one in row.usable if one.sound]


def _is_somebody(row: Evidence) -> bool:
    """A colleague or the CRM knows them, they say so themselves, or the mailbox is theirs at that house."""
    if row.known or row.earnest or not row.name.text or (row.name.sound and _working(row)):
        return True
    return any(one.sound and is_at_work(one.text, row.name.text, row.company.text) for one in row.emails)
