"""The people of the last run, into the files other systems import: `export EVENT --to TARGET`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.errors import InputError
from pipeline.events.book import find_event
from pipeline.events.lying import not_recorded
from pipeline.events.opt_outs import all_opt_outs
from pipeline.events.store import has_store, open_store
from pipeline.events.up_to_date import Team, refused, up_to_date
from pipeline.known import OptOuts
from pipeline.last_run import LastRun, last_run
from pipeline.publish import folder_name, publishing, recover
from pipeline.record_words import not_recorded_lines
from pipeline.rules import Rules, load_rules
from pipeline.writers.crm import TARGETS, About, Delivery, deliver
from pipeline.writers.crm.files import names_of


@dataclass(frozen=True)
class Exported:
    """Where the files lie, what became of each target, the language of the event's sheets, and what to note.

    `notes` name the lists in the folder with something typed that is not recorded, and so does not count.
    """

    folder: Path
    deliveries: Mapping[str, Delivery]
    lang: str
    notes: tuple[str, ...] = ()


def export(
    event: str,
    targets: Sequence[str],
    *,
    home: Path,
    rules: Path | None = None,
    campaign: str = "",
    lang: str = "auto",
) -> Exported:
    """Write the leads of an event's last run for each of `targets`, in place of what stood there for them.

    What was recorded since that run holds, and whoever has opted out by now is not delivered.

    Raises:
        InputError: the event has not been processed, or a rule file is wrong.
        OutputError: the files could not be written; what was there before is untouched.
    """
    folder = home / folder_name(event)
    loaded = load_rules(rules)
    recover(folder)
    run = last_run(folder, event)
    people, opted_out, typed = _by_now(home, run, loaded)
    about = About(
        rules=loaded,
        event=run.event,
        campaign=campaign,
        lang=run.lang if lang == "auto" else "zh" if lang == "zh" else "en",
        refused=dict.fromkeys(opted_out, "opted-out"),
    )
    with publishing(folder, replaced=standing(folder, targets)) as new:
        deliveries = {name: deliver(new, people, TARGETS[name], about) for name in targets}
    notes = not_recorded_lines(typed, run.event, about.lang)
    return Exported(folder, deliveries, about.lang, tuple(notes))


def standing(folder: Path, targets: Sequence[str]) -> frozenset[str]:
    """Name the files in `folder` that earlier exports to `targets` left, whatever their number."""
    if not folder.is_dir():
        return frozenset()
    patterns = [names_of(TARGETS[name]) for name in targets]
    names = [path.name for path in folder.iterdir()]
    return frozenset(name for name in names if any(one.fullmatch(name) for one in patterns))


def targets_named(text: str) -> tuple[str, ...]:
    """Read `--to hubspot,generic`.

    Raises:
        InputError: a target nobody knows; the message lists those there are.
    """
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    unknown = [name for name in names if name not in TARGETS]
    if unknown or not names:
        raise InputError(
            f"--to {text}: there is no target {', '.join(unknown) or '(none named)'}; "
            f"choose from {', '.join(TARGETS)}"
        )
    return names


def _by_now(home: Path, run: LastRun, rules: Rules) -> tuple[pd.DataFrame, list[str], list[Path]]:
    """Return the people with what was recorded since the run, who of the leads has opted out by now.

    And the lists with something typed that is not recorded.
    """
    people, opt_outs, team, typed = run.people, OptOuts(), Team(lambda: rules), list[Path]()
    if has_store(home):
        with open_store(home, only_look=True) as store:
            if not store.is_new:
                with store.reading() as db:
                    event = find_event(db, run.event)
                    people = up_to_date(db, event, people, team) if event else people
                    opt_outs = all_opt_outs(db)
                    folder = home / folder_name(run.event)
                    typed = not_recorded(db, event, folder, rules) if event else []
    return people, refused(people[people["outcome"] == "lead"], opt_outs, team), typed
