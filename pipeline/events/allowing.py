"""`allow`: let somebody be contacted again, whether a caller, a list or a remark of theirs said otherwise.

A remark stays in the sheet it came in. So that it is not heard anew at every run, it is kept which remark of
which row no longer counts; a box that is ticked, the CRM and the team's lists are put right where they are.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from pipeline.events.bulk import BETWEEN
from pipeline.events.entries import lift_refusals
from pipeline.events.ids import now_known_as
from pipeline.events.opt_outs import LIFTED, take_back
from pipeline.events.schema import opt_outs, registrations
from pipeline.known import digest_of_remark
from pipeline.rules import Rules
from pipeline.text.refusal import Heard


class Allowed(NamedTuple):
    """How many opt-outs were taken back, and how many remarks no longer count as refusals."""

    lines: int
    remarks: int


def allow_person(db: Connection, person: str, rules: Rules, run: int) -> Allowed:
    """Take back every refusal of a person, and of whoever was folded into them."""
    lines = take_back(db, person)
    lift_refusals(db, person, rules.callback)
    remarks = _remarks(db, person, rules)
    db.execute(delete(opt_outs).where(opt_outs.c.kind == LIFTED, opt_outs.c.person_id == person))
    kept = {"kind": LIFTED, "is_shared": False, "person_id": person, "origin": LIFTED, "run_id": run}
    if remarks:
        db.execute(insert(opt_outs), [{**kept, "value": value} for value in sorted(remarks)])
    return Allowed(lines, len(remarks))


def _remarks(db: Connection, person: str, rules: Rules) -> set[str]:
    """Digest what is heard as a refusal in the rows of a person."""
    ids = [person, *(one for one, now in now_known_as(db).items() if now == person)]
    table = registrations
    rows = db.execute(select(table.c.row_key, table.c.cells).where(table.c.person_id.in_(ids)))
    return {
        digest_of_remark(key, cell)
        for key, cells in rows
        for cell in cells.split(BETWEEN)
        if rules.refusals.hear(cell) != Heard.NOTHING
    }
