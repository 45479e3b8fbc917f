"""Judge export files by each target's documented rules, and round-trip generated lists through `export`.

    python benchmarks/check_exports.py files TARGET FILE...
    python benchmarks/check_exports.py lists [--lists 2000] [--size 30] [--seed 1] [--to TARGET,...]
    python benchmarks/check_exports.py large [--size 60000] [--to TARGET,...]

`files` reads files of any making. `lists` writes `people.csv` files full of what people type at its worst,
runs `cli.py export` on each for every target, reads back what it wrote and says every broken rule, every lead
who is neither delivered nor listed in `crm_<target>.undelivered.csv`, and every value that changed without
being listed there. `large` exports one list beyond the row limits, then a small one in its place: no old part
may stay. The exit status is 1 when a rule was broken; hints (no vendor page confirms them) are counted apart.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import functools
import io
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from export_compare import compare
from export_files import Breach, Cells, Table, check, read
from export_lists import Person, make_people, write_people
from export_rules import TARGETS

import pipeline.rules
from cli import cli

# The rules are the same for every list: reading them again each time is most of the work.
pipeline.rules.load_rules = functools.cache(pipeline.rules.load_rules)
EVENT = "exported"
CAMPAIGN = "7015g000000AbCdAAE"


def main() -> int:
    """Run what was asked for and print the breaches, most frequent first."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("what", choices=("files", "lists", "large"))
    asked.add_argument("files", nargs="*", help="for `files`: TARGET FILE...")
    asked.add_argument("--lists", type=int, default=2000)
    asked.add_argument("--size", type=int, default=0, help="people per list")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--to", default=",".join(TARGETS), help="targets, separated by commas")
    asked.add_argument("--show", type=int, default=2, help="examples per rule")
    options = asked.parse_args()
    found: dict[tuple[str, str], list[Breach]] = defaultdict(list)
    if options.what == "files":
        name, *paths = options.files
        tables = [read(Path(path), TARGETS[name]) for path in paths]
        for breach in check(tables, TARGETS[name]):
            found[name, breach.rule].append(breach)
    elif options.what == "large":
        for name in options.to.split(","):
            for breach in round_large(name, options.size or 60_000, options.seed):
                found[name, breach.rule].append(breach)
    else:
        for seed in range(options.seed, options.seed + options.lists):
            for name, breach in round_trip(seed, options.size or 30, options.to.split(",")):
                found[name, breach.rule].append(breach._replace(place=f"seed {seed} {breach.place}"))
    return report(found, options.show)


def round_trip(seed: int, size: int, targets: list[str]) -> Iterator[tuple[str, Breach]]:
    """Export one generated list to every target and judge what came of it."""
    people = make_people(seed, size)
    with tempfile.TemporaryDirectory() as home:
        write_people(Path(home, EVENT, "people.csv"), people)
        if failure := export(Path(home), targets):
            yield ",".join(targets), Breach("the command failed", "", failure)
            return
        for name in targets:
            for breach in judge(Path(home), name, people):
                yield name, breach


def round_large(name: str, size: int, seed: int) -> Iterator[Breach]:
    """Export a list beyond the limits of a file, then ten people in its place."""
    with tempfile.TemporaryDirectory() as home:
        for people in (make_people(seed, size), make_people(seed + 1, 10)):
            write_people(Path(home, EVENT, "people.csv"), people)
            start = time.process_time()
            if failure := export(Path(home), [name]):
                yield Breach("the command failed", f"{len(people):,} people", failure)
                return
            used = time.process_time() - start
            yield from judge(Path(home), name, people)
            print(f"{name}: {len(people):,} people, {used:.1f} s of processor time")


def judge(home: Path, name: str, people: list[Person]) -> Iterator[Breach]:
    """Say every breach in what `export` wrote for one target."""
    tables, lines = delivered(home / EVENT, name)
    if not tables and not lines:
        yield Breach("nothing written", name, "")
    yield from check(tables, TARGETS[name])
    yield from compare(people, tables, lines, TARGETS[name])
    if name == "mailchimp":
        yield from one_status(tables, people)
    if name == "salesforce-campaign-members":
        yield from statuses(tables, people)


def export(home: Path, targets: list[str]) -> str:
    """Run the command in this process; return "" or how it failed."""
    arguments = ["export", EVENT, "--to", ",".join(targets), "--home", str(home), "--campaign", CAMPAIGN]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            code = cli.main(arguments, standalone_mode=False)
        except SystemExit as stop:
            code = stop.code
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            return f"{type(error).__name__}: {str(error)[:200]} at {where.name}:{where.lineno}"
    return f"exit {code}" if code else ""


def delivered(folder: Path, name: str) -> tuple[list[Table], list[Cells]]:
    """Read back the files of one target and the list of what was not delivered."""
    paths = sorted(path for path in folder.glob(f"crm_{name}*") if ".undelivered" not in path.name)
    lines: list[Cells] = []
    for path in sorted(folder.glob(f"crm_{name}*.undelivered*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as handle:
            lines += csv.DictReader(handle, strict=True)
    return [read(path, TARGETS[name]) for path in paths], lines


def one_status(tables: list[Table], people: list[Person]) -> Iterator[Breach]:
    """Mailchimp is told a status per import: a file holds people of one answer, subscribers said yes."""
    consents = defaultdict[str, set[str]](set)
    for person in people:
        if person["outcome"] == "lead":
            consents[person["email"].casefold()].add(person["consent"])
    for table in tables:
        answers = [consents[row.get("Email Address", "").casefold()] for row in table.rows]
        known = {next(iter(answer)) for answer in answers if len(answer) == 1}
        if len(known) > 1:
            yield Breach("one file per status", table.path.name, f"consent {sorted(known)}")
        subscribers = ".subscribed" in table.path.name or "_subscribed" in table.path.name
        if (subscribers or table.path.name == "crm_mailchimp.csv") and known - {"yes"}:
            yield Breach("subscribed without a yes", table.path.name, f"consent {sorted(known)}")


def statuses(tables: list[Table], people: list[Person]) -> Iterator[Breach]:
    """A member's status says what is known: attended is a yes, no-show a no, never a missing answer."""
    attended = {person["crm_id"]: person["attended"] for person in people if person["crm_id"]}
    for row in (row for table in tables for row in table.rows):
        answer = attended.get(row.get("LeadId") or row.get("ContactId") or "", "")
        status = row.get("Campaign Member Status", "")
        if {"Attended": "yes", "No-Show": "no"}.get(status, answer) != answer:
            yield Breach("status without an answer", status, f"attended {answer!r}")
        if answer == "yes" and status not in ("Attended", "Responded"):
            yield Breach("attendance not said", status, f"attended {answer!r}")


def report(found: dict[tuple[str, str], list[Breach]], show: int) -> int:
    """Print every kind of breach with its first examples; return 1 when a rule was broken."""
    for (name, rule), breaches in sorted(found.items(), key=lambda item: (item[0][0], -len(item[1]))):
        print(f"{'hint' if breaches[0].hint else 'RULE'} {name}: {rule}: {len(breaches):,}")
        for breach in breaches[:show]:
            print(f"       {breach.place}: {breach.seen}")
    kinds = Counter(breaches[0].hint for breaches in found.values())
    print(f"{kinds[False]} kinds of broken rules, {kinds[True]} hints")
    return int(kinds[False] > 0)


if __name__ == "__main__":
    sys.exit(main())
