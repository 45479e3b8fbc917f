# ruff: noqa: E501 (whole files are written out as literals)
"""Any file at all becomes grids of text, or one line that says what is wrong and what to do."""

from __future__ import annotations

import gzip
import os
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import hostile as h
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.readers.files import open_source
from pipeline.readers.grid import Grid, Source

Open = Callable[..., Source]


@pytest.fixture
def read(tmp_path: Path) -> Open:
    def write_and_open(name: str, content: bytes | str, encoding: str | None = None) -> Source:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return open_source(path, encoding)

    return write_and_open


@pytest.fixture
def refuse(read: Open) -> Callable[..., str]:
    def message(name: str, content: bytes | str, encoding: str | None = None) -> str:
        with pytest.raises(InputError) as caught:
            read(name, content, encoding)
        line = str(caught.value)
        assert caught.value.exit_code == 3
        assert "\n" not in line
        assert line.startswith(name)
        assert line.endswith(".")
        assert line.count(". ") >= 1, "a problem and a remedy"
        return line

    return message


def only(source: Source) -> Grid:
    assert len(source.grids) == 1
    return source.grids[0]


def attempt(path: Path) -> list[list[str]] | str:
    """Give the cells of a file, or the message up to its details."""
    try:
        return [row for grid in open_source(path).grids for row in grid.cells]
    except InputError as error:
        return re.split(r" \(| from line", str(error))[0]


def rules(source: Source) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.rule) for grid in source.grids for p in grid.problems]


CSV = h.csv_text()
MANY = [
    h.PEOPLE[0],
    *([f"张{i}", f"138{i:08d}", f"u{i}@example.cn", "杭州某某科技有限公司", "经理"] for i in range(200)),
]


# What a file is decides, never its name


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.xlsx", h.xlsx(), "xlsx"),
        ("a.xls", h.xlsx(), "xlsx"),
        ("a.csv", h.xlsx(), "xlsx"),
        ("a.xls", h.xls(), "xls"),
        ("a.xlsx", h.xls(), "xls"),
        ("a.ods", h.ods("".join(map(h.ods_row, h.PEOPLE))), "ods"),
        ("a.xls", h.html(), "html"),
        ("a.xls", h.html(charset="gbk").encode("gbk"), "html"),
        ("a.xls", h.html(charset="gb2312"), "html"),
        ("a.xls", h.spreadsheetml(), "spreadsheetml"),
        ("a.xls", CSV, "csv"),
        ("a.xls", h.csv_text(delimiter="\t").encode("gbk"), "csv"),
        ("a.xls", h.csv_text(delimiter="\t").encode("utf-16"), "csv"),
        ("a", h.pack(h.parts({"名单": h.sheet(h.rows())}) | {"xl/vbaProject.bin": b"x"}), "xlsm"),
    ],
)  # fmt: skip
def test_content_decides(read: Open, name: str, content: bytes | str, kind: str) -> None:
    source = read(name, content)
    assert source.kind == kind
    assert only(source).cells == h.PEOPLE
    assert list(only(source).lines) == [1, 2, 3, 4]
    assert source.name == name
    assert len(source.sha256) == 64


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xlsx", b"", "empty"),
        ("a.csv", b"", "empty"),
        ("a.xlsx", h.xlsx()[: len(h.xlsx()) // 2], "cut off"),
        ("a.xlsx", h.xlsx()[:-22], "cut off"),
        ("a.xlsx", h.xlsx()[:-1], "cut off"),
        ("a.xlsx", random.Random(1).randbytes(8192), "neither a workbook nor a text"),
        ("a.csv", random.Random(2).randbytes(8192), "neither a workbook nor a text"),
        ("a.xls", "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>", "MHTML"),
        ("a.xls", h.xls()[: len(h.xls()) // 2], "."),
        ("a.xlsx", h.compound({"EncryptedPackage": b"x" * 5000}), "password"),
        ("a.xls", h.compound({"WordDocument": b"x" * 5000}), "Word"),
        ("a.xlsx", h.pack({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}), "Word"),
        ("a.xlsx", h.pack({"list/signups.xlsx": h.xlsx()}), "zip with signups.xlsx inside"),
        ("a.xlsx", h.pack({"a.bin": b"x"}), "no workbook"),
        ("a.xlsx", b"%PDF-1.7\n" + b"x" * 999, "PDF"),
        ("~$a.xlsx", b"\x05Zhang" + b" " * 159, "lock file"),
        ("a.csv", gzip.compress(CSV.encode()), "gzip"),
        ("a.csv", b"PK\x03\x04" + b"\x00" * 99, "cut off"),
        ("a.xls", "<html><body>Please log in</body></html>", "without a table"),
        ("a.csv", '{"people": [{"name": "x"}]}', "JSON"),
        ("a.csv", '<?xml version="1.0"?><people/>', "XML"),
        ("a.xls", '<!DOCTYPE x [<!ENTITY a "b">]>' + h.spreadsheetml(), "XML"),
        ("a.csv", " \n \n", "no text"),
        ("a.xlsx", h.xlsx(" "), "no text"),
    ],
)
def test_refused_in_one_line(refuse: Callable[..., str], name: str, content: bytes | str, words: str) -> None:
    assert words in refuse(name, content)


@pytest.mark.parametrize("at", [44, 72, 1732])
def test_a_claim_of_all_memory_ends_nothing(tmp_path: Path, at: int) -> None:
    data = bytearray(h.xls())
    if at == 1732:  # the DIMENSIONS record: the reader asks for 400 GB and aborts its process
        at = data.index(bytes.fromhex("00020e00"), 1024) + 4
    data[at : at + 8] = b"\xff\xff\xff\x7f" * 2
    (tmp_path / "a.xls").write_bytes(data)
    got = attempt(tmp_path / "a.xls")
    assert got == h.PEOPLE or "damaged" in got


def test_a_damaged_part_is_named(refuse: Callable[..., str]) -> None:
    data = bytearray(h.xlsx(h.rows(MANY)))
    data[data.index(b"xl/worksheets/sheet1.xml") + 300] ^= 0x55
    assert "sheet1.xml is damaged" in refuse("a.xlsx", bytes(data))


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "signups.xlsx").write_bytes(h.xlsx())
    for path, words in (
        (tmp_path / "signup.xlsx", "did you mean signups.xlsx?"),
        (tmp_path / "none" / "x.csv", "does not exist"),
        (tmp_path, "is a folder"),
    ):
        with pytest.raises(InputError, match=words.replace("?", r"\?")):
            open_source(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a thing of Unix")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="not an ordinary file"):
        open_source(tmp_path / "pipe")


def test_a_file_that_changes_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text(CSV)
    whole = Path.read_bytes

    def grow(self: Path) -> bytes:
        data = whole(self)
        self.write_bytes(data + b"more\n")
        return data

    monkeypatch.setattr(Path, "read_bytes", grow)
    with pytest.raises(InputError, match="changed while"):
        open_source(path)


# Bombs and lies in workbooks

_ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def _twice() -> bytes:
    import io
    import warnings

    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w") as archive:
        warnings.simplefilter("ignore")
        for name, content in h.parts({"名单": h.sheet(h.rows())}).items():
            archive.writestr(name, content)
        archive.writestr("xl/worksheets/sheet1.xml", h.sheet(h.rows([["other"]])))
    return stream.getvalue()


def _with(**changed: str | bytes | None) -> bytes:
    members: dict[str, str | bytes] = dict(h.parts({"名单": h.sheet(h.rows())}))
    names = {"sheet": "xl/worksheets/sheet1.xml", "rels": "_rels/.rels", "styles": "xl/styles.xml",
             "types": "[Content_Types].xml", "workbook": "xl/workbook.xml", "links": "xl/_rels/workbook.xml.rels",
             "outside": "../../../../tmp/x"}  # fmt: skip
    for key, content in changed.items():
        if content is None:
            del members[names[key]]
        else:
            members[names[key]] = content
    return h.pack(members)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (_with(sheet=h.sheet(h.text_cell("A1", "a" * 30_000_000))), "200 times"),
        (h.xlsx("<row><c><v>1</v></c></row>" * 400_000), "200 times"),
        (_with(sheet=_ENTITIES + h.sheet(h.rows())), "document type"),
        (_with(sheet=(_ENTITIES + h.sheet(h.rows()).partition("?>")[2]).encode("utf-16")), "document type"),
        (_with(rels='<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><x/>'), "document type"),
        (h.xlsx('<row r="2">' + h.text_cell("ZZZZZZ2", "a") + "</row>"), 'sheet "名单"'),
        (h.xlsx('<row r="9999999999"><c><v>1</v></c></row>'), 'sheet "名单"'),
        (_with(sheet=None), 'sheet "名单" is listed but missing'),
        (_with(workbook=None), "not a complete workbook"),
        (_with(links=None), "not a complete workbook"),
        (_with(sheet=h.sheet(h.rows())[:-60]), 'sheet "名单" is damaged'),
        (_twice(), "twice"),
        (h.pack(h.parts({f"s{i}": h.sheet("") for i in range(300)})), "300 sheets"),
        (
            _with(
                links=h.parts({"x": ""})["xl/_rels/workbook.xml.rels"].replace("worksheets/", "../../../etc/")
            ),
            "missing",
        ),
        (h.ods(h.ods_row(["x"] * 9, 1_000_000)), "more than 5,000,000 cells"),
    ],
    ids=range(15),
)
def test_bombs_are_refused(refuse: Callable[..., str], content: bytes, words: str) -> None:
    name = "a.ods" if b"opendocument" in content[:200] else "a.xlsx"
    assert words in refuse(name, content)


@pytest.mark.parametrize(
    "content",
    [
        h.xlsx(before='<dimension ref="A1:XFD1048576"/>'),
        h.xlsx(before='<dimension ref="A1"/>'),
        h.xlsx(before='<dimension ref="A0:E4"/>'),
        h.xlsx(h.rows() + '<row r="1048576"><c r="A1048576" s="1"/></row>'),
        h.xlsx(h.rows() + '<row r="1048576"><c r="XFD1048576" s="1"/></row>'),
        h.xlsx(h.rows() + "".join(f'<row r="{i}"><c r="A{i}" s="1"/></row>' for i in range(5, 50_000))),
        h.xlsx(h.rows()[h.rows().index('<row r="3"') :] + h.rows()[: h.rows().index('<row r="3"')]),
        _with(sheet=h.sheet(h.rows()).replace(' r="', ' x="')),
        _with(styles=None),
        _with(types=None),
        _with(outside="x"),
        _with(sheet=h.sheet(h.rows()).replace("<c ", '<c s="999" ')),
        h.xlsx(after='<mergeCells count="1"><mergeCell ref="A10:XFD1048576"/></mergeCells>'),
        _with(sheet=h.sheet(h.rows()).replace('"UTF-8"', '"UTF-16"').encode("utf-16")),
        h.pack({k: v.replace(h.MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            h.RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
            for k, v in h.parts({"名单": h.sheet(h.rows())}).items()}),
        _with(sheet=h.sheet(h.rows()).replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?")
              .replace("xmlns=", "xmlns:x=")),
        h.ods("".join(map(h.ods_row, h.PEOPLE)) + '<table:table-row table:number-rows-repeated="1048572">'
              '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'),
    ],
    ids=range(17),
)  # fmt: skip
def test_lies_that_excel_forgives_lose_no_row(read: Open, content: bytes) -> None:
    assert [row for row in only(read("a.xlsx", content)).cells if any(row)] == h.PEOPLE


def test_a_stray_cell_in_the_far_corner(read: Open) -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    grid = only(read("a.xlsx", h.xlsx(h.rows() + far)))
    assert grid.cells[:4] == h.PEOPLE
    assert list(grid.lines) == [1, 2, 3, 4, 1_048_576]
    assert len(grid.cells[4]) == 16_384


def test_a_stray_cell_far_below_leaves_no_million_blank_lines(read: Open) -> None:
    far = h.rows([["x"]], top=1_000_000)
    merges = '<mergeCells count="1"><mergeCell ref="A2:B1000000"/></mergeCells>'
    grid = only(read("a.xlsx", h.xlsx(h.rows() + far, after=merges)))
    assert [row[0] for row in grid.cells] == [*(row[0] for row in h.PEOPLE), "x"]
    assert list(grid.lines) == [1, 2, 3, 4, 1_000_000]
    assert grid.merged == ((1, 0, 4, 1),)


def test_a_stray_cell_far_to_the_right_does_not_widen_the_rows(read: Open) -> None:
    grid = only(read("a.xlsx", h.xlsx(h.rows() + '<row r="5"><c r="XFD5"><v>1</v></c></row>')))
    assert grid.cells[:4] == h.PEOPLE


def test_false_counts_and_indexes_of_shared_strings(read: Open) -> None:
    strings = f'<sst xmlns="{h.MAIN}" count="1" uniqueCount="4294967295"><si><t>张三</t></si></sst>'
    cells = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>9</v></c></row>'
    source = read("a.xlsx", h.xlsx(cells, strings=strings))
    assert only(source).cells == [["张三"]]
    assert rules(source) == [(1, 1, "cell-error")]


# The shape of sheets


def test_offsets_merges_and_hidden_things(read: Open) -> None:
    first = h.sheet(
        h.rows(top=5, left=3), after='<mergeCells count="1"><mergeCell ref="D5:E6"/></mergeCells>'
    )
    second = h.sheet(
        h.rows().replace('<row r="2"', '<row r="2" hidden="1"'),
        '<cols><col min="2" max="2" hidden="1"/></cols>',
    )
    parts = h.parts({"名单": first, "旧": second, "空": h.sheet("")}, {"旧": "veryHidden"})
    source = read("a.xlsx", h.pack(parts))
    assert [grid.sheet for grid in source.grids] == ["名单", "旧", "空"]
    assert [grid.hidden for grid in source.grids] == [False, True, False]
    assert (source.grids[0].first_column, list(source.grids[0].lines)) == (3, [5, 6, 7, 8])
    assert source.grids[0].merged == ((0, 0, 1, 1),)
    assert source.grids[0].cells == source.grids[1].cells == h.PEOPLE
    assert source.grids[2].cells == []
    assert source.notes == (
        '1 hidden or filtered rows included in sheet "旧"',
        'hidden columns included in sheet "旧"',
        'hidden sheet "旧" included',
    )


def test_blank_lines_keep_their_place(read: Open) -> None:
    grid = only(read("a.xlsx", h.xlsx(h.rows() + h.rows([["尾"]], top=500))))
    assert len(grid.cells) == 500
    assert (grid.lines[499], grid.cells[499][0]) == (500, "尾")
    text = only(read("a.csv", "\n\n姓名,手机\n\n张三,1\n"))
    assert text.cells == [[], [], ["姓名", "手机"], [], ["张三", "1"]]
    assert list(text.lines) == [1, 2, 3, 4, 5]


def test_strange_and_equal_sheet_names(read: Open) -> None:
    parts = h.parts({"a&amp;b/[*]": h.sheet(h.rows()), "x": h.sheet(h.rows([["二"]]))})
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace('name="x"', 'name="a&amp;b/[*]"')
    source = read("a.xlsx", h.pack(parts))
    assert [(grid.sheet, len(grid.cells)) for grid in source.grids] == [("a&b/[*]", 4), ("a&b/[*]", 1)]


def test_a_chart_sheet_is_left_out_and_said(read: Open) -> None:
    parts = h.parts({"名单": h.sheet(h.rows()), "图": "<chartsheet/>"})
    links = "xl/_rels/workbook.xml.rels"
    parts[links] = parts[links].replace(
        'worksheet" Target="worksheets/sheet2', 'chartsheet" Target="worksheets/sheet2'
    )
    source = read("a.xlsx", h.pack(parts))
    assert only(source).cells == h.PEOPLE
    assert source.notes == ('sheet "图" is a chartsheet, without rows',)


def test_html_spans_entities_breaks_and_several_tables(read: Open) -> None:
    page = (
        "<html><script>if (a<b) '<td>'</script><table><tr><th rowspan=2>姓名<th colspan='2'>联系<br>方式</tr>"
        "<tr><td>手机<td>A&amp;B\n C</table><p><table><tr><td><table><tr><td>inner</table></table>"
    )
    source = read("a.xls", page)
    assert [grid.sheet for grid in source.grids] == ["table 1", "table 2"]
    assert source.grids[0].cells == [["姓名", "联系\n方式", ""], ["", "手机", "A&B C"]]
    assert source.grids[0].merged == ((0, 0, 1, 0), (0, 1, 0, 2))
    assert source.grids[1].cells == [["inner"]]


def test_excel_2003_xml(read: Open) -> None:
    urn = "urn:schemas-microsoft-com:office:spreadsheet"
    xml = (
        f'<?xml version="1.0"?><ss:Workbook xmlns:ss="{urn}"><ss:Worksheet ss:Name="名单"><ss:Table>'
        '<ss:Row ss:Index="3"><ss:Cell ss:Index="2" ss:MergeAcross="1"><ss:Data ss:Type="String">姓名</ss:Data></ss:Cell>'
        '<ss:Cell><ss:Data ss:Type="Number">13800138000</ss:Data></ss:Cell></ss:Row>'
        '<ss:Row><ss:Cell ss:Index="2"><ss:Data ss:Type="DateTime">2026-03-01T09:02:11.000</ss:Data></ss:Cell>'
        '<ss:Cell><ss:Data ss:Type="Boolean">1</ss:Data></ss:Cell></ss:Row></ss:Table><x:WorksheetOptions xmlns:x="x">'
        "<x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></ss:Worksheet></ss:Workbook>"
    )
    grid = only(read("a.xls", xml))
    assert grid.cells == [["姓名", "", "13800138000"], ["2026-03-01 09:02:11", "TRUE"]]
    assert (grid.sheet, list(grid.lines), grid.first_column, grid.merged, grid.hidden) == (
        "名单", [3, 4], 1, ((0, 0, 0, 1),), True,
    )  # fmt: skip


def test_open_document_values(read: Open) -> None:
    def cell(kind: str, attribute: str, shown: str) -> str:
        return f'<table:table-cell office:value-type="{kind}" {attribute}><text:p>{shown}</text:p></table:table-cell>'

    row = (
        cell("float", 'office:value="13800138000"', "1.38E+10")
        + cell("date", 'office:date-value="2026-03-01T09:02:11"', "1 Mar")
        + cell("time", 'office:time-value="PT00H30M00S"', "0:30")
        + cell("boolean", 'office:boolean-value="true"', "WAHR")
        + '<table:table-cell table:number-columns-repeated="2"/>'
        + cell("string", "", "a<text:s text:c='2'/>b</text:p><text:p>c")
        + '<table:table-cell table:formula="x" office:value-type="string"><text:p>#N/A</text:p></table:table-cell>'
    )
    source = read("a.ods", h.ods(f"<table:table-row>{row}</table:table-row>"))
    assert only(source).cells == [
        ["13800138000", "2026-03-01 09:02:11", "00:30:00", "TRUE", "", "", "a  b\nc"]
    ]
    assert rules(source) == [(1, 7, "cell-error")]


# Values


def _value(read: Open, cell: str, setting: str = "") -> tuple[str, list[str]]:
    source = read("a.xlsx", h.xlsx(h.rows([["x"]]) + f'<row r="2">{cell}</row>', setting=setting))
    row = [*only(source).cells[1:], [""]][0]
    return row[0], [p.rule for p in only(source).problems]


@pytest.mark.parametrize(
    ("cell", "text", "rule"),
    [
        ("<c r='A2'><v>13800138000</v></c>", "13800138000", ""),
        ('<c r="A2"><v>1.3800138E10</v></c>', "13800138000", ""),
        ('<c r="A2"><v>13800138000.0</v></c>', "13800138000", ""),
        ('<c r="A2"><v>-7</v></c>', "-7", ""),
        ('<c r="A2"><v>0.30000000000000004</v></c>', "0.3", ""),
        ('<c r="A2"><v>1e-7</v></c>', "0.0000001", ""),
        ('<c r="A2"><v>310101199001011000</v></c>', "310101199001011000", "digits-lost"),
        ('<c r="A2" s="1"><v>46082</v></c>', "2026-03-01", ""),
        ('<c r="A2" s="2"><v>46082.376516203702</v></c>', "2026-03-01 09:02:11", ""),
        ('<c r="A2" s="4"><v>0.020833333333333332</v></c>', "00:30:00", ""),
        ('<c r="A2" s="3"><v>1.5</v></c>', "36:00:00", ""),
        ('<c r="A2" s="1"><v>2958466</v></c>', "2958466", ""),
        ('<c r="A2" s="3"><v>1E300</v></c>', "1e+300", "cell-error digits-lost"),
        ('<c r="A2" t="b"><v>1</v></c>', "TRUE", ""),
        ('<c r="A2"><v>1</v></c>', "1", ""),
        ('<c r="A2"><v>NaN</v></c>', "", "cell-error"),
        ('<c r="A2" t="n"><v>abc</v></c>', "abc", "cell-error"),
        ('<c r="A2" t="e"><v>#N/A</v></c>', "", "cell-error"),
        ('<c r="A2" t="e"><f>X()</f><v>#SPILL!</v></c>', "", "cell-error"),
        ('<c r="A2"><f>1+1</f><v>2</v></c>', "2", ""),
        ('<c r="A2"><f>1+1</f></c>', "", "formula-without-value"),
        ('<c r="A2"><f>1+1</f><v></v></c>', "", "formula-without-value"),
        ('<c r="A2"><f>1+1</f><v/></c>', "", "formula-without-value"),
        ('<c r="A2" t="str"><f>""</f><v></v></c>', "", ""),
        (
            '<c r="A2" t="inlineStr"><is><r><t>张</t></r><r><t>三</t></r><rPh sb="0" eb="1"><t>zh</t></rPh></is></c>',
            "张三",
            "",
        ),
        (h.text_cell("A2", "\u00a0 a_x000D_\n b\u3000"), "a\n b", ""),
        (h.text_cell("A2", "a\x0bb"), "ab", "control-characters"),
        (h.text_cell("A2", "x" * 40_000), "x" * 40_000, "cell-too-long"),
        (h.text_cell("A2", "NULL"), "NULL", ""),
        (h.text_cell("A2", "1.38E+10"), "1.38E+10", ""),
        (h.text_cell("A2", "=cmd|x"), "=cmd|x", ""),
    ],
)
def test_values_as_a_person_reads_them(read: Open, cell: str, text: str, rule: str) -> None:
    got, found = _value(read, cell)
    assert (got, sorted(found)) == (text, rule.split())


def test_days_counted_from_1904(read: Open) -> None:
    cell = '<c r="A2" s="1"><v>44620</v></c>'
    assert _value(read, cell, setting='<workbookPr date1904="1"/>') == ("2026-03-01", [])
    patient = cell + '<c r="B2" t="e"><v>#SPILL!</v></c>'
    assert _value(read, patient, setting='<workbookPr date1904="1"/>') == ("2026-03-01", ["cell-error"])


def test_places_of_problems_are_those_of_the_sheet(read: Open) -> None:
    cells = '<row r="7"><c r="D7" t="e"><v>#REF!</v></c><c r="E7"><v>12345678901234567</v></c></row>'
    source = read(
        "a.xlsx",
        h.xlsx(h.rows(top=5, left=3) + cells.replace("7", "9", 1).replace("D7", "D9").replace("E7", "E9")),
    )
    assert [(p.line, p.column, p.rule, p.before) for p in only(source).problems] == [
        (9, 3, "cell-error", "#REF!"),
        (9, 4, "digits-lost", "12345678901234568"),
    ]


def test_true_and_one_stay_apart(read: Open) -> None:
    cells = "".join(
        f'<row r="{i}"><c r="A{i}"{t}><v>1</v></c></row>' for i, t in enumerate(["", ' t="b"'] * 3, 1)
    )
    assert [row[0] for row in only(read("a.xlsx", h.xlsx(cells))).cells] == ["1", "TRUE"] * 3


# Text files


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (CSV.encode(), "UTF-8"),
        (b"\xef\xbb\xbf" + CSV.encode(), "UTF-8"),
        (b"\xef\xbb\xbf" * 2 + CSV.encode(), "UTF-8"),
        (CSV.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + CSV.encode("utf-16-be"), "UTF-16"),
        (CSV.encode("utf-16-be"), "UTF-16-BE"),
        (CSV.encode("utf-16-le"), "UTF-16-LE"),
        (CSV.encode("utf-32"), "UTF-32"),
        (CSV.encode("gbk"), "GB18030"),
        (CSV.replace("\r\n", "\n").encode(), "UTF-8"),
        (CSV.replace("\r\n", "\r").encode(), "UTF-8"),
        (CSV.replace("\r\n", "\r", 2).encode(), "UTF-8"),
        (CSV.rstrip().encode(), "UTF-8"),
        (CSV.encode() + b"\x1a", "UTF-8"),
        (h.csv_text(delimiter=";").encode(), "UTF-8"),
        (h.csv_text(delimiter="\t").encode(), "UTF-8"),
        (h.csv_text(delimiter="|").encode(), "UTF-8"),
        (h.csv_text(delimiter="，").encode(), "UTF-8"),
        (CSV.replace("张三", '"张三"').encode(), "UTF-8"),
    ],
)
def test_text_of_every_kind(read: Open, content: bytes, encoding: str) -> None:
    source = read("a.csv", content)
    assert only(source).cells == h.PEOPLE
    assert list(only(source).lines) == [1, 2, 3, 4]
    assert source.encoding == encoding
    assert source.notes[0] == f"encoding {encoding}"


TRADITIONAL = "姓名,手機,公司\r\n陳志明,0912345678,鴻海精密工業\r\n林淑芬,0922345678,聯發科技股份有限公司\r\n"
JAPANESE = (
    "氏名,電話,会社\r\n佐藤さくら,0901234567,トヨタ自動車株式会社\r\n鈴木みなみ,0907654321,ソニーグループ\r\n"
)
KOREAN = "이름,전화번호,회사\r\n김철수,0101234567,삼성전자\r\n이영희,0107654321,현대자동차\r\n"
WESTERN = "Name,Phone,Company\r\nJosé García,1,Société Générale\r\nMüller,2,Acme\r\n"


#: Three lines each: fewer may be asked about.
EUROPE = {
    "cp1250": (
        "Imię i nazwisko,Firma\r\nPaweł Żak,Zakład Łódź\r\nŚliwa,Gwóźdź\r\n",
        "Jméno,Společnost\r\nJiří Dvořák,Železárny\r\nŠárka Němcová,Krejčí\r\n",
        "Név,Beosztás\r\nSzűcs Győző,Ügyvezető\r\nKőrösi Ágnes,Vezérigazgató\r\n",
    ),
    "cp1251": ("Имя,Компания\r\nИван Щербаков,Завод\r\nЮлия Петрова,АО «Уголь»\r\n",),
    "cp1253": ("Όνομα,Εταιρεία\r\nΓιώργος Παπάς,Ναυπηγεία\r\nΕλένη Νικολάου,Χημική\r\n",),
    "cp1254": ("Ad Soyad,Ünvan\r\nŞahin Yıldız,Müdür\r\nDoğan Öztürk,Işık Müşteri\r\n",),
    "cp1257": ("Vardas,Įmonė\r\nRūta Kazlauskienė,Šiaulių fabrikas\r\nDžiugas Žukauskas,Ąžuolas\r\n",),
    "cp1252": (
        "Nom,Société\r\nHélène Lefèvre,Mère & Fils\r\nThérèse Noël,Crêperie\r\n",
        "Navn,Firma\r\nSøren Åkesson,Østergaard\r\nÆgir Þór,Ísafjörður\r\n",
        "Nombre,Empresa\r\nJuan Bauzà,Cádiz\r\nInés Pallarès,Íñigo y Compañía\r\n",
        "Naam,Plaats\r\nJan de Vries,Sibrandahûs\r\nPiet Bos,Delft\r\n",
        "Nome,Empresa\r\nJoão Simões,São Tomé\r\nInês Conceição,Pães\r\n",
        "Name,Company\r\nO\u2019Brien,Smith\u2019s\r\n",
    ),
}


@pytest.mark.parametrize(
    ("codec", "text"), [(codec, text) for codec, all_ in EUROPE.items() for text in all_]
)
def test_the_code_pages_of_europe_are_told_apart(read: Open, codec: str, text: str) -> None:
    assert only(read("a.csv", text.encode(codec))).cells == [line.split(",") for line in text.splitlines()]


def test_a_korean_list_is_told_from_a_japanese_one(read: Open) -> None:
    text = (
        "번호,성명,회사명,부서,직위,휴대폰,이메일,지역,마케팅 정보 수신 동의,비고\r\n"
        "1,김도현,한밭제분(주),안전환경팀,팀장,010-4821-7703,dhkim@hanbatmill.co.kr,대전,동의,사일로 폭발방산구 문의\r\n"
        "2,박서연,동해정밀화학,EHS팀,과장,010 3390 2218,sy.park@donghaefine.co.kr,울산,동의,\r\n"
        "3,이재훈 부장,창원금속분말(주),생산부,부장,010-2277-9046,jhlee@cwpowder.kr,창원,동의,알루미늄 분말\r\n"
        "4,최은지,대성바이오제약,구매팀,대리,01055630981,ejchoi@daesungbio.com,오송,동의,견적 요청\r\n"
    )
    assert only(read("a.csv", text.encode("cp949"))).cells == [line.split(",") for line in text.splitlines()]


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (TRADITIONAL, "big5"),
        (JAPANESE, "cp932"),
        (KOREAN, "cp949"),
        (WESTERN, "cp1252"),
        (CSV + "𠮷野,1,,𬭩,\n", "gb18030"),
    ],
)
def test_older_encodings_are_right_or_asked_for(tmp_path: Path, read: Open, text: str, codec: str) -> None:
    right = [line.split(",") for line in text.splitlines()]
    for kept in (text, text.splitlines()[1] + "\n"):
        (tmp_path / "a.csv").write_bytes(kept.encode(codec))
        assert attempt(tmp_path / "a.csv") in (right, right[1:2], "a.csv: its encoding cannot be told")
    assert only(read("a.csv", text.encode(codec), codec)).cells == right
    assert only(read("a.csv", text.encode(codec))).cells == right


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            h.csv_text(h.PEOPLE[:3]).encode()
            + "王五,1,x@example.cn,上海某某汽车有限公司,工程师\r\n".encode("gbk"),
            "line 4",
        ),
        (
            h.csv_text(h.PEOPLE[:3]).encode("gbk")
            + "王五,1,x@example.cn,上海某某汽车有限公司,工程师\r\n".encode(),
            "line 4",
        ),
        ("a,b\n+Zw1/qA-,+Xwh4Zg-\n+Zw1/qA-,+Xwh4Zg-\n", "UTF-7"),
        ("x," * 20_000, "20,001 columns"),
    ],
)
def test_text_that_is_refused(refuse: Callable[..., str], content: bytes | str, words: str) -> None:
    assert words in refuse("a.csv", content)


@pytest.mark.parametrize("name", ["nonsense", "utf-7", "rot13", "base64", "idna", "gbk\0"])
def test_an_encoding_nobody_knows(refuse: Callable[..., str], name: str) -> None:
    assert "not an encoding that is known" in refuse("a.csv", CSV, name)


def test_an_encoding_that_is_not_the_one(refuse: Callable[..., str]) -> None:
    assert "it is not UTF-8: line 1 and 3 more" in refuse("a.csv", CSV.encode("gbk"), "utf-8")


@pytest.mark.parametrize(("table", "codec"), [(MANY, "utf-8"), (MANY, "gbk")])
def test_a_few_damaged_bytes_cost_no_row(read: Open, table: list[list[str]], codec: str) -> None:
    content = h.csv_text(table).encode(codec).replace("张50,".encode(codec), "张50".encode(codec) + b"\xff,")
    source = read("a.csv", content)
    assert [row for i, row in enumerate(only(source).cells) if i != 51] == [
        r for i, r in enumerate(table) if i != 51
    ]
    assert only(source).cells[51] == ["张50?", *table[51][1:]]
    assert rules(source) == [(52, 0, "bad-bytes")]


def test_a_file_cut_inside_a_character(read: Open) -> None:
    source = read("a.csv", CSV.encode().rstrip()[:-1])
    assert only(source).cells[3][4] == "工程?"
    assert rules(source) == [(4, 4, "bad-bytes")]


def test_cesu8_pairs_become_characters(read: Open) -> None:
    content = "姓名,手机\n".encode() + "\ud842\udfb7野,1\n".encode("utf-8", "surrogatepass")
    assert only(read("a.csv", content)).cells == [["姓名", "手机"], ["𠮷野", "1"]]


def test_zero_and_control_bytes_are_taken_out_and_said(read: Open) -> None:
    source = read("a.csv", h.csv_text(MANY).replace("张50", "张\x0050\x1a"))
    assert only(source).cells == MANY
    assert rules(source) == [(52, 0, "control-characters")]


@pytest.mark.parametrize(
    ("text", "cells", "problems"),
    [
        ('a,b,c\n1,"x\ny",3\n4,5,6\n', [["a", "b", "c"], ["1", "x\ny", "3"], ["4", "5", "6"]], []),
        ('a,b,c\n1,x"y"z,3\n', [["a", "b", "c"], ["1", 'x"y"z', "3"]], []),
        ('a,b\n"x ""y""",2\n', [["a", "b"], ['x "y"', "2"]], []),
        ('a,b,c\n1,"x,3\n4,5,6\n', [["a", "b", "c"], ["1", '"x', "3"], ["4", "5", "6"]], [(2, 1, "stray-quote")]),
        ('a,b,c\n1,"x,3\n4,"5",6\n7,8,9\n', [["a", "b", "c"], ["1", '"x', "3"], ["4", "5", "6"], ["7", "8", "9"]],
         [(2, 1, "stray-quote")]),
        ('a,b,c\n1,2,3\n4,"5', [["a", "b", "c"], ["1", "2", "3"], ["4", '"5']], [(3, 1, "stray-quote")]),
        (
            'a,b,c\n1,"x,y,z\np,q,r\n",3\n4,5,6\n',
            [["a", "b", "c"], ["1", "x,y,z\np,q,r", "3"], ["4", "5", "6"]],
            [],
        ),
        (
            'a,b,c\n1,2,"x\n4,5,6\n7,8,"y"\n',
            [["a", "b", "c"], ["1", "2", '"x'], ["4", "5", "6"], ["7", "8", "y"]],
            [(2, 2, "stray-quote")],
        ),
        ("a,b\n1,2,\n3,4,\n", [["a", "b"], ["1", "2", ""], ["3", "4", ""]], []),
        ("a,b,c\n1,2,3\n1,2,3,4\n1,2,3\n5\n", [["a", "b", "c"], ["1", "2", "3"], ["1", "2", "3", "4"], ["1", "2", "3"], ["5"]],
         [(3, 3, "ragged-row")]),
        ("sep=;\na;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]], []),
        ("姓名\n张三\n李,四\n王五\n", [["姓名"], ["张三"], ["李", "四"], ["王五"]], []),
        ("名单\n说明：仅限，内部\na,b\n1,2\n3,4\n", [["名单"], ["说明：仅限，内部"], ["a", "b"], ["1", "2"], ["3", "4"]], []),
        ("a,b\nNULL,nan\n4e492493924924,1.38E+10\n", [["a", "b"], ["NULL", "nan"], ["4e492493924924", "1.38E+10"]], []),
    ],
)  # fmt: skip
def test_quotes_and_separators(
    read: Open, text: str, cells: list[list[str]], problems: list[tuple[int, int, str]]
) -> None:
    source = read("a.csv", text)
    assert only(source).cells == cells
    assert rules(source) == problems


def test_lines_are_those_of_an_editor(read: Open) -> None:
    grid = only(read("a.csv", 'sep=,\na,b\n1,"x\r\ny\r\nz"\n2,w\n'))
    assert list(grid.lines) == [2, 3, 6]
    assert grid.cells[1] == ["1", "x\ny\nz"]


def test_one_stray_quote_swallows_nothing(read: Open) -> None:
    source = read("a.csv", h.csv_text(MANY).replace("\n张100,", '\n"张100,'))
    expected = [['"张100', *row[1:]] if row[0] == "张100" else row for row in MANY]
    assert only(source).cells == expected
    assert rules(source) == [(102, 0, "stray-quote")]
    assert "line 102: a quote that never closes" in source.notes


def test_one_unquoted_comma_turns_nothing_into_one_column(read: Open) -> None:
    source = read("a.csv", h.csv_text(MANY).replace("u149@example.cn,", "u149@example.cn,杭州,"))
    assert sum(len(row) == 5 for row in only(source).cells) == 200
    assert rules(source) == [(151, 5, "ragged-row")]


@pytest.mark.parametrize(
    "text", ["x" * 2_000_000 + ",1\nb,2\n", '"' * 1_000_000, "a,b\n" + '"' * 99_999 + ",2\n"]
)
def test_monstrous_cells_are_read_or_refused(read: Open, text: str) -> None:
    assert only(read("a.csv", text)).cells


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["C", "Z"])), min_size=3, max_size=3), min_size=2
    )
)
def test_written_by_rfc_4180_read_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]]
) -> None:
    table = [["姓名", "手机", "公司"], ["张三", "1", "甲"], ["李四", "2", "乙"], *table]
    text = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in table)
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_bytes(text.encode())
    assert only(open_source(path)).cells == table


@given(st.binary(max_size=400))
def test_any_bytes_give_a_source_or_one_line(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "a.xls"
    for content in (data, h.xlsx()[: len(data) * 3] + data, h.xls()[: 512 + len(data)] + data):
        path.write_bytes(content)
        got = attempt(path)
        assert isinstance(got, list) or (got.startswith("a.xls: ") and "\n" not in got)
