"""What a lead is worth, and what becomes of a person: outcome, tier, due date, channel, answers."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from staged import KNOWN, Cells, one, people_of, run, said, shipped, with_lists

from pipeline.batch import Batch, Verdict, found, join_findings
from pipeline.known import Answers
from pipeline.stages.decide import PRECEDENCE, decide
from pipeline.stages.enrich import enrich
from pipeline.stages.link import link
from pipeline.stages.score import score

ONE = "13900001234"
LEAD: Cells = {"name": "李雷", "phone": ONE, "company": "杭州云杉智能科技有限公司"}


def points(cells: Cells) -> dict[str, float]:
    """Give the points of a person by reason."""
    findings = run(cells).people.findings
    scored = findings[findings["stage"] == "score"]
    return dict(zip(scored["rule"].str.removeprefix("points:"), scored["points"], strict=True))


@pytest.mark.parametrize(
    ("cells", "reason", "worth"),
    [
        ({"title": "董事长"}, "seniority", 25),
        ({"title": "信息总监"}, "seniority", 20),
        ({"title": "采购经理"}, "seniority", 12),
        ({"title": "工程师"}, "seniority", 4),
        ({"company_size": "1000人以上"}, "company-size", 12),
        ({"wants_contact": "是"}, "wants-contact", 20),
        ({"wants_contact": "否"}, "wants-no-contact", -15),
        ({"question": "能对接 SAP 吗"}, "question", 10),
        ({"question": "怎么报价"}, "question-buying", 8),
        ({"registered_at": "2026-11-18"}, "recency", 6),
        ({"registered_at": "2026-11-08"}, "recency", 3),
        ({"attended": "是"}, "attended", 12),
        ({"attended": "否"}, "not-attended", -3),
        ({"minutes": "45"}, "minutes", 4),
        ({"minutes": "60"}, "minutes", 8),
    ],
)
def test_each_reason_weighs_what_the_settings_say(cells: Cells, reason: str, worth: float) -> None:
    assert points({**LEAD, **cells})[reason] == worth
    assert reason not in points(LEAD)


def test_the_score_is_the_sum_of_its_findings() -> None:
    people = run(
        LEAD,
        {
            "name": "王伟",
            "phone": "13700004321",
            "title": "总经理",
            "wants_contact": "是",
            "question": "报价",
        },
        {"name": "周颖", "email": "zy@qq.com", "wants_contact": "否"},
    ).people
    told = people.findings.groupby("subject")["points"].sum().reindex(people.rows.index).fillna(0)
    assert people.rows["score"].tolist() == told.round().astype(int).tolist()


def test_what_nobody_said_weighs_nothing() -> None:
    assert points({"name": "李雷"}) == {"completeness": 1}


@pytest.mark.parametrize(
    ("cells", "tier", "due"),
    [
        ({"title": "总经理", "wants_contact": "是", "question": "怎么报价"}, "A", "2026-11-21"),
        ({"title": "总经理", "wants_contact": "否", "question": "怎么报价"}, "B", "2026-11-22"),
        ({}, "C", "2026-11-27"),
    ],
)
def test_the_tier_follows_the_score_and_the_due_date_the_tier(cells: Cells, tier: str, due: str) -> None:
    person = one(run({**LEAD, **cells}).people)
    assert (person["tier"], person["due"]) == (tier, due)


@pytest.mark.parametrize(
    ("on", "due"),
    [
        ("2026-11-20", "2026-11-27"),
        ("2026-09-24", "2026-10-09"),  # mid-autumn 25 to 27 September, national holiday 1 to 7 October
        ("2026-02-13", "2026-02-27"),  # spring festival 15 to 23 February; Saturday the 14th is worked
        ("2031-01-03", "2031-01-10"),  # no calendar published: Monday to Friday
    ],
)
def test_working_days_are_those_of_the_chinese_calendar(on: str, due: str) -> None:
    known = replace(KNOWN, on=dt.date.fromisoformat(on))
    assert one(run(LEAD, known=known).people)["due"] == due


@pytest.mark.parametrize(
    ("cells", "channel"),
    [
        ({"phone": ONE, "email": "lilei@yunshan.cn", "wecom": "林晓"}, "wecom"),
        ({"phone": ONE, "email": "lilei@yunshan.cn"}, "phone"),
        ({"phone": "打前台", "email": "lilei@yunshan.cn"}, "email"),
        ({"phone": "打前台", "email": "没有"}, "none"),
        ({}, "none"),
    ],
)
def test_the_channel_is_the_surest_there_is(cells: Cells, channel: str) -> None:
    people = run({"name": "李雷", "company": "云杉软件", **cells}).people
    assert one(people)["channel"] == channel
    assert ("no-contact" in said(people)) == (channel == "none")


def decided(said: dict[str, Verdict], answer: str = "") -> dict[str, str]:
    """Decide about a person of whom `said` was found, with an answer given before."""
    people = people_of(LEAD)
    (person,) = people.rows.index
    findings = [found([person], rule, verdict) for rule, verdict in said.items()]
    answers = Answers(people={people.rows["row_keys"].iloc[0]: answer} if answer else {})
    batch = Batch(people.rows, join_findings([people.findings, *findings]))
    return one(batch.through((link, enrich, score, decide), shipped(), replace(KNOWN, answers=answers)))


KINDS = [
    "internal",
    "opt-out",
    "competitor",
    "partner",
    "non-target:student",
    "not-a-signup:void",
    "junk:test",
]


@pytest.mark.parametrize(("first", "second"), [*itertools.pairwise(KINDS)])
def test_of_several_exclusions_the_first_decides(first: str, second: str) -> None:
    both = dict.fromkeys((second, first), Verdict.EXCLUDE)
    assert decided(both)["because"] == first


def test_every_kind_of_exclusion_has_its_place() -> None:
    assert [kind.partition(":")[0] for kind in KINDS] == [name.rstrip(":") for name in PRECEDENCE]


@pytest.mark.parametrize(
    ("said", "outcome", "because"),
    [
        ({}, "lead", ""),
        ({"value-lost": Verdict.NOTE}, "lead", ""),
        ({"review:odd-name": Verdict.REVIEW}, "review", "review:odd-name"),
        ({"review:odd-name": Verdict.REVIEW, "partner": Verdict.EXCLUDE}, "excluded", "partner"),
    ],
)
def test_the_strongest_verdict_decides(said: dict[str, Verdict], outcome: str, because: str) -> None:
    person = decided(said)
    assert (person["outcome"], person["because"]) == (outcome, because)
    for name in ("tier", "channel", "due"):
        assert (person[name] != "") == (outcome == "lead")


@pytest.mark.parametrize(
    ("answer", "said", "outcome", "because"),
    [
        ("keep", {"competitor": Verdict.EXCLUDE}, "lead", ""),
        ("keep", {"review:odd-name": Verdict.REVIEW}, "lead", ""),
        ("keep", {"opt-out": Verdict.EXCLUDE}, "excluded", "opt-out"),
        ("keep", {"opt-out": Verdict.EXCLUDE, "internal": Verdict.EXCLUDE}, "excluded", "internal"),
        ("drop", {}, "excluded", "junk:dropped"),
        ("drop", {"review:odd-name": Verdict.REVIEW}, "excluded", "junk:dropped"),
        ("drop", {"partner": Verdict.EXCLUDE}, "excluded", "partner"),
    ],
)
def test_an_answer_overrules_the_verdict_but_never_an_opt_out(
    answer: str, said: dict[str, Verdict], outcome: str, because: str
) -> None:
    person = decided(said, answer)
    assert (person["outcome"], person["because"]) == (outcome, because)


def test_who_asked_for_no_call_is_excluded_whoever_else_they_are() -> None:
    rules = with_lists(optout="姓名,手机\n李雷,13900001234\n", key_accounts="公司,域名\n云杉,yunshan.cn\n")
    person = one(run({**LEAD, "email": "lilei@yunshan.cn"}, rules=rules).people)
    assert (person["outcome"], person["because"]) == ("excluded", "opt-out")
