"""Deliver a run's leads to one receiving system: its files, and the list of what is not in them as it was."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from pipeline.writers.crm.files import undelivered_name, write_files
from pipeline.writers.crm.fit import fit
from pipeline.writers.crm.leads import About, Leads
from pipeline.writers.crm.problems import Problem, write_problems
from pipeline.writers.crm.target import Field, Target


class Delivery(NamedTuple):
    """What was written: how many lines, the files, who could not be delivered, and which values changed."""

    rows: int
    files: tuple[str, ...] = ()
    left_out: tuple[Problem, ...] = ()
    changed: tuple[Problem, ...] = ()


def deliver(folder: Path, people: pd.DataFrame, target: Target, about: About) -> Delivery:
    """Write the leads among `people` (as `decide` left them) into files of `target` in `folder`.

    Whom the target would refuse is left out, and what it cannot take as it is is changed; both are listed,
    values whole, in `crm_<target>.undelivered.csv`, which is only written when there is something to list.
    """
    leads = Leads.among(people, about, target.sources)
    settings = about.rules.exports
    fields = (*target.fields, *_variables(target, settings.sms.variables))
    fitted = fit(target, fields, leads, settings.picklists.get(target.name, {}))
    kept = [at for at in range(len(leads)) if at not in fitted.left_out]
    cells = fitted.cells
    if fitted.left_out:
        cells = {header: [column[at] for at in kept] for header, column in cells.items()}
    parts = leads[target.part] if target.part else leads.constant("")
    rows = min(target.rows, settings.rows_per_file.get(target.name, target.rows))
    files = write_files(folder, target, fields, cells, [parts[at] for at in kept], rows)
    left_out, changed = tuple(fitted.left_out.values()), tuple(fitted.changed)
    if left_out or changed:
        write_problems(folder / undelivered_name(target), leads, left_out, changed)
        files = (*files, undelivered_name(target))
    return Delivery(len(kept), files, left_out, changed)


def _variables(target: Target, variables: Mapping[str, str]) -> tuple[Field, ...]:
    """Return a column for each variable of the team's SMS template, by its name or numbered from 1."""
    if target.variables == "named":
        return tuple(Field(name, source, required=True) for name, source in variables.items())
    if target.variables == "numbered":
        numbered = enumerate(variables.values(), start=1)
        return tuple(Field(f"短信内容变量{number}", source, required=True) for number, source in numbered)
    return ()
