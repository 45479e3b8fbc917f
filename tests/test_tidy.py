"""What `tidy` makes of the cells of a row: one table per rule, nothing that was typed ever lost."""

from __future__ import annotations

import pytest
from staged import KNOWN, Cells, one, said, tidied, told

from pipeline.columns import COLUMNS
from pipeline.tidying.contacts import BESIDE

COMPANY = "杭州云杉智能科技有限公司"


def _are(cells: Cells, expected: Cells) -> None:
    """Check the columns named in `expected`."""
    row = one(tidied(cells))
    assert {name: row[name] for name in expected} == dict(expected)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"name": COMPANY, "company": "李雷"}, {"name": "李雷", "company": COMPANY}),
        ({"name": COMPANY, "company": ""}, {"name": "", "company": COMPANY}),
        ({"name": "李雷", "company": COMPANY}, {"name": "李雷", "company": COMPANY}),
        ({"name": "Bosch", "company": "Li Lei"}, {"name": "Bosch", "company": "Li Lei"}),
    ],
    ids=["swapped", "moved", "as they should be", "no legal form, no proof"],
)
def test_a_company_in_the_name_cell_is_put_right(cells: Cells, expected: Cells) -> None:
    _are(cells, expected)
    assert ("swapped-columns" in said(tidied(cells))) == (cells["name"] != expected["name"])


@pytest.mark.parametrize(
    ("cells", "phone", "more", "kind"),
    [
        ({"phone": "139 0000 1234"}, "+8613900001234", "", "mobile"),
        ({"phone": "0571-88001234 / 13900001234"}, "+8613900001234", "+8657188001234", "mobile"),
        (
            {"phone": "0571-88001234", "phone_alt": "13900001234"},
            "+8613900001234",
            "+8657188001234",
            "mobile",
        ),
        ({"phone": "13900001234", "phone_alt": "13900001234"}, "+8613900001234", "", "mobile"),
        ({"phone": "", "contact": "lilei@example.com / 13900001234"}, "+8613900001234", "", "mobile"),
        ({"phone": "", "email": "13900001234"}, "+8613900001234", "", "mobile"),
        ({"phone": "", "name": "李雷 13900001234"}, "+8613900001234", "", "mobile"),
        ({"phone": "0571-88001234"}, "+8657188001234", "", "fixed"),
        ({"phone": "1390000"}, "1390000", "", ""),
        ({"phone": "打前台"}, "打前台", "", ""),
        ({"note": "李雷 13900001234 想做网络隔离"}, "+8613900001234", "", "mobile"),
        ({"x:跟进备注": "手机 13900001234"}, "+8613900001234", "", "mobile"),
        ({"note": "助理 13900001234"}, "", "", ""),
        ({"note": "订单编号 13900001234"}, "", "", ""),
        ({"note": "13900001234 是空号"}, "", "", ""),
        ({"phone": "0571-88001234", "note": "13900001234"}, "+8657188001234", "", "fixed"),
    ],
)
def test_the_number_to_call_comes_first_and_the_others_stay(
    cells: Cells, phone: str, more: str, kind: str
) -> None:
    row = one(tidied({"name": "李雷", **cells}))
    assert (row["phone"], row["phone_alt"]) == (phone, more)
    assert row["phone_kind"] in (kind, "unknown")


@pytest.mark.parametrize(
    ("cells", "email", "more", "kind", "role"),
    [
        ({"email": "Li.Lei@Example.COM"}, "li.lei@example.com", "", "work", ""),
        ({"email": "li@example.com; lei@qq.com"}, "li@example.com", "lei@qq.com", "work", ""),
        ({"phone": "lilei@163.com"}, "lilei@163.com", "", "free", ""),
        ({"name": "李雷 lilei@163.com"}, "lilei@163.com", "", "free", ""),
        ({"email": "info@example.com"}, "info@example.com", "", "work", "yes"),
        ({"email": "没有"}, "没有", "", "", ""),
        ({"note": "在职，发邮件先：lilei@example.com"}, "lilei@example.com", "", "work", ""),
        ({"consent": "不同意电话，邮件可以 lilei@example.com"}, "lilei@example.com", "", "work", ""),
        ({"x:邀约备注": "发邮箱 lilei@example.com"}, "lilei@example.com", "", "work", ""),
        ({"x:推荐人": "lilei@example.com"}, "", "", "", ""),
        ({"note": "抄送领导 boss@example.com"}, "", "", "", ""),
        ({"note": "a@example.com 或 b@example.com"}, "", "", "", ""),
        ({"note": "lilei@example.com", "email": "lei@qq.com"}, "lei@qq.com", "", "free", ""),
    ],
)
def test_addresses_are_found_wherever_they_stand(
    cells: Cells, email: str, more: str, kind: str, role: str
) -> None:
    row = one(tidied(cells))
    assert (row["email"], row["email_alt"]) == (email, more)
    assert (row["email_kind"], row["email_role"]) == (kind, role)


def test_a_contact_in_the_wrong_cell_is_said_so() -> None:
    swapped = tidied({"name": "李雷", "phone": "lilei@example.com", "email": "13900001234"})
    assert told(swapped, "phone-found-elsewhere") == [("phone", "email", "+8613900001234")]
    assert told(swapped, "email-found-elsewhere") == [("email", "phone", "lilei@example.com")]


def test_words_beside_a_number_or_an_address_are_told() -> None:
    rows = tidied(
        {"name": "Ann", "phone": "07855 201 447 - DO NOT CALL", "country": "UK"},
        {"name": "李雷", "phone": "13900001234（助理小林）", "email": "lilei@example.com 月底前有效"},
        {"name": "韩梅", "phone": "139 0000 5678 微信同号", "email": "Mail: hanmei@example.com"},
        {"name": "王芳", "phone": "打前台", "email": "没有"},
    )
    assert sorted(told(rows, BESIDE), reverse=True) == [
        ("phone", "13900001234（助理小林）", ""),
        ("phone", "07855 201 447 - DO NOT CALL", ""),
        ("email", "lilei@example.com 月底前有效", ""),
    ]


@pytest.mark.parametrize(
    ("cells", "phone", "country"),
    [
        ({"phone": "089 1234567", "country": "Germany"}, "+49891234567", "DE"),
        ({"phone": "089 1234567", "city": "Munich"}, "+49891234567", "DE"),
        ({"phone": "089 1234567", "email": "a@nordwind.de"}, "+49891234567", "DE"),
        ({"phone": "020 7946 0958", "email": "a@kestrel.co.uk"}, "+442079460958", "GB"),
        ({"phone": "2345 6789", "city": "香港"}, "+85223456789", "HK"),
        ({"phone": "13900001234", "country": "Germany"}, "+8613900001234", "CN"),
        ({"phone": "010-2249-7310", "name": "박", "company": "쿠팡"}, "+821022497310", "KR"),
        ({"phone": "090-4417-2208", "company": "株式会社ノリタケ"}, "+819044172208", "JP"),
        ({"phone": "0935-118-264", "name": "簡志豪", "company": "正崴精密"}, "+886935118264", "TW"),
        ({"phone": "8713 9100", "name": "陳偉", "company": "宁波海天"}, "8713 9100", ""),
        ({"phone": "9284 1736", "name": "謝偉倫", "company": "德昌電機集團"}, "+85292841736", "HK"),
        ({"phone": "+1 415 555 2671", "country": "Germany"}, "+14155552671", "US"),
        ({"phone": "0571-88001234", "email": "a@brand.io"}, "+8657188001234", "CN"),
        ({"phone": "(19) 99358-1624", "country": "Brasil"}, "+5519993581624", "BR"),
        ({"phone": "199 9358 1624", "country": "Brasil"}, "+8619993581624", "CN"),
    ],
    ids=[
        "country",
        "city",
        "mail domain",
        "uk is GB",
        "Hong Kong",
        "mainland mobile",
        "Hangul",
        "kana",
        "traditional, a mobile of Taiwan",
        "a traditional name alone",
        "traditional, eight digits",
        "own code",
        "vanity .io",
        "a mobile in Brazil's groups",
        "a mainland mobile of somebody in Brazil",
    ],
)
def test_a_bare_number_is_of_the_country_the_row_speaks_of(cells: Cells, phone: str, country: str) -> None:
    _are(cells, {"phone": phone, "phone_country": country})


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({"first_name": "Anna", "last_name": "Keller"}, "Anna Keller"),
        ({"first_name": "雷", "last_name": "李"}, "李雷"),
        ({"first_name": "Anna", "last_name": ""}, "Anna"),
        ({"first_name": "", "last_name": "Keller"}, "Keller"),
        ({"first_name": "Anna", "last_name": "Keller", "name": "A. Keller"}, "A. Keller"),
        ({"name": "", "x_昵称": "小雷"}, "小雷"),
        ({"name": "李雷", "x_昵称": "小雷"}, "李雷"),
        ({"name": "", "name_alt": "Li Lei"}, "Li Lei"),
    ],
)
def test_a_name_is_made_from_what_there_is(cells: Cells, name: str) -> None:
    _are(cells, {"name": name})


@pytest.mark.parametrize(
    ("typed", "given_alt", "name", "alt"),
    [
        ("李雷先生", "", "李雷", ""),
        ("王总", "", "王总", ""),
        ("李雷 Leo", "", "李雷", "Leo"),
        ("李雷", "Li Lei", "李雷", "Li Lei"),
        ("李雷 Leo", "Li Lei", "李雷", "Li Lei"),
        ("李雷", "李雷", "李雷", ""),
    ],
)
def test_a_name_has_one_form_and_the_other_script_beside_it(
    typed: str, given_alt: str, name: str, alt: str
) -> None:
    _are({"name": typed, "name_alt": given_alt}, {"name": name, "name_alt": alt})


def test_a_second_other_name_is_not_lost_in_silence() -> None:
    both = tidied({"name": "李雷 Leo", "name_alt": "Li Lei"})
    assert told(both, "value-lost") == [("name_alt", "Leo", "Li Lei")]


@pytest.mark.parametrize(
    ("company", "note", "company_then", "note_then"),
    [
        ("", "", "云杉智能", ""),
        ("个人", "", "云杉智能", ""),
        ("宁波海曙机械有限公司", "", "宁波海曙机械有限公司", "云杉智能"),
        ("宁波海曙机械有限公司", "要发票", "宁波海曙机械有限公司", "要发票; 云杉智能"),
    ],
)
def test_what_stands_beside_a_name_is_kept(
    company: str, note: str, company_then: str, note_then: str
) -> None:
    cells = {"name": "李雷（云杉智能）", "company": company, "note": note}
    _are(cells, {"name": "李雷", "company": company_then, "note": note_then})
    assert told(tidied(cells), "beside-the-name") == [("name", "云杉智能", "李雷")]


@pytest.mark.parametrize(
    ("typed", "title", "name", "title_then"),
    [
        ("柴立春（设备主管）", "", "柴立春", "设备主管"),
        ("詹国庆 机动部长", "", "詹国庆", "机动部长"),
        ("来自远 厂办主任", "", "来自远", "厂办主任"),
        ("李雷，采购", "质量经理", "李雷", "质量经理"),
        ("李雷（质量部）", "", "李雷", "质量部"),
        ("李雷（质量管理协会）", "", "李雷", ""),
        ("李雷 韩梅梅", "", "李雷 韩梅梅", ""),
    ],
)
def test_a_job_behind_a_name_is_the_title_where_none_is_given(
    typed: str, title: str, name: str, title_then: str
) -> None:
    cells = {"name": typed, "company": "宁波海曙机械有限公司", "title": title}
    _are(cells, {"name": name, "company": "宁波海曙机械有限公司", "title": title_then})


@pytest.mark.parametrize(
    ("column", "typed", "value"),
    [
        ("wants_contact", "需要，请下周联系", "yes"),
        ("wants_contact", "暂不需要", "no"),
        ("wants_contact", "看情况", "看情况"),
        ("consent", "I agree", "yes"),
        ("consent", "不同意", "no"),
        ("attended", "√", "yes"),
        ("attended", "未签到", "no"),
        ("minutes", "1小时5分", "65"),
        ("minutes", "很久", "很久"),
        ("company_size", "200-500人", "200-999"),
        ("company_size", "不清楚", "不清楚"),
    ],
)
def test_answers_have_one_form_or_stay_as_they_were(column: str, typed: str, value: str) -> None:
    _are({"name": "李雷", column: typed}, {column: value})


def test_the_order_of_day_and_month_is_decided_for_each_table_as_a_whole() -> None:
    read = tidied(
        {"registered_at": "03/04/2026"},
        {"registered_at": "25/04/2026"},
        {"registered_at": "03/04/2026"},
        {"registered_at": "04/25/2026"},
        files=("german.csv", "german.csv", "american.csv", "american.csv"),
    )
    assert read.rows["registered_at"].tolist() == ["2026-04-03", "2026-04-25", "2026-03-04", "2026-04-25"]


def test_a_relative_day_counts_from_the_day_of_the_run() -> None:
    read = tidied({"registered_at": "yesterday"}, known=KNOWN)
    assert one(read)["registered_at"] == "2026-11-19"
    assert said(read) == {"date-relative"}


def test_a_placeholder_company_is_nobodys_company() -> None:
    _are({"name": "李雷", "company": "个人"}, {"company": "个人", "company_core": "", "company_key": ""})


def test_a_well_known_company_is_one_house_under_all_its_names() -> None:
    cores = tidied({"company": "华为技术有限公司"}, {"company": "Huawei"}).rows["company_house"]
    assert cores.iloc[0] == cores.iloc[1] != ""


def test_every_canonical_column_is_there_and_rows_alike_have_one_key() -> None:
    rows = tidied(
        {"name": "李雷", "phone": "139 0000 1234"},
        {"name": "李雷", "phone": "+86 13900001234", "question": "多少钱"},
        {"name": "李雷", "phone": "13900001235"},
    ).rows
    assert set(COLUMNS) <= set(rows.columns)
    first, second, third = rows["row_key"]
    assert first == second != third
