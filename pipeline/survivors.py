"""Which of several values a person keeps: a total order that prefers what a caller needs."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
import pandas as pd

Codes = npt.NDArray[np.int64]
Texts = npt.NDArray[np.object_]

_HAN = re.compile("[\u3400-\u9fff]")
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


def rank(rows: pd.DataFrame, name: str) -> Codes:
    """Say how much a caller prefers each row's value of `name`: an own mobile, a work mailbox, 汉字 first."""
    if name == "phone":
        can_be_called = (rows["phone_country"] != "").to_numpy().astype(np.int64)
        return 2 * _mapped(rows["phone_kind"], _PHONE) + can_be_called
    if name == "email":
        return _mapped(rows["email_kind"], _EMAIL) * 2 - (rows["email_role"] == "yes").to_numpy().astype(
            np.int64
        )
    if name == "name":
        whole = (rows["name"].str.len() > 1).to_numpy() & ~rows["name"].str.endswith(
            ("总", "工", "女士", "先生")
        ).to_numpy()
        script = _mapped(rows["name_script"], _SCRIPT) + 3 * whole.astype(np.int64)
        return 8 * script + _parts(rows["name"])
    if name == "company":
        real = (rows["company_problem"] == "").to_numpy().astype(np.int64)
        return 100 * (2 * real + _in_characters(rows[name])) + _length(rows[name])
    if name == "title":
        return _in_characters(rows[name])
    if name == "attended":
        return (rows["attended"] == "yes").to_numpy().astype(np.int64)
    if name == "minutes":
        return pd.to_numeric(rows["minutes"], errors="coerce").fillna(-1).to_numpy().astype(np.int64)
    if name == "registered_at":
        return np.array([1 if moment else 0 for moment in moments(rows[name]).tolist()], dtype=np.int64)
    said = [0 if value.casefold() in _NOTHING else 1 for value in rows[name].tolist()]
    return np.array(said, dtype=np.int64)


def moments(registered_at: pd.Series[str]) -> Texts:
    """Return the ISO dates of a column, which sort as they stand, and "" for what is no date."""
    values = registered_at.tolist()
    return np.array([value if _ISO.match(value) else "" for value in values], dtype=object)


def survive(
    values: Texts, codes: Codes, several: Codes, ranks: Codes, newest: Texts, *, fuller: bool = False
) -> tuple[Codes, list[tuple[int, str]]]:
    """Return the row that wins for each person in `several` rows, and the (person, value) pairs that lost.

    Given beats missing; then rank, the newer row, the longer text, and at last the text itself decide, so
    no two different values are ever tied. With `fuller` a value that only says more of the same (信息化经理
    for 经理) is kept over the one that would win.
    """
    given = several[values[several] != ""]
    if not len(given):
        return given, []
    person = codes[given]
    value_codes, _ = pd.factorize(values[given])
    distinct, first = np.unique(person * (int(value_codes.max()) + 1) + value_codes, return_index=True)
    people, counts = np.unique(distinct // (int(value_codes.max()) + 1), return_counts=True)
    torn = np.isin(person, people[counts > 1])
    winners = [given[first[np.isin(person[first], people[counts == 1])]]]
    losers: set[tuple[int, str]] = set()
    if torn.any():
        order = sorted(
            given[torn].tolist(),
            key=lambda row: (codes[row], ranks[row], newest[row], len(values[row]), values[row]),
        )
        last = {int(codes[row]): row for row in order}
        for row in order if fuller else ():
            if says_more(values[row], values[last[int(codes[row])]]):
                last[int(codes[row])] = row
        winners.append(np.array(sorted(last.values()), np.int64))
        losers = {
            (int(codes[row]), values[row]) for row in order if values[row] != values[last[int(codes[row])]]
        }
    return np.concatenate(winners), sorted(losers)


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


def _parts(names: pd.Series[str]) -> Codes:
    """Count the characters of a Chinese name, the words of another: 顾启明 says more than 启明."""
    return np.array(
        [min(len(name) if _HAN.match(name) else len(name.split()), 7) for name in names.tolist()],
        dtype=np.int64,
    )


def _in_characters(values: pd.Series[str]) -> Codes:
    """Mark the values written in Chinese characters: who calls in China would rather read those."""
    return np.array([bool(_HAN.search(value)) for value in values.tolist()], dtype=np.int64)


def _length(values: pd.Series[str]) -> Codes:
    """Measure values, up to 99: of two that are otherwise alike the fuller one says more."""
    return np.array([min(len(value), 99) for value in values.tolist()], dtype=np.int64)


def _mapped(kinds: pd.Series[str], ranks: dict[str, int]) -> Codes:
    return np.array([ranks.get(kind, 0) for kind in kinds.tolist()], dtype=np.int64)
