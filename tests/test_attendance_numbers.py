"""attend: in which country's way the numbers of a report are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from attended import EVENT, register, rows_of

from pipeline.events.attendance import Done, Request, attend
from pipeline.events.book import event_named
from pipeline.events.persons import list_of
from pipeline.events.store import open_store

#: Who a line names is the same in every store.
pytestmark = pytest.mark.one_store

DAY = dt.date(2026, 5, 12)
DESK = "Name,Company,Phone,Remarks"
TAIWAN = (
    ("t1", "范姜文雄", "+886912300401", "", "宏森電機"),
    ("t2", "杜佩玲", "+886933100572", "", "宏森電機"),
    ("t3", "溫振宇", "+8613912340003", "", "昆山宏森"),
)
AMERICA = (
    ("u1", "Dale Hutchins", "+13035550142", "", "Ridgeline Tool"),
    ("u2", "Rosa Medina", "+13125550177", "", "Lakefront Paper"),
    ("u3", "Ольга Климова", "+79161230145", "", "Volga Press"),
)
MIXED = (
    ("m1", "Dale Hutchins", "+13035550142", "", "Ridgeline Tool"),
    ("m2", "秦书瑶", "+8613900020002", "", "岭南模具"),
    ("m3", "梅若兰", "+8613900030003", "", "岭南模具"),
    ("m4", "Lim Boon Kee", "+6591230045", "", "Kallang Moulds"),
)

Tell = Callable[..., Done]


@pytest.fixture
def tell(home: Path, tmp_path: Path) -> Tell:
    """Give a function that records the lines of a desk's list at an event with `people`."""

    def run(*lines: str, people: tuple[tuple[str, ...], ...] = (), region: str = "") -> Done:
        if people:
            register(home, people, DAY)
        path = tmp_path / "desk.csv"
        path.write_text("\n".join((DESK, *lines)) + "\n", encoding="utf-8")
        return attend(Request(EVENT, (path,), DAY, home=home, region=region))

    return run


def came(home: Path) -> set[str]:
    """Return who of those registered came."""
    lines = rows_of(home / EVENT / "attendance.csv")
    return {line["person_id"] for line in lines if line["attended"] == "yes" and line["how"] != "walk-in"}


@pytest.mark.parametrize(
    ("people", "line", "person"),
    [
        (TAIWAN, ",,0912-300-401,", "t1"),
        (TAIWAN, "杜小姐,,(09)33100572,", "t2"),
        (TAIWAN, ",,886 933 100 572,", "t2"),
        (TAIWAN, ",,139 1234 0003,", "t3"),
        (TAIWAN, ",,0912**0401,", "t1"),
        (AMERICA, "13035550142,,,", "u1"),
        (AMERICA, "3125550177,,,", "u2"),
        (AMERICA, "(312) 555-0177,,,", "u2"),
        (AMERICA, ",,8 916 123-01-45,", ""),
        (AMERICA, ",,916 123-01-45,", "u3"),
        (MIXED, "13035550142,,,", "m1"),
        (MIXED, "91230045,,,", "m4"),
        (MIXED, "13900020002,,,", "m2"),
        (MIXED, ",,3035550143,", ""),
    ],
)
def test_a_number_is_read_as_those_who_registered_write_theirs(
    tell: Tell, home: Path, people: tuple[tuple[str, ...], ...], line: str, person: str
) -> None:
    tell(line, people=people)
    assert came(home) == {person} - {""}


@pytest.mark.parametrize(
    ("people", "region", "number"),
    [
        (TAIWAN, "", "+886978000314"),
        (MIXED, "TW", "+886978000314"),
    ],
)
def test_a_walk_in_has_a_number_of_the_country_of_the_others_or_the_one_named(
    tell: Tell, home: Path, people: tuple[tuple[str, ...], ...], region: str, number: str
) -> None:
    tell("鍾離昭,禾豐,0978-000-314,", people=people, region=region)
    with open_store(home) as store, store.reading() as db:
        everybody = list_of(db, event_named(db, EVENT))
    assert everybody["phone"][everybody["name"] == "鍾離昭"].tolist() == [number]


def test_the_same_report_with_another_country_is_read_again(tell: Tell, home: Path) -> None:
    people = (*MIXED, ("m5", "彭若雪", "+886912300401", "", "宏森電機"))
    first = tell("彭小姐,,02-2312-3456,", people=people)
    again = tell("彭小姐,,02-2312-3456,")
    other = tell("彭小姐,,02-2312-3456,", region="TW")
    assert [one.reports[0].unchanged for one in (first, again, other)] == [False, True, False]
    assert tell("彭小姐,,02-2312-3456,", region="TW").reports[0].unchanged
