"""What a job title says, however it is set: VP, Digital is VP Digital, and Head of Sales is Sales Head."""

from __future__ import annotations

import re

from pipeline.matching.readings import is_han
from pipeline.text.clean import normal

_NO_WORD = re.compile(r"[^\w+#]+")
#: Words that come and go between the others.
_SMALL = frozenset("of and the for de la du des del der die das und et e y i da do di van en".split())
#: How a department ends that stands for the job in it: 采购部, 采购部门.
_DEPARTMENT = re.compile("(?<=..)(?:部门|部門|部)$")


def title_key(title: str) -> str:
    """Return the form of a title that is compared: its words without order, marks and small words.

    >>> title_key("VP, Digital") == title_key("Digital VP"), title_key("采购部"), title_key("Head of R&D")
    (True, '采购', 'd head r')
    """
    plain = normal(title)
    if is_han(plain):
        return _DEPARTMENT.sub("", plain)
    words = [word for word in _NO_WORD.split(plain) if word]
    return " ".join(sorted(set(words) - _SMALL or words))
