"""Which rows are one person, which are asked about, which are two: a table of invented pairs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from staged import KNOWN, Cells, matched, said, sheet, shipped, tidied

from pipeline.batch import Batch, Verdict, found
from pipeline.flow import ROW_STAGES
from pipeline.known import Answers
from pipeline.matching.keys import propose
from pipeline.matching.records import make_records

ONE, TWO = "13900001234", "13700004321"
UK = "+447911123456"
CLOUD, SEA = "杭州云杉智能科技有限公司", "宁波海曙机械有限公司"


def row(name: str = "", phone: str = "", email: str = "", company: str = "", **more: str) -> Cells:
    return {"name": name, "phone": phone, "email": email, "company": company, **more}


def verdict(rows: Batch) -> str:
    """Say what came of rows that might all be one person."""
    if rows.rows["person_id"].nunique() == 1:
        return "same"
    return "ask" if "ask-same-person" in said(rows) else "different"


PAIRS = [
    # one person, written differently
    ("characters and pinyin, one phone", "same", row("李雷", ONE, "", CLOUD), row("Lei LI", ONE)),
    ("characters and pinyin, one company", "same", row("李雷", ONE, "", CLOUD), row("Li Lei", "", "", CLOUD)),
    ("characters and pinyin, nothing else", "ask", row("李雷", ONE), row("Li Lei", "", "lilei@example.com")),
    ("English name, one phone", "same", row("李雷", ONE, "", CLOUD), row("Leo", ONE)),
    ("English name, only the company", "ask", row("李雷", ONE, "", CLOUD), row("Leo Li", "", "", CLOUD)),
    ("traditional", "same", row("陈国栋", ONE, "", CLOUD), row("陳國棟", "", "", "杭州雲杉智能科技有限公司")),
    ("accents", "same", row("José Muñoz", "", "", "Nordwind GmbH"), row("Jose Munoz", UK, "", "Nordwind GmbH")),
    ("ue for ü", "same", row("Jürgen Weiß", "", "jw@nordwind.de"), row("Juergen Weiss", "", "jw@nordwind.de", "Nordwind")),
    ("Cantonese surname", "same", row("陈大文", ONE, "", CLOUD), row("Chan Tai Man", ONE)),
    ("honorific, one phone", "same", row("王总", ONE), row("王伟", ONE)),
    ("honorific, only the company", "ask", row("王总", "", "", CLOUD), row("王伟", ONE, "", CLOUD)),
    ("honorific, another phone", "different", row("王总", TWO, "", CLOUD), row("王伟", ONE, "", CLOUD)),
    ("slip of a character, one company", "ask", row("司徒嘉颖", ONE, "", CLOUD), row("司徒嘉影", "", "", CLOUD)),
    ("homophone, one company", "ask", row("李雷", ONE, "", CLOUD), row("李蕾", "", "", CLOUD)),
    ("homophone, one phone", "same", row("张伟", ONE), row("张炜", ONE)),
    ("given name alone", "same", row("顾启明", ONE, "", CLOUD), row("启明", ONE)),
    ("initial", "same", row("J. Smith", "", "", "Kestrel Foods"), row("John Smith", UK, "", "Kestrel Foods")),
    ("first name and mailbox", "same", row("Alice", "", "alice@kestrel.co.uk"), row("Alice Jones", "", "alice@kestrel.co.uk")),
    ("pet name, one mailbox", "same", row("Bob Smith", "", "bsmith@kestrel.co.uk"), row("Robert Smith", "", "bsmith@kestrel.co.uk", "Kestrel")),
    ("digits turned round", "same", row("李雷", ONE, "", CLOUD), row("李雷", "13900001243", "", CLOUD)),
    ("a new job, the old number", "same", row("李雷", ONE, "li@yunshan.cn", CLOUD), row("李雷", ONE, "lei@haishu.cn", SEA)),
    ("a row without a name", "same", row("", ONE, "", CLOUD), row("李雷", ONE, "", CLOUD)),
    ("the same words again", "same", row("王伟", ONE, "", CLOUD), row("王伟", "+86 " + ONE, "", CLOUD, question="多少钱")),
    ("info@ under one name", "same", row("李雷", ONE, "info@yunshan.cn", CLOUD), row("李雷", "", "info@yunshan.cn")),
    ("one name in one company", "same", row("欧阳振华", ONE, "", CLOUD), row("欧阳振华", "", "oyzh@qq.com", CLOUD)),
    ("born otherwise, said beside the other form", "same", row("三浦 香織", "+818066219037", "", "Nordwind"), row("石川 香織", "+818066219037", "", "Nordwind", name_alt="Kaori Ishikawa (旧姓三浦)")),
    ("name and company swapped, the company known from another row", "same", row("卢静娴", ONE, "", "广州花城日化有限公司"), row("花城日化", ONE, "", "卢静娴")),
    ("a slip of a rare surname, one mailbox", "same", row("逄雪松", ONE, "pangxs@yunshan.cn", CLOUD), row("逢雪松", "", "pangxs@yunshan.cn", CLOUD)),
    ("Cantonese, one company", "same", row("陈大文", ONE, "", CLOUD), row("Chan Tai Man", "", "", CLOUD)),
    ("Hokkien, one phone", "same", row("陈文强", ONE, "", CLOUD), row("Tan Boon Keong", ONE)),
    ("Wade-Giles and pinyin", "same", row("Chang Kuo-wei", ONE), row("Zhang Guowei", ONE)),
    ("Japanese, one mailbox", "same", row("高橋 美咲", "", "misaki@kestrel.jp"), row("Misaki Takahashi", "", "misaki@kestrel.jp", "Kestrel")),
    ("Cyrillic", "same", row("Сергей Щербаков", UK), row("Sergey Scherbakov", UK)),
    ("traditional of Japan", "same", row("斎藤 美香", UK, "", "Kestrel"), row("齋藤 美香", UK)),
    ("spelled by the mailbox", "same", row("Leo", "", "lilei@yunshan.cn", CLOUD), row("李雷", "", "", CLOUD, title="")),
    ("brothers, one phone", "ask", row("江俊豪", ONE, "", CLOUD), row("江俊浩", ONE, "", CLOUD)),
    ("siblings, one mailbox", "ask", row("Paolo Rinaldi", UK, "cantina@libero.it", "Cantina"), row("Paola Rinaldi", UK, "cantina@libero.it", "Cantina")),
    ("father and son", "different", row("Ismail bin Osman", UK, "", "Osman Jaya"), row("Osman bin Ismail", "", "", "Osman Jaya")),
    ("a dummy number", "different", row("石磊", "13800138000", "", CLOUD), row("史蕾", "13800138000", "", SEA)),
    # two people who share something
    ("one phone, two names", "different", row("李雷", ONE, "", CLOUD), row("韩梅梅", ONE, "", CLOUD)),
    ("successor on a number", "different", row("李雷", ONE, "li@yunshan.cn", CLOUD), row("王伟", ONE, "wang@yunshan.cn", CLOUD)),
    ("phone and mailbox, two names", "ask", row("李雷", ONE, "a@yunshan.cn", CLOUD), row("韩梅梅", ONE, "a@yunshan.cn", CLOUD)),
    ("couple, one mailbox", "different", row("Ann Holt", "", "holts@gmail.com"), row("Bob Holt", "", "holts@gmail.com")),
    ("couple, one phone", "different", row("Ann Holt", UK), row("Bob Holt", UK)),
    ("relatives, one phone", "different", row("李强", ONE), row("李伟", ONE)),
    ("info@, two names", "different", row("李雷", "", "info@yunshan.cn", CLOUD), row("韩梅梅", "", "info@yunshan.cn", CLOUD)),
    ("pet name, only the company", "same", row("Bob Smith", "", "", "Kestrel"), row("Robert Smith", "", "rs@gmail.com", "Kestrel")),
    # one name, perhaps two people
    ("one name, other company and phone", "different", row("王伟", ONE, "", CLOUD), row("王伟", TWO, "", SEA)),
    ("one name, other company", "different", row("王伟", "", "", CLOUD), row("王伟", "", "", SEA)),
    ("one name, placeholder company", "ask", row("王伟", ONE, "", "个人"), row("王伟", "", "ww@qq.com", "个人")),
    ("one name, placeholder, other phone", "different", row("王伟", ONE, "", "无"), row("王伟", TWO, "", "无")),
    ("one name and nothing else", "ask", row("王伟", ONE), row("王伟", "", "ww@qq.com")),
    ("a mailbox that spells the name", "ask", row("Noah Fischer", "", "noah.fischer@gmx.de"), row("Noah Fischer", "", "noah.fischer@bosch.com")),
]  # fmt: skip


@pytest.mark.parametrize(("_", "expected", "one", "other"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_what_comes_of_a_pair(_: str, expected: str, one: Cells, other: Cells) -> None:
    assert verdict(matched(one, other)) == expected
    assert verdict(matched(other, one)) == expected


@pytest.mark.parametrize(
    ("_", "rows", "people"),
    [
        ("a surname with another job, and the name in pinyin", [
            row("濮阳静姝", ONE, "pyjs@nordwind.cn", CLOUD, title="采购总监"),
            row("Puyang Jingshu", "", "pyjs@nordwind.cn", CLOUD, title="CPO"),
            row("濮阳总", ONE, "", CLOUD, title="采购")], 1),
        ("two whose names sound alike, and one in pinyin of both", [
            row("何嘉欣", "", "sales@nordwind.cn", CLOUD, title="跟单"),
            row("何佳鑫", "", "design@nordwind.cn", CLOUD, title="设计师"),
            row("He Jiaxin", "", "sales@nordwind.cn", CLOUD, title="Merchandiser")], 2),
    ],
)  # fmt: skip
def test_a_third_row_speaks_for_two_without_a_contact_in_common(
    _: str, rows: list[Cells], people: int
) -> None:
    assert matched(*rows).rows["person_id"].nunique() == people


def test_a_mailbox_of_many_does_not_make_their_company_common() -> None:
    crowd = [row(f"李{char}", "", "info@example.cn", "各自科技") for char in "雷蕾磊垒镭累泪类"]
    two = row("欧阳振华", "", "info@example.cn", SEA), row("欧阳振华", "", "info@example.cn", "海曙机械")
    people = matched(*two, *crowd).rows["person_id"]
    assert people["r1"] == people["r2"]


CHAINS = [
    ("a switchboard", [row(name, "0571-88001234", "", CLOUD) for name in ("李雷", "韩梅梅", "王伟")], 3),
    ("an assistant's phone for two bosses", [
        row("李雷", ONE, "li@yunshan.cn", CLOUD), row("韩梅梅", ONE, "han@yunshan.cn", CLOUD), row("陈晓", ONE, "", CLOUD),
    ], 3),
    ("a row without a name between two", [
        row("李雷", ONE, "li@yunshan.cn", CLOUD), row("", ONE, "han@yunshan.cn", CLOUD), row("韩梅梅", TWO, "han@yunshan.cn", CLOUD),
    ], 3),
    ("王总 would fit two of the surname", [row(name, ONE, "", CLOUD) for name in ("王伟", "王总", "王芳")], 3),
    ("one person's three rows", [
        row("李雷", ONE), row("Li Lei", ONE, "lilei@yunshan.cn"), row("李雷", "", "lilei@yunshan.cn", CLOUD),
    ], 1),
]  # fmt: skip


@pytest.mark.parametrize(("_", "rows", "people"), CHAINS, ids=[chain[0] for chain in CHAINS])
def test_no_chain_joins_two_whose_names_differ(_: str, rows: list[Cells], people: int) -> None:
    assert matched(*rows).rows["person_id"].nunique() == people
    assert matched(*reversed(rows)).rows["person_id"].nunique() == people


@pytest.mark.parametrize(
    ("answer", "one", "other"),
    [
        ("same", row("李雷", ONE, "", CLOUD), row("韩梅梅", TWO, "", SEA)),
        ("different", row("李雷", ONE, "", CLOUD), row("李雷", ONE, "", CLOUD, name_alt="Leo")),
    ],
)
def test_an_answer_binds(answer: str, one: Cells, other: Cells) -> None:
    low, high = sorted(tidied(one, other).rows["row_key"])
    known = replace(KNOWN, answers=Answers(pairs={(low, high): answer}))
    assert verdict(matched(one, other, known=known)) == answer


def test_an_id_that_came_along_binds() -> None:
    apart = matched(
        row("李雷", ONE, "", CLOUD, person_id_given="p000000000001"),
        row("李雷", ONE, "", CLOUD, person_id_given="p000000000002"),
    )
    assert apart.rows["person_id"].tolist() == ["p000000000001", "p000000000002"]
    one = matched(
        row("李雷", ONE, "", CLOUD, person_id_given="p000000000001"),
        row("Leo", TWO, "", SEA, person_id_given="p000000000001"),
        row("Li Lei", ONE, "", CLOUD),
    )
    assert set(one.rows["person_id"]) == {"p000000000001"}


def test_two_ids_that_came_along_are_not_bridged_by_a_third_row() -> None:
    rows = matched(
        row("李雷", ONE, "", CLOUD, person_id_given="p000000000001"),
        row("李雷", "", "lilei@qq.com", "", person_id_given="p000000000002"),
        row("李雷", ONE, "lilei@qq.com", CLOUD),
    )
    assert rows.rows["person_id"].nunique() == 2


def test_a_fold_says_which_rows_it_joined_and_why() -> None:
    rows = matched(row("李雷", ONE, "", CLOUD), row("Li Lei", ONE))
    (fold,) = rows.findings[rows.findings["field"] == "pair"].to_dict("records")
    assert {fold["subject"], fold["after"]} == {"r1", "r2"}
    assert fold["rule"] == "same-phone-and-name"
    assert fold["before"] == "name=sound phone=same email=missing company=missing title=missing city=missing"


def test_lines_that_are_nobody_are_judged_against_nobody() -> None:
    header = row("姓名", "手机", "邮箱", "公司")
    rows = sheet([header, header, row("李雷", ONE)])
    read = replace(rows, findings=found(["r1", "r2"], "junk:repeated-header", Verdict.EXCLUDE))
    judged = read.through(ROW_STAGES, shipped(), KNOWN)
    assert judged.rows["person_id"].nunique() == 3


def _proposed(rows: list[Cells]) -> int:
    tidy = tidied(*rows).rows
    return len(propose(make_records(tidy, shipped().identity), []).left)


def test_ten_thousand_rows_alike_propose_no_pair() -> None:
    assert _proposed([row("李雷", ONE, "lilei@yunshan.cn", CLOUD)] * 10_000) == 0


def test_a_phone_on_a_third_of_the_rows_proposes_few_pairs() -> None:
    given = [a + b for a in "明华强磊军洋勇杰涛超" for b in "平刚英玲菲燕彬凤洁梅琳素云莲真环雪荣爱霜"]
    surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高"
    names = [surname + name for surname in surnames for name in given]
    assert len(names) == 3_000
    rows = [
        row(name, ONE if number % 10 < 3 else f"138{number:08d}", "", f"云杉{number % 700}号有限公司")
        for number, name in enumerate(names)
    ]
    assert _proposed(rows) < 12 * len(rows)


def test_no_order_of_rows_changes_who_is_who() -> None:
    rows = [cells for _, _, *pair in PAIRS for cells in pair]
    ids = matched(*rows).rows["person_id"].to_numpy()
    order = np.random.default_rng(1).permutation(len(rows))
    assert matched(*(rows[place] for place in order)).rows["person_id"].tolist() == ids[order].tolist()
