"""What a desk writes beside a name: that somebody did not come after all, or works there.

A remark counts clause by clause, and a clause only as a whole: 取消 is one, 取消素食 is about lunch, and
未带名片 is a card that was forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.events.attendance_kinds import kind_of_word
from pipeline.events.attendance_stands_in import is_stood_for
from pipeline.readers.part import Part
from pipeline.readers.shapes.shape import header_key
from pipeline.text.chinese import simplified
from pipeline.text.clean import normal

_HEADERS = re.compile(
    "备注|备考|附注|说明|remark|note|comment|bemerkung|anmerkung|notiz|remarque|observaci|observaç|opmerking"
)
_BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]{1,30})[)）\]】]")
_CLAUSES = re.compile(r"[,，。;；!！/、|\n()（）]+|\s+[-–—]\s+|\.\s|\.$")


def _any(words: str) -> str:
    return "|".join(words.split("\n")[1:-1])


_LEAD = (
    "(?:本人|今天|今日|今晨|当天|当日|临时|昨天|昨日|已经|已|因[^，。]{1,6}?|有事|来电|电话|致电|打电话|微信|邮件|短信|来信|"
    "说|告知|通知|表示|确认|确定|自行|另行|后来|最终|最后|实际)*"
)
_AWAY_HAN = re.compile(
    f"{_LEAD}(?:取消(?:报名|参加|出席|参会|参与|到场)?|缺席|缺勤|请假|病假|事假|爽约|放弃(?:参加|出席)?|人没到|没见到人|"
    "(?:来|去|到|参加)不了|(?:不克|不能|无法|不会|不|没法|不便|未能|未|没能|没有|没|并未)"
    f"(?:前来|到场|出席|参加|参会|参与|来|到|签到|报到|现身|与会|赴会|到会))了?{_LEAD}"
)
_BEFORE = _any(r"""
has|have|was|is|did|had|to|and|sorry|says?|he|she|they|guest|now|unfortunately
called|called in|phoned|e-?mailed|wrote|rang|registration
hat|ist|leider|a|ha|est|fue
""")
_BEHIND = _any(r"""
today|any ?more|at all|after all|last[- ]minute|on the day|this time|in time|sick|ill|due to \w+
by (?:phone|e-?mail|text|mail)|heute|kurzfristig|per (?:mail|telefon)
""")
_LATIN = _any(r"""
cancel|cancell?ed|cancels|cancell?ation|no[- ]?shows?|absent|absence|declined|excused|withdrew|withdrawn
sick|ill|not checked in|(?:sent |sends |with )?(?:her |his |their )?regrets
not (?:here|there|present|coming|attending|arrived|shown(?: up)?|showing(?: up)?)
(?:did not|didn['’]?t|will not|won['’]?t|can ?not|can['’]?t|could not|couldn['’]?t|never) (?:VERB)
(?:unable|not able) to (?:VERB)
abgesagt|abgemeldet|nicht (?:da|erschienen|gekommen|anwesend)|fehlt|entschuldigt|krank|storniert
absente?|annulée?|excusée?|pas venue?|ne vient pas|n['’]est pas venue?
ausente|cancelad[oa]|canceló|cancelou|no (?:vino|asistió|asiste)|não (?:veio|compareceu)
assente|annullato|afgemeld|afwezig
""").replace(
    "VERB", "come|came|attend|show|show(?:ed)? up|make it|arrived?|turn(?:ed)? up|join|check(?:ed)? in"
)
_AWAY_LATIN = re.compile(rf"(?:(?:{_BEFORE})\s+)*(?:{_LATIN})(?:\s+(?:{_BEHIND}))*")
_CAME = re.compile(
    "(?:^|又|还是|后来?|已|才|晚)(?:来了|到了|到场|已到|已来|补到|补签)"
    r"|\b(?:came|arrived|showed up|did come|turned up)\b"
)


def remarks_of(part: Part, names: Sequence[str]) -> list[str]:
    """Return what each line of a table has in its columns for remarks, and in brackets behind the name."""
    notes = [
        part.columns[one.target]
        for one in part.fields
        if one.target in part.columns and (one.target == "note" or _HEADERS.search(header_key(one.header)))
    ]
    cells = zip(*notes, strict=True) if notes else ((),) * len(names)
    both = zip(cells, names, strict=True)
    return ["; ".join(filter(None, (*said, *_BRACKETS.findall(name)))) for said, name in both]


def is_away(remark: str) -> bool:
    """Tell whether a remark says that somebody did not come.

    >>> [is_away(one) for one in ("來電取消，不克出席", "No show", "取消素食", "说取消，后来到场")]
    [True, True, False, False]
    """
    clauses = _clauses(simplified(normal(remark)))
    away = [
        bool(_AWAY_HAN.fullmatch(one) or _AWAY_LATIN.fullmatch(one)) or is_stood_for(one) for one in clauses
    ]
    others = (one for one, is_said in zip(clauses, away, strict=True) if not is_said)
    return any(away) and not any(map(_CAME.search, others))


def kind_in(remark: str) -> str:
    """Return as what somebody is there who is no attendee: staff, speaker, host; "" for an attendee.

    >>> kind_in("講師"), kind_in("工讀生, 報到台"), kind_in("找讲师要资料")
    ('speaker', 'staff', '')
    """
    return next(filter(None, map(kind_of_word, _clauses(normal(remark)))), "")


def _clauses(text: str) -> list[str]:
    return [one.strip(" .:：") for one in _CLAUSES.split(text[:200]) if one.strip(" .:：")]
