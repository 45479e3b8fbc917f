"""Who says in the sheet itself that they want no contact: a do-not-contact column, or plain words in a note.

An unticked consent box is not a refusal: it is kept as `consent` = no and told as a note, for the caller and
the mailer to heed. "No" to "shall sales call you?" only lowers the score: they still came.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from pipeline.batch import Verdict, found, per_distinct
from pipeline.columns import EXTRA
from pipeline.text.clean import normal

#: Columns that say "no contact" when ticked, as the readers name them, and as headers nobody mapped.
_COLUMNS = ("opt_out", "do_not_call")
_HEADER = re.compile(
    r"opt(?:ed)?[ _-]?out|unsubscribed?|do[ _-]?not[ _-]?(?:call|contact|e?-?mail|phone)"
    r"|donotcall|hasoptedout"
    r"|退订|拒收|拒绝(?:接收|联系|来电|营销)|勿扰|免打扰|不(?:要|再)联系"
)
_TICKED = re.compile(
    r"^(?:yes(?:[ ,.!].*)?|y|true|t|1(?:\.0)?|x|on|checked|是的?|有|对|√|✓|✔|☑)$"
    r"|opt(?:ed)?[ -]?out|unsubscribe|do not|don't|退订|拒|勿扰|免打扰|不要|不再|请勿"
)
_NOT_TICKED = re.compile(
    r"(?:未选?择?|没有?|无|不)(?:退订|拒|勿扰)|not (?:opt|unsubscribed?)|don't mind"
    r"|[:：] ?(?:no|false|否|未选)$"
)
_REFUSAL = re.compile(
    r"(?:请勿|勿|不要再?|别再?|请不要再?|不希望再?被?|拒绝(?:任何|一切|接受|接听)?(?:的)?|谢绝(?:任何|一切)?(?:的)?)"
    r"(?:给我|向我|对我|再)?(?:任何)?(?:推销|联系|来电|打电话|致电|电话|回访|骚扰|打扰|营销|推广)"
    r"|免打扰|^退订$|要求退订|申请退订|已退订"
    r"|\b(?:do not|don't|dont|please never|never) (?:contact|call|phone|e-?mail|ring) (?:me|us|again|this)?"
    r"|\bdo not contact\b|\bdo not call\b|\b(?:please )?unsubscribe me\b"
    r"|\bremove me from\b|\bopt(?:ed)?[ -]out\b|\bno (?:sales )?calls? please\b"
)
_BUT = re.compile(
    r"但|可以?(?:加|发)|(?:请|只|仅|改)(?:加|发|用|通过)|微信|邮件|短信|上班|工作时间|会议中|开会|上午|下午|晚上|周[一-日]|节假日|以后再"
    r"|\bbut\b|\bonly\b|\binstead\b|\bbefore\b|\bafter\b|\bduring\b|\buntil\b"
    r"|\bby (?:e-?mail|text|wechat)\b|\bunless\b"
)
_ASKED = re.compile(r"[?？吗]|怎么|怎样|如何|^(?:how|can|could|do|does|is|are|what)\b(?! not\b)")
_LONGEST = 2000
_LONGEST_TICK = 80


def refusals(rows: pd.DataFrame) -> list[pd.DataFrame]:
    """Say `opt-out` for a ticked column or plain words, `review:asked-no-contact` for a "but" or "?"."""
    findings = []
    unknown = [column for column in rows.columns if column.startswith(EXTRA)]
    ticked = [column for column in unknown if _HEADER.search(normal(column[len(EXTRA) :])[:80])]
    for column in rows.columns:
        if column in _COLUMNS or column in ticked:
            held = np.asarray(per_distinct(rows[column], is_ticked), dtype=bool)
            if held.any():
                findings.append(
                    found(
                        rows.index[held], "opt-out", Verdict.EXCLUDE, field=column, before=rows[column][held]
                    )
                )
    for column in ("note", "question", *unknown):
        meant = np.asarray(per_distinct(rows[column], refuses), dtype=object)
        for verdict, rule in ((Verdict.EXCLUDE, "opt-out"), (Verdict.REVIEW, "review:asked-no-contact")):
            held = meant == int(verdict)
            if held.any():
                findings.append(
                    found(rows.index[held], rule, verdict, field=column, before=rows[column][held])
                )
    unticked = rows["consent"] == "no"
    if unticked.any():
        findings.append(
            found(rows.index[unticked], "no-consent", field="consent", before=rows["consent"][unticked])
        )
    return findings


def is_ticked(cell: str) -> bool:
    """Tell whether the cell of a do-not-contact column says so.

    >>> is_ticked("TRUE"), is_ticked("已退订"), is_ticked("否"), is_ticked("未退订"), is_ticked("")
    (True, True, False, False, False)
    """
    words = normal(cell)
    if len(words) >= _LONGEST_TICK:
        return refuses(cell) == Verdict.EXCLUDE  # whole sentences are read as a note is
    return bool(words and _TICKED.search(words) and not _NOT_TICKED.search(words))


def refuses(text: str) -> int:
    """Return the verdict of a note or question in words: EXCLUDE, REVIEW with a "but" or a "?", else NOTE.

    >>> refuses("请勿再联系"), refuses("请勿打电话，加微信"), refuses("请联系我")
    (2, 1, 0)
    """
    if not text or len(text) > _LONGEST:
        return int(Verdict.NOTE)
    words = normal(text)
    if not _REFUSAL.search(words):
        return int(Verdict.NOTE)
    return int(Verdict.REVIEW if _BUT.search(words) or _ASKED.search(words) else Verdict.EXCLUDE)
