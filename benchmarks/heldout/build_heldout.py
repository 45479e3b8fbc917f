"""Write the held-out lists and their truth; syntax and layout are those of `../labelled/build_lists.py`.

The rows here were typed and labelled by someone who saw neither the code nor the rows of the first set, so
the two sets judge each other as well as the product. What this set adds is more Chinese cities and header
cells merged several to a line.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "labelled"))
import build_lists as labelled  # noqa: E402

MORE_CITIES = {
    "广东": "潮州 云浮 茂名 韶关 汕尾 河源",
    "福建": "漳州 莆田 三明 龙岩",
    "安徽": "滁州 马鞍山 蚌埠 安庆",
    "山东": "济宁 淄博 临沂 菏泽 德州 东营",
    "河北": "保定 廊坊 邯郸",
    "山西": "吕梁 大同",
    "河南": "新乡 南阳",
    "湖北": "宜昌 黄石 荆门",
    "湖南": "湘潭 岳阳 衡阳",
    "江西": "赣州 九江",
    "四川": "德阳 自贡",
    "贵州": "安顺 遵义",
    "陕西": "咸阳 汉中",
    "辽宁": "鞍山 抚顺",
    "黑龙江": "大庆",
    "宁夏": "银川",
    "新疆": "阿克苏",
    "台湾": "彰化 嘉义 苗栗 屏东",
}
PROVINCE_OF = {city: province for province, cities in MORE_CITIES.items() for city in cities.split()}


def main() -> None:
    """Build every list of `rows/` and say how many rows each has."""
    labelled.PROVINCE_OF |= PROVINCE_OF
    for source in sorted((HERE / "rows").glob("*.txt")):
        author = labelled.read(source)
        target = HERE / author.settings["file"]
        (write_xlsx if target.suffix == ".xlsx" else labelled.write_csv)(author, target)
        print(f"{target.name}: {labelled.write_truth(author, target)} rows, {author.persons} people")


def write_xlsx(author: labelled.Author, target: Path) -> None:
    """Write a workbook of texts and numbers with the same bytes every time; merges keep their own text."""
    book = xlsxwriter.Workbook(str(target), {"strings_to_numbers": False})
    book.set_properties({"created": datetime(labelled.YEAR, 11, 1)})
    bold = book.add_format({"align": "center", "valign": "vcenter", "bold": True})
    for sheet in author.sheets:
        page = book.add_worksheet(sheet.name)
        for row, cells in enumerate(sheet.lines):
            for column, cell in enumerate(labelled.value(author, cell) for cell in cells):
                if cell != "":
                    page.write(row, column, cell)
        for merge in sheet.merges:
            row, column = xl_cell_to_rowcol(merge.split(":")[0])
            page.merge_range(merge, sheet.lines[row][column], bold)
    book.close()


if __name__ == "__main__":
    main()
