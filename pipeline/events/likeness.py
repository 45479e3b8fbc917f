"""Whether two cells say the same, and every way in which a value may have been written into a sheet."""

from __future__ import annotations

from pipeline.events.meanings import COMING, NEXT_DATE, Meanings, options_of
from pipeline.labels import pick
from pipeline.text.phone import read_phones
from pipeline.text.phone_groups import grouped
from pipeline.value_words import VALUES
from pipeline.writers.marks import seal


def alike(name: str, one: str, other: str) -> bool:
    """Tell whether two values of a column say the same, however they are spelled.

    >>> alike("phone", "139 0000 1111", "+86 139 0000 1111"), alike("remarks", "a", "b")
    (True, False)
    """
    if name == NEXT_DATE:
        one, other = one.partition(" (")[0], other.partition(" (")[0]
    if name == "phone" and one and other:
        return [phone.value for phone in read_phones(one)] == [phone.value for phone in read_phones(other)]
    return seal(one) == seal(other)


def seals_of(name: str, value: str, meanings: Meanings) -> set[str]:
    """Return the seals of every way in which a value may have been written into a sheet."""
    shown = {value}
    shown |= {
        word for one in options_of(name, meanings.callback) if one.code == value for word in (one.zh, one.en)
    }
    if name == COMING:
        shown |= set(VALUES[COMING].get(value, ()))
    if name == "phone":
        shown |= {
            grouped(phone.value, at_home=home) for phone in read_phones(value) for home in (True, False)
        }
    return {seal(text) for text in shown}


def answer_seals(code: str) -> set[str]:
    """Return the seals of both words of an answer of Review or Dropped."""
    pair = VALUES["answer"].get(code)
    return {seal(pick(pair, "zh")), seal(pick(pair, "en"))} if pair else {seal("")}
