"""One order in two exports given at once, cancelled in one: the newer status holds; in doubt it is asked."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.process import Request, process

HEAD = "Order ID,Name,Email,Phone,Company,Order status"
TOM = "Tom Baker,tom@baker.uk,+44 7700 900101,Baker Ltd"
SARA = "1002,Sara Lind,sara@lind.uk,+44 7700 900103,Lind Ltd,Completed"
LIVE, VOID = f"1001,{TOM},Completed", f"1001,{TOM},Cancelled"
NEXT = "1003,Ken Wong,ken@wong.uk,+44 7700 900105,Wong Ltd,Completed"


def run(home: Path, day: int, *lists: Sequence[str], head: str = HEAD) -> tuple[str, str]:
    """Process lists given at once; return what became of Tom."""
    files = []
    for number, lines in enumerate(lists):
        files.append(home.parent / f"{day}-{number}.csv")
        files[-1].write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    done = process(Request(tuple(files), dt.date(2026, 6, day), event="M", home=home, lang="en"))
    (tom,) = done.people[done.people["name"] == "Tom Baker"].to_dict("records")
    return tom["outcome"], tom["because"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a home of our own."""
    return tmp_path / "home"


def test_which_is_newer_is_not_known_and_asked(home: Path) -> None:
    assert run(home, 1, [LIVE, SARA], [VOID, SARA, NEXT]) == ("review", "review:two-states")
    text = (home / "M" / "ledger.csv").read_text(encoding="utf-8-sig")
    reasons = [line["reason"] for line in csv.DictReader(io.StringIO(text)) if line["outcome"] == "review"]
    assert reasons == [
        "Please check, the sign-up is “Cancelled” in one list and “Completed” in another, "
        "and which is newer is not known"
    ]


def test_the_order_of_the_files_says_nothing(home: Path) -> None:
    assert run(home, 1, [VOID, SARA, NEXT], [LIVE, SARA]) == ("review", "review:two-states")


def test_an_order_that_was_known_before_it_was_cancelled_stays_cancelled(home: Path) -> None:
    assert run(home, 1, [LIVE, SARA]) == ("lead", "")
    for day in (2, 3):
        assert run(home, day, [LIVE, SARA], [VOID, SARA, NEXT]) == ("excluded", "not-a-signup:void")
    assert run(home, 4, [VOID, SARA, NEXT]) == ("excluded", "not-a-signup:void")


def test_an_old_export_beside_one_read_before_brings_nobody_back(home: Path) -> None:
    assert run(home, 2, [VOID, SARA, NEXT]) == ("excluded", "not-a-signup:void")
    assert run(home, 3, [LIVE, SARA], [VOID, SARA, NEXT]) == ("review", "review:two-states")


@pytest.mark.parametrize(
    ("live", "void", "told"),
    [
        ("2026-05-01 10:00", "2026-05-08 09:00", ("excluded", "not-a-signup:void")),
        ("2026-05-09 10:00", "2026-05-08 09:00", ("lead", "")),
        ("", "2026-05-08 09:00", ("review", "review:two-states")),
    ],
)
def test_a_column_may_say_when_it_was_changed(
    home: Path, live: str, void: str, told: tuple[str, str]
) -> None:
    day = "2026-04-30"
    old = [f"{LIVE},{day},{live}", f"{SARA},{day},2026-05-01"]
    new = [f"{VOID},{day},{void}", f"{SARA},{day},2026-05-01"]
    assert run(home, 1, old, new, head=f"{HEAD},Registered at,Last modified") == told


def test_another_order_of_the_same_person_stands(home: Path) -> None:
    again = f"1007,{TOM},Completed"
    assert run(home, 1, [VOID, SARA], [again, NEXT]) == ("lead", "")
    assert run(home, 2, [LIVE, SARA], [VOID, SARA, again]) == ("lead", "")
    assert run(home, 3, [VOID, again, SARA]) == ("lead", "")


def test_our_own_list_given_back_still_asks(home: Path) -> None:
    run(home, 1, [LIVE, SARA], [VOID, SARA, NEXT])
    done = process(Request((home / "M" / "people.csv",), dt.date(2026, 6, 2), event="N", home=home))
    tom = done.people[done.people["name"] == "Tom Baker"]
    assert tom[["outcome", "because"]].values.tolist() == [["review", "review:two-states"]]
