"""What is told of a value at a glance is what reading it the long way would have told."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from staged import shipped

from pipeline.columns import TEXT
from pipeline.merge import _of
from pipeline.screening.junk import _is_suspect
from pipeline.survivors import moments, rank, survive, torn
from pipeline.text import junk_shapes
from pipeline.text.any_of import AnyOf
from pipeline.text.chinese import FIRST, LAST, is_ideographs, simplified
from pipeline.text.clean import normal
from pipeline.text.company import _tidy
from pipeline.text.junk import JunkPatterns, _folded
from pipeline.text.moment import _TRIPLE, _triples
from pipeline.text.non_target import FIELDS, NonTargets
from pipeline.text.pattern import Pattern
from pipeline.text.person import PersonName, _merge
from pipeline.text.phone import _read_cell, read_phones
from pipeline.text.place_words import fold, unmarked

_IDEOGRAPHS = st.text(st.characters(min_codepoint=FIRST, max_codepoint=LAST), min_size=1, max_size=6)
_NAMES = st.text(
    st.sampled_from("王李张欧阳小老某总工师傅女士先生经理伟国华々〇𠮷x·"), min_size=1, max_size=4
)
#: What the patterns of junk and of non-targets are made of, and what they do not mention.
_PIECES = st.sampled_from(
    "测试 加微信 学生 同学 经理 大学 张 伟 娜 汐 公司 xx abc 123 qwe @qq.com 139 0000 + . - 某 龘".split()
)
_TYPED = st.lists(_PIECES, max_size=5).map("".join)


@cache
def junk() -> JunkPatterns:
    return shipped().junk


@cache
def one_by_one() -> JunkPatterns:
    patterns = JunkPatterns(junk()._settings)
    patterns._any = dict.fromkeys(patterns._any, _Always(()))
    return patterns


@cache
def non_targets() -> NonTargets:
    return shipped().non_targets


@pytest.mark.parametrize("field", ["name", "company"])
def test_no_pattern_of_junk_tells_characters_apart_that_it_does_not_name(field: str) -> None:
    assert junk()._any[field]._alike  # a range such as [０-９] in one of them doubled the time of screening


@settings(deadline=None)  # the first example loads what it is judged by
@given(
    st.sampled_from(("", "86", "+86", "86 ", "+86 ", "86-", "+86-")),
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.sampled_from(("", " ", "-")),
)
def test_a_mobile_in_one_piece_or_three_is_read_as_any_cell(code: str, number: str, gap: str) -> None:
    cell = code + gap.join((number[:3], number[3:7], number[7:]))
    assert read_phones(cell) == _read_cell(cell, "CN")


@settings(deadline=None)  # the first example loads what it is judged by
@given(st.one_of(_NAMES, _IDEOGRAPHS))
def test_a_bare_name_is_read_as_any_cell(text: str) -> None:
    names = shipped().person_names
    if names._is_bare(text):
        assert names.read(text) == PersonName(text, script="han") == _merge([names._cell.step(text)], text)


def test_most_names_are_bare_and_those_with_a_form_of_address_are_not() -> None:
    bare = [
        text
        for text in ("李雷", "欧阳娜", "王总", "王老师", "李某", "李", "Li")
        if shipped().person_names._is_bare(text)
    ]
    assert bare == ["李雷", "欧阳娜"]


@settings(deadline=None)  # the first example loads what it is judged by
@given(_IDEOGRAPHS)
def test_folding_changes_ideographs_only_by_simplifying_them(text: str) -> None:
    assert is_ideographs(text)
    assert fold(text) == unmarked(simplified(normal(text)))
    assert _tidy(text) == _folded(text) == text


@settings(deadline=None)  # the first example loads what it is judged by
@given(
    st.lists(st.sampled_from("杭州 云杉 科技 有限公司 股份 Acme Co., Ltd. GmbH 无 , ( )".split()), max_size=5)
)
def test_the_legal_form_alone_is_the_one_of_the_whole_reading(words: list[str]) -> None:
    companies = shipped().companies
    for text in ("".join(words), " ".join(words)):
        assert companies.legal_form(text) == companies.read(text).legal


def test_lengths_by_ending_pass_no_legal_form_or_trade_over() -> None:
    companies = shipped().companies
    for form in companies.legal.glued:
        assert len(form) in companies.legal.glued_ends[form[-1]]
    for word in companies.trades:
        assert word.isascii() or len(word) in companies.trade_ends[word[-1]]


@pytest.mark.parametrize("field", ["name", "company", "title", "note", "phone", "email"])
@settings(deadline=None)  # the first example loads what it is judged by
@given(text=st.one_of(_TYPED, _IDEOGRAPHS))
def test_any_junk_pattern_is_found_where_one_of_them_is(field: str, text: str) -> None:
    folded, patterns = _folded(text), junk()._patterns[field]
    assert junk()._any[field].finds(folded) == any(pattern.search(folded) for _, pattern in patterns)


class _Always(AnyOf):
    """Patterns of which one may always be found: each is asked in turn."""

    def finds(self, text: str) -> bool:
        return True


@pytest.mark.parametrize("field", ["name", "company", "title", "phone", "email"])
@settings(deadline=None)  # the first example loads what it is judged by
@given(text=st.one_of(_TYPED, _IDEOGRAPHS, st.from_regex(r"\+?(?:86)?1?[0-9]{9,10}", fullmatch=True)))
def test_junk_is_what_the_patterns_asked_one_by_one_make_of_it(field: str, text: str) -> None:
    assert junk().value(field, text) == one_by_one().value(field, text)


@given(st.text("aab12x娜", max_size=14))
def test_a_repetition_shows_in_the_first_characters(text: str) -> None:
    assert junk_shapes.is_repeated(text) == (re.fullmatch(r"(.)\1{2,}|(.{2,4}?)\2{2,}", text) is not None)


@given(st.from_regex(r"(?:abc?d?|ab|b)?[0-9]{0,5}", fullmatch=True), st.text("0123456789", max_size=9))
def test_an_order_shows_in_the_first_two_characters(head: str, tail: str) -> None:
    pairs = "01020304050607080910"[len(tail) :]
    for text in (head, head + tail, "0123456789"[: len(tail)], "9876543210"[len(tail) :], pairs):
        letters = text.rstrip("0123456789")
        digits = text[len(letters) :]
        alphabet = len(letters) >= 3 and "abcdefghijklmnopqrstuvwxyz".startswith(letters)
        pairs = len(digits) >= 8 and digits in "01020304050607080910"
        ordered = digits in "01234567890" or digits in "09876543210" or digits.startswith("1234567") or pairs
        expected = (not letters or alphabet) and (
            bool(letters) if not digits else ordered and len(digits) >= 3
        )
        assert junk_shapes.is_sequential(text) == expected


@settings(deadline=None)  # the first example loads what it is judged by
@given(st.lists(_IDEOGRAPHS | _TYPED, min_size=1, max_size=8))
def test_texts_that_no_pattern_tells_apart_are_found_alike(texts: list[str]) -> None:
    patterns = [Pattern(one) for one in (r"测试$|^[学张]", r"^.{4,}公$", r"加[^微]信", r"^\w\W", "大{2}")]
    told = AnyOf(patterns)
    for text in (*texts, *texts):
        assert told.finds(text) == any(pattern.search(text) for pattern in patterns)


@pytest.mark.parametrize("source", [r"^[一-丁]$", r"^\u4e01$", r"^(.)\1$", r"^(?P<one>.)(?P=one)$"])
def test_patterns_that_tell_characters_apart_unnamed_are_asked_about_each_text(source: str) -> None:
    told, pattern = AnyOf([Pattern(source)]), re.compile(source)
    for text in ("伟", "丁", "丈", "娜娜", "娜伟", "丁丁"):
        assert told.finds(text) == (pattern.search(text) is not None)


def test_a_range_of_all_characters_tells_none_apart() -> None:
    told = AnyOf([Pattern(r"^测[\u4e00-\u9fff]$")])
    assert [told.finds(text) for text in ("测伟", "测娜", "伟测", "测")] == [True, True, False, False]
    assert len(told._remembered) < 4


@settings(deadline=None)  # the first example loads what it is judged by
@given(st.fixed_dictionaries(dict.fromkeys(FIELDS, _TYPED)))
def test_rows_passed_over_are_no_non_targets(row: dict[str, str]) -> None:
    lexicon = non_targets()
    begun = []
    for field in FIELDS:
        beside = lexicon.also_asked(field)
        if lexicon.may(field, row[field]) and (not beside or lexicon.may_beside(field, row[beside])):
            begun.append(field)
    if not begun:
        assert lexicon.read(**row).kind == ""


def test_addresses_are_looked_at_beside_a_school_only() -> None:
    lexicon = non_targets()
    assert lexicon.also_asked("email") == "company"
    assert lexicon.may_beside("email", "浙江大学")
    assert not lexicon.may_beside("email", "云杉科技")
    assert not lexicon.may_beside("email", "")


@pytest.mark.parametrize(
    ("cells", "suspect"),
    [
        (("李雷", "云杉", "经理", "work"), False),
        (("李雷", "云杉", "", ""), False),
        (("李", "云杉", "经理", "work"), True),
        (("李雷", "云杉", "经理", "throwaway"), True),
        (("Mickey Mouse", "Acme", "Mouse", "free"), True),
        (("Waiting", "Acme", "WAITING", "free"), True),
        (("Li Lei", "ACME", "acme", "free"), True),
    ],
)
def test_a_row_is_odd_without_a_name_or_with_a_job_of_other_words(
    cells: tuple[str, str, str, str], suspect: bool
) -> None:
    assert _is_suspect(*cells) == suspect


_ROWS = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(("", "经理", "信息化经理", "IT Manager", "manager", "无")),
        st.sampled_from(("", "2026-11-01", "2026-11-02", "soon")),
    ),
    min_size=1,
    max_size=12,
)


@given(
    st.lists(
        st.sampled_from("3/4/2026 2026-11-02 14.4.26 at on 9:00 1/2/34567 12-1-26 x ".split(" ")), max_size=4
    )
)
def test_the_first_date_of_a_text_is_found_before_its_first_space_or_anywhere(words: list[str]) -> None:
    texts = [" ".join(words), "".join(words), " ".join(reversed(words))]
    assert _triples(texts) == {found.groups() for found in map(_TRIPLE.search, texts) if found}


@settings(deadline=None)  # the first example loads what it is judged by
@given(_ROWS)
def test_only_people_torn_between_values_are_ranked_and_the_best_of_all_their_rows_wins(
    lines: list[tuple[int, str, str]],
) -> None:
    rows = pd.DataFrame(lines, columns=["person", "note", "registered_at"]).astype({"note": TEXT})
    values, codes = rows["note"].to_numpy(dtype=object), rows["person"].to_numpy(dtype=np.int64)
    newest = moments(rows["registered_at"].to_numpy(dtype=object))
    agreed, at_odds = torn(values, codes, np.arange(len(rows)))
    winners, losers = survive(values, codes, at_odds, rank(rows, "note", at_odds), newest[at_odds])
    chosen = _of(np.concatenate([agreed, winners]), values, codes, 4)
    every = rank(rows, "note", np.arange(len(rows)))
    for person in range(4):
        mine = [row for row in np.flatnonzero(codes == person).tolist() if values[row]]
        best = max(
            mine, key=lambda row: (every[row], newest[row], len(values[row]), values[row]), default=None
        )
        assert chosen[person] == ("" if best is None else values[best])
        assert {text for one, text in losers if one == person} == {values[row] for row in mine} - {
            chosen[person]
        }
