"""The place in a company's name: of its branch, in its last brackets, at its tail, or at its head.

Only those four, in that order: a place word elsewhere in a name is usually part of the brand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.text.gazetteer import CELL, COMPANY, NOWHERE, WORD, Gazetteer, Hit, Spot

Resolve = Callable[[Sequence[Hit]], Spot]

_BRACKETS = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]{1,40})[)\]】〕]")
_BRANCH = re.compile(
    r"([^()\s]{2,12}?)(?:分公司|分行|支行|办事处|分院|分部|分厂|分店|分校|营业部|代表处|研究院|研究生院|校区|工厂|基地)$"
)
_BRANCH_EN = re.compile(
    r"([a-z][a-z .-]{1,30}?)\s+(?:branch|office|plant|factory|subsidiary|campus)(?:\s+office)?$"
)
#: China Mobile's provincial companies carry the place in the middle: 中国移动通信集团浙江有限公司.
_SUBSIDIARY = re.compile(r"集团([^()\s]{2,6}?)(?:股份|有限|公司)")
_LEGAL_EN = frozenset(
    [
        "co", "ltd", "limited", "inc", "llc", "corp", "corporation", "company", "gmbh", "ag", "group",
        "holding", "holdings", "plc", "pte", "pty", "bhd", "sdn", "kg", "sa", "srl",
    ]
)  # fmt: skip
_FILLER = " ,，、/·-.省市区县州"
_CHINA = frozenset({"CN", "HK", "MO", "TW"})


def named_place(gazetteer: Gazetteer, folded: str, resolve: Resolve) -> tuple[Spot, str]:
    """Return the place a folded company name carries and the words it was read from."""
    brackets = _BRACKETS.findall(folded) if "(" in folded or "[" in folded or "【" in folded else []
    body = _BRACKETS.sub(" ", folded).strip() if brackets else folded
    finer: list[tuple[Spot, str]] = [_branch(gazetteer, body, resolve)]
    finer += [_whole(gazetteer, inner.strip(), resolve) for inner in reversed(brackets)]
    if "a" <= body[-1:] <= "z" or body.endswith("."):
        finer.append(_tail(gazetteer, body, resolve))
    finer.append(_whole_name(gazetteer, folded, resolve) if brackets else (NOWHERE, ""))
    finer.append(_head(gazetteer, body, resolve))
    found = [(spot, how) for spot, how in finer if spot != NOWHERE]
    if not found:
        return NOWHERE, ""
    best = next(((spot, how) for spot, how in found if spot.province or spot.city), found[0])
    return best


def leading_run(gazetteer: Gazetteer, body: str) -> int:
    """Return the length of the unbroken run of places a name begins with, at most its whole; 0 for none."""
    run = _leading_hits(gazetteer, body)
    return run[-1].end if run else 0


def _leading_hits(gazetteer: Gazetteer, body: str) -> list[Hit]:
    run: list[Hit] = []
    end = 0
    while end < len(body):
        start = end
        while body[start : start + 1] in (" ", ",", "-"):
            start += 1
        hit = gazetteer.at(body, start, COMPANY)
        if hit is None:
            break
        spots = tuple(pair for pair in hit.spots if pair[1].country)
        latin = body[start].isascii()
        if not spots or (latin and all(s.city and s.country not in _CHINA for _, s in spots)):
            break
        run.append(Hit(start, hit.end, spots))
        end = hit.end
    return run


def _head(gazetteer: Gazetteer, body: str, resolve: Resolve) -> tuple[Spot, str]:
    run = _leading_hits(gazetteer, body)
    return (resolve(run), body[: run[-1].end]) if run else (NOWHERE, "")


def _whole_name(gazetteer: Gazetteer, folded: str, resolve: Resolve) -> tuple[Spot, str]:
    """Find a name that the tables know with its brackets: 香港中文大学(深圳)."""
    hits = [hit for hit in gazetteer.scan(folded, COMPANY) if hit.start == 0 and "(" in folded[: hit.end]]
    return (resolve(hits), folded[: hits[0].end]) if hits else (NOWHERE, "")


def _branch(gazetteer: Gazetteer, body: str, resolve: Resolve) -> tuple[Spot, str]:
    match = _BRANCH.search(body[-24:]) or _BRANCH_EN.search(body[-48:]) or _SUBSIDIARY.search(body)
    if match is None:
        return NOWHERE, ""
    inner = match[1]
    run: list[Hit] = []
    end, slack = len(inner), 4
    for hit in reversed(gazetteer.scan(inner, COMPANY)):
        if len(inner[hit.end : end].strip(_FILLER)) > slack:
            break
        if run and resolve([hit]).province not in ("", resolve(run).province):
            break
        run.insert(0, hit)
        end, slack = hit.start, 0
    if not run or len(inner) == len(body):
        return NOWHERE, ""
    return resolve(run), inner[run[0].start : run[-1].end]


def _whole(gazetteer: Gazetteer, inner: str, resolve: Resolve) -> tuple[Spot, str]:
    """Read a bracket that holds places and nothing else."""
    hits = gazetteer.scan(inner, COMPANY) or gazetteer.scan(inner, CELL)
    left = inner
    for hit in reversed(hits):
        left = left[: hit.start] + left[hit.end :]
    if not hits or left.strip(_FILLER):
        return (gazetteer.exact[inner], inner) if inner in ("hk", "prc", "uk") else (NOWHERE, "")
    return resolve(hits), inner


def _tail(gazetteer: Gazetteer, body: str, resolve: Resolve) -> tuple[Spot, str]:
    """Read `Bosch China` and `Siemens Ltd., China`: the last words of a name in Latin letters."""
    words = WORD.findall(body)
    while words and words[-1] in _LEGAL_EN:
        words.pop()
    run: list[Hit] = []
    how = ""
    for count in (3, 2, 1, 2, 1):
        tail = " ".join(words[-count:])
        if len(words) > count and (spots := gazetteer.spelled(tail, COMPANY)):
            run.insert(0, Hit(0, 0, spots))
            how = f"{tail} {how}".strip()
            del words[-count:]
    return (resolve(run), how) if run else (NOWHERE, "")
