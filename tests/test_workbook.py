"""The workbook: what people see in it, what cannot happen in it, and that nothing they type is lost."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make_outcome import Made, make
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from pipeline.batch import Batch, found, join_findings
from pipeline.columns import TEXT
from pipeline.labels import COLUMNS, SHEETS, Lang
from pipeline.writers.content import WorkbookInput
from pipeline.writers.entries import read_entries
from pipeline.writers.sheet_xml import LONGEST_CELL, escape
from pipeline.writers.workbook import write_call_list, write_workbook

HOSTILE = {
    "name": '=HYPERLINK("http://evil.example","click")',
    "company": "+cmd|' /C calc'!A0",
    "title": "@SUM(1+1)",
    "question": "https://evil.example\x00\x0b\r\n_x0041_ \ud83d <b>&amp;</b>",
    "city": "\u202egpj.exe",
    "email": "a@b.example?cc=all@example.com",
    "phone": "-2+3",
    "x:T-shirt": "external:C:\\a.xlsx",
}


@pytest.fixture(scope="module")
def zh() -> Made:
    return make("zh", changes={0: HOSTILE})


@pytest.fixture(scope="module")
def written(zh: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "follow_up.xlsx"
    assert write_workbook(path, zh.run, zh.rules, "zh") == ()
    return path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sheets_stand_in_order_in_one_language(lang: str, tmp_path: Path) -> None:
    made = make(lang)  # type: ignore[arg-type]
    write_workbook(tmp_path / "a.xlsx", made.run, made.rules, made.lang)
    book = load_workbook(tmp_path / "a.xlsx")
    shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert shown == [pair[0 if lang == "zh" else 1] for pair in SHEETS.values()]


def test_every_lead_stands_in_the_list_of_their_channel(zh: Made, written: Path) -> None:
    people = zh.run.people.rows
    leads = people[people["outcome"] == "lead"]
    for sheet, channel in (("电话回访", "phone"), ("邮件触达", "email")):
        assert set(column(written, sheet, "A")) == set(leads.index[leads["channel"] == channel])
    assert set(leads.index[leads["channel"] == "wecom"]) < set(column(written, "企微回访", "A"))
    assert set(column(written, "已剔除", "A")) == set(people.index[people["outcome"] == "excluded"])


def test_calls_are_sorted_by_tier_then_score(zh: Made, written: Path) -> None:
    people = zh.run.people.rows.loc[column(written, "电话回访", "A")]
    assert people["tier"].is_monotonic_increasing
    assert all(group["score"].is_monotonic_decreasing for _, group in people.groupby("tier"))


def test_nothing_is_a_formula_or_a_link_but_plain_addresses(written: Path) -> None:
    with zipfile.ZipFile(written) as parts:
        sheets = [
            parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")
        ]
        links = "".join(parts.read(name).decode() for name in parts.namelist() if "worksheets/_rels" in name)
    assert not any(re.search(r"<f[ >/]", sheet) for sheet in sheets)
    assert "evil" not in links
    assert "cc=all" not in links
    targets = re.findall(r'hyperlink" Target="([^"]*)"', links)
    assert targets
    assert all(re.fullmatch(r"mailto:[a-z0-9]+@example\.com", target) for target in targets)


@pytest.mark.parametrize("key", ["name", "company", "title"])
def test_hostile_text_stays_as_typed(written: Path, key: str) -> None:
    headings = {"name": "姓名", "company": "公司", "title": "职位"}
    values = [line[headings[key]] for line in lines(written, "电话回访")]
    assert HOSTILE[key] in values


def test_text_that_xml_cannot_hold_is_escaped(written: Path) -> None:
    with zipfile.ZipFile(written) as parts:
        call = parts.read("xl/worksheets/sheet2.xml").decode()
    assert "_x0000__x000B__x000D_\n_x005F_x0041_ \ufffd &lt;b&gt;&amp;amp;&lt;/b&gt;" in call


def test_both_readers_read_the_same(written: Path) -> None:
    theirs = CalamineWorkbook.from_path(written).get_sheet_by_name("已剔除").to_python()
    ours = [["" if cell is None else cell for cell in row] for row in sheet_of(written, "已剔除").values]
    assert [list(map(str, row)) for row in theirs] == [
        [str(cell) for cell in row] for row in map(_plain, ours)
    ]


def test_sheets_are_made_to_work_in(written: Path) -> None:
    call = sheet_of(written, "电话回访")
    assert call.freeze_panes == "F2"
    assert call.auto_filter.ref == call.dimensions
    assert call.column_dimensions["A"].hidden
    assert call["A1"].value.startswith("person_id/call@")
    assert call.page_setup.orientation == "landscape"
    assert call.print_title_rows == "$1:$1"
    assert {rule.type for rule in call.data_validations.dataValidation} == {"list", "date"}
    phones = [cell for cell in call["F"] if cell.row > 1]
    assert all(isinstance(cell.value, str) for cell in phones)
    assert phones[0].number_format == "@"


def test_lists_behind_drop_downs_hold_the_words(zh: Made, written: Path) -> None:
    held = {cell for row in load_workbook(written)["lists"].values for cell in row}
    assert {option.zh for option in zh.rules.callback.results} <= held
    assert {"相同", "不同", "保留", "剔除"} <= held


def test_wecom_remarks_fit(written: Path) -> None:
    remarks = [line["添加备注"] for line in lines(written, "企微回访") if line["添加备注"]]
    assert remarks
    assert max(map(len, remarks)) <= 20


def test_the_wecom_list_has_only_the_columns_its_lines_have(zh: Made, tmp_path: Path) -> None:
    def headings(run: WorkbookInput) -> list[str]:
        write_workbook(tmp_path / "a.xlsx", run, zh.rules, "zh")
        return [str(cell.value) for cell in sheet_of(tmp_path / "a.xlsx", "企微回访")[1]]

    people = zh.run.people.rows
    nobody_yet = people.assign(wecom="", channel=people["channel"].replace("wecom", "phone"))
    both = headings(zh.run)
    assert both.index("添加备注") == both.index("姓名") + 1
    assert both.index("理由") > both.index("回访结果") > both.index("已加企微")
    to_add = headings(replace(zh.run, people=Batch(nobody_yet.astype(TEXT), zh.run.people.findings)))
    assert not {"理由", "提问", "回访结果", "目前在用的系统"} & set(to_add)
    assert {"添加备注", "已加企微", "备注"} <= set(to_add)


def test_the_book_opens_on_the_summary_and_callers_find_their_script(written: Path) -> None:
    book = load_workbook(written)
    assert book.active.title == "总览"
    call = book["电话回访"]
    noted = [cell for cell in call[1] if cell.comment]
    assert len(noted) == 1
    assert "2026 春季智造峰会" in noted[0].comment.text


def test_due_dates_are_dates_that_show_their_weekday(tmp_path: Path) -> None:
    made = make("en", changes={0: {"due": "2026-03-03"}})
    write_workbook(tmp_path / "a.xlsx", made.run, made.rules, "en")
    due = sheet_of(tmp_path / "a.xlsx", "Call list")["D2"]
    assert due.value == dt.datetime(2026, 3, 3)
    assert due.number_format == "[$-409]yyyy-mm-dd ddd"


def test_review_offers_the_answers_that_fit_the_line(written: Path) -> None:
    review = sheet_of(written, "待核对")
    (rule,) = review.data_validations.dataValidation
    found = re.fullmatch(r'IF\(\$D2="是否同一人",lists!\$(.)\$1:.*,lists!\$(.)\$1:.*\)', rule.formula1)
    assert found
    lists = load_workbook(written)["lists"]
    offered = [[cell.value for cell in lists[letter] if cell.value] for letter in found.groups()]
    assert offered == [["相同", "不同"], ["保留", "剔除"]]
    assert review["D1"].value == "要确认什么"


def test_the_same_run_gives_the_same_bytes(zh: Made, written: Path, tmp_path: Path) -> None:
    write_workbook(tmp_path / "again.xlsx", zh.run, zh.rules, "zh")
    assert (tmp_path / "again.xlsx").read_bytes() == written.read_bytes()


def test_an_empty_run_is_a_workbook(tmp_path: Path) -> None:
    made = make("en", people=22)
    run = made.run
    empty = type(run)(
        type(run.rows)(run.rows.rows.iloc[:0], run.rows.findings.iloc[:0]),
        type(run.people)(run.people.rows.iloc[:0], run.people.findings.iloc[:0]),
        run.ledger.iloc[:0],
        {"inputs": []},
        "",
        None,
        run.on,
    )
    write_workbook(tmp_path / "a.xlsx", empty, made.rules, "en")
    assert not lines(tmp_path / "a.xlsx", "Call list")
    assert not read_entries(tmp_path / "a.xlsx")


def test_a_lead_nobody_can_reach_stands_in_review(tmp_path: Path) -> None:
    made = make("en", changes={0: {"channel": "none", "phone": "", "phone_kind": "", "email": ""}})
    write_workbook(tmp_path / "a.xlsx", made.run, made.rules, "en")
    why = {next(iter(line.values())): line["Why"] for line in lines(tmp_path / "a.xlsx", "Review")}
    assert why[made.run.people.rows.index[0]] == "No phone, email or WeCom of their own"


def test_a_sheet_that_is_cut_says_so(zh: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("table", "workbook", "summary"):
        monkeypatch.setattr(f"pipeline.writers.{module}.MOST_ROWS", 5)
    write_workbook(tmp_path / "a.xlsx", zh.run, zh.rules, "zh")
    assert len(lines(tmp_path / "a.xlsx", "电话回访")) == 5
    assert "「电话回访」超过 5 行" in str(sheet_of(tmp_path / "a.xlsx", "总览")["B4"].value)


@pytest.mark.parametrize(("lang", "shown"), [("zh", "温州?（号段）"), ("en", "Wenzhou? (by number)")])
def test_a_city_guessed_from_a_mobile_is_marked_and_is_no_entry(
    lang: Lang, shown: str, tmp_path: Path
) -> None:
    made = make("zh", changes={0: {"city": ""}, 1: {"city": ""}})
    person, other = made.run.people.rows.index[:2]
    guess = found([person], "city-from-mobile", field="city", before="1395810", after="温州")
    people = Batch(made.run.people.rows, join_findings([made.run.people.findings, guess]))
    write_workbook(tmp_path / "a.xlsx", replace(made.run, people=people), made.rules, lang)
    sheet, city = SHEETS["call"][lang == "en"], COLUMNS["city"][lang == "en"]
    cities = {next(iter(line.values())): line[city] for line in lines(tmp_path / "a.xlsx", sheet)}
    assert (cities[person], cities[other]) == (shown, "")
    assert not read_entries(tmp_path / "a.xlsx")


def test_phones_are_shown_in_groups_and_own_columns_by_their_header(tmp_path: Path) -> None:
    made = make("zh", changes={0: {"phone": "+46703418820", "phone_alt": "+8657188001234; call me"}})
    lost = found(made.run.people.rows.index[:1], "value-lost", field="x:T-shirt", before="S", after="M")
    people = Batch(made.run.people.rows, join_findings([made.run.people.findings, lost]))
    write_workbook(tmp_path / "a.xlsx", replace(made.run, people=people), made.rules, "zh")
    shown = lines(tmp_path / "a.xlsx", "电话回访")[0]
    assert (shown["电话"], shown["其他电话"]) == ("+46 703 418 820", "0571 8800 1234; call me")
    assert "x:T-shirt" not in str(list(sheet_of(tmp_path / "a.xlsx", "已合并").values))
    assert "T-shirt" in str(list(sheet_of(tmp_path / "a.xlsx", "已合并").values))


def test_each_value_that_lost_is_said_once_on_the_row_it_came_from(tmp_path: Path) -> None:
    made = make("en")
    rows, person = made.run.rows.rows.copy(), made.run.people.rows.index[0]
    ids = rows.index[:3]
    rows.loc[ids, "person_id"] = person
    rows.loc[ids, "title"] = ["CIO", "Head of IT", "IT lead"]
    ledger = made.run.ledger.copy()
    ledger.loc[1:2, ["person_id", "outcome", "because"]] = [person, "merged", "same-phone-and-name"]
    lost = found([person] * 3, "value-lost", field="title", before=["IT lead", "boss", "CIO"], after="CIO!")
    run = replace(
        made.run,
        rows=Batch(rows, made.run.rows.findings),
        people=Batch(made.run.people.rows, lost),
        ledger=ledger,
    )
    write_workbook(tmp_path / "a.xlsx", run, made.rules, "en")
    said = [line[COLUMNS["lost"][1]] for line in lines(tmp_path / "a.xlsx", "Merged")]
    assert said[:2] == ["Title: boss → CIO!\nTitle: CIO → CIO!", "Title: IT lead → CIO!"]
    assert not any(said[2:])


def test_a_caller_gets_only_their_own(zh: Made, tmp_path: Path) -> None:
    write_call_list(tmp_path / "a.xlsx", zh.run, zh.rules, "zh", owner="林晓")
    book = load_workbook(tmp_path / "a.xlsx")
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"] == [
        "电话回访",
        "企微回访",
        "邮件触达",
    ]
    assert {line["负责人"] for line in lines(tmp_path / "a.xlsx", "电话回访")} == {"林晓"}


@given(st.text(st.characters(), max_size=50))
@settings(max_examples=200, deadline=None)
def test_escaped_text_is_text_an_xml_file_can_hold(text: str) -> None:
    escaped = escape(text)
    escaped.encode()
    assert not re.search("[<>\x00-\x08\x0b-\x1f\ufffe\uffff]", escaped)


def test_a_cell_too_long_is_cut_never_through_a_character() -> None:
    cut = escape("😀" * LONGEST_CELL)
    assert cut.endswith("😀…")
    assert len(cut.encode("utf-16-le")) // 2 <= 32767


def sheet_of(path: Path, name: str) -> Worksheet:
    return load_workbook(path)[name]


def column(path: Path, sheet: str, letter: str) -> list[str]:
    return [cell.value for cell in sheet_of(path, sheet)[letter]][1:]


def lines(path: Path, sheet: str) -> list[dict[str, str]]:
    heading, *rest = sheet_of(path, sheet).iter_rows(values_only=True)
    return [dict(zip(heading, ("" if cell is None else cell for cell in row), strict=True)) for row in rest]


def _plain(row: list[object]) -> list[object]:
    return [float(cell) if isinstance(cell, int) else cell for cell in row]
