"""What was read and guessed, in Chinese: the reader says it in English, one line each (`readers.describe`).

A line that no pattern knows is shown as the reader said it, so nothing is hidden for want of a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from pipeline.labels import Lang, column_label

_MORE = re.compile(r" and ([0-9,]+) more$")
_SHEET = re.compile(r'sheet "(.*?)": ')
_HOW = {
    "": "",
    " (likely)": "（推测）",
    " (by its cells)": "（按单元格内容判断）",
    " (as you said)": "（按您的指定）",
}
_SEPARATORS = {
    "comma": "逗号",
    "tab": "制表符",
    "semicolon": "分号",
    "pipe": "竖线",
    "full-width comma": "全角逗号",
}
_PROBLEMS = {
    "a quote that never closes": "引号没有配对",
    "bytes that are no text": "有无法识别的字节",
    "more cells than the other lines": "单元格比其他行多",
}
_KINDS = {"footer": "页脚或合计", "repeated header": "重复的表头"}
_WHY_NOT = {
    "section 2 lists the same people": "第 2 部分列的是同一批人",
    "the overview sheet lists the same people": "概况表列的是同一批人",
    "Order positions lists each ticket": "Order positions 已逐张列出门票",
}


class _Wording(NamedTuple):
    """An English line, and how to say what it holds in Chinese."""

    line: re.Pattern[str]
    said: Callable[[re.Match[str]], str]


def guess_words(line: str, lang: Lang) -> str:
    """Say a line of the reader in the sheet's language.

    >>> guess_words('sheet "报名": 手机号码 -> phone (likely)', "zh")
    '「报名」手机号码 → 电话（推测）'
    >>> guess_words("encoding GB18030", "zh"), guess_words("encoding GB18030", "en")
    ('编码 GB18030', 'encoding GB18030')
    """
    if lang == "en":
        return line
    place = _SHEET.match(line)
    rest = line[place.end() :] if place else line
    for wording in _WORDINGS:
        found = wording.line.fullmatch(rest)
        if found:
            return (f"「{place[1]}」" if place else "") + wording.said(found)
    return line


def _lines(rows: str) -> str:
    more = _MORE.search(rows)
    named = f"第 {_MORE.sub('', rows).replace(', ', '、')} 行"
    return f"{named}等（另有 {more[1]} 行）" if more else named


def _header(found: re.Match[str]) -> str:
    where = f"表头在{_lines(found[1])}" if found[1] else "没有表头"
    return where + (f"，识别为 {found[2]}" if found[2] else "")


def _column(found: re.Match[str]) -> str:
    return f"{found[1]} → {column_label(found[2], 'zh')}{_HOW[found[3] or '']}"


def _wording(line: str, said: str | Callable[[re.Match[str]], str]) -> _Wording:
    if callable(said):
        return _Wording(re.compile(line, re.DOTALL), said)
    template = said
    return _Wording(re.compile(line, re.DOTALL), lambda found: template.format(*found.groups("")))


_WORDINGS: tuple[_Wording, ...] = (
    _wording(r"(?:header found in row (.+?)|no header row)(?:; recognised as (.+))?", _header),
    _wording(
        r"kept under their own headers: (.+)", lambda found: f"保留原列名：{found[1].replace(', ', '、')}"
    ),
    _wording(r"left out: (.+)", lambda found: f"未读入的列：{found[1].replace(', ', '、')}"),
    _wording(
        r"lines above the header, not counted: rows (.+)",
        lambda found: f"表头以上、不计入：{_lines(found[1])}",
    ),
    _wording(
        r"([0-9]+) (footer|repeated header) lines? set aside: rows (.+)",
        lambda found: f"剔出 {found[1]} 行{_KINDS[found[2]]}：{_lines(found[3])}",
    ),
    _wording(r"(.*) -> (\S*?)( \(likely\)| \(by its cells\)| \(as you said\))?", _column),
    _wording(
        r"hidden, not read \(([0-9]+) rows\); unhide it to have it read",
        "是隐藏的，未读取（{0} 行）；取消隐藏后即可读取",
    ),
    _wording(r"walk-ins of an attendance report", "到场记录中的现场新增人员"),
    _wording(r"no list of people found, not read", "没有找到人员名单，未读取"),
    _wording(r"header in row ([0-9]+) without rows", "第 {0} 行是表头，下面没有数据"),
    _wording(
        r"(.*?)(?:table)? not read: (.+)",
        lambda found: f"{found[1] or '表格'}未读取：{_WHY_NOT.get(found[2], found[2])}",
    ),
    _wording(r"the same bytes as (.+); both were read", "与 {0} 内容完全相同，两个都已读取"),
    _wording(r"encoding (.+)", "编码 {0}"),
    _wording(r"separator (.+)", lambda found: f"分隔符：{_SEPARATORS.get(found[1], found[1])}"),
    _wording(r"the first line, sep=, names the separator", "第一行 sep= 指明了分隔符"),
    _wording(
        r"line (.+?): (" + "|".join(_PROBLEMS) + ")",
        lambda found: f"{_lines(found[1])}：{_PROBLEMS[found[2]]}",
    ),
    _wording(r"macros ignored", "已忽略宏"),
    _wording(r"a web page saved as a sheet", "是另存为表格的网页"),
    _wording(r'hidden sheet "(.*)" included', "隐藏的工作表「{0}」也已读取"),
    _wording(r'sheet "(.*)" is a \S+, without rows', "工作表「{0}」是图表等，没有数据行"),
    _wording(r'sheet "(.*)" holds no rows \(.*\)', "工作表「{0}」是图表等，没有数据行"),
    _wording(
        r'([0-9]+) hidden or filtered rows included in sheet "(.*)"', "「{1}」中隐藏或被筛掉的 {0} 行也已读取"
    ),
    _wording(r'hidden columns included in sheet "(.*)"', "「{0}」中隐藏的列也已读取"),
)
