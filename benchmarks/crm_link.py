"""Judge how people are linked to a CRM, on a list labelled by hand.

    python benchmarks/crm_link.py --set FOLDER [--errors]

FOLDER (a path, or one in `benchmarks/crm_link/`) holds `people.csv` and `crm.csv`, each under its own
headers (the first of the CRM's is its id), and `truth.csv`: line (1 is the first person), crm_id (the
record, or records with `;` between them when the CRM holds the person twice; empty when it does not hold
them), kind, note. `cli.py process people.csv --crm crm.csv` runs as a user would run it; crm_id of its
people.csv is compared, line by line:

- precision: of the people linked, the share linked to a record of theirs;
- recall: of the people the CRM holds, the share linked to a record of theirs;
- namesakes linked: people linked to somebody else's record that carries their name, or in a case that is
  about namesakes;
- duplicates named: of the further records of people the CRM holds twice, the share a `crm-duplicate`
  finding names.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hard_cases import DAY, HERE, Record, read_csv, run, share

#: What a link can be: right, missing, to a wrong record, to a wrong record of the same name, rightly none.
_KINDS = ("right", "missing", "wrong", "namesake", "none")


class Link(NamedTuple):
    """One person: their line in people.csv, the records that are theirs, the one linked, others reported."""

    line: int
    kind: str
    theirs: frozenset[str]
    linked: str
    also: frozenset[str]
    namesake: bool
    note: str

    @property
    def result(self) -> str:
        """Say what the link is, one of `_KINDS`."""
        if not self.linked:
            return "missing" if self.theirs else "none"
        if self.linked in self.theirs:
            return "right"
        return "namesake" if self.namesake else "wrong"


def link(folder: Path, home: Path) -> list[Link]:
    """Run the program on the people and the CRM of `folder`; return a link per line of truth.csv."""
    people = folder / "people.csv"
    crm = ["--crm", str(folder / "crm.csv")]
    run(["process", str(people), *crm, "--event", "linked", "--home", str(home), "--on", DAY, "--quiet"])
    written = home / "linked"
    ledger = sorted(read_csv(written / "ledger.csv"), key=lambda line: int(line["line"]))
    ids = {person["person_id"]: person["crm_id"] for person in read_csv(written / "people.csv")}
    also: dict[str, set[str]] = defaultdict(set)
    for finding in read_csv(written / "findings.csv"):
        if finding["rule"] == "crm-duplicate":
            also[finding["subject"]].add(finding["before"])
    names = {_id(record): _name(record) for record in read_csv(folder / "crm.csv")}
    typed = [_name(person) for person in read_csv(people)]
    links = []
    for truth in read_csv(folder / "truth.csv"):
        place = int(truth["line"]) - 1
        person = ledger[place]["person_id"]
        linked, name = ids[person], typed[place]
        namesake = "namesake" in truth["kind"] or (bool(name) and names.get(linked) == name)
        theirs = frozenset(filter(None, truth["crm_id"].split(";")))
        also_named = frozenset(also[person])
        links.append(
            Link(place + 1, truth["kind"], theirs, linked, also_named, namesake, truth.get("note", ""))
        )
    return links


def figures(links: Sequence[Link]) -> Iterator[str]:
    """Yield the figures, one a line."""
    count = Counter(link.result for link in links)
    linked = count["right"] + count["wrong"] + count["namesake"]
    known = sum(bool(link.theirs) for link in links)
    twice = [link for link in links if len(link.theirs) > 1 and link.result == "right"]
    named = sum(len(link.also & link.theirs - {link.linked}) for link in twice)
    yield f"{len(links)} people, {known} of them in the CRM, {linked} linked"
    yield f"precision          {share(count['right'], linked)}   at least 99 %"
    yield f"recall             {share(count['right'], known)}   at least 95 %"
    yield f"namesakes linked   {count['namesake']}   none"
    yield f"duplicates named   {share(named, sum(len(link.theirs) - 1 for link in twice))}"


def by_kind(links: Sequence[Link]) -> Iterator[str]:
    """Yield a line per kind of case."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for each in links:
        kinds[each.kind][each.result] += 1
    yield f"  {'kind':32}" + "".join(f"{result:>10}" for result in _KINDS)
    for kind, count in sorted(kinds.items()):
        bad = count["missing"] + count["wrong"] + count["namesake"]
        yield f"{'! ' if bad else '  '}{kind:32}" + "".join(f"{count[result] or '':>10}" for result in _KINDS)


def misses(folder: Path, links: Sequence[Link]) -> Iterator[str]:
    """Yield every miss: the person, the records that are theirs, the one that was linked."""
    people = read_csv(folder / "people.csv")
    crm = {_id(record): record for record in read_csv(folder / "crm.csv")}
    for each in links:
        if each.result in ("right", "none"):
            continue
        yield f"\nline {each.line}, {each.kind}: {each.result}. {each.note}".rstrip()
        yield f"    typed:  {_shown(people[each.line - 1])}"
        yield from (f"    theirs: {_shown(crm[one])}" for one in sorted(each.theirs))
        if each.linked:
            yield f"    linked: {_shown(crm[each.linked]) if each.linked in crm else each.linked}"


def _id(record: Record) -> str:
    """Return a record's id: it stands in the first column of the export."""
    return next(iter(record.values()))


def _name(record: Record) -> str:
    """Return the name without what differs by typing alone."""
    return "".join(filter(str.isalnum, record.get("name", record.get("姓名", "")).casefold()))


def _shown(record: Record) -> str:
    return " | ".join(filter(None, record.values()))


def main() -> None:
    """Score a list and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", dest="name", required=True, help="a folder, here or in benchmarks/crm_link/")
    parser.add_argument("--errors", action="store_true", help="each miss, with the records")
    given = parser.parse_args()
    folder = Path(given.name) if Path(given.name).is_dir() else HERE / "crm_link" / given.name
    with tempfile.TemporaryDirectory() as home:
        links = link(folder, Path(home))
    print("\n".join(figures(links)) + "\n")
    print("\n".join(by_kind(links)))
    if given.errors:
        print("\n".join(misses(folder, links)))


if __name__ == "__main__":
    main()
