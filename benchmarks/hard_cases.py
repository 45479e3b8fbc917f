"""Judge identity on hard cases labelled by hand: a few rows each, about half of the pairs different people.

    python benchmarks/hard_cases.py --set NAME [--errors] [--asked]

`benchmarks/hard_cases/NAME/records.csv` (or a path to such a file): case, kind, person, name, name_alt,
title, company, phone, email, city, note. All cases stand in one list, which `cli.py process` reads under
ordinary headers as a user's: reading and tidying count too. What it wrote is compared with `person`:

- F1 over all pairs of rows of the whole list, so that people of different cases must not meet either;
- of the pairs within a case that are two people: the share merged without asking;
- of the pairs that are one person: the share merged, and of the rest the share asked about.

`--errors` names each miss with both rows and what `explain` says of them, `--asked` the pairs of one
person that are asked about, too.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from pair_scores import score

HERE = Path(__file__).parent
CLI = HERE.parent / "cli.py"
DAY = "2026-11-20"
#: What a user's sheet calls the columns of records.csv.
HEADERS = {
    "name": "姓名", "name_alt": "英文名", "title": "职位", "company": "公司名称", "phone": "手机号码",
    "email": "邮箱", "city": "所在城市",
}  # fmt: skip
_WRITTEN = ("merged", "asked", "apart")
Record = dict[str, str]


class Judged(NamedTuple):
    """What a run said: the person and the row id of each record, and pairs of people it asks about."""

    person: list[str]
    row: list[str]
    asked: frozenset[frozenset[str]]

    def answer(self, one: int, other: int) -> str:
        """Say what became of two records: merged, asked or apart."""
        if self.person[one] == self.person[other]:
            return "merged"
        return "asked" if frozenset((self.person[one], self.person[other])) in self.asked else "apart"


class Pair(NamedTuple):
    """Two records of one case by their places, whether they are one person, and the answer."""

    one: int
    other: int
    same: bool
    answer: str

    @property
    def missed(self) -> bool:
        """Say whether the answer is wrong: asking is no error."""
        return self.answer == ("apart" if self.same else "merged")


def read_csv(path: Path) -> list[Record]:
    """Read a CSV file as text."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def process(records: Sequence[Record], home: Path) -> Judged:
    """Run `process` on the records as a list, and read who it says each is."""
    source = home / "cases.csv"
    with source.open("w", encoding="utf-8-sig", newline="") as handle:
        sheet = csv.writer(handle)
        sheet.writerow(HEADERS.values())
        sheet.writerows([record[name] for name in HEADERS] for record in records)
    run(["process", str(source), "--home", str(home), "--on", DAY, "--quiet"])
    folder = home / source.stem
    ledger = read_csv(folder / "ledger.csv")
    if len(ledger) != len(records):
        raise SystemExit(f"{len(records)} records, but {len(ledger)} rows read")
    ledger.sort(key=lambda line: int(line["line"]))
    person = {line["row_id"]: line["person_id"] for line in ledger}
    asked = frozenset(
        frozenset(person.get(who, who) for who in (line["subject"], line["after"]))
        for line in read_csv(folder / "findings.csv")
        if line["rule"] == "ask-same-person"
    )
    return Judged(list(person.values()), list(person), asked)


def run(arguments: Sequence[str]) -> str:
    """Run the program and return what it printed; its own words and an end when it fails."""
    done = subprocess.run(
        [sys.executable, str(CLI), *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise SystemExit(f"{arguments[0]}: exit {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def pairs_of(records: Sequence[Record], judged: Judged) -> list[Pair]:
    """List every pair of records within a case."""
    cases: dict[str, list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        cases[record["case"]].append(place)
    return [
        Pair(one, other, records[one]["person"] == records[other]["person"], judged.answer(one, other))
        for places in cases.values()
        for one, other in combinations(places, 2)
    ]


def strangers(records: Sequence[Record], judged: Judged) -> list[Pair]:
    """List the pairs of records of different cases that were merged although they are two people."""
    people: dict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(judged.person):
        people[person].append(place)
    return [
        Pair(one, other, False, "merged")
        for places in people.values()
        for one, other in combinations(places, 2)
        if records[one]["case"] != records[other]["case"]
        and records[one]["person"] != records[other]["person"]
    ]


def share(part: int, whole: int) -> str:
    """Write a share in percent with its counts."""
    return f"{100 * part / whole:5.1f} % ({part}/{whole})" if whole else "    - (0/0)"


def figures(records: Sequence[Record], judged: Judged, pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield the figures of the whole list, one a line."""
    whole = score(judged.person, [record["person"] for record in records])
    count = Counter((pair.same, pair.answer) for pair in pairs)
    different, same = (sum(count[kind, answer] for answer in _WRITTEN) for kind in (False, True))
    merged = count[True, "merged"]
    yield f"{len(records)} records, {same} pairs of one person, {different} pairs of two people within a case"
    yield f"precision {whole.precision:.4f}, recall {whole.recall:.4f}, F1 {whole.f1:.4f} (all pairs)"
    yield f"two people merged without asking   {share(count[False, 'merged'], different)}   at most 1 %"
    yield f"two people asked about             {share(count[False, 'asked'], different)}"
    yield f"one person merged                  {share(merged, same)}   at least 90 %"
    yield f"of the rest, asked about           {share(count[True, 'asked'], same - merged)}   at least 50 %"
    yield f"people of different cases merged   {len(strangers(records, judged))} pairs"


def by_kind(records: Sequence[Record], pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield a line per kind of case: pairs merged, asked and apart, of one person and of two."""
    kinds: dict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
    for pair in pairs:
        kinds[records[pair.one]["kind"]][pair.same, pair.answer] += 1
    yield f"  {'':38}{'one person':>24}{'two people':>24}"
    yield f"  {'kind':38}" + "".join(f"{answer:>8}" for answer in _WRITTEN * 2)
    for kind, count in sorted(kinds.items()):
        wrong = count[True, "apart"] + count[False, "merged"]
        cells = "".join(f"{count[same, answer] or '':>8}" for same in (True, False) for answer in _WRITTEN)
        yield f"{'! ' if wrong else '  '}{kind:38}{cells}"


def told(records: Sequence[Record], judged: Judged, pairs: Sequence[Pair], home: Path) -> Iterator[str]:
    """Yield pairs: both rows, the labeller's note, and what `explain` says."""
    for pair in pairs:
        one, other = records[pair.one], records[pair.other]
        truth = "one person" if pair.same else "two people"
        yield f"\n{one['kind']} (case {one['case']}): {truth}, {pair.answer}. {other['note']}".rstrip()
        yield from (f"    {shown(judged.row[place], records[place])}" for place in (pair.one, pair.other))
        rows = (judged.row[pair.one], judged.row[pair.other])
        words = run(["explain", "cases", *rows, "--home", str(home)])
        yield from (f"      {line}" for line in words.splitlines() if line.startswith(" "))


def shown(row: str, record: Mapping[str, str]) -> str:
    """Write a record on one line, what is empty left out."""
    return f"{row}: " + " | ".join(record[name] for name in HEADERS if record[name])


def main() -> None:
    """Score a set and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--set", dest="name", required=True, help="a folder in benchmarks/hard_cases/, or a file"
    )
    parser.add_argument("--errors", action="store_true", help="each miss, with the evidence")
    parser.add_argument("--asked", action="store_true", help="each pair of one person that is asked about")
    given = parser.parse_args()
    named = Path(given.name)
    records = read_csv(named if named.is_file() else HERE / "hard_cases" / given.name / "records.csv")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        judged = process(records, home)
        pairs = pairs_of(records, judged)
        print("\n".join(figures(records, judged, pairs)) + "\n")
        print("\n".join(by_kind(records, pairs)))
        read = [pair for pair in pairs if pair.missed and given.errors]
        read += strangers(records, judged) if given.errors else []
        read += [pair for pair in pairs if given.asked and pair.same and pair.answer == "asked"]
        print("\n".join(told(records, judged, read, home)))


if __name__ == "__main__":
    main()
