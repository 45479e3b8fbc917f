"""Where people write in their own words: the note, remarks nobody mapped, and the answers of a form."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.columns import EXTRA

_REMARK = re.compile(
    re.escape(EXTRA) + r".*(?:备注|備註|说明|說明|remark|comment|not[ae]s?\b|notiz|bemerkung|anmerkung"
    r"|remarque|observaci|osservazion|observaç|anotaç|kommentar|opmerking|примечан|комментар|備考|コメント|メモ|비고|메모"
    r"|catatan|ghi chú|หมายเหตุ|回访|跟进|沟通|反馈|联系情况|电话记录|通话记录|拜访记录"
    r"|follow[- ]?up|feedback|call (?:note|log|result)|outcome)"
    rf"|{re.escape(EXTRA)}(?:其他|其它|其他说明|others?|misc|sonstiges|autres?|otros?|altro|その他|기타)$",
    re.IGNORECASE,
)
_NICKNAME = re.compile(
    re.escape(EXTRA) + ".*(?:昵称|暱稱|网名|签名|微信名|nick|screen name|display name|user ?name)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    re.escape(EXTRA) + r".*(?:[?？]|问题|想|建议|诉求|留言|话题|期待|希望|需求|要望|質問|ご意見|질문|의견"
    r"|문의|question|topic|cover|discuss|expect|message|tell us|interest|learn|frage|wunsch|thema|pregunta"
    r"|inter[eé]s|domanda|d[uú]vida|вопрос|тема)",
    re.IGNORECASE,
)


def asked_columns(columns: Iterable[str]) -> list[str]:
    """Return the columns nobody mapped in which registrants answer in their own words, in order.

    >>> asked_columns(["question", "x:最想现场解决的问题", "x:What should we cover?", "x:T恤", "x:备注"])
    ['x:最想现场解决的问题', 'x:What should we cover?']
    """
    return [name for name in columns if _ASKED.match(name) and not _REMARK.match(name)]


def remark_columns(columns: Iterable[str]) -> list[str]:
    """Return the columns that hold remarks, in order.

    >>> remark_columns(["name", "note", "x:备注（阿勇）", "x:T恤"])
    ['note', 'x:备注（阿勇）']
    """
    return [name for name in columns if name == "note" or _REMARK.match(name)]


def nickname_columns(columns: Iterable[str]) -> list[str]:
    """Return the columns nobody mapped that hold what a chat shows of somebody, in order.

    >>> nickname_columns(["name", "x:微信昵称", "x:Nickname", "x:T恤"])
    ['x:微信昵称', 'x:Nickname']
    """
    return [name for name in columns if _NICKNAME.match(name)]
