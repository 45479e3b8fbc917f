"""Which of several values a person keeps: a total order that prefers what a caller needs."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
import pandas as pd

Codes = npt.NDArray[np.int64]
Texts = npt.NDArray[np.object_]

_HAN = re.compile("[\u3400-\u9fff]")
_ADDRESSED = re.compile(
    "[小老阿][\u3400-\u9fff]|(?:[\u3400-\u9fff]|欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|端木|南宫|宇文)"
    "(?:总|总监|工|董|董事长|经理|主任|主管|专员|助理|秘书|秘书长|会长|书记|处|科|局|[部处科局厂所院校站队组班店行]长"
    "|老师|教授|博士|医生|律师|师傅|老板|女士|先生|小姐|太太|同志|同学|哥|姐)"
)
_ISO = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: Ways of writing that there is nothing: kept where nothing else was said.
_NOTHING = frozenset({"", "na", "n/a", "-", "--", "—", "null", "none", "nil", "无", "暂无", "没有"})
#: Columns in which a value that holds the other's words says more about one thing.
FULLER = ("title", "department")
#: Before a title it makes another one.
_OTHER_LEVEL = re.compile(
    r"总$|[副代兼]|助理|高级|资深|实习|见习|首席|主任"
    r"|\b(?:assistant|deputy|vice|senior|sr|junior|jr|associate|interim|acting|general|chief|to)\b"
)
_PHONE = {"mobile": 4, "fixed": 3, "toll_free": 2}
_EMAIL = {"work": 4, "edu": 4, "free": 3, "throwaway": 2}
_SCRIPT = {"han": 2, "mixed": 1}
#: Of two names that are otherwise alike the fuller one says more, up to this length.
_LONGEST = 99


def rank(rows: pd.DataFrame, name: str, at: Codes) -> Codes:
    """Say how much a caller prefers values of `name`: an own mobile, a work mailbox, 汉字 first.

    `at` are the positions in `rows` of those asked about; the ranks go beside them.
    """

    def there(column: str) -> list[str]:
        listed: list[str] = rows[column].to_numpy(dtype=object)[at].tolist()
        return listed

    values = there(name)
    match name:
        case "phone":
            kinds = zip(there("phone_kind"), there("phone_country"), strict=True)
            ranks = [2 * _PHONE.get(kind, 0) + (country != "") for kind, country in kinds]
        case "email":
            kinds = zip(there("email_kind"), there("email_role"), strict=True)
            ranks = [2 * _EMAIL.get(kind, 0) - (role == "yes") for kind, role in kinds]
        case "name":
            scripts = zip(values, there("name_script"), strict=True)
            ranks = [
                8 * (_SCRIPT.get(script, 0) + 3 * _whole(value)) + _parts(value) for value, script in scripts
            ]
        case "company":
            real = zip(values, there("company_problem"), strict=True)
            ranks = [
                100 * (2 * (problem == "") + _in_characters(value)) + min(len(value), _LONGEST)
                for value, problem in real
            ]
        case "title":
            ranks = [_in_characters(value) for value in values]
        case "attended":
            ranks = [int(value == "yes") for value in values]
        case "minutes":
            numbers = pd.to_numeric(pd.Series(values, dtype=object), errors="coerce")
            return numbers.fillna(-1).to_numpy().astype(np.int64)
        case "registered_at":
            ranks = [int(_ISO.match(value) is not None) for value in values]
        case _:
            ranks = [int(value.casefold() not in _NOTHING) for value in values]
    return np.array(ranks, dtype=np.int64)


def moments(registered_at: Texts) -> Texts:
    """Return the ISO dates among values, which sort as they stand, and "" for what is no date."""
    values = registered_at.tolist()
    return np.array([value if _ISO.match(value) else "" for value in values], dtype=object)


def torn(values: Texts, codes: Codes, several: Codes) -> tuple[Codes, Codes]:
    """Part the rows in `several` that have a value: one per person with a single value, all of the others.

    `codes` number the people; only the rows in the second part need a rank.
    """
    given = several[values[several] != ""]
    if not len(given):
        return given, given
    person = codes[given]
    value_codes, distinct = pd.factorize(values[given])
    pairs, first = np.unique(person * len(distinct) + value_codes, return_index=True)
    people, counts = np.unique(pairs // len(distinct), return_counts=True)
    many = np.isin(person, people[counts > 1])
    return given[first[np.isin(person[first], people[counts == 1])]], given[many]


def survive(
    values: Texts, codes: Codes, rows: Codes, ranks: Codes, newest: Texts, *, fuller: bool = False
) -> tuple[Codes, list[tuple[int, str]]]:
    """Return the row that wins for each person among torn `rows`, and the (person, value) pairs that lost.

    `ranks` and `newest` go beside `rows`, the others are over all rows. Rank, the newer row, the longer text,
    and at last the text itself decide, so no two different values are ever tied. With `fuller` a value that
    only says more of the same (信息化经理 for 经理) is kept over the one that would win.
    """
    texts, people = values[rows].tolist(), codes[rows].tolist()
    keys = zip(people, ranks.tolist(), newest.tolist(), map(len, texts), texts, rows.tolist(), strict=True)
    order = sorted(keys)
    last = {person: (text, row) for person, _, _, _, text, row in order}
    for person, _, _, _, text, row in order if fuller else ():
        if says_more(text, last[person][0]):
            last[person] = (text, row)
    winners = np.array(sorted(row for _, row in last.values()), np.int64)
    losers = {(person, text) for person, _, _, _, text, _ in order if text != last[person][0]}
    return winners, sorted(losers)


def says_more(text: str, than: str) -> bool:
    """Say whether one title or department is another with its field before it, and the level the same.

    >>> says_more("信息化经理", "经理"), says_more("IT Manager", "manager")
    (True, True)
    >>> says_more("总经理", "经理"), says_more("经理助理", "经理"), says_more("Assistant Manager", "Manager")
    (False, False, False)
    """
    text, than = text.casefold(), than.casefold()
    if not than or text == than or not text.endswith(than):
        return False
    more = text.removesuffix(than)
    if _HAN.search(more):
        return len(more) > 1 and not _OTHER_LEVEL.search(more)
    return more.endswith((" ", "-", "/")) and not _OTHER_LEVEL.search(more)


def _whole(name: str) -> bool:
    """Say whether a name is more than a letter, initials (J. Bos) or a surname and an address: 陶部长."""
    words = name.replace(".", " ").split()
    abbreviated = len(words) > 1 and sum(len(word) > 1 for word in words) == 1
    return len(name) > 1 and not abbreviated and not _ADDRESSED.fullmatch(name)


def _parts(name: str) -> int:
    """Count the characters of a Chinese name, the words of another: 顾启明 says more than 启明."""
    return min(len(name) if _HAN.match(name) else len(name.split()), 7)


def _in_characters(value: str) -> int:
    """Mark a value written in Chinese characters: who calls in China would rather read those."""
    return int(_HAN.search(value) is not None)
