"""What the cells of a row have in common: a word said everywhere, counting, a mailbox made of a name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.text.junk_keys import is_mashed
from pipeline.text.mail_domains import has_public_suffix

_FOR_EXAMPLES = frozenset({"example", "test", "invalid", "localhost"})
#: Cells in which one and the same word means that somebody typed to get past the form, and how many.
_TYPED = ("name", "company", "title", "department", "city", "location", "phone", "email", "question", "note")
_SAME_WORD = 3
_MANY = 2
_SHORT = 3  # a letter says less than a character
_LETTERED = ("name", "company", "title", "note")
_COUNTED = ("name", "phone", "email", "company", "title", "note")
#: Letters of a word that can tell a house from others.
_TELLING = 4
#: What is counted with by those who fill a form in with one thing after another.
_SERIES = (
    "一二三四五六七八九十",
    "甲乙丙丁戊己庚辛",
    "1234567890",
    "abcdefghij",
    "壹贰叁肆伍陆",
    "ⅰⅱⅲⅳⅴⅵ",
    "абвгд",
    "가나다라마바",
)

_NOT_LETTERS = re.compile(r"[\W_]+")


def is_same(one: str, other: str) -> bool:
    """Compare without spaces and case."""
    return compared(one) == compared(other)


def compared(text: str) -> str:
    """Take spaces and case off."""
    return text.replace(" ", "").casefold()


def single(text: str) -> str:
    """Take spaces and case off, and leave one character of a text that repeats it.

    >>> single("啊啊啊"), single("aA a"), single("QQ group")
    ('啊', 'a', 'qqgroup')
    """
    plain = compared(text)
    return plain[:1] if len(set(plain)) == 1 else plain


def words_of(text: str) -> list[str]:
    """Split at whatever is no letter, case off."""
    return _NOT_LETTERS.split(text.casefold())


def said_everywhere(row: Mapping[str, str]) -> str:
    """Return the word that stands alone in three cells or more of a row (qq, qq, qq), "" when none does.

    One character, however often, is one word: 啊啊啊, 啊啊, 啊.

    >>> said_everywhere({"name": "hello", "company": "Hello", "title": "hello", "city": "Hanoi"})
    'hello'
    """
    words = [single(row[column].partition("@")[0]) for column in _TYPED if row.get(column)]
    word, count = max(
        ((word, words.count(word)) for word in words), key=lambda pair: pair[1], default=("", 0)
    )
    return word if count >= _SAME_WORD else ""


def said_in_order(row: Mapping[str, str]) -> frozenset[str]:
    """Return the cells of a row that count up, one character each or the same one again: aa, bb, cc.

    >>> sorted(said_in_order({"name": "一", "phone": "二", "company": "三", "title": "厂长"}))
    ['一', '三', '二']
    """
    cells = [row[column] for column in _COUNTED if row.get(column)]
    if len(cells) < _SAME_WORD or len(set(cells[0].casefold())) > 1:
        return frozenset()
    single = {one.casefold()[0]: one for one in cells if len(set(one.casefold())) == 1}
    for series in _SERIES:
        counted = [single[step] for step in series if step in single]
        if len(counted) >= _SAME_WORD and "".join(step for step in series if step in single) in series:
            return frozenset(counted)
    return frozenset()


def said_mashed(row: Mapping[str, str]) -> list[str]:
    """Return the cells in which neighbouring keys were hit; a short one (方东升, Saad) only beside another.

    >>> said_mashed({"name": "阿萨法", "company": "撒发生"}), said_mashed({"name": "方东升"})
    (['阿萨法', '撒发生'], [])
    """
    told = [row[column] for column in _LETTERED if row.get(column)]
    wild = [one for one in told if is_mashed(one.casefold(), both_hands=True)]
    if len(wild) > _MANY and len(row["name"]) > _SHORT:  # 时代峰峻, 发动机快乐, 阿斯顿: sdfj, fdjkl, asd
        return wild
    cells = [one for one in told if is_mashed(one.casefold())]
    return cells if len(cells) > 1 else [one for one in cells if len(one) - one.isascii() > _SHORT]


def is_of_name(address: str, name: str) -> bool:
    """Say whether an address is made of nothing but a name: john@doe.com for John Doe.

    >>> is_of_name("john@doe.com", "John Doe"), is_of_name("john.doe@bosch.com", "John Doe")
    (True, False)
    """
    parts = {part for part in _NOT_LETTERS.split(name.casefold()) if len(part) > 1}
    local, _, domain = address.casefold().rpartition("@")
    return len(parts) > 1 and domain.partition(".")[0] in parts and set(_NOT_LETTERS.split(local)) <= parts


def is_at_work(address: str, name: str, company: str) -> bool:
    """Say whether an address is somebody's of that name at that house.

    >>> is_at_work("e.muster@schwabenguss.de", "Erika Muster", "Schwabenguss GmbH")
    True
    >>> is_at_work("bond007@mi6.com", "James Bond", "MI6"), is_at_work("a@gmail.com", "A B", "Gmail Fans")
    (False, False)
    """
    local, _, domain = address.casefold().rpartition("@")
    house = _NOT_LETTERS.sub("", domain.partition(".")[0])
    parts = [part for part in _NOT_LETTERS.split(name.casefold()) if len(part) >= _TELLING - 1]
    words = [word for word in _NOT_LETTERS.split(company.casefold()) if len(word) >= _TELLING]
    named = any(part in local for part in parts)
    return named and (
        any(word in house for word in words) or (len(house) > _TELLING and house in "".join(words))
    )


def exists(domain: str) -> bool:
    """Tell whether a domain can exist: its ending is a public suffix, or kept for examples (RFC 2606).

    >>> exists("mail.example.com.cn"), exists("disney.fake")
    (True, False)
    """
    ending = domain.rpartition(".")[2]
    return ending in _FOR_EXAMPLES or has_public_suffix(domain.lower())
