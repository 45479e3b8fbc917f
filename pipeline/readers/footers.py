"""Lines under a table that are nobody: totals, who made the sheet, when sign-up closed.

A person must never become a footer. So a line is one only when it has no contact data and either begins with
the words of a footer and holds little else, or is a single sentence standing apart from the rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 400
_CONTACT = re.compile(r"@|(?:[0-9][\s\-().]{0,2}){7}")
_TOTAL = re.compile(
    r"^[\s\-—–*=【\[(（]*(?:合\s*计|总\s*计|总\s*共|一\s*共|小\s*计|共\s*计|累\s*计|汇\s*总|总人数|总数|人数合计|合计人数|"
    r"报名总数|合計|總計|小計|總人數|"
    r"grand total|sub-?total|totals?|sum|count|"
    r"total (?:rows|records|regist\w+|attend\w+|approved|cancell?ed|denied|participants?|people|leads|scans|"
    r"views|users|count|number)|"
    r"summe|gesamt(?:summe|zahl)?|insgesamt|anzahl|somma|totale|total g[ée]n[ée]ral|nombre total|suma|soma|"
    r"totaal|aantal|razem|łącznie|celkem|spolu|összesen|toplam|ukupno|skupaj|итого|всего|σύνολο|"
    r"합계|총계|총 ?인원)"
    r"[\s】\])）]*(?:$|[:：=]|[0-9]|[^\w\s])",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^[\s*(（【]*(?:以上|总|合计|总计|累计|共计|共|现)[^@]{0,12}[0-9一二三四五六七八九十百千]+\s*(?:人|位|"
    r"名|条|家|行|个|份|张)"
    r"|^[\s*(（【]*(?:已|实际|应|实)?(?:确认|报名|签到|到场|参会|到)(?:人数)?[:：\s]*[0-9]+\s*(?:人|位|名|家)?$"
    r"|^(?:total )?(?:registered|confirmed|attended|present)\s*[:：]?\s*[0-9]+$"
    r"|^[\s—–=*-]*以(?:下空白|下无正文|下为空|上为全部\w*)[\s—–=*-]*$",
    re.IGNORECASE,
)
_COUNTED_TOTAL = re.compile(
    r"^[\s*(（【]*(?:合\s*计|总\s*计|共\s*计|grand total|total)\s*[:：]?\s*[0-9]+", re.IGNORECASE
)
#: A running number, a date or a time: what every line may begin with.
_STAMP = re.compile(
    r"[0-9]{1,6}|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:[ T][0-9:]{4,8})?"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
)
_MADE = re.compile(
    r"^[\s*※•·(（【]*(?:制表人?|制表日期|制表时间|填表人|填表日期|填表说明|审核人|审批人|统计人|统计时间|"
    r"统计日期|统计截止|汇总人|经办人|"
    r"报名截止|截止时间|截止日期|截至|更新时间|更新日期|打印时间|打印日期|导出时间|导出日期|导出人|"
    r"生成时间|数据截[至止]|数据来源|数据更新|以上(?:数据|名单|信息|内容|统计|表格|为|是)?截[至止]|截[至止]到?|"
    r"承[办辦](?:人|单位|單位)?|经[办辦]人?|整理人?|聯絡人?|联络人?|名单(?:整理|更新|截止)|"
    r"联系人|联系电话|咨询电话|报名电话|报名联系|负责人|备注|备註|注|说明|注意|温馨提示|提示|附注|"
    r"第\s?[0-9]+\s?页|版权所有|内部资料|"
    r"製表|製表人|聯絡人|報名截止|備註|report generated|generated (?:on|at|by)|exported (?:on|at|by|from)|"
    r"created (?:on|by) |printed (?:on|by)|prepared by|end of (?:report|list|file|data)|page [0-9]+|"
    r"confidential|"
    r"last updated|updated (?:on|at)|registration (?:closes|closed|deadline)|deadline|copyright|©)"
    r"(?:[:：]|\s?\bof\b|\s?[0-9]|$|\s*/)|^(?:notes?|remarks?|source|contact|n\.?b\.?)\s?[:：]",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"^(?:report generated|generated (?:on|at|by)|exported (?:on|at|by|from)|end of (?:report|list|file)|©|"
    r"copyright )",
    re.I,
)
#: How a footer can begin: a line that begins otherwise needs no closer look, and most lines are people.
_HAN_STARTS = frozenset(
    "合总小共累汇人报以现制填审统经截更打导生数联咨负备注说温提附第版内製聯負備總匯報統填審합총©已确签到参实应"
)
_LATIN_STARTS = frozenset(
    "gr to su re ge ex cr pr en pa co la up de no so nb n. in an aa at ra łą ce sp ös uk sk ит вс σύ".split()
)
_AMOUNT = re.compile(
    r"^[\s¥$€£]*[0-9][0-9,.\s]*\s*(?:%|人|位|名|명|건|张|封|页|条|條|笔|筆|家|元|个|個|项|項|组|組|份|间|間|桌|辆|輛|席|场|場|套|people|persons?|pax|rows|records|scans?|leads?"
    r"|kontakte?|contacts?|eintr[äa]ge|personen|teilnehmer\w*|participants?|personnes|personas|persone"
    r"|registros?|entries|registrations?|attendees?)?$"
    r"|^\s*(?:已|实|应)?(?:报名|确认|签到|到场|到|取消|待定|registered|confirmed|attended|checked in)"
    r"\s*[:：]?\s*[0-9]{1,6}\s*(?:人|位|名|家)?$"
    r"|^\s*(?:其中|含|包括|其中:|including|incl\.?|davon|dont)\s?[^@0-9]{0,15}[0-9]{1,6}\s*(?:人|位|名|间|間|家|桌|席)?$"
    # what is counted apart: 素 5, 住宿：12 间
    r"|^\s*[^\W\d_]{1,6}\s*[:：]?\s*[0-9]{1,4}\s*(?:人|位|名|间|間|家|桌|份|席|辆|輛)?$",
    re.IGNORECASE,
)
#: Up to when was counted, beside a total; a date that is no number to call.
_AS_OF = re.compile(
    r"^\s*(?:截[至止]到?|as of|stand(?: vom)?|au |al |until|through)\s?.{0,12}[0-9]", re.IGNORECASE
)
_DATED = re.compile(
    r"[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}(?:日|[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
)
_COMMA = re.compile(r"[,，;；、]\s*(?=[^\W\d])|(?<=[0-9间桌人位名家])\s+(?=[^\W\d]+\s?[0-9])")
#: What may stand beside a total, and beside what else begins a footer.
_COUNTS = (_AMOUNT, _TOTAL, _AS_OF)
_BESIDE = (_AMOUNT, _COUNTED, _MADE, _AS_OF)
_SENTENCE = re.compile(
    r"[。；;！!]|[，,].{4,}[，,。.]|[:：].{2,}|^[-=—*_·.\s]{3,}$|^[(（\[【].{4,}[)）\]】]$"
)

_NAME_WORD = r"[^\W\d_a-z][^\W\d_]*[.'’]?"
_PARTICLE = r"d[aeio]s?|del|l[ae]s?|los|v[ao]n|de[rn]|te[nr]|bin|ibn|al|y|e"
#: A name in Latin letters, however many words and accents it has: every word but a particle has a capital.
_LATIN_NAME = re.compile(f"{_NAME_WORD}(?:[ '’-](?:{_PARTICLE}|{_NAME_WORD})){{1,7}}")


def is_footer(cells: Sequence[str], *, apart: bool) -> bool:
    """Tell whether a line's non-empty `cells` are a footer; `apart` when a blank line or the end sets it off.

    >>> is_footer(["合计", "128"], apart=False), is_footer(["制表人：林晓 13900001111"], apart=False)
    (True, True)
    >>> is_footer(["合计", "62人", "单间9 标间21"], apart=False)
    True
    >>> is_footer(["Total registered:", "60"], apart=False), is_footer(["RAZEM: 46"], apart=False)
    (True, True)
    >>> is_footer(["导出时间：2026-09-22 08:30", "共54人"], apart=False)
    True
    >>> is_footer(["Total Energies", "a@total.com"], apart=False), is_footer(["李雷"], apart=True)
    (False, False)
    """
    # A total may stand beside a running number and a date.
    cells = [cell for cell in cells if not _STAMP.fullmatch(cell)] or cells
    first = cells[0][:LONGEST]
    if not apart and not _may_begin(first):
        return False
    if _LOOSE.match(first) or (len(cells) == 1 and _MADE.match(first)):
        return True
    if any(_CONTACT.search(_DATED.sub(" ", cell[:LONGEST])) for cell in cells):
        return False
    if len(cells) == 2 and _MADE.match(first):
        return True
    parts = [part[:40] for cell in cells[1:] for part in _COMMA.split(cell[:LONGEST])]  # 32家，确认参加21家
    if _TOTAL.match(first) and all(any(one.match(part) for one in _COUNTS) for part in parts):
        return True
    beside = all(any(one.match(cell[:LONGEST]) for one in _BESIDE) for cell in cells[1:])
    if beside and (_COUNTED.match(first) or (_MADE.match(first) and len(cells) > 1)):
        return True
    if (_COUNTED.match(first) and len(cells) <= 2) or (_COUNTED_TOTAL.match(first) and len(cells) <= 3):
        return True
    return apart and len(cells) == 1 and _is_sentence(first)


def _may_begin(first: str) -> bool:
    head = first.lstrip(" \t*※•·([（【-—–=")[:2]
    return head[:1] in _HAN_STARTS or head.casefold() in _LATIN_STARTS


def _is_sentence(text: str) -> bool:
    if _LATIN_NAME.fullmatch(text):
        return False
    return bool(_SENTENCE.search(text)) or (len(text) > 12 and not text.isascii()) or text.count(" ") > 4
