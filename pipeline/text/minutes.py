"""Durations as platforms write them, in minutes."""

from __future__ import annotations

import re
from typing import Final

from pipeline.text.clean import normal


def read_minutes(text: str) -> float | None:
    """Read a duration in minutes; None when there is none ("--") or it cannot be told.

    A bare number is minutes. 1:30 alone is None: some mean hours, others minutes, and only the platform's own
    reader knows which. Negative durations, which Zoom writes when a leave precedes its join, stay negative.

    >>> read_minutes("1h 30m"), read_minutes("1小时23分30秒"), read_minutes("0:30:00"), read_minutes("--")
    (90.0, 83.5, 30.0, None)
    """
    text = text.strip()
    if len(text) > 64:
        return None
    if _NUMBER.fullmatch(text):
        return float(text)
    text = normal(text)
    sign = -1.0 if text.startswith("-") else 1.0
    text = text.removeprefix("-").removeprefix("pt").strip()
    clock = _CLOCK.fullmatch(text)
    if clock:
        days, hours, minutes, seconds = (float(part or 0) for part in clock.groups())
        return sign * (days * 1440 + hours * 60 + minutes + seconds / 60)
    parts = _PART.findall(text)
    if not parts or _FILLER.sub("", _PART.sub("", text)):
        return None
    return sign * sum(float(number.replace(",", ".")) * _MINUTES[unit] for number, unit in parts)


_NUMBER: Final = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?")
_CLOCK: Final = re.compile(
    r"(?:([0-9]{1,3})(?:\.| days?,? ?))?([0-9]{1,3}):([0-9]{2}):([0-9]{2}(?:\.[0-9]{1,9})?)"
)
_UNITS: Final = {
    1440: "d day days tag tage jour jours dia dias día días dzień dni 天 日",
    60: "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore godz godzina godziny uur"
    " ч час часа часов 小时 小時 时 時 时间 時間 시간",
    1: "m min mins minute minutes minuten minuto minutos minuti minuta minuty minut мин минут минута минуты"
    " 分 分钟 分鐘 분",
    1 / 60: "s sec secs second seconds sek sekunde sekunden seconde secondes segundo segundos secondi sekunda"
    " sekundy sekund с сек секунд 秒 秒钟 秒鐘 초",
}
_MINUTES: Final = {unit: minutes for minutes, units in _UNITS.items() for unit in units.split()}
_PART: Final = re.compile(
    r"([0-9]{1,9}(?:[.,][0-9]{1,9})?) ?("
    + "|".join(sorted(map(re.escape, _MINUTES), key=len, reverse=True))
    + r")(?![a-zа-яà-ÿ])"
)
_FILLER: Final = re.compile(r"[\s.,:约約零~]|and|und|et|y|e")
