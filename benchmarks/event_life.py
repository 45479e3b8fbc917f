"""What the commands after the first run cost, on an event with a large list.

    python benchmarks/event_life.py [--rows 100000] [--more 500]

In a new home: `process` of a list of ROWS rows; `process` again with MORE further rows, as a ratio to the
first run; `remind` for the day before; `export` to every target. Every command is a process of its own, as a
user calls it; CPU seconds are user and system.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from generate import write
from speed import measure

from pipeline.writers.crm import TARGETS

DAY, EVE, FIRST = "2026-11-28", "2026-11-27", "2026-11-20"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--more", type=int, default=500)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        home, first, later = base / "home", base / "first.xlsx", base / "later.xlsx"
        write(first, given.rows, seed=1, shared=0.0)
        write(later, given.more, seed=2, shared=0.0)

        def cost(*words: str) -> float:
            return measure([sys.executable, "cli.py", *words, "--home", str(home)]).cpu

        event = ("--event", "Large")
        once = cost("process", str(first), *event, "--event-date", DAY, "--on", FIRST, "--quiet")
        print(f"process, {given.rows:,} rows: {once:.1f} CPU s")
        both = (str(first), str(later))
        again = cost("process", *both, *event, "--on", FIRST, "--quiet")
        print(f"process again, {given.more} more: {again:.1f} CPU s, {again / once:.2f}x (at most 1.3)")
        print(f"remind: {cost('remind', '--on', EVE):.1f} CPU s (at most 3)")
        for name in TARGETS:
            campaign = ("--campaign", "701000000000001AAA") if "campaign" in name else ()
            spent = cost("export", "Large", "--to", name, *campaign)
            print(f"export --to {name}: {spent:.1f} CPU s (at most 5)")


if __name__ == "__main__":
    main()
