"""From whatever a library hands over for a cell to the text a person would read there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

from pipeline.readers.grid import CellProblem

LONGEST = 32_767  # what a cell of Excel holds
_REMEMBERED = 200_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class CellTexts(dict[object, str]):
    """The text of each distinct value, worked out once; equal texts are one object.

    `odd` holds the values with a problem, so that rows are searched for them only once there are any.
    """

    def __init__(self) -> None:
        super().__init__()
        self.odd: dict[object, str] = {}

    def __missing__(self, value: object) -> str:
        rule = ""
        if isinstance(value, str):
            text = value.strip()
            if not text.isprintable() or len(text) > LONGEST:
                text, rule = clean(text)
        elif isinstance(value, float) and 1 < value < 1e15 and value == int(value):
            text = str(int(value))
        else:
            text, rule = plain(value)
            if value in (0, 1):
                return text  # 1.0 and True are one key to a dict, yet "1" and "TRUE" to a person
        if rule:
            self.odd[value] = rule
        if len(self) < _REMEMBERED:
            self[value] = text
        return text

    def table(
        self, rows: Iterable[Sequence[object]], lines: Sequence[int], first_column: int = 0
    ) -> tuple[list[list[str]], list[CellProblem]]:
        """Turn rows of values into rows of text, and say where the odd ones stand."""
        get, odd = self.__getitem__, self.odd
        texts: list[list[str]] = []
        problems: list[CellProblem] = []
        for row in rows:
            texts.append(list(map(get, row)))
            if odd and any(value in odd for value in row):
                line = lines[len(texts) - 1]
                problems += [
                    CellProblem(line, first_column + column, odd[value], shortened(value))
                    for column, value in enumerate(row)
                    if value in odd
                ]
        return texts, problems


def clean(text: str) -> tuple[str, str]:
    r"""Trim a text and take out what no one can see or type; name the problem if there was one.

    >>> clean(" a\r\nb\x00 ")
    ('a\nb', 'control-characters')
    """
    text = text.strip()
    rule = "cell-too-long" if len(text) > LONGEST else ""
    if text.isprintable():
        return text, rule
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = _CONTROL.sub("", text)
    return (kept.strip(), "control-characters") if kept != text else (text, rule)


def plain(value: object) -> tuple[str, str]:
    """Write a number, date, time, duration or truth value as a person reads it.

    >>> plain(13800138000.0), plain(310101199001011234.0)
    (('13800138000', ''), ('310101199001011260', 'digits-lost'))
    """
    match value:
        case datetime():
            if value.microsecond >= 500_000 and value < datetime.max.replace(microsecond=0):
                value += timedelta(seconds=1)
            return value.isoformat(" ", "seconds"), ""
        case bool():
            return ("TRUE" if value else "FALSE"), ""
        case float() | int():
            return _number(value)
        case None:
            return "", ""
        case date():
            return value.isoformat(), ""
        case time():
            return _duration(
                timedelta(
                    hours=value.hour,
                    minutes=value.minute,
                    seconds=value.second,
                    microseconds=value.microsecond,
                )
            ), ""
        case timedelta():
            return _duration(value), ""
    return str(value), ""


def shortened(value: object) -> str:
    """Quote at most 80 characters of a value, on one line."""
    text = value if isinstance(value, str) else plain(value)[0] or str(value)
    return "".join(c if c.isprintable() else " " for c in text[:80])


def _number(value: float) -> tuple[str, str]:
    if not isfinite(value):
        return "", "cell-error"
    if -1e15 < value < 1e15:
        if value == int(value):
            return str(int(value)), ""
        text = format(value, ".15g")  # what Excel keeps and shows: 15 significant digits
        return (format(Decimal(text), "f") if "e" in text else text), ""
    # Only the digits that tell this double from its neighbours: int(value) would invent the others.
    text = format(Decimal(repr(value)), "f") if abs(value) < 1e21 else repr(value)
    return text, "digits-lost"


def _duration(span: timedelta) -> str:
    seconds = round(span.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
