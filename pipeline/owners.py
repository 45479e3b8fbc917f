"""Who calls whom: the colleague in charge already, else by account, territory or industry, else by turns."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pipeline.batch import text_column
from pipeline.rules import Rules
from pipeline.team.owners import Owner
from pipeline.text.clean import normal
from pipeline.text.place import Places


def assign(people: pd.DataFrame, lead: pd.Series[bool], rules: Rules) -> pd.Series[str]:
    """Return each person's owner, as the sheet, the CRM or the key-account list says; leads without get one.

    Without owners.csv nobody is given anybody. The turns go round in the order of person ids, so the same
    list gives the same callers.
    """
    owner = people["owner"].where(people["owner"] != "", people["key_account_owner"])
    if not rules.owners:
        return owner
    open_ = lead & (owner == "")
    asked = people[open_]
    places = [_places(one, rules.places) for one in rules.owners]
    free = [one.name for one in rules.owners if not (one.territories or one.industries or one.key_accounts)]
    turns = free or [one.name for one in rules.owners]
    trades = [_trades(one, rules) for one in rules.owners]
    chosen, turn = [], 0
    for account, place, industry in zip(
        asked["key_account"],
        zip(asked["country"], asked["province"], asked["city"], strict=True),
        asked["industry"],
        strict=True,
    ):
        name = _responsible(rules.owners, places, trades, account, place, industry)
        if not name:
            name, turn = turns[turn % len(turns)], turn + 1
        chosen.append(name)
    return owner.mask(open_, text_column(chosen, asked.index).reindex(people.index))


def _responsible(
    owners: Sequence[Owner],
    places: Sequence[frozenset[str]],
    trades: Sequence[frozenset[str]],
    account: str,
    place: tuple[str, str, str],
    industry: str,
) -> str:
    """Name the owner of a key account, else of the nearest territory, else of an industry; "" for none."""
    wanted = {normal(account)} - {""}
    for one in owners:
        if wanted & {normal(name) for name in one.key_accounts}:
            return one.name
    for near in (place[2], place[1], place[0]):
        for one, territory in zip(owners, places, strict=True):
            if near and near in territory:
                return one.name
    takes = zip(owners, trades, strict=True)
    return next((one.name for one, codes in takes if industry and industry in codes), "")


#: The large sales regions of China by their provinces, as companies divide the country.
REGIONS: dict[str, tuple[str, ...]] = {
    "华东": ("上海", "江苏", "浙江", "安徽", "福建", "江西", "山东"),
    "华南": ("广东", "广西", "海南"),
    "华北": ("北京", "天津", "河北", "山西", "内蒙古"),
    "华中": ("湖北", "湖南", "河南"),
    "东北": ("辽宁", "吉林", "黑龙江"),
    "西南": ("重庆", "四川", "贵州", "云南", "西藏"),
    "西北": ("陕西", "甘肃", "青海", "宁夏", "新疆"),
    "港澳台": ("香港", "澳门", "台湾"),
}


def _trades(owner: Owner, rules: Rules) -> frozenset[str]:
    """Return the codes of an owner's industries, named by code, by name, or by a word of theirs (汽车)."""
    names = {normal(word): code for code, both in rules.industry_names.items() for word in (code, *both)}
    return frozenset(
        names.get(normal(text)) or rules.industries.from_cell(text)[0] for text in owner.industries
    )


def _places(owner: Owner, gazetteer: Places) -> frozenset[str]:
    """Return the countries, provinces and cities of an owner's territories in canonical form."""
    names: set[str] = set()
    for text in owner.territories:
        region = REGIONS.get(text.removesuffix("区").removesuffix("大区"))
        if region:
            names.update(region)
            continue
        place = gazetteer.find(text)
        names.add(place.city or place.province or place.country or gazetteer.country(text) or text)
    return frozenset(names)
