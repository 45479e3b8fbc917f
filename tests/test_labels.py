"""Words and sentences: every one in both languages, every template fit to be filled."""

from __future__ import annotations

import re
import string

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.batch import Verdict, found, join_findings
from pipeline.columns import COLUMNS as CANONICAL
from pipeline.columns import PARTS as READERS_PARTS
from pipeline.columns import TEXT
from pipeline.labels import (
    COLUMNS,
    HOW_TO,
    PARTS,
    PLAN_SHEETS,
    REMINDER_SHEETS,
    SHEETS,
    VALUES,
    WORDS,
    Lang,
    answer_code,
    column_label,
    label,
)
from pipeline.reasons import reason, rule_label, sentences
from pipeline.report_words import ADVICE, GROUPS, MEASURES
from pipeline.rule_words import KINDS, NAMES, SENTENCES

TABLES = {
    "sheets": SHEETS,
    "reminder sheets": REMINDER_SHEETS,
    "plan sheets": PLAN_SHEETS,
    "measures": MEASURES,
    "groups": GROUPS,
    "advice": ADVICE,
    "columns": COLUMNS,
    "parts": PARTS,
    "words": WORDS,
    "names": NAMES,
    "kinds": KINDS,
    "sentences": SENTENCES,
    **VALUES,
}
LANGS: tuple[Lang, ...] = ("zh", "en")


@pytest.mark.parametrize("table", TABLES)
def test_every_word_has_both_languages(table: str) -> None:
    for key, pair in TABLES[table].items():
        assert len(pair) == 2, key
        assert key == "unknown" or all(text and text == text.strip() for text in pair), key
        assert not re.search("[\u4e00-\u9fff]", pair[1]), key


def test_every_canonical_column_has_a_heading() -> None:
    assert set(CANONICAL) <= set(COLUMNS)
    assert set(READERS_PARTS) == set(PARTS)
    assert all(column_label(name, lang) != name or lang == "en" for name in CANONICAL for lang in LANGS)


def test_both_languages_of_a_word_take_the_same_values() -> None:
    for zh, en in (*WORDS.values(), *HOW_TO, *SENTENCES.values()):
        slots = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (zh, en)]
        assert slots[0] == slots[1] or "field" in slots[0] ^ slots[1], (zh, en)


@pytest.mark.parametrize("rule", [rule + ("test" if rule.endswith(":") else "") for rule in SENTENCES])
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("a", ""), ("", "b"), ("a", "b"), ("{x}[", "]")])
def test_every_template_fills(rule: str, lang: Lang, before: str, after: str) -> None:
    said = reason(rule, "company", before, after, lang)
    if "{" not in before:
        assert not re.search(r"[\[\]{}]", said)
    assert not re.search("「」|“”", said) or not before


def test_an_unknown_rule_says_its_name_and_what_changed() -> None:
    assert reason("house-rule", "city", "HZ", "杭州", "en") == "house-rule: HZ → 杭州"
    assert rule_label("non-target:student", "zh") == "非目标人群：学生"


@given(st.text(), st.text(), st.text(), st.text())
def test_any_finding_can_be_said(rule: str, field: str, before: str, after: str) -> None:
    for lang in LANGS:
        assert isinstance(reason(rule, field, before, after, lang), str)


def test_an_unknown_key_is_a_bug() -> None:
    with pytest.raises(KeyError):
        label("no-such-word", "zh")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("相同", "same"),
        ("不同", "different"),
        (" Keep ", "keep"),
        ("剔除", "drop"),
        ("DROP", "drop"),
        ("?", ""),
        ("", ""),
    ],
)
def test_answers_are_read_in_both_languages(text: str, code: str) -> None:
    assert answer_code(text) == code


def test_a_person_s_sentence_says_what_weighs_most_first() -> None:
    people = pd.DataFrame(index=pd.Index(["p1", "p2", "p3"], dtype=TEXT))
    said = join_findings(
        [
            found(["p1"], "points:question", before="能对接 SAP 吗？", points=10),
            found(["p1"], "points:completeness", points=9),
            found(["p1"], "points:last-contact", before="2026-03-01", points=-5),
            found(["p1"], "points:key-account", after="云杉集团", points=25),
            found(["p1", "p2"], "points:seniority", before="VP-director", points=20),
            found(
                ["p2"],
                "competitor",
                Verdict.EXCLUDE,
                field="company",
                before="美云智数科技",
                after="美云智数",
            ),
            found(["p2"], "review:like-internal", Verdict.REVIEW, field="company", before="x"),
            found(["r1"], "junk:test", Verdict.EXCLUDE, field="name", before="test"),
        ]
    )
    assert sentences(people, said, "zh").tolist() == [
        "总监级 · 重点客户 云杉集团 · 提了问题：能对接 SAP 吗？",
        "竞争对手：公司「美云智数科技」，对应名单「美云智数」",
        "",
    ]
    english = sentences(people, said, "en")
    assert english["p1"] == "VP / director · key account 云杉集团 · asked: 能对接 SAP 吗？"


def test_no_findings_say_nothing() -> None:
    people = pd.DataFrame(index=pd.Index(["p1"], dtype=TEXT))
    assert sentences(people, join_findings([]), "en").tolist() == [""]
