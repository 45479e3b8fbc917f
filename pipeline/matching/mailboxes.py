"""What a mailbox says of its owner: a name it spells, the surname in it, or that it is the whole house's."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

from pipeline.matching.codes import Coded, Codes, Flags
from pipeline.matching.houses import letters
from pipeline.matching.lexicon import NameLexicon
from pipeline.matching.name_forms import NameForm, made_full
from pipeline.matching.name_traits import may_be_mailbox_of

_LETTERS = re.compile("[^a-z]+")
_SHORTEST_BRAND = 4
#: What stands for a name between two others in a mailbox.
_INITIALS = re.compile("[a-z]|[b-df-hj-np-tv-xz]{2}")


def sorted_letters(local: str, names: NameLexicon) -> str:
    """Return the letters of a mailbox, sorted, pet names made full and initials between left out."""
    if local.isalpha():
        return "".join(sorted(local))
    words = _LETTERS.split(local)
    inner = (word for word in words[1:-1] if not _INITIALS.fullmatch(word))
    return "".join(sorted("".join(made_full((words[0], *inner, *words[1:][-1:]), names))))


def fit_owners(local: Coded, forms: list[NameForm], form: Codes) -> Flags:
    """Say whose mailbox holds their surname with a letter of the given name: huaml@ of 花木兰.

    `local` is what stands before the @, `form` numbers each record's name among `forms`.
    """
    boxes = _plain(local)
    return _told(form, local.codes, lambda name, box: may_be_mailbox_of(forms[name], boxes[box]))


def name_the_house(local: Coded, house: Coded) -> Flags:
    """Say whose mailbox is named after the company (dgqisheng@163.com of 启盛): anybody there may read it."""
    boxes = _plain(local)
    brands = [brand if len(brand) >= _SHORTEST_BRAND else "@" for brand in map(letters, house.values)]
    return _told(house.codes, local.codes, lambda name, box: brands[name] in boxes[box])


def in_full(house: Coded, key: list[str]) -> Coded:
    """Return each record's house; its whole name (KR Textiles) where the brand is too short to tell (KR)."""
    short = np.array([len(letters(name)) < _SHORTEST_BRAND for name in house.values] + [False])
    return Coded.of(np.where(short[house.codes], np.array(key, dtype=object), house.texts()))


def _plain(local: Coded) -> list[str]:
    return [_LETTERS.sub("", text) for text in local.values.tolist()]


def _told(names: Codes, boxes: Codes, judge: Callable[[int, int], bool]) -> Flags:
    """Ask `judge` once about each name and mailbox that stand together; False where either is missing."""
    result = np.zeros(len(names), dtype=bool)
    where = np.flatnonzero((names >= 0) & (boxes >= 0))
    width = int(boxes.max(initial=-1)) + 2
    packed, inverse = np.unique(names[where] * width + boxes[where], return_inverse=True)
    one, other = np.divmod(packed, width)
    result[where] = np.fromiter(map(judge, one.tolist(), other.tolist()), bool, len(packed))[inverse]
    return result
