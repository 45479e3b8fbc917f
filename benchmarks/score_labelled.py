"""Judge the whole program on lists labelled by hand, independently of its code (`benchmarks/labelled/`).

Two more sets, `benchmarks/heldout/` and `benchmarks/blind/`, are by other hands. They were written without
looking at the code; since then the program has been improved by their misses too, so none is blind any more.

Each list is processed by `cli.py` as a user would; what it wrote is compared with `<list>.truth.csv`, person
by person: who was lost, asked about or recognised, whose tags are right, which rows became one human being.

    python benchmarks/score_labelled.py [--set heldout|blind] [--list NAME] [--errors]
"""

from __future__ import annotations

import argparse
import csv
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

HERE = Path(__file__).parent
CLI = Path(__file__).parents[1] / "cli.py"
DAY = "2026-11-20"
HEADS = ("internal", "competitor", "partner", "opt-out", "junk", "non-target", "not-a-signup")
TAGS = {"city": (97, 90), "industry": (90, 75), "seniority": (95, 95), "function": (92, 90)}
FIELDS = {"phone": 99.5, "email": 99.5, "name": 98}
Row = dict[str, str]

# metric: what is counted and the target in percent; a negative target is a ceiling, 0 is none
TARGETS: dict[str, tuple[str, float]] = {
    "lost": ("people to keep that were excluded", -0.5),
    "review": ("people to keep that were sent to review", -4),
    **{f"{head} found": (f"{head}: found", 97 if head == "junk" else 95) for head in HEADS[:5]},
    **{f"{head} precise": (f"{head}: precision", 97) for head in HEADS[:5]},
    **{f"{head} {what}": (f"{head}: {what}", 0) for head in HEADS[5:] for what in ("found", "precise")},
    **{f"{tag} right": (f"{tag}: right among given", share) for tag, (share, _) in TAGS.items()},
    **{f"{tag} given": (f"{tag}: given among knowable", share) for tag, (_, share) in TAGS.items()},
    **{f"{field} right": (field, share) for field, share in FIELDS.items()},
    "pairs precise": ("same person: pair precision", 0),
    "pairs found": ("same person: pair recall", 0),
}
SHOWN = list(dict.fromkeys(metric.split(" ")[0] for metric in TARGETS))


@dataclass
class Score:
    """Hits and totals per metric, with the misses in words."""

    hits: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    rows: int = 0
    read: int = 0

    def count(self, metric: str, good: bool, error: str = "") -> None:
        """Count one case of a metric; a miss of a right-answer metric is an error worth reading."""
        self.totals[metric] += 1
        self.hits[metric] += good
        if error and good == metric.startswith(("lost", "review")):
            self.errors.append(f"{metric}: {error}")

    def add(self, other: Score) -> None:
        """Add another list's figures to this one."""
        self.hits, self.totals = self.hits + other.hits, self.totals + other.totals
        self.rows, self.read = self.rows + other.rows, self.read + other.read

    def share(self, metric: str) -> float | None:
        """Return the percentage of a metric, None without a case."""
        return 100 * self.hits[metric] / self.totals[metric] if self.totals[metric] else None


def main() -> int:
    """Score the lists asked for, print the tables and say by the exit status whether every target is met."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--list", dest="name", default="", help="only lists whose name contains this")
    asked.add_argument("--errors", action="store_true", help="every miss: file, line, expected, got")
    asked.add_argument(
        "--set",
        dest="folder",
        choices=sorted(path.parent.name for path in HERE.glob("*/rules")),
        default="labelled",
    )
    options = asked.parse_args()
    total, failed = Score(), False
    print(f"{'':22}{'rows':>9}" + "".join(f"{name[:8]:>10}" for name in SHOWN))
    for truth_file in sorted(
        file for file in (HERE / options.folder).glob("*.truth.csv") if options.name in file.name
    ):
        if score := score_list(truth_file):
            total.add(score)
            lines = [line(truth_file.name.removesuffix(".truth.csv"), score)]
            print("\n    ".join(lines + score.errors * options.errors))
        failed |= score is None
    print(line("all", total) + "\n")
    return int(not verdict(total) or failed)


def line(title: str, score: Score) -> str:
    """Format one line of the table; two figures are found/precision or right/given."""
    cells = []
    for name in SHOWN:
        shares = [score.share(metric) for metric in TARGETS if metric.split(" ")[0] == name]
        texts = ["-" if share is None else f"{share:.1f}".removesuffix(".0") for share in shares]
        cells.append("/".join(texts))
    return f"{title:22}{score.read:>5}/{score.rows:<3}" + "".join(f"{cell:>10}" for cell in cells)


def verdict(total: Score) -> bool:
    """Print every figure beside its target; return whether all are met."""
    met = True
    for metric, (words, target) in TARGETS.items():
        if (share := total.share(metric)) is None:
            continue
        good = share <= -target if target < 0 else share >= target
        met &= good
        bound = "" if not target else f"{'at most' if target < 0 else 'at least'} {abs(target):g} %"
        cases = f"({total.hits[metric]}/{total.totals[metric]})"
        print(f"{'  ' if good else '! '}{words:42}{share:7.1f} % {cases:>10}  {bound}")
    return met


def score_list(truth_file: Path) -> Score | None:
    """Process one list and compare; None, with the program's own words, when it failed."""
    truth = read_csv(truth_file)
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, str(CLI), "process", str(truth_file.with_name(truth[0]["file"]))]
        command += ["--rules", str(truth_file.parent / "rules"), "--home", home, "--on", DAY, "--quiet"]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        ledger_file = next(Path(home).rglob("ledger.csv"), None)
        if run.returncode or ledger_file is None:
            words = run.stderr.strip().splitlines() or ["no ledger.csv written"]
            print(f"{truth_file.name}: exit {run.returncode}: {words[-1]}")
            return None
        ledger, people = read_csv(ledger_file), read_csv(ledger_file.with_name("people.csv"))
    return compare(truth, ledger, {person["person_id"]: person for person in people})


def read_csv(path: Path) -> list[Row]:
    """Read a CSV file as text."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def compare(truth: list[Row], ledger: list[Row], people: dict[str, Row]) -> Score:
    """Join truth and ledger by sheet and line and count every metric."""
    score = Score(rows=len(truth), read=len(ledger))
    by_place = {(row["sheet"] if truth[0]["sheet"] else "", row["line"]): row for row in ledger}
    humans: dict[str, list[tuple[Row, Row]]] = defaultdict(list)
    for row in truth:
        unread = {"person_id": f"line {row['line']}", "outcome": "excluded", "because": "not read"}
        got = by_place.get((row["sheet"], row["line"]), unread)
        person = people.get(got["person_id"], got)
        humans[row["person"]].append((row, got | {key: person[key] for key in ("outcome", "because")}))
    for pairs in humans.values():
        judge_outcome(score, pairs)
        if pairs[0][0]["outcome_expected"] == "keep":
            judge_fields(score, pairs, people)
    judge_grouping(score, [pair for pairs in humans.values() for pair in pairs])
    return score


def place(row: Row) -> str:
    """Say which row is meant."""
    return " ".join(filter(None, (row["file"], row["sheet"], f"line {row['line']}", row["name"])))


def misfit(row: Row, right: set[str], got: str) -> str:
    """Say what a row's person should have had."""
    return f"{place(row)}: expected {' or '.join(sorted(right)) or 'nothing'}, got {got!r}"


def judge_outcome(score: Score, pairs: list[tuple[Row, Row]]) -> None:
    """Count one human's outcome: who stays is lost when every row is out, who goes is found when all are."""
    expected = pairs[0][0]["outcome_expected"]
    accepted = {kind.split(":")[0] for row, _ in pairs for kind in options_of(row["because_expected"])}
    outcomes = [got["outcome"] for _, got in pairs]
    heads = [got["because"].split(":")[0] for _, got in pairs if got["outcome"] == "excluded"]
    words = f"{place(pairs[0][0])}: expected {expected} {pairs[0][0]['because_expected']}".rstrip()
    words += ", got " + ", ".join(f"{got['outcome']} {got['because']}".strip() for _, got in pairs)
    if expected == "keep":
        score.count("lost", set(outcomes) == {"excluded"}, words)
        score.count("review", "lead" not in outcomes and "review" in outcomes, words)
    elif expected == "exclude":
        head = pairs[0][0]["because_expected"].split("|")[0].split(":")[0]
        score.count(f"{head} found", len(heads) == len(pairs) and set(heads) <= accepted, words)
    for head in set(heads) & set(HEADS):
        score.count(f"{head} precise", head in accepted, words)


def judge_fields(score: Score, pairs: list[tuple[Row, Row]], people: dict[str, Row]) -> None:
    """Compare the values of each person the program made of this human with what any of its rows says."""
    labels = {column: [row[column] for row, _ in pairs] for column in pairs[0][0]}
    labels["name"] += labels["name_ok_alternatives"]
    for person_id in dict.fromkeys(got["person_id"] for _, got in pairs if got["outcome"] != "excluded"):
        person = people.get(person_id)
        if person is None:
            continue
        own = [row for row, got in pairs if got["person_id"] == person_id]
        for column in FIELDS:
            right = {plain(text, column) for cell in labels[column] for text in options_of(cell)}
            got, needed = plain(person[column], column), any(row[column] for row in own)
            invented = not needed and re.fullmatch(r"\+[0-9]{7,15}|\S+@\S+\.\S+", got)
            optional = any(row[column].endswith("|") for row in own) and not got.startswith("+")
            if needed or invented:
                score.count(f"{column} right", got in right or optional, misfit(own[0], right, got))
        for column in TAGS:
            judge_tag(score, column, labels[column], own, person[column])


def judge_tag(score: Score, column: str, cells: list[str], own: list[Row], value: str) -> None:
    """Count one tag: right among those given where the truth is known, given among those knowable."""
    empty = {"", "unknown", "othr"}
    right = {plain(text, column) for cell in cells for text in options_of(cell)}
    got = plain(value, column)
    known = any(
        row.get(f"{column}_knowable", "1") == "1" and not set(row[column].casefold().split("|")) & empty
        for row in own
    )
    words = misfit(own[0], right, value)
    if known:
        score.count(f"{column} given", got not in empty, words)
    if got not in empty and right:
        score.count(f"{column} right", got in right, words)
    elif got not in empty:
        score.errors.append(f"{column} not knowable: {words}")


def judge_grouping(score: Score, pairs: list[tuple[Row, Row]]) -> None:
    """Count pairs of rows taken for one person; junk has no person to be."""
    humans = [(row, got) for row, got in pairs if not row["because_expected"].startswith("junk")]
    for (row, got), (other, other_got) in combinations(humans, 2):
        same, taken = row["person"] == other["person"], got["person_id"] == other_got["person_id"]
        words = f"{place(row)} and {place(other)}: {'one person kept apart' if same else 'two people merged'}"
        if same:
            score.count("pairs found", taken, words)
        if taken:
            score.count("pairs precise", same, words)


def options_of(cell: str) -> Iterable[str]:
    """Split a label into its equally right answers."""
    return (text for text in cell.split("|") if text)


def plain(text: str, column: str) -> str:
    """Fold what does not matter: case and width; spaces in Chinese names; accents in cities."""
    text = unicodedata.normalize("NFKC", text).casefold().strip()
    if column == "city":
        text = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text))  # combining accents
        text = text.replace("ł", "l")  # which has none to take off
    return re.sub(r"\s+", " " if text.isascii() else "", text)


if __name__ == "__main__":
    sys.exit(main())
