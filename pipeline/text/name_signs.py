"""What a name cell tells two of one name apart by: Herr and Frau Bauer; 张敏（大） and 张敏（小）.

None of it is part of the name; all of it is lost on whoever reads the name alone.
"""

from __future__ import annotations

import re

from pipeline.text.person import PersonName
from pipeline.text.person_words import NameWords

#: What a sign begins with that is no form of address: such a one makes a row another than its namesake's.
MARK = "#"
MAN, WOMAN = "man", "woman"
_MARKS = re.compile("[#(（]?([大小老甲乙丙丁一二三四A-Da-d1-9])[号)）]?")
_SEXES = {"男": MAN, "女": WOMAN, "男士": MAN, "女士": WOMAN}
#: A number behind the name is the namesake's; one before it is the line's.
_BEHIND = re.compile(r"[^\W\d_]\s*[#(（\[【]?\s*[1-9]号?\s*[)）\]】]?\s*$")


def sign_of(read: PersonName, typed: str, words: NameWords) -> str:
    """Return the sign beside a name: a mark (#大), or whether a man or a woman is addressed; "" for none.

    >>> words = NameWords.from_rows([], [{"word": "Frau", "kind": "woman"}])
    >>> sign_of(PersonName("张敏", rest="大"), "张敏（大）", words)
    '#大'
    >>> sign_of(PersonName("王磊", rest="2"), "2 王磊", words)
    ''
    >>> sign_of(PersonName("Frau Bauer", honorific="Frau"), "Frau Bauer", words)
    'woman'
    """
    addressed = {word.rstrip(".") for word in read.honorific.casefold().split()} if read.honorific else set()
    said = [sex for sex, known in ((MAN, words.men), (WOMAN, words.women)) if not known.isdisjoint(addressed)]
    if read.rest in _SEXES:
        said.append(_SEXES[read.rest])
    if said:
        return said[0] if len(set(said)) == 1 else ""
    mark = _MARKS.fullmatch(read.rest) if read.rest else None
    if mark is None or (mark[1].isdigit() and not _BEHIND.search(typed)):
        return ""
    return MARK + mark[1].casefold()
