"""Labelled attendance reports: who came, for how long, who walked in, who is asked about, who is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from attended import EVENT, FOLDER, Labelled, labelled, rows_of

from pipeline.events.attendance import Done, Request, attend

CASES = [labelled(path) for path in sorted(FOLDER.glob("*.txt"))]


def run(case: Labelled, folder: Path) -> tuple[Done, dict[str, dict[str, str]]]:
    home = folder / "home"
    case.lay_out(home)
    done = attend(Request(EVENT, (case.write(folder),), case.day, home=home))
    return done, {line["person_id"]: line for line in rows_of(home / EVENT / "attendance.csv")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_comes_of_a_report_is_what_its_labels_say(case: Labelled, tmp_path: Path) -> None:
    done, lines = run(case, tmp_path)
    found = {one: (lines[one]["attended"], lines[one]["minutes"]) for one in case.people}
    assert found == case.people
    walked = {line["name"]: line["minutes"] for one, line in lines.items() if one not in case.people}
    assert walked == case.walk_ins
    assert {one.shown_as for one in done.asked} == case.asked
    assert {name for _, name in done.left_out} == case.left_out
