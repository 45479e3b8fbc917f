"""What was read and guessed is said in the sheet's language, whatever the reader has to say."""

from __future__ import annotations

import ast
import inspect
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.guess_words import guess_words
from pipeline.readers import describe

#: A value for each thing a template of `describe` holds, by a part of its expression.
VALUES = {
    "'s'": "s",
    "where": 'sheet "报名": ',
    "_HOW": " (likely)",
    "f.target": "phone",
    "len(rows)": "3",
    "what": "footer",
}


def templates() -> list[str]:
    """Every line template of `describe`, filled; the tail about a platform joined to its line."""
    spoken = [describe.about_part, describe._set_aside]
    texts = []
    for function in spoken:
        for node in ast.walk(ast.parse(inspect.getsource(function))):
            if isinstance(node, ast.JoinedStr):
                texts.append("".join(map(_filled, node.values)))
    head = next(text for text in texts if text.endswith("no header row"))
    return [text if not text.startswith(";") else head + text for text in texts]


def _filled(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    said = ast.unparse(part)
    return next((value for key, value in VALUES.items() if key in said), "3, 4")


@pytest.mark.parametrize("line", templates())
def test_every_line_of_the_reader_has_a_chinese_wording(line: str) -> None:
    said = guess_words(line, "zh")
    assert said.startswith("「报名」")
    assert not re.search("[a-z]{4,}", said)
    assert guess_words(line, "en") == line


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("header found in row 4, 5; recognised as 问卷星", "表头在第 4、5 行，识别为 问卷星"),
        ('sheet "a": b": Work email -> email', '「a」b": Work email → 邮箱'),
        ("First Name -> first_name (as you said)", "First Name → 名（按您的指定）"),
        ("Q -> A -> question", "Q -> A → 提问"),
        ("Diet -> x:Diet", "Diet → Diet"),
        ("2 repeated header lines set aside: rows 7, 49", "剔出 2 行重复的表头：第 7、49 行"),
        ("the same bytes as a.csv; both were read", "与 a.csv 内容完全相同，两个都已读取"),
        (
            'sheet "旧": hidden, not read (7 rows); unhide it to have it read',
            "「旧」是隐藏的，未读取（7 行）；取消隐藏后即可读取",
        ),
        (
            'sheet "x": table not read: section 2 lists the same people',
            "「x」表格未读取：第 2 部分列的是同一批人",
        ),
        (
            "Orders not read: Order positions lists each ticket",
            "Orders未读取：Order positions 已逐张列出门票",
        ),
        ('sheet "x": no list of people found, not read', "「x」没有找到人员名单，未读取"),
        ("header in row 3 without rows", "第 3 行是表头，下面没有数据"),
        ("encoding UTF-16 LE", "编码 UTF-16 LE"),
        ("separator tab", "分隔符：制表符"),
        ("the first line, sep=, names the separator", "第一行 sep= 指明了分隔符"),
        ("line 3, 4 and 9 more: a quote that never closes", "第 3、4 行等（另有 9 行）：引号没有配对"),
        ('hidden sheet "旧" included', "隐藏的工作表「旧」也已读取"),
        ('12 hidden or filtered rows included in sheet "a"', "「a」中隐藏或被筛掉的 12 行也已读取"),
        ('hidden columns included in sheet "a"', "「a」中隐藏的列也已读取"),
        ('sheet "c" is a chartsheet, without rows', "工作表「c」是图表等，没有数据行"),
        ("something new", "something new"),
    ],
)
def test_lines_are_said_in_chinese(line: str, said: str) -> None:
    assert guess_words(line, "zh") == said


@given(st.text())
def test_any_line_can_be_said(line: str) -> None:
    assert isinstance(guess_words(line, "zh"), str)
