"""Lay out the sample lists from the hand-written rows under `rows/`: always the same bytes.

    python sample_lists/build.py [CASE...]

A file in `rows/` is one list as a person made it, with what must come of each row below it:

    kind: xlsx | text | html | ods      file: NAME      encoding: utf-8-sig, gb18030, utf-16 ...
    sheet: NAME      merge: A1:N1       // a remark for the reader

    ^ a line that is no row: a title, a header, the foot of a section (`^` alone is an empty line)
    a row: in text files the line as it stands, else its cells between `|` (`\\|` is a bar, `\\n` a new line)
    > OUTCOME [BECAUSE] [@PERSON] [; field=value]...

In cells `#5` is a number and `@46328.6` a time. OUTCOME is the person's (lead, review, excluded), several
right ones between `|`; left out it is lead; `skip` checks nothing but that the row is there. BECAUSE may end
in `*`. Rows with the same @PERSON are one human, a row without stands alone. A value may be several right
ones between `|`; an empty one must be empty.
Nothing is generated: `signups` goes beside this script, every other list into a folder of its own.
"""

from __future__ import annotations

import csv
import html
import io
import re
import sys
import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import xlsxwriter

HERE = Path(__file__).parent
MAIN = "signups"
OUTCOMES = {"lead", "review", "excluded", "skip"}
MADE = datetime(2026, 11, 19, 17, 40)
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_BAR = re.compile(r"(?<!\\)\|")
_SETTING = re.compile(r"(kind|file|encoding|newline|sheet|merge): (.*)")


@dataclass
class Sheet:
    """Lines as they will stand, and what must come of those that are rows."""

    name: str = ""
    merges: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    expected: dict[int, str] = field(default_factory=dict)


@dataclass
class Source:
    """One file of `rows/`."""

    settings: dict[str, str]
    sheets: list[Sheet]


def main() -> None:
    """Write the lists asked for, or all."""
    asked = sys.argv[1:] or sorted(path.stem for path in (HERE / "rows").glob("*.txt"))
    for case in asked:
        source = read_source(HERE / "rows" / f"{case}.txt")
        folder = HERE if case == MAIN else HERE / case
        folder.mkdir(exist_ok=True)
        (folder / source.settings["file"]).write_bytes(WRITERS[source.settings["kind"]](source))
        expected = "signups.expected.csv" if case == MAIN else "expected.csv"
        (folder / expected).write_text(expectations(source), encoding="utf-8", newline="")


def read_source(path: Path) -> Source:
    """Read the settings, the lines and the expectations below them."""
    source = Source({}, [Sheet()])
    for raw in path.read_text(encoding="utf-8").split("\n")[:-1]:
        sheet = source.sheets[-1]
        setting = _SETTING.fullmatch(raw)
        if raw.startswith("// ") or not raw:
            continue
        if setting and setting[1] == "sheet":
            source.sheets = [*(one for one in source.sheets if one.lines), Sheet(setting[2])]
        elif setting and setting[1] == "merge":
            sheet.merges = setting[2].split()
        elif setting:
            source.settings[setting[1]] = setting[2]
        elif raw.startswith(">"):
            sheet.expected[len(sheet.lines)] = raw[1:].strip()
        else:
            row = not raw.startswith("^")
            sheet.lines.append(raw if row else raw[1:].removeprefix(" "))
            if row:
                sheet.expected[len(sheet.lines)] = ""
    return source


def expectations(source: Source) -> str:
    """Return expected.csv: one line per row read, and the columns somebody checks."""
    rows: list[dict[str, str]] = []
    people: dict[str, str] = {}
    for sheet in source.sheets:
        for line, text in sheet.expected.items():
            rows.append({"sheet": sheet.name, "line": str(line)} | _expectation(text, people))
    checked = dict.fromkeys(
        name for row in rows for name in row if name not in ("sheet", "line", "person", "outcome", "because")
    )
    columns = [
        *(["sheet"] if len(source.sheets) > 1 else []),
        "line",
        "person",
        "outcome",
        "because",
        *sorted(checked),
    ]
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _expectation(text: str, people: dict[str, str]) -> dict[str, str]:
    head, *values = [part.strip() for part in f"{text} ".split(" ;")]
    words = head.split()
    person = next((word for word in words if word.startswith("@")), f"@{len(people)}.")
    outcome, *because = [word for word in words if word != person] or ["lead"]
    if not set(outcome.split("|")) <= OUTCOMES or len(because) > 1:
        raise ValueError(f"cannot read the expectation {text!r}")
    found = {
        "person": people.setdefault(person, str(len(people) + 1)),
        "outcome": outcome,
        "because": "".join(because),
    }
    if outcome == "skip":
        found |= {"person": "", "outcome": ""}
    elif found["because"].startswith("junk"):
        found["person"] = ""  # which of the nobodies are one nobody is nobody's concern
    for value in values:
        name, _, wanted = value.partition("=")
        found[name.strip()] = wanted.strip() or "-"
    return found


def cells(line: str) -> list[str]:
    """Split a line of a grid into its cells."""
    return (
        [cell.strip().replace("\\|", "|").replace("\\n", "\n") for cell in _BAR.split(line)] if line else []
    )


def write_text(source: Source) -> bytes:
    """Return the lines as they are, in the encoding and with the line ends asked for."""
    newline = {"crlf": "\r\n"}.get(source.settings.get("newline", ""), "\n")
    text = "".join(line + newline for line in source.sheets[0].lines)
    return text.encode(source.settings.get("encoding", "utf-8"))


def write_xlsx(source: Source) -> bytes:
    """Return a workbook: text as text, `#` numbers and `@` times as such, nothing a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": MADE})
    bold = book.add_format({"bold": True})
    time = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for sheet in source.sheets:
        page = book.add_worksheet(sheet.name)
        for number, line in enumerate(sheet.lines):
            for column, cell in enumerate(cells(line)):
                if re.fullmatch(r"#[0-9.]+", cell):
                    page.write_number(number, column, float(cell[1:]))
                elif re.fullmatch(r"@[0-9.]+", cell):
                    page.write_number(number, column, float(cell[1:]), time)
                elif cell:
                    page.write_string(number, column, cell, None if number + 1 in sheet.expected else bold)
        for area in sheet.merges:
            first = cells(sheet.lines[int(re.sub(r"\D", "", area.split(":")[0])) - 1])
            page.merge_range(area, first[_column(area)], bold)
    book.close()
    return out.getvalue()


def _column(area: str) -> int:
    letter = area[0]
    return ord(letter) - ord("A")


def write_html(source: Source) -> bytes:
    """Return a web page with one table, as many systems save an .xls."""
    encoding = source.settings.get("encoding", "utf-8")
    rows = "".join(
        "<tr>"
        + "".join(f"<td>{html.escape(cell).replace(chr(10), '<br>')}</td>" for cell in cells(line))
        + "</tr>\n"
        for line in source.sheets[0].lines
    )
    head = f'<html><head><meta charset="{encoding}"></head>\n<body><table border="1">\n'
    return f"{head}{rows}</table></body></html>\n".encode(encoding)


def write_ods(source: Source) -> bytes:
    """Return an OpenDocument spreadsheet: the parts a reader needs, all cells text."""
    tables = "".join(
        f'<table:table table:name="{html.escape(sheet.name)}">'
        + "".join(map(_ods_row, sheet.lines))
        + "</table:table>"
        for sheet in source.sheets
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    names = 'xmlns:{0}="urn:oasis:names:tc:opendocument:xmlns:{0}:1.0"'
    spaces = " ".join(names.format(name) for name in ("office", "table", "text"))
    parts = {
        "mimetype": kind,
        "content.xml": f'{_XML}<office:document-content {spaces} office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        "META-INF/manifest.xml": f"{_XML}<manifest:manifest {names.format('manifest')}>"
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, MADE.timetuple()[:6]), text)
    return out.getvalue()


def _ods_row(line: str) -> str:
    filled = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    row = [filled.format(html.escape(cell)) if cell else "<table:table-cell/>" for cell in cells(line)]
    return f"<table:table-row>{''.join(row) or '<table:table-cell/>'}</table:table-row>"


WRITERS = {"text": write_text, "xlsx": write_xlsx, "html": write_html, "ods": write_ods}

if __name__ == "__main__":
    main()
