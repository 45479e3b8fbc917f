"""What people did at an event beside being there, in one measure that holds on every platform.

Counted is what takes a person a thought: questions, messages in the chat, answers in polls, hands raised.
Likes and reactions cost a tap, a camera or a microphone says nothing of interest, and a platform's own rating
(interest, attention) is a figure nobody can check: these do not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pipeline.columns import LIST_SEPARATOR

#: How often somebody did what, by kind; empty when no report has a word about it.
Did = Mapping[str, int]

#: The kinds, most telling first. INTERACTION is a platform's own total, of what it does not say: it stands in
#: for the others where there is none of them.
QUESTION, COMMENT, POLL, HAND, INTERACTION = KINDS = ("question", "comment", "poll", "hand", "interaction")


def summed(several: Iterable[Did]) -> dict[str, int]:
    """Add up by kind.

    >>> summed([{"question": 1}, {"question": 2, "hand": 0}])
    {'question': 3, 'hand': 0}
    """
    total: Counter[str] = Counter()
    for did in several:
        total.update(did)
    return _in_order(total)


def most(several: Iterable[Did]) -> dict[str, int]:
    """Take the most of each kind: two places that tell of the same event tell the same things.

    >>> most([{"question": 1, "poll": 3}, {"question": 2}])
    {'question': 2, 'poll': 3}
    """
    highest: dict[str, int] = {}
    for did in several:
        highest |= {kind: max(count, highest.get(kind, 0)) for kind, count in did.items()}
    return _in_order(highest)


def interactions(did: Did) -> int | None:
    """Return the measure: how many things somebody did; None when no report has a word about it.

    >>> interactions({"question": 2, "poll": 1, "interaction": 9}), interactions({"interaction": 9})
    (3, 9)
    >>> interactions({"hand": 0}), interactions({})
    (0, None)
    """
    own = [count for kind, count in did.items() if kind != INTERACTION]
    return sum(own) if own else did.get(INTERACTION)


def with_asked(typed: str, asked: Sequence[str]) -> str:
    """Put what somebody asked at the event behind what they asked before, each once.

    >>> with_asked("SAP?", ["SAP?", "Price?"])
    'SAP?; Price?'
    """
    return LIST_SEPARATOR.join(filter(None, (typed, *(one for one in asked if one not in typed))))


def _in_order(did: Did) -> dict[str, int]:
    return {kind: did[kind] for kind in KINDS if kind in did}
