"""How a name and a title are typed: the first time, and again by somebody else or in a hurry.

Every way of writing a name is marked whole or not. A whole name with the company says who it is; one that
is not (王总, Kevin, a slip of a character) needs a number or a mailbox beside it.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from invented import chinese, western
from invented.chinese import ChineseName
from invented.draw import pick
from invented.western import WesternName


class Typed(NamedTuple):
    """A name as typed, the other name beside it or "", and whether it names its owner wholly."""

    name: str
    alt: str
    whole: bool


#: Titles in groups of one meaning: somebody who types theirs again may choose another of the group.
TITLES = (
    ("总经理", "CEO", "General Manager", "总裁"), ("副总经理", "副总", "Deputy General Manager"), ("信息总监", "IT总监", "CIO", "IT Director"),
    ("IT经理", "信息经理", "IT Manager"), ("生产经理", "生产主管", "Production Manager"), ("采购经理", "采购主管", "Purchasing Manager"),
    ("工程师", "高级工程师", "Engineer"), ("设备主管", "设备经理"), ("财务经理", "财务主管", "Finance Manager"), ("厂长", "Plant Manager"),
    ("销售总监", "Sales Director"), ("质量主管", "质量经理", "Quality Manager"), ("项目经理", "PM", "Project Manager"),
    ("技术总监", "CTO"), ("行政专员", "行政", "Office Assistant"), ("市场经理", "市场部经理", "Marketing Manager"),
    ("研发工程师", "R&D Engineer"), ("运营总监", "Director of Operations", "COO"), ("", ""),
)  # fmt: skip


def draw_title(region: str, chance: Random) -> str:
    """Draw a title; abroad it is in English."""
    group = pick(TITLES, chance)
    return pick([title for title in group if title.isascii()] or [""] if region == "west" else group, chance)


def first_typed(name: ChineseName | WesternName, region: str, chance: Random) -> Typed:
    """Write a name as its owner mostly does."""
    if isinstance(name, WesternName):
        return Typed(name.full if chance.random() < 0.9 else western.with_middle(name), "", True)
    style = chance.random()
    if region == "cn":
        if style < 0.82:
            return Typed(name.han, name.english if name.english and style < 0.05 else "", True)
        if style < 0.9:
            return Typed(chinese.pinyin(name, chance), "", True)
        if style < 0.93 or not name.english:
            return Typed(name.han, chinese.pinyin(name, chance), True)
        return Typed(chinese.english(name, region, chance), "", False)
    if style < {"hk": 0.4, "tw": 0.25, "sg": 0.7}[region]:
        return Typed(_spelled(name, region, chance), "", True)
    if style < 0.85 or not name.english:
        return Typed(name.han if region == "sg" else chinese.traditional(name.han), "", True)
    return Typed(chinese.english(name, region, chance), "", False)


def typed_again(name: ChineseName | WesternName, region: str, before: Typed, chance: Random) -> Typed:
    """Write a name another time: as before in nearly half of the cases."""
    if chance.random() < 0.42:
        return before
    return (
        _western_again(name, chance)
        if isinstance(name, WesternName)
        else _chinese_again(name, region, chance)
    )


def title_again(title: str, chance: Random) -> str:
    """Write a title in other words, or leave it out."""
    kind = chance.random()
    if kind < 0.6:
        return title
    if kind < 0.75:
        return ""
    return next((pick(group, chance) for group in TITLES if title in group), title)


def _chinese_again(name: ChineseName, region: str, chance: Random) -> Typed:
    style = chance.random()
    if style < 0.22:
        return Typed(name.han, "", True)
    if style < 0.47:
        return Typed(_spelled(name, region, chance), "", True)
    if style < 0.56:
        return Typed(name.han, chinese.pinyin(name, chance) if region == "cn" else name.english, True)
    if style < 0.68:
        return Typed(chinese.slip(name, chance), "", False)
    if style < 0.8 and name.english:
        return Typed(chinese.english(name, region, chance), "", False)
    if style < 0.87:
        return Typed(chinese.title_as_name(name, chance), "", False)
    if style < 0.95:
        return Typed(chinese.traditional(name.han), "", True)
    if style < 0.975:
        return Typed(western.typo(chinese.pinyin(name, chance), chance), "", False)
    # Somebody abroad writes a mainland name as at home.
    return Typed(pick((chinese.cantonese, chinese.wade_giles, chinese.hokkien), chance)(name), "", False)


def _spelled(name: ChineseName, region: str, chance: Random) -> str:
    """Write a name in letters as its owner's papers do."""
    if region == "hk":
        return chinese.cantonese(name)
    if region == "tw":
        return chinese.wade_giles(name)
    return chinese.hokkien(name) if region == "sg" else chinese.pinyin(name, chance)


def _western_again(name: WesternName, chance: Random) -> Typed:
    style = chance.random()
    if style < 0.25:
        return Typed(western.nickname(name, chance), "", True)
    if style < 0.4:
        return Typed(western.reversed_order(name, chance), "", True)
    if style < 0.55:
        return Typed(western.plain(name.full, umlauts=chance.random() < 0.4), "", True)
    if style < 0.65:
        return Typed(western.with_middle(name), "", True)
    if style < 0.8:
        return Typed(western.initial(name, chance), "", False)
    if style < 0.92:
        return Typed(western.typo(name.full, chance), "", True)
    return Typed(pick((name.first, f"Mr {name.last}", name.last), chance), "", False)
