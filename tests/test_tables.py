"""Where tables stand: titles above, headers of two lines, sections, footers, hidden sheets, bare lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import excluded, grid, notes, reading, source, words

from pipeline.batch import Verdict
from pipeline.errors import InputError
from pipeline.readers import read_sources
from pipeline.readers.footers import is_footer
from pipeline.readers.grid import CellProblem, Grid
from pipeline.readers.header_rows import Strength, strength

PEOPLE = (
    "李雷,13900001234,杭州云杉,信息总监\n韩梅,13900001235,北河机械,IT经理\n顾一,13900001236,南河电子,厂长"
)
LIST = f"姓名,手机,公司,职位\n{PEOPLE}"


def test_the_plain_list() -> None:
    got = reading(LIST)
    rows = got.batch.rows
    assert list(rows.index) == ["r1", "r2", "r3"]
    assert list(rows.columns) == ["source_file", "sheet", "line", "name", "phone", "company", "title"]
    assert list(rows["line"]) == [2, 3, 4]
    assert got.lang == "zh"
    assert len(got.batch.findings) == 0


def test_a_title_and_notes_above_are_named_not_counted() -> None:
    got = reading(
        f"2026 春季峰会报名表,,,\n主办单位：,云杉集团,,\n联系人：林晓,电话：0571-88001234,,\n,,,\n\n\n{LIST}"
    )
    assert list(got.batch.rows["line"]) == [8, 9, 10]
    assert "rows 1, 2, 3" in "\n".join(got.inputs[0].guessed)
    assert any("header found in row 7" in line for line in got.inputs[0].guessed)


def test_a_merged_group_line_over_the_header() -> None:
    got = reading(
        grid(
            "基本信息,,联系方式,,推荐人,\n姓名,公司,手机,邮箱,姓名,手机\n李雷,杭州云杉,13900001234,lilei@example.com,林晓,13900009999",
            merged=[(0, 0, 0, 1), (0, 2, 0, 3), (0, 4, 0, 5)],
        )
    )
    row = got.batch.rows.loc["r1"]
    assert (row["name"], row["phone"], row["company"]) == ("李雷", "13900001234", "杭州云杉")
    assert "phone_alt" not in row
    assert row["x:手机"] == "13900009999"
    assert got.inputs[0].tables[0].header_lines == (1, 2)


def test_a_header_of_days_and_one_of_a_single_known_word() -> None:
    rows = reading("姓名,手机,2026-03-01,2026-03-02,3月3日\n李雷,13900001234,√,,√").batch.rows
    assert rows.loc["r1", ["x:2026-03-01", "x:3月3日"]].tolist() == ["√", "√"]
    rows = reading("姓名,工厂,产线,班次,房型\n李雷,一厂,总装,早,大床\n韩梅,二厂,焊装,晚,双床").batch.rows
    assert list(rows["line"]) == [2, 3]
    assert list(rows["name"]) == ["李雷", "韩梅"]


def test_a_header_with_a_finer_second_line() -> None:
    got = reading(
        grid(
            "序号,姓名,联系方式,,公司\n,,手机,邮箱,\n1,李雷,13900001234,lilei@example.com,杭州云杉",
            merged=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4)],
        )
    )
    row = got.batch.rows.loc["r1"]
    assert (row["name"], row["phone"], row["email"], row["company"]) == (
        "李雷",
        "13900001234",
        "lilei@example.com",
        "杭州云杉",
    )


def test_a_second_header_line_in_another_language() -> None:
    got = reading("姓名,手机,公司\nName,Mobile,Company\n李雷,13900001234,杭州云杉")
    assert list(got.batch.rows["line"]) == [3]
    assert not excluded(got)


def test_a_table_away_from_the_corner_keeps_its_letters() -> None:
    got = reading(grid(f"姓名,手机,公司,\n{PEOPLE}", first_line=5, first_column=3))
    assert list(got.batch.rows["line"]) == [6, 7, 8]
    assert got.batch.rows.loc["r1", "title"] == "信息总监"
    assert "Column G -> title (by its cells)" in "\n".join(got.inputs[0].guessed)


def test_a_blank_header_over_data_is_kept_under_its_letter() -> None:
    got = reading("姓名,,手机\n李雷,三号门,13900001234\n韩梅,,13900001235")
    assert list(got.batch.rows["x:Column B"]) == ["三号门", ""]


def test_two_columns_of_one_name_are_both_kept() -> None:
    rows = reading("姓名,公司,公司,爱吃,爱吃\n李雷,杭州云杉,云杉集团,面,饭\n韩梅,北河,,面,").batch.rows
    assert list(rows["company"]) == ["杭州云杉", "北河"]
    assert rows.loc["r1", ["x:公司", "x:爱吃", "x:爱吃 (2)"]].tolist() == ["云杉集团", "面", "饭"]


def test_a_second_phone_goes_beside_the_first_and_up_when_that_is_missing() -> None:
    rows = reading("姓名,电话,手机\n李雷,0571-88001234,13900001234\n韩梅,0571-88001235,").batch.rows
    assert list(rows["phone"]) == ["13900001234", "0571-88001235"]
    assert list(rows["phone_alt"]) == ["0571-88001234", ""]


def test_repeated_headers_and_totals_are_rows_that_leave() -> None:
    got = reading(
        f"{LIST}\n合计,3,,\n\n姓名,手机,公司,职位\n许安,13900001237,西河,主任\n\n制表人：林晓,,,\n以上共4人"
    )
    assert len(got.batch.rows) == 8
    assert excluded(got) == {
        5: "junk:footer",
        7: "junk:repeated-header",
        10: "junk:footer",
        11: "junk:footer",
    }


def test_a_heading_over_a_repeated_header_leaves_with_it() -> None:
    got = reading(f"{LIST}\n\n第二场（下午）报名名单\n姓名,手机,公司,职位\n许安,13900001237,西河,主任")
    assert excluded(got) == {6: "junk:repeated-header", 7: "junk:repeated-header"}
    assert len(got.batch.rows) == 6


def test_tables_of_different_layouts_in_one_sheet() -> None:
    got = reading(f"{LIST}\n\n线下名单\n姓名,邮箱,单位,城市\n许安,xuan@example.com,西河,苏州")
    rows = got.batch.rows
    assert list(rows["line"]) == [2, 3, 4, 8]
    assert rows.loc["r4", ["email", "company", "city", "phone"]].tolist() == [
        "xuan@example.com",
        "西河",
        "苏州",
        "",
    ]


def test_a_row_far_below_is_a_row() -> None:
    got = reading(LIST + "\n" * 300 + "许安,13900001237,西河,主任")
    assert list(got.batch.rows["line"])[-1] == 304
    assert not excluded(got)


def test_a_company_merged_over_rows_is_filled_and_said() -> None:
    got = reading(
        grid(
            "姓名,手机,公司\n李雷,13900001234,杭州云杉\n韩梅,13900001235,\n顾一,13900001236,",
            merged=[(1, 2, 3, 2)],
        )
    )
    assert set(got.batch.rows["company"]) == {"杭州云杉"}
    assert notes(got) == [
        (3, "merged-cell-filled", "company", "", "杭州云杉"),
        (4, "merged-cell-filled", "company", "", "杭州云杉"),
    ]


def test_cell_problems_become_notes_under_the_column() -> None:
    seen = [CellProblem(2, 1, "digits-lost", "1.39E+10"), CellProblem(1, 0, "cell-error", "#N/A")]
    got = reading(grid("姓名,手机\n李雷,1.39E+10\n韩梅,13900001235", problems=seen))
    assert notes(got) == [(2, "digits-lost", "phone", "1.39E+10", "")]


def test_surplus_cells_are_kept() -> None:
    got = reading("姓名,手机\n李雷,13900001234,多出来的\n韩梅,13900001235")
    assert list(got.batch.rows["x:Column C"]) == ["多出来的", ""]


def test_sheets_of_people_are_read_and_others_reported() -> None:
    got = reading(
        grid("2026 春季峰会\n请勿外传", sheet="封面"),
        grid(LIST, sheet="一"),
        grid(LIST, sheet="二"),
        grid(LIST, sheet="旧", hidden=True),
        grid("部门,人数\n市场,3\n销售,5", sheet="统计"),
    )
    assert list(got.batch.rows["sheet"].unique()) == ["一", "二"]
    assert len(got.batch.rows) == 6
    said = "\n".join(got.inputs[0].guessed)
    assert 'sheet "封面": no list of people found' in said
    assert 'sheet "统计": no list' in said
    assert 'sheet "旧": hidden, not read (3 rows)' in said


def test_a_list_without_a_header_is_told_by_its_cells() -> None:
    got = reading(PEOPLE)
    rows = got.batch.rows
    assert list(rows["line"]) == [1, 2, 3]
    assert list(rows["name"]) == ["李雷", "韩梅", "顾一"]
    assert next(iter(rows["title"])) == "信息总监"
    assert any("no header row" in line for line in got.inputs[0].guessed)
    assert got.lang == "zh"


def test_a_first_person_without_a_phone_is_not_eaten_as_header() -> None:
    got = reading(
        "许安,无,西河电子有限公司\n" + "\n".join(line.rsplit(",", 1)[0] for line in PEOPLE.split("\n"))
    )
    assert list(got.batch.rows["line"]) == [1, 2, 3, 4]


def test_a_header_in_an_unknown_language_over_clear_cells() -> None:
    got = reading(
        "სახელი,ელფოსტა,კომპანია\nLi Lei,lilei@example.com,Yunshan\nHan Mei,hanmei@example.com,Beihe"
    )
    rows = got.batch.rows
    assert list(rows["line"]) == [2, 3]
    assert list(rows["email"]) == ["lilei@example.com", "hanmei@example.com"]
    assert list(rows["name"]) == ["Li Lei", "Han Mei"]


def test_numbers_in_threes_are_phones_whatever_their_heading_says() -> None:
    result = reading(
        "Imię i nazwisko,Kontaktowy\nPaweł Żak,605 938 446\nAnna Kot,602-682-158\nJan Lis,32 258 44 17\n"
    )
    assert result.batch.rows["phone"].tolist() == ["605 938 446", "602-682-158", "32 258 44 17"]


def test_names_with_a_job_behind_are_names_whatever_their_heading_says() -> None:
    people = "柴立春（设备主管）|雷总|詹国庆 机动部长|老施，车间主任|褚卫红 质检员"
    lines = "\n".join(f"宁波第{n}机械厂,{who},1390001000{n}" for n, who in enumerate(people.split("|")))
    named = reading("单位,人（职务）,电话\n" + lines).batch.rows
    assert list(named["name"]) == people.split("|")
    called = "李工|焦总监|孙师傅|潘经理|王总".split("|")
    lines = "\n".join(f"9/1{n},{who},1390001000{n},宁波第{n}机械厂" for n, who in enumerate(called))
    assert list(reading("日期,谁,电话,哪家公司\n" + lines).batch.rows["name"]) == called
    assert list(reading("日期,（）,电话,哪家公司\n" + lines).batch.rows["name"]) == called
    jobs = "设备主管|总经理|机动部长|车间主任|高级工程师".split("|")
    lines = "\n".join(f"宁波第{n}机械厂,{what},1390001000{n}" for n, what in enumerate(jobs))
    rows = reading("单位,（职务）,电话\n" + lines).batch.rows
    assert (list(rows["title"]), set(rows.get("name", [""]))) == (jobs, {""})


def test_customers_beside_contacts_are_companies() -> None:
    rows = reading(
        "日期,客户,联系人,电话\n9.15,宁波欧琳达厨具,王立强,13900010001\n9.15,慈溪杭州湾轴承,胡国良,13900010002"
    ).batch.rows
    assert list(rows["company"]) == ["宁波欧琳达厨具", "慈溪杭州湾轴承"]
    assert list(rows["name"]) == ["王立强", "胡国良"]


def test_one_remark_about_a_call_makes_no_lifecycle_of_who_comes() -> None:
    answers = ["来", "不来了，改天", "来 2人", "又说算了，不用联系了"]
    lines = "\n".join(f"王立强{n},1390001000{n},{said}" for n, said in enumerate(answers))
    assert excluded(reading("姓名,电话,回执\n" + lines)) == {3: "not-a-signup:declined"}


def test_a_column_of_towns_is_where_people_are_whatever_it_is_called() -> None:
    towns = ("苏州昆山", "宁波", "江苏无锡", "佛山南海", "青岛", "合肥")
    lines = [f"李{char},1390000123{at},{towns[at]}" for at, char in enumerate("雷磊蕾垒镭累")]
    for header, told in (("哪儿来的", True), ("想去的场次", False)):
        rows = reading(f"姓名,手机,{header}\n" + "\n".join(lines)).batch.rows
        assert ("location" in rows) == told


def test_remarks_that_are_names_are_the_names() -> None:
    people = [("云淡风轻", "李雷", "测盐雾"), ("阿May", "王小梅-苏州", "问价"), ("🌻", "张建国", "已报名")]
    lines = [f"{shown},{noted},{about},1390000123{at}" for at, (shown, noted, about) in enumerate(people)]
    rows = reading("客户名称,备注,描述,手机\n" + "\n".join(lines)).batch.rows
    assert rows["name"].tolist() == ["李雷", "王小梅-苏州", "张建国"]
    assert rows["name_alt"].tolist() == ["云淡风轻", "阿May", "🌻"]
    usual = "姓名,备注,手机\n李雷,已通知,13900001234\n韩梅,王总介绍,13900001235\n张建国,来,13900001236"
    assert reading(usual).batch.rows["name"].tolist() == ["李雷", "韩梅", "张建国"]


def test_who_does_not_come_but_wants_something_stays() -> None:
    lines = "李雷,13900001234,否,人不来，但让把PPT发他邮箱\n韩梅,13900005678,否,出差\n"
    assert excluded(reading("姓名,电话,是否参会,备注\n" + lines)) == {3: "not-a-signup:declined"}


def test_what_callers_note_under_a_heading_with_a_phone_in_it_is_a_remark() -> None:
    result = reading(
        "姓名,联系电话,电话确认情况（小乔）\n卫建华,15818936464,已确认\n冀晓燕,0371-65893127,下午再打一次\n苗青,13497638815,别再打了\n"
    )
    rows = result.batch.rows
    assert rows["note"].tolist() == ["已确认", "下午再打一次", "别再打了"]
    assert "phone_alt" not in rows


def test_map_overrules_and_ignores() -> None:
    got = reading(
        "სახელი,Mobile,Secret plan\nLi Lei,13900001234,x\nHan Mei,,y",
        mapping={"სახელი": "name", "secret plan": "ignore"},
    )
    assert list(got.batch.rows.columns)[3:] == ["name", "phone"]
    assert 'sheet "名单": სახელი -> name (as you said)' in got.inputs[0].guessed


def test_map_names_columns_of_a_bare_list_by_letter() -> None:
    rows = reading("xx,13900001234\nyy,13900001235", mapping={"Column A": "company"}).batch.rows
    assert list(rows["company"]) == ["xx", "yy"]


@pytest.mark.parametrize(
    ("sheets", "mapping", "words_in_error"),
    [
        (["姓名,手机,公司"], {}, ["no row under it"]),
        (["a,b,c\nd,e,f\ng,h,i"], {}, ["no header is recognised", "--map"]),
        (["姓名,李雷,韩梅\n手机,13900001234,13900001235\n公司,杭州云杉,北河"], {}, ["on its side"]),
        ([LIST], {"姓名": "nmae"}, ["there is no column nmae", "phone"]),
        ([LIST], {"电邮": "email"}, ["no file has a header 电邮", "手机"]),
    ],
)
def test_what_cannot_be_read_says_so(
    sheets: list[str], mapping: dict[str, str], words_in_error: list[str]
) -> None:
    with pytest.raises(InputError) as error:
        reading(*sheets, mapping=mapping)
    assert all(word in str(error.value) for word in words_in_error)
    assert "\n" not in str(error.value)


def test_all_unusable_files_are_in_one_error() -> None:
    files = [
        source(grid("姓名,手机"), name="a.csv"),
        source(grid("x,y\n1,2"), name="b.csv"),
        source(grid(LIST), name="c.csv"),
    ]
    with pytest.raises(InputError) as error:
        read_sources(files, headers=words(), problems=["z.csv: the file is empty."])
    assert [line.split(":")[0] for line in error.value.problems] == ["z.csv", "a.csv", "b.csv"]


def test_two_files_number_their_rows_on_and_twins_are_named() -> None:
    files = [source(grid(LIST), name="a.csv", sha256="1"), source(grid(LIST), name="b.csv", sha256="1")]
    got = read_sources(files, headers=words())
    assert list(got.batch.rows.index) == [f"r{i}" for i in range(1, 7)]
    assert list(got.batch.rows["source_file"]) == ["a.csv"] * 3 + ["b.csv"] * 3
    assert "the same bytes as a.csv; both were read" in got.inputs[1].guessed


def test_the_cells_of_the_grid_stay_as_they_were() -> None:
    sheet = grid("姓名,手机,公司\n李雷,13900001234,杭州云杉\n韩梅", merged=[(1, 2, 2, 2)])
    before = [list(row) for row in sheet.cells]
    reading(sheet)
    assert sheet.cells == before


@pytest.mark.parametrize(
    ("cells", "apart", "expected"),
    [
        (["合计", "128"], False, True),
        (["合计：128人"], False, True),
        (["合 计"], False, True),
        (["总计", "3 人", "100%"], False, True),
        (["共 45 人"], False, True),
        (["以上名单共计120人"], False, True),
        (["Total", "45"], False, True),
        (["Grand Total: 45"], False, True),
        (["制表人：林晓 13900001234"], False, True),
        (["报名截止：2026-03-01"], False, True),
        (["备注：请勿外传"], False, True),
        (["Report generated on 2026-03-01"], False, True),
        (["Page 1 of 3"], False, True),
        (["以上数据由组委会提供，请勿外传。"], True, True),
        (["------"], True, True),
        (["李雷"], True, False),
        (["李雷", "杭州云杉"], True, False),
        (["Total Energies", "Anna Vogel"], False, False),
        (["总经理", "李雷"], False, False),
        (["合计", "13900001234"], False, False),
        (["共青团", "李雷"], False, False),
        (["Anna Maria Vogel"], True, False),
        (["欧阳娜娜"], True, False),
        (["Sum Wai Lam", "HK Trading"], False, False),
        (["Page", "Larry"], False, False),
        (["注册会计师", "李雷"], False, False),
        (["Note", "Helen"], False, False),
    ],
)
def test_footers(cells: list[str], apart: bool, expected: bool) -> None:
    assert is_footer(cells, apart=apart) is expected


def test_a_lone_name_after_a_blank_line_stays_a_row() -> None:
    got = reading(f"{LIST}\n\n许安,,,")
    assert len(got.batch.rows) == 4
    assert not excluded(got)


def test_every_finding_of_the_reader_knows_its_verdict() -> None:
    got = reading(f"{LIST}\n合计,3")
    assert set(got.batch.findings["verdict"]) == {int(Verdict.EXCLUDE)}


CELLS = st.sampled_from(
    [
        "",
        "",
        "姓名",
        "手机",
        "邮箱",
        "公司",
        "Name",
        "Email",
        "李雷",
        "13900001234",
        "lilei@example.com",
        "杭州云杉",
        "合计",
        "3",
        "备注：请勿外传",
        "第二场",
        "状态",
        "已取消",
        "--",
        "联系方式",
    ]
)


@given(st.lists(st.lists(CELLS, max_size=5), max_size=14))
def test_every_line_below_a_header_is_read_once(cells: list[list[str]]) -> None:
    sheet = Grid("名单", cells, range(1, len(cells) + 1))
    try:
        got = reading(sheet)
    except InputError:
        return
    lines = list(got.batch.rows["line"])
    assert lines == sorted(set(lines))
    tables = got.inputs[0].tables
    filled = {i for i, row in enumerate(cells, 1) if any(row)}
    headers = {line for table in tables for line in table.header_lines}
    top = min(headers | {min(lines) - 1})
    unread = {line for line in filled if line > top} - set(lines) - headers
    assert all(sum(map(bool, cells[line - 1])) == 1 for line in unread)  # titles of further tables
    assert not got.batch.rows.isna().any().any()
    assert set(got.batch.findings["subject"]) <= set(got.batch.rows.index)


@pytest.mark.parametrize(
    "row",
    [
        ["No", "firstAttendee_384", "last", "attendee384@email.com", "Mar 28, 2020 07:19", "approved", "--"],
        ["Yes", "Name Only", "email@phone.com", "approved"],
        ["1", "Status", "mobile@company.cn", "13900001111"],
    ],
)
def test_a_line_with_an_address_is_a_person_not_a_header(row: list[str]) -> None:
    assert strength(row, words()) is Strength.NONE


def test_mailboxes_beside_contacts_are_mailboxes() -> None:
    rows = reading(
        "姓名,单位,联系方式,微信/邮箱\n葛建平,沙洲冶金,13706228815,gejp@szyj.com\n时建军,武进涂料厂,13685200394,微信同号\n"
        "毛宁,靖江泵阀,18752660083,maoning@jjpv.com"
    ).batch.rows
    assert rows["email"].tolist() == ["gejp@szyj.com", "微信同号", "maoning@jjpv.com"]


def test_who_declines_and_wishes_something_in_any_remark_stays() -> None:
    lines = (
        "芮小鹿,13743279673,声音很小,说自己去不了，让同事来，资料照发,否\n"
        "元曲,15716325205,,问能不能看回放，可以,否\n"
        "李明,15869897098,,,否"
    )
    assert excluded(reading("姓名,电话,一呼备注,二呼备注（11.04）,是否参会\n" + lines)) == {
        4: "not-a-signup:declined"
    }


def test_a_note_taker_that_registered_is_nobody() -> None:
    lines = "Otter.ai,Notetaker,notetaker@otter-bot.example\nOtter,Smith,otter@smith-valves.com"
    assert excluded(reading("First Name,Last Name,Email\n" + lines)) == {2: "not-a-signup:bot"}
