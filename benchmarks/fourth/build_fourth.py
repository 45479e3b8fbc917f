"""Write the lists of the fourth set and their truth; syntax and layout are those of `build_lists.py`.

A fourth hand typed and labelled these rows with neither the code nor any result at hand.
"""

from __future__ import annotations

import sys
from pathlib import Path

from openpyxl import Workbook

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "heldout"))
import build_heldout as heldout  # noqa: E402
from build_heldout import labelled  # noqa: E402

MORE_CITIES = {"福建": "漳州", "安徽": "亳州", "云南": "普洱", "广西": "南宁"}
PROVINCE_OF = {city: province for province, cities in MORE_CITIES.items() for city in cities.split()}


def main() -> None:
    """Build every list of `rows/` and say how many rows each has."""
    labelled.PROVINCE_OF |= heldout.PROVINCE_OF | PROVINCE_OF
    for source in sorted((HERE / "rows").glob("*.txt")):
        author = labelled.read(source)
        target = HERE / author.settings["file"]
        (write_xlsx if target.suffix == ".xlsx" else labelled.write_csv)(author, target)
        print(f"{target.name}: {labelled.write_truth(author, target)} rows, {author.persons} people")


def write_xlsx(author: labelled.Author, target: Path) -> None:
    """Write a workbook of texts as openpyxl does, one cell merged over each title line."""
    book = Workbook()
    book.remove(book.active)
    for sheet in author.sheets:
        page = book.create_sheet(sheet.name)
        for row, cells in enumerate(sheet.lines, 1):
            for column, cell in enumerate(cells, 1):
                if cell:
                    page.cell(row, column).value = cell
                    page.cell(row, column).data_type = "s"
        widest = max(map(len, sheet.lines))
        for row, cells in enumerate(sheet.lines, 1):
            if len(cells) == 1 and row < 3:
                page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=widest)
    book.save(target)


if __name__ == "__main__":
    main()
