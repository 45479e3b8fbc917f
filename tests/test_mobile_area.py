"""Cities of issue of mobile numbers."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.place import UNKNOWN, Places

RULES = Path(__file__).parent.parent / "rules"


def rows(name: str) -> list[dict[str, str]]:
    with (RULES / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


PLACES = Places.from_rows([], mobiles=rows("mobile_areas"))
CITIES = {(row["province"], row["city"]) for row in rows("places")}


@pytest.mark.parametrize(
    ("number", "province", "city"),
    [
        ("1300000", "山东", "济南"),
        ("1300001", "江苏", "常州"),
        ("1300002", "安徽", "合肥"),  # issued in 巢湖, a part of 合肥 since 2011
        ("1300008", "湖北", "武汉"),
        ("13000100000", "北京", "北京"),
        ("1300020", "上海", "上海"),
    ],
)
def test_a_number_was_issued_somewhere(number: str, province: str, city: str) -> None:
    assert PLACES.by_mobile(number)[:3] == ("CN", province, city)


@pytest.mark.parametrize("number", ["", "130", "130000", "1990000", "0571888", "abcdefg", "８６１３８００"])
def test_a_number_of_unknown_issue_is_empty(number: str) -> None:
    assert PLACES.by_mobile(number) == UNKNOWN


def test_every_city_of_the_table_is_a_place_we_know() -> None:
    assert set(PLACES.mobiles.spots) - {("", "")} <= CITIES


@given(st.integers(min_value=1_300_000, max_value=1_999_999))
def test_any_prefix_is_read(prefix: int) -> None:
    place = PLACES.by_mobile(str(prefix))
    assert bool(place.country) == bool(place.province)
