"""What is told without comparing letters is what comparing them would have told."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from staged import Cells, shipped, tidied

from pipeline.known import Answers
from pipeline.matching.office_signs import OfficeSigns
from pipeline.matching.offices import Office, office_rung
from pipeline.matching.people import Identity, identify
from pipeline.matching.records import Records, make_records

HARD = Path(__file__).parent.parent / "benchmarks" / "hard_cases"
COLUMNS = ("name", "name_alt", "title", "company", "phone", "email", "city")
#: An answer about two rows that no list holds: with any answer every pair is judged.
ABOUT_NOBODY = Answers({("a", "b"): "same"})

_HAN = ("云杉", "杭州云杉", "智能", "中国钢铁", "中钢", "科丝美诗", "光阳", "华")
_LATIN = ("kpmg", "kestrel", "kestrel foods", "foods", "real bank of spain", "rbs", "cosmax", "")


def _offices(words: tuple[str, ...]) -> st.SearchStrategy[Office]:
    name = st.sampled_from(words)
    return st.builds(Office, name, name, name, st.sampled_from(("", words[0])), also=name)


_TWO_OFFICES = st.one_of(
    *(st.tuples(_offices(one), _offices(two)) for one in (_HAN, _LATIN) for two in (_HAN, _LATIN))
)


def hard_cases(name: str) -> list[Cells]:
    with (HARD / name / "records.csv").open(encoding="utf-8-sig", newline="") as handle:
        return [{column: line[column] for column in COLUMNS} for line in csv.DictReader(handle)]


def records_of(rows: list[Cells]) -> Records:
    return make_records(tidied(*rows).rows, shipped().identity)


def asked(found: Identity) -> set[tuple[int, int]]:
    pairs, where = found.pairs, found.asked
    return set(zip(pairs.left[where].tolist(), pairs.right[where].tolist(), strict=True))


@pytest.mark.parametrize("name", ["first", "second", "third", "fourth"])
def test_pairs_that_are_passed_over_would_have_changed_nothing(name: str) -> None:
    records = records_of(hard_cases(name))
    some, every = (identify(records, answers, shipped().identity) for answers in (Answers(), ABOUT_NOBODY))
    assert len(some.pairs.left) < len(every.pairs.left)
    assert some.groups.tolist() == every.groups.tolist()
    assert asked(some) == asked(every)


@pytest.mark.parametrize("name", ["first", "second", "third", "fourth"])
def test_companies_that_are_plainly_two_are_different_letter_by_letter(name: str) -> None:
    offices = records_of(hard_cases(name)).work.offices
    one, other = np.triu_indices(len(offices), 1)
    told = OfficeSigns.of(offices).differ(one, other)
    picked = np.random.default_rng(1).permutation(np.flatnonzero(told))[:3000].tolist()
    assert len(picked) > len(offices)
    assert {office_rung(offices[one[place]], offices[other[place]]) for place in picked} == {"different"}


@settings(max_examples=400)
@given(_TWO_OFFICES)
def test_two_companies_with_anything_in_common_are_compared_letter_by_letter(
    two: tuple[Office, Office],
) -> None:
    (told,) = OfficeSigns.of(two).differ(np.array([0]), np.array([1]))
    assert not told or office_rung(*two) == "different"
