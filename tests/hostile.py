# ruff: noqa: E501 (XML and HTML are written out as literals)
"""Build the broken and odd files that people really hand over, byte by byte."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PEOPLE = [
    ["姓名", "手机", "邮箱", "公司", "职位"],
    ["张三", "13800138000", "zhang@example.cn", "杭州某某科技有限公司", "经理"],
    ["李四", "13900139000", "li@example.cn", "苏州某某机械有限公司", "总监"],
    ["王五", "13700137000", "wang@example.cn", "上海某某汽车有限公司", "工程师"],
]
_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd hh:mm:ss"/></numFmts>'
    '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/>'
    '<xf numFmtId="164"/><xf numFmtId="46"/><xf numFmtId="21"/></cellXfs></styleSheet>'
)


def column(index: int) -> str:
    """Write a 0-based column as letters."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def text_cell(ref: str, text: str) -> str:
    """Write one inline text cell; the text is XML already."""
    return f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'


def rows(table: list[list[str]] = PEOPLE, top: int = 1, left: int = 0) -> str:
    """Write a table as the rows of a sheet."""
    return "".join(
        f'<row r="{top + i}">'
        + "".join(text_cell(f"{column(left + j)}{top + i}", text) for j, text in enumerate(row))
        + "</row>"
        for i, row in enumerate(table)
    )


def sheet(data: str, before: str = "", after: str = "") -> str:
    """Wrap rows into a worksheet part."""
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}<worksheet xmlns="{MAIN}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'


def parts(
    sheets: Mapping[str, str], states: Mapping[str, str] | None = None, strings: str = "", setting: str = ""
) -> dict[str, str]:
    """Lay out the parts of a workbook: sheet names to worksheet XML."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{i}" {f"""state="{states[name]}" """ if states and name in states else ""}'
        f'r:id="rId{i}"/>'
        for i, name in enumerate(sheets, 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    relations += f'<Relationship Id="rId9998" Type="{RELATIONS}/styles" Target="styles.xml"/>'
    if strings:
        relations += (
            f'<Relationship Id="rId9999" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
        )
    content = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
    )
    made = {
        "[Content_Types].xml": content,
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{setting}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        "xl/styles.xml": _STYLES,
    }
    for i, xml in enumerate(sheets.values(), 1):
        made[f"xl/worksheets/sheet{i}.xml"] = xml
    if strings:
        made["xl/sharedStrings.xml"] = strings
    return made


def pack(members: Mapping[str, str | bytes]) -> bytes:
    """Zip parts up."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def xlsx(data: str = "", before: str = "", after: str = "", **more: str) -> bytes:
    """Build a workbook of one sheet 名单 from the XML of its rows."""
    return pack(parts({"名单": sheet(data or rows(), before, after)}, **more))


def csv_text(table: list[list[str]] = PEOPLE, delimiter: str = ",", newline: str = "\r\n") -> str:
    """Write a table as plain separated text."""
    return "".join(delimiter.join(row) + newline for row in table)


def html(table: list[list[str]] = PEOPLE, charset: str = "utf-8") -> str:
    """Write a table as the web page that platforms call .xls."""
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in table)
    return f'<html><head><meta charset="{charset}"><title>x</title></head><body><table border=1>{body}</table></body></html>'


def spreadsheetml(table: list[list[str]] = PEOPLE) -> str:
    """Write a table as Excel 2003 XML."""
    body = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row) + "</Row>"
        for row in table
    )
    urn = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{urn}" '
        f'xmlns:ss="{urn}"><Worksheet ss:Name="名单"><Table>{body}</Table></Worksheet></Workbook>'
    )


def ods(body: str) -> bytes:
    """Build an OpenDocument sheet from the XML of its rows."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{office}:office:1.0" xmlns:table="{office}:table:1.0" '
        f'xmlns:text="{office}:text:1.0"><office:body><office:spreadsheet><table:table table:name="名单">{body}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return pack({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def ods_row(cells: list[str], repeat: int = 1) -> str:
    """Write one row of text cells."""
    inner = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>' for c in cells
    )
    return f'<table:table-row table:number-rows-repeated="{repeat}">{inner}</table:table-row>'


def xls(table: list[list[str]] = PEOPLE) -> bytes:
    """Build a real BIFF8 workbook of label cells in a compound file of 512-byte sectors."""

    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    def bof(kind: int) -> bytes:
        return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))

    cells = b"".join(
        record(0x204, struct.pack("<HHHHB", i, j, 0, len(text), 1) + text.encode("utf-16-le"))
        for i, row in enumerate(table)
        for j, text in enumerate(row)
    )
    body = (
        bof(0x10) + record(0x200, struct.pack("<IIHHH", 0, len(table), 0, 5, 0)) + cells + record(0x0A, b"")
    )
    name = "名单".encode("utf-16-le")
    globals_size = len(bof(5)) + 4 + 8 + len(name) + 4
    start = bof(5) + record(0x85, struct.pack("<IBBBB", globals_size, 0, 0, 2, 1) + name) + record(0x0A, b"")
    return compound({"Workbook": start + body})


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Build a compound file: header, FAT in sector 0, directory in sector 1, then the streams."""
    fat, body, entries, at = [0xFFFFFFFD, 0xFFFFFFFE], b"", b"", 2
    for name, content in streams.items():
        content = content.ljust(4096, b"\0")
        content += b"\0" * (-len(content) % 512)
        sectors = len(content) // 512
        entries += _entry(name, 2, at, len(content))
        fat += [*range(at + 1, at + sectors), 0xFFFFFFFE]
        at += sectors
        body += content
    directory = (_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + entries).ljust(512, b"\0")
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    header = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
    )
    header += struct.pack("<I", 0) + b"\xff" * (512 - len(header) - 4)
    return header + table + directory + body


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    raw = name.encode("utf-16-le")
    none = 0xFFFFFFFF
    return raw.ljust(64, b"\0") + struct.pack(
        "<HBBIII16xI8x8xIQ", len(raw) + 2, kind, 1, none, none, child, 0, start, size
    )
