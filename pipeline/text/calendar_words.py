"""The words and shapes dates are written with: months, weekdays, time zones. Data only."""

from __future__ import annotations

from typing import Final

_MONTH_WORDS: Final = (
    "jan january januar janv janvier jän jänner ene enero gen gennaio janeiro januari",
    "feb february februar févr fév février febr febrero febbraio fev fevereiro februari",
    "mar march mär märz mrz mars marzo março maart mrt",
    "apr april avr avril abr abril aprile",
    "may mai mayo maggio mag maio mei",
    "jun june juni juin junio giugno giu junho",
    "jul july juli juil juillet julio luglio lug julho",
    "aug august août aout ago agosto augustus",
    "sep sept september septembre septiembre set settembre setembro",
    "oct october okt oktober octobre octubre ott ottobre out outubro",
    "nov november novembre noviembre novembro",
    "dec december dez dezember déc décembre dic diciembre dicembre dezembro",
)
MONTHS: Final = {word: number for number, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}

_FILLER_WORDS: Final = (
    "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday"
    " montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so"
    " lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado"
    " domingo at on um of the de del le den der uhr st nd rd th er"
)
FILLERS: Final = frozenset(_FILLER_WORDS.split())
"""Words that may stand in a date without saying anything: weekdays, small words, ordinal endings."""

OFFSETS: Final = {
    **dict.fromkeys(("z", "utc", "gmt", "wet"), 0),
    **dict.fromkeys(("cet", "west", "met", "mez"), 60),
    **dict.fromkeys(("cest", "eet", "mest", "mesz"), 120),
    **dict.fromkeys(("eest", "msk"), 180),
    **dict.fromkeys(("hkt", "sgt", "myt", "awst", "北京时间", "北京時間", "中国标准时间", "东八区"), 480),
    **dict.fromkeys(("jst", "kst"), 540),
    **dict.fromkeys(("aest",), 600),
    **dict.fromkeys(("aedt",), 660),
    **dict.fromkeys(("nzst",), 720),
    **dict.fromkeys(("edt",), -240),
    **dict.fromkeys(("est", "cdt"), -300),
    **dict.fromkeys(("mdt",), -360),
    **dict.fromkeys(("mst", "pdt"), -420),
    **dict.fromkeys(("pst",), -480),
}
"""Minutes ahead of UTC of the zone names that mean one thing."""

UNSURE_ZONES: Final = frozenset(("cst", "ist", "bst", "ast", "sst", "gst"))
"""Zone names that mean several: CST is China, Chicago and Havana. Never guessed."""

RELATIVE_DAYS: Final = {
    **dict.fromkeys(("today", "just now", "now", "今天", "今日", "刚刚", "heute", "aujourd'hui", "hoy"), 0),
    **dict.fromkeys(("yesterday", "昨天", "昨日", "gestern", "hier", "ayer"), 1),
    **dict.fromkeys(("前天",), 2),
}
