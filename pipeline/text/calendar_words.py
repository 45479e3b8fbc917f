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

AHEAD: Final = {
    **dict.fromkeys(("today", "今天", "今日", "heute", "aujourd'hui", "hoy"), 0),
    **dict.fromkeys(("tomorrow", "明天", "明日", "demain", "mañana", "morgen"), 1),
    **dict.fromkeys(("后天", "day after tomorrow", "the day after tomorrow", "übermorgen"), 2),
    **dict.fromkeys(("大后天",), 3),
}
"""How many days ahead a word is."""

AHEAD_UNITS: Final = {
    **dict.fromkeys(("days", "day", "天", "日", "tagen", "tage", "tag", "jours", "jour", "días", "día"), 1),
    **dict.fromkeys(("weeks", "week", "周", "星期", "礼拜", "wochen", "woche", "semaines", "semaine"), 7),
    **dict.fromkeys(("semanas", "semana"), 7),
}
"""How many days each has of what people count ahead in."""

NUMBERS: Final = {
    **dict.fromkeys(("a", "an", "one", "一", "einem", "einer", "un", "una", "une"), 1),
    **dict.fromkeys(("two", "两", "二", "zwei", "deux", "dos"), 2),
    **dict.fromkeys(("three", "三", "drei", "trois", "tres"), 3),
    **dict.fromkeys(("four", "四"), 4),
    **dict.fromkeys(("five", "五"), 5),
    **dict.fromkeys(("ten", "十"), 10),
}

_WEEKDAY_WORDS: Final = (
    "mon monday montag lundi lunes",
    "tue tues tuesday dienstag mardi martes",
    "wed wednesday mittwoch mercredi miércoles",
    "thu thur thurs thursday donnerstag jeudi jueves",
    "fri friday freitag vendredi viernes",
    "sat saturday samstag samedi sábado",
    "sun sunday sonntag dimanche domingo",
)
WEEKDAYS: Final[dict[str, int | None]] = {
    **{word: number for number, words in enumerate(_WEEKDAY_WORDS) for word in words.split()},
    **dict.fromkeys(("week", "woche", "semaine", "semana"), None),
}
"""Which day of the week a word is; None: the week itself."""

_WEEK_AFTER_WORDS: Final = (
    "next nächsten nächste nächster kommende kommenden prochain prochaine próximo próxima"
)
WEEK_AFTER: Final = frozenset(_WEEK_AFTER_WORDS.split())
THIS: Final = frozenset(("this", "on", "coming", "diesen", "am", "ce", "este", "el", "la", "le"))
