"""Rows and values that once fell between two rules: each stays, or is said."""

from __future__ import annotations

import pytest
from hostile import spreadsheetml
from reading import grid, reading
from staged import one, run, shipped, tidied

from pipeline.readers.footers import is_footer
from pipeline.readers.shapes import SHAPES
from pipeline.readers.spreadsheetml import read_spreadsheetml
from pipeline.screening.refusals import is_ticked
from pipeline.text.answer import yes_or_no
from pipeline.text.refusal import Heard


@pytest.mark.parametrize(
    "name", ["José García López", "Maria de la Cruz van Houten", "Björn Åström Østergård"]
)
def test_a_lone_name_at_the_end_is_a_person(name: str) -> None:
    assert not is_footer([name], apart=True)


def test_a_line_with_a_contact_is_no_footer() -> None:
    assert not is_footer(["联系人：李雷", "13900001111"], apart=False)
    assert not is_footer(["Contact: Jane Doe", "jane@x.com"], apart=False)
    assert is_footer(["制表人：林晓", "2026年11月"], apart=True)
    assert is_footer(["合计", "55人", "其中自己人3"], apart=False)
    assert is_footer(["合计", "50人", "其中住宿 21 间"], apart=False)
    assert is_footer(["以上共 27 位", "素 5", "承辦：小潔"], apart=False)
    assert is_footer(["以上数据截止 2024-05-20"], apart=False)
    assert not is_footer(["以上共 27 位", "李雷", "13900001111"], apart=False)


@pytest.mark.parametrize(
    "cells",
    [
        ["合计", "报名 41", "确认 23"],
        ["合计", "32家，确认参加21家"],
        ["已确认 23"],
        ["实到 45 人"],
        ["Attended: 41"],
        ["——以下空白——"],
    ],
)
def test_counts_of_sign_ups_are_a_footer(cells: list[str]) -> None:
    assert is_footer(cells, apart=False)


@pytest.mark.parametrize("cells", [["确成", "确成硅化"], ["已故", "3号"], ["Atta Ullah", "Engro"]])
def test_what_begins_like_a_count_may_be_somebody(cells: list[str]) -> None:
    assert not is_footer(cells, apart=False)


def test_numbered_days_are_all_read() -> None:
    text = (
        "1. Day one\nName,Email\nAnn Lee,a@x.com\n\n2. Attendees day two\nName,Email\nBob Ray,b@x.com\n\n"
        "3. Attendees day three\nName,Email\nCid Fox,c@x.com"
    )
    assert list(reading(grid(text)).batch.rows["name"]) == ["Ann Lee", "Bob Ray", "Cid Fox"]


def test_a_list_of_sign_ups_beside_an_overview_is_read() -> None:
    overview, details = "姓名,邮箱\n李雷,a@x.com", "姓名,邮箱\n韩梅梅,b@x.com"
    got = reading(grid(overview, sheet="参会概况"), grid(details, sheet="报名明细"))
    assert list(got.batch.rows["name"]) == ["李雷", "韩梅梅"]


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("I disagree", "no"),
        ("不同意", "no"),
        ("有事勿扰", "no"),
        ("I agree", "yes"),
        ("未来可以联系", "未来可以联系"),
    ],
)
def test_a_refusal_is_never_a_yes(cell: str, answer: str) -> None:
    assert yes_or_no(cell) == answer


@pytest.mark.parametrize(
    ("cell", "ticked"),
    [
        ("是的", True), ("Yes, please", True), ("1.0", True), ("未选择退订", False), ("不退订", False),
        ("不拒收", False), ("Did not opt out", False), ("Opt-out: No", False),
        ("I don't mind being called", False),
    ],
)  # fmt: skip
def test_what_a_do_not_contact_cell_says(cell: str, ticked: bool) -> None:
    assert is_ticked(cell) is ticked


@pytest.mark.parametrize(
    ("cell", "text"), [("J. Smith", "J. Smith"), ("A. 技术总监", "技术总监"), ("B. 11-50人", "11-50人")]
)
def test_an_initial_is_no_option(cell: str, text: str) -> None:
    shape = next(shape for shape in SHAPES if shape.name == "腾讯问卷")
    assert shape.clean is not None
    assert shape.clean(cell) == text


def test_a_comment_is_not_the_cell() -> None:
    text = spreadsheetml([["Name", "Email"], ["Li Lei", "a@x.com"]])
    assert text.count("Li Lei</Data>") == 1
    noted = text.replace("Li Lei</Data>", "Li Lei</Data><Comment><ss:Data>Bob: call back</ss:Data></Comment>")
    assert read_spreadsheetml("a.xls", noted)[0].cells[1][0] == "Li Lei"


def test_an_address_of_digits_without_an_ending_stays() -> None:
    assert one(tidied({"email": "2938475610@qq", "company": "华为"}))["email"]


def test_a_company_beside_a_number_in_the_name_stays() -> None:
    row = one(tidied({"name": "李雷（上海华为 13800138000）"}))
    assert "华为" in row["company"] + row["note"]
    assert row["phone"] == "+8613800138000"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("免打扰功能怎么设置？", 0),
        ("Can customers opt-out via API?", 0),
        ("How does your CRM handle opted-out contacts", 1),
        ("Do not call me", 2),
        ("请勿再联系", 2),
    ],
)
def test_a_question_about_opting_out_is_asked_about(text: str, verdict: int) -> None:
    assert shipped().refusals.hear(text) == verdict


@pytest.mark.parametrize("header", ["Anything to add?", "Is there anything you would like to add?"])
def test_a_last_question_is_read_as_a_note(header: str) -> None:
    rows = reading(grid(f"Name,Email,{header}\nAnn Lee,a@x.com,do not call me")).batch.rows
    assert rows.loc["r1", "note"] == "do not call me"


def test_a_walk_in_sheet_with_names_alone_is_read_beside_a_full_list() -> None:
    full = "姓名,手机,邮箱\n李雷,13900001111,a@x.com"
    got = reading(grid(full, sheet="报名"), grid("Name\nAnn Lee\nBob Ray\nCid Fox", sheet="Walk-ins"))
    assert list(got.batch.rows["name"]) == ["李雷", "Ann Lee", "Bob Ray", "Cid Fox"]
    options = reading(grid(full, sheet="报名"), grid("Name\nGold ticket\nfree ticket", sheet="lists"))
    assert len(options.batch.rows) == 1


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("No problem, please call", "yes"),
        ("不客气，请联系", "yes"),
        ("没问题，可以", "yes"),
        ("Yes, but don't call before 10", "Yes, but don't call before 10"),
        ("please don't", "no"),
        ("no", "no"),
        ("No, thanks", "no"),
    ],
)
def test_a_yes_that_begins_like_a_no(cell: str, answer: str) -> None:
    assert yes_or_no(cell) == answer


def test_a_refusal_is_heard_wherever_it_stands() -> None:
    essay = "I came to the last two summits and enjoyed them, but please do not contact me again, thanks."
    assert shipped().refusals.hear(essay) == Heard.UNSURE  # "but": asked about
    said = run({"name": "李雷", "phone": "13900001111", "x_补充说明": "请勿再联系"})
    assert list(said.people.rows["because"]) == ["opt-out"]
    nickname = run({"name": "李雷", "phone": "13900001111", "x_群里昵称": "请勿打扰"})
    assert list(nickname.people.rows["because"]) == [""]
    answered = run({"name": "李雷", "phone": "13900001111", "wants_contact": "否，请勿联系"})
    assert list(answered.people.rows["because"]) == ["opt-out"]
    assert list(
        run({"name": "李雷", "phone": "13900001111", "wants_contact": "否"}).people.rows["because"]
    ) == [""]


def test_a_broken_number_beside_an_address_stays() -> None:
    person = one(tidied({"name": "李雷", "phone": "138****0012 lin@acme.com"}))
    assert (person["phone"], person["email"]) == ("138****0012", "lin@acme.com")
    assert "abc1234567" in one(tidied({"name": "李雷", "email": "微信号:abc1234567"}))["email"]


def test_only_the_orders_of_pretix_are_listed_again() -> None:
    orders, positions = "Name,Email\nAnn Lee,a@x.com", "Name,Email\nBob Ray,b@x.com"
    got = reading(grid(orders, sheet="Orders"), grid(positions, sheet="Order positions"))
    assert list(got.batch.rows["name"]) == ["Ann Lee", "Bob Ray"]


@pytest.mark.parametrize(
    "said", ["Summe 67 Scans", "Gesamt 12 Kontakte", "Nombre total 34 participants", "Totaal 9"]
)
def test_a_total_in_any_language_is_a_footer(said: str) -> None:
    words, _, counted = (
        said.partition(" ") if not said.startswith("Nombre") else ("Nombre total", "", "34 participants")
    )
    assert is_footer([words, counted], apart=False)
