"""Patterns of rule files: what PCRE2 finds is what `re` would."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from staged import shipped

from pipeline.text.pattern import Pattern, Patterns

#: What rules speak of, and letters whose class or border the two might see otherwise.
_WORDS = "请勿 联系 我 电话 测试 学生 经理 do not call me any more unsubscribe nicht anrufen @ . , 12".split()
_ODD = ["ß", "ı", "é", "e\u0301", "नमस्ते", "ทดสอบ\u0e48", "١٢", "_", "\u00a0", "\u3000", "\n", "👍"]
_PIECES = st.sampled_from([*_WORDS, *_ODD])
_TYPED = st.lists(_PIECES, max_size=7).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda by: by.join(words))
)


@cache
def of_the_rules() -> list[Pattern]:
    rules = shipped()
    refusals = rules.refusals
    entries = rules.non_targets._entries
    return [
        *(pattern for there in rules.junk._patterns.values() for _, pattern in there),
        *refusals._in_han._patterns,
        *refusals._in_other._patterns,
        *refusals._parts["harmless"]._patterns,
        *refusals._parts["but"]._patterns,
        *(pattern for entry in entries for pattern in entry.patterns.values()),
    ]


@settings(deadline=None)  # the first example compiles both
@given(_TYPED)
def test_the_rules_mean_the_same_to_both(text: str) -> None:
    for pattern in of_the_rules():
        found, expected = pattern.search(text), pattern._sure.search(text)
        assert (found and found.start()) == (expected and expected.start()), pattern.pattern[:80]
        assert pattern.without(text) == pattern._sure.sub(" ", text)


def test_no_pattern_of_the_rules_is_left_to_re() -> None:
    assert not [pattern.pattern[:80] for pattern in of_the_rules() if isinstance(pattern._fast, re.Pattern)]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"^\u4e01$", "丁"),  # an escape that only `re` has
        ("|".join(f"word{number:06}x" for number in range(9000)), "so word008999x it is"),  # too long
        (r"(a+)+\Z", "a" * 19 + "!"),  # too deep, and not found in the end
    ],
)
def test_what_it_does_not_take_re_does(pattern: str, text: str) -> None:
    found, expected = Pattern(pattern).search(text), re.search(pattern, text)
    assert (found and found[0]) == (expected and expected[0])
    assert Pattern(pattern).without(text) == re.sub(pattern, " ", text)


def test_a_broken_pattern_says_what_is_wrong() -> None:
    assert "unterminated" in Pattern("(").problem()
    assert not Pattern("(a)").problem()


@pytest.mark.parametrize("ascii", [True, False])
def test_borders_of_words_are_those_of_ascii_where_that_is_asked(ascii: bool) -> None:
    assert (Pattern(r"\bcto\b", ascii=ascii).search("担任cto工作") is not None) == ascii


def test_several_patterns_are_asked_one_after_the_other() -> None:
    both = Patterns([Pattern("b")]) + Patterns([Pattern("a")])
    assert [both.finds(text) for text in "ac"] == [True, False]
    assert [both.start(text) for text in ("xab", "x")] == [1, None]
    assert both.without("abc").split() == ["c"]
