"""Names misheard, numbers and titles with a slip, cells in the wrong column, and namesakes in one firm.

Lines are those of test_match_kinds.py: (kind, what must come of it, one row, the other row).
"""

from __future__ import annotations

import pytest
from staged import matched
from test_match import verdict
from test_match_kinds import cells, wanted_of

KINDS = [
    ("said the same, tones and all", "same",
     "温翊凡|测试工程师|绍兴越桥软件|13705751846||绍兴",
     "温艺凡|测试工程师|越桥软件|137 0575 1846||绍兴"),
    ("another tone may be a brother", "ask",
     "温俊豪|测试工程师|绍兴越桥软件|13705751846||绍兴",
     "温俊浩|测试工程师|越桥软件|137 0575 1846||绍兴"),
    ("said the same, in two jobs", "not same",
     "温翊凡|测试工程师|绍兴越桥软件|13705751846||绍兴",
     "温艺凡|出纳|越桥软件|137 0575 1846||绍兴"),
    ("a common name, two mobiles, one job", "ask",
     "张敏|经理|常州宏创电机有限公司|13816662165||",
     "张敏|经理|常州宏创电机有限公司|13955518165||"),
    ("a common name, two mobiles, one job at the top", "ask",
     "张敏|总经理|常州宏创电机有限公司|13816662165||",
     "张敏|总经理|常州宏创电机有限公司|13955518165||"),
    ("a slip in the middle of a number", "same",
     "Ramiro Esteban Quiroga|Jefe de Compras|Siderar|+34 617 352 084||Avilés",
     "Ramiro Esteban|Compras|Siderar|+34 617 532 084||Avilés"),
    ("a slip in number and name", "same",
     "倪雁|展厅讲解|湖州锦遇家纺|13588402617||湖州",
     "倪艳|展厅讲解员|锦遇家纺|13588406217||湖州"),
    ("numbers in a row", "not same",
     "倪雁|展厅讲解|湖州锦遇家纺|13588402617||湖州",
     "倪艳|展厅讲解员|锦遇家纺|13588402671||湖州"),
    ("name and city in each other's cell", "same",
     "Hangzhou|Buyer|Linan Circuits|13540862918|shenyun@linan-pcb.cn|Shen Yun",
     "沈云|采购|临安电路||shenyun@linan-pcb.cn|杭州"),
    ("the mailbox grew with the name", "same",
     "Harriet Lowell|Category Buyer|Tesco||harriet.lowell@tesco.com|Welwyn",
     "Harriet Lowell-Adeyemi|Category Buyer|Tesco|07700 900417|harriet.lowell-adeyemi@tesco.com|Welwyn"),
    ("one title set in two ways", "same",
     "何俊熙|VP Treasury|中電控股||andy_ch_ho@clp.com.hk|香港",
     "Andy Ho|VP, Treasury|CLP Holdings|98214471||"),
    ("a title with a slip", "same",
     "Quentin Marrable|Procuremnt Specialist|Aldersyde Joinery|||Perth",
     "Q. Marrable|Procurement Specialist|Aldersyde Joinery|||Perth"),
    ("a final k of Korea written g", "same",
     "임혁진|과장|서림기계|031-482-7711|hjlim@seorim.kr|안산",
     "Lim Hyuk-jin|Manager|Seorim Machinery|+82 31 482 7711|hjlim@seorim.kr|Ansan"),
    ("Khun in Thai", "same",
     "คุณวิชัย รัตนกุล|ผู้จัดการ|บริษัท สยามโพลีเมอร์ จำกัด|+66 81 447 2097||Rayong",
     "Wichai Rattanakul|Plant Manager|Siam Polymer|+66 81 447 2097||Rayong"),
    ("an initial among Arabic names", "same",
     "أحمد عبدالعزيز القحطاني|مدير المشتريات|شركة الواحة|+966 55 381 7421|a.qahtani@waha.sa|الرياض",
     "Ahmed A. Al-Qahtani|Procurement Manager|Al Waha|+966 55 381 7421||Riyadh"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "meant", "one", "other"), KINDS)
def test_what_is_misheard_or_misplaced(kind: str, meant: str, one: str, other: str) -> None:
    assert verdict(matched(cells(one), cells(other))) in wanted_of(meant), kind
    assert verdict(matched(cells(other), cells(one))) in wanted_of(meant), kind


def test_an_initial_is_not_given_to_the_namesake_on_another_line() -> None:
    rows = matched(
        cells("John Smith|Payroll|Thornby Rail|+44 20 7946 0135|john.smith@thornbyrail.co.uk|London"),
        cells("John Smith|Fitter|Thornby Rail|+44 20 7946 0862|john.smith2@thornbyrail.co.uk|London"),
        cells("J. Smith|Fitter Team|Thornby Rail|+44 20 7946 0862||"),
    ).rows["person_id"]
    assert rows.iloc[0] not in (rows.iloc[1], rows.iloc[2])
