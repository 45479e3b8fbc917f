"""The balance: every row read stands once in the ledger, and what goes in adds up to what comes out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from staged import run, with_lists

from pipeline.batch import Batch
from pipeline.flow import Outcome
from pipeline.ledger import OUTCOMES, BalanceError, Ledger, make_ledger

CLOUD = "杭州云杉智能科技有限公司"
LINES = [
    {"name": "李雷", "phone": "13900001234", "company": CLOUD},
    {"name": "王伟", "phone": "13600005678", "company": "美云智数"},
    {"name": "Li Lei", "phone": "13900001234"},
    {"name": "asdf", "phone": "11111111111", "company": "asdf"},
    {"name": "李雷", "phone": "13900001234", "company": CLOUD, "question": "报价"},
    {"name": "王伟", "phone": "13600005678", "company": "美云智数", "title": "总监"},
]


@pytest.fixture
def outcome() -> Outcome:
    return run(*LINES, rules=with_lists(competitors="公司,域名\n美云智数,meicloud.com\n"))


@pytest.fixture
def ledger(outcome: Outcome) -> Ledger:
    return make_ledger(outcome.rows, outcome.people, "en")


def test_every_row_stands_once_in_reading_order(ledger: Ledger) -> None:
    assert ledger.lines["row_id"].tolist() == ["r1", "r2", "r3", "r4", "r5", "r6"]
    assert ledger.lines["line"].tolist() == [2, 3, 4, 5, 6, 7]


def test_what_goes_in_adds_up_to_what_comes_out(outcome: Outcome, ledger: Ledger) -> None:
    counts = ledger.outcomes()
    assert set(counts) == set(OUTCOMES)
    assert sum(counts.values()) == len(LINES)
    assert counts["merged"] == len(LINES) - len(outcome.people.rows) == 3
    assert counts["lead"] == 1


def test_one_row_stands_for_each_person_with_the_persons_outcome(outcome: Outcome, ledger: Ledger) -> None:
    stands = ledger.lines[ledger.lines["outcome"] != "merged"].set_index("person_id")
    people = outcome.people.rows
    assert sorted(stands.index) == sorted(people.index)
    for name in ("outcome", "because", "reason"):
        assert stands[name].to_dict() == people[name].to_dict()


def test_a_merged_row_says_why_and_into_which(ledger: Ledger) -> None:
    merged = ledger.lines[ledger.lines["outcome"] == "merged"]
    stands = dict(
        ledger.lines[ledger.lines["outcome"] != "merged"][["person_id", "row_id"]].itertuples(index=False)
    )
    for line in merged.to_dict("records"):
        assert line["because"].startswith("same-")
        assert stands[line["person_id"]] in line["reason"]


@pytest.mark.parametrize("keep", [slice(1, None), slice(0, 0)])
def test_a_balance_that_does_not_hold_fails_the_run(outcome: Outcome, keep: slice) -> None:
    fewer = Batch(outcome.people.rows.iloc[keep], outcome.people.findings)
    with pytest.raises(BalanceError):
        make_ledger(outcome.rows, fewer, "en")


def test_no_order_of_rows_decides_which_row_stands(outcome: Outcome, ledger: Ledger) -> None:
    backwards = replace(outcome.rows, rows=outcome.rows.rows.iloc[::-1])
    other = make_ledger(backwards, outcome.people, "en").lines.set_index("row_id")["outcome"]
    same_content = {"r1", "r5", "r2", "r6"}  # of rows alike either may stand
    ours = ledger.lines.set_index("row_id")["outcome"]
    assert other.drop(same_content).to_dict() == ours.drop(same_content).to_dict()
