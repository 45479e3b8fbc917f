"""Who is the same person: Rollcall beside what else one could use, on lists whose truth is known.

    python benchmarks/identity.py [--rows 10000 100000] [--engines rollcall exact] [--cases clean alike ...]
                                  [--seed 1] [--others PYTHON] [--keep FOLDER]

Every engine gets the same cleaned columns and runs in a process of its own. Printed: precision, recall and
F1 over all pairs of rows, CPU seconds of the engine's own work (threads and children included, reading the
list is not), peak memory of its process, and for the worst cases the CPU as a ratio to the clean list of
that size.

splink and recordlinkage want an interpreter of their own (recordlinkage needs pandas 2): `--others` names
it.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from engines.rollcall import SHARED, tidied
from pair_scores import PairScore, score
from people import CASES, make

HERE = Path(__file__).parent
OURS, THEIRS = ("rollcall", "exact"), ("splink", "recordlinkage")


class Measured(NamedTuple):
    """What one engine did with one list: a score per setting, CPU seconds, peak memory in MB."""

    scores: dict[str, PairScore]
    cpu: float
    memory: float


def prepare(folder: Path, rows: int, seed: int, case: str) -> tuple[Path, list[str]]:
    """Write a list, cleaned, as CSV for all and as a frame for Rollcall; return its path and its truth."""
    path = folder / f"{case}-{rows}-{seed}.csv"
    truth = path.with_suffix(".truth")
    if not truth.exists():
        made = make(rows, seed, case)
        batch = tidied(made.drop(columns="person"))
        batch.rows.to_pickle(path.with_suffix(".pickle"))
        batch.rows[list(SHARED)].to_csv(path, index_label="row_id", quoting=csv.QUOTE_ALL, encoding="utf-8")
        truth.write_text("\n".join(map(str, made["person"])), encoding="utf-8")
    return path, truth.read_text(encoding="utf-8").split("\n")


def measure(engine: str, path: Path, truth: list[str], python: str) -> Measured:
    """Run an engine in its own process and score every setting it gave."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        command = [python, str(HERE / "run_engine.py"), engine, str(path), out.name]
        if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
            raise SystemExit(f"failed: {' '.join(command)}")
        said = json.loads(Path(out.name).read_text(encoding="utf-8"))
    scores = {setting: score(labels, truth) for setting, labels in said["labels"].items()}
    return Measured(scores, said["cpu"], said["memory"])


def report(rows: int, case: str, engine: str, measured: Measured, clean: float | None) -> None:
    """Print a line per setting: the first as it is used, then the best of the others."""
    (first, *others) = measured.scores.items()
    best = max(others, key=lambda each: each[1].f1, default=None)
    ratio = f"{measured.cpu / clean:8.2f}x" if clean else " " * 9
    for setting, scored in filter(None, (first, best)):
        print(
            f"{rows:>9,}  {case:<22} {engine:<14} {setting:<24} {scored.precision:.4f} {scored.recall:.4f} "
            f"{scored.f1:.4f} {measured.cpu:>8.1f} {ratio} {measured.memory:>8,.0f}",
            flush=True,
        )


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--engines", nargs="+", choices=OURS + THEIRS, default=list(OURS))
    parser.add_argument("--cases", nargs="+", choices=CASES, default=["clean"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--others", default=sys.executable, metavar="PYTHON")
    parser.add_argument("--keep", type=Path, help="a folder for the lists, to use them again")
    given = parser.parse_args()
    print(
        f"{'rows':>9}  {'case':<22} {'engine':<14} {'setting':<24} {'prec.':<6} {'recall':<6} {'F1':<6}"
        f" {'CPU s':>8} {'to clean':>9} {'peak MB':>8}"
    )
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for rows in given.rows:
            clean: dict[str, float] = {}
            for case in given.cases:
                path, truth = prepare(folder, rows, given.seed, case)
                for engine in given.engines:
                    python = sys.executable if engine in OURS else given.others
                    measured = measure(engine, path, truth, python)
                    report(rows, case, engine, measured, clean.get(engine))
                    if case == "clean":
                        clean[engine] = measured.cpu


if __name__ == "__main__":
    main()
