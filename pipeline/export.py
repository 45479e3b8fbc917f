"""The people of the last run, into the files other systems import: `export EVENT --to TARGET`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.errors import InputError
from pipeline.events.opt_outs import opted_out_of
from pipeline.last_run import last_run
from pipeline.publish import folder_name, publishing, recover
from pipeline.rules import Rules, load_rules
from pipeline.writers.crm import TARGETS, About, Delivery, deliver
from pipeline.writers.crm.files import names_of


@dataclass(frozen=True)
class Exported:
    """Where the files lie, what became of each target, and the language of the event's sheets."""

    folder: Path
    deliveries: Mapping[str, Delivery]
    lang: str


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

    Whoever is on the opt-out list by now is not delivered, even if the last run did not know.

    Raises:
        InputError: the event has not been processed, or a rule file is wrong.
        OutputError: the files could not be written; what was there before is untouched.
    """
    folder = home / folder_name(event)
    loaded = load_rules(rules)
    recover(folder)
    run = last_run(folder, event)
    about = About(
        rules=loaded,
        event=run.event,
        campaign=campaign,
        lang=run.lang if lang == "auto" else "zh" if lang == "zh" else "en",
        refused=_opted_out(run.people, loaded, home),
    )
    with publishing(folder, replaced=standing(folder, targets)) as new:
        deliveries = {name: deliver(new, run.people, TARGETS[name], about) for name in targets}
    return Exported(folder, deliveries, about.lang)


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


def _opted_out(people: pd.DataFrame, rules: Rules, home: Path) -> dict[str, str]:
    """Return who is on the team's list by now, or has opted out at any event since."""
    leads = people[people["outcome"] == "lead"]
    held = rules.optout.match(leads).mask
    return dict.fromkeys([*held.index[held].tolist(), *opted_out_of(home, leads)], "opted-out")
