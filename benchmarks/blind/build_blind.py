"""Write the blind lists and their truth; syntax and layout are those of `../labelled/build_lists.py`.

A third hand typed and labelled these rows with neither the code nor any result at hand. The set was
scored blind once, and has been looked at since.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "heldout"))
import build_heldout as heldout  # noqa: E402
from build_heldout import labelled  # noqa: E402

MORE_CITIES = {
    "湖北": "咸宁 十堰",
    "湖南": "永州",
    "江西": "赣州 鹰潭",
    "福建": "漳州",
}
PROVINCE_OF = {city: province for province, cities in MORE_CITIES.items() for city in cities.split()}


def main() -> None:
    """Build every list of `rows/` and say how many rows each has."""
    labelled.PROVINCE_OF |= PROVINCE_OF
    for source in sorted((HERE / "rows").glob("*.txt")):
        author = labelled.read(source)
        target = HERE / author.settings["file"]
        (heldout.write_xlsx if target.suffix == ".xlsx" else labelled.write_csv)(author, target)
        print(f"{target.name}: {labelled.write_truth(author, target)} rows, {author.persons} people")


if __name__ == "__main__":
    main()
