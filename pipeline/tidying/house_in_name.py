"""Chat names with the employer in front (云梭小高): what a team's lists name is told from the person."""

from __future__ import annotations

import re
from collections.abc import Collection

import pandas as pd

from pipeline.batch import per_distinct, text_column

#: What may stand behind a company's short name: 小高, 李工, 王总监, 高磊; a longer name is read as one.
_PERSON = re.compile(
    r"[\s\-_·|/]*(?P<who>[小老阿大][\u4e00-\u9fff]{1,2}"
    r"|[\u4e00-\u9fff]{1,3}(?:总监?|工|经理|主管|主任|部长|厂长|老师|[哥姐]|女士|先生)"
    r"|(?P<name>[\u4e00-\u9fff]{2,3}))"
)


def house_apart(rows: pd.DataFrame, houses: Collection[str], surnames: Collection[str]) -> pd.Series[str]:
    """Return the names, with a dash behind a company's name that begins one where no company is given.

    `houses` are Chinese names of companies that somebody listed, `surnames` those of people.
    """
    lone = rows["company"] == ""
    if not houses or not lone.any():
        return rows["name"]
    sizes = sorted({len(house) for house in houses}, reverse=True)

    def parted(text: str) -> str:
        for size in sizes:
            if text[:size] in houses and (found := _PERSON.fullmatch(text, size)):
                name = found["name"]
                if not name or name[0] in surnames or name[:2] in surnames:
                    return f"{text[:size]}-{found['who']}"
        return text

    names = rows["name"].copy()
    names[lone] = text_column(per_distinct(names[lone], parted), names[lone].index)
    return names
