"""Short names of many countries, names heard in the south, companies told in part: a twelfth author's kinds.

Lines are those of test_match_kinds.py: (kind, what must come of it, one row, the other row).
"""

from __future__ import annotations

import pytest
from staged import matched
from test_match import verdict
from test_match_kinds import cells, wanted_of

KINDS = [
    ("short name", "same",
     "Ueli Zwyssig|Werkleiter|Zwyssig Präzision AG|+41 79 413 62 81||Altdorf",
     "Ulrich Zwyssig|Plant manager|Zwyssig Praezision|079 413 62 81||"),
    ("short name", "same",
     "Łuki Wrzesień|Kierownik|Odlewnia Krak|+48 601 234 567||Kraków",
     "Łukasz Wrzesień|Kierownik|Odlewnia Krak||lwrzesien@odlewniakrak.pl|Kraków"),
    ("short name", "not same",
     "Reto Zwyssig|Werkleiter|Zwyssig Präzision AG|+41 79 413 62 81||Altdorf",
     "Ueli Zwyssig|Einkauf|Zwyssig Präzision AG|+41 78 713 12 55||Altdorf"),
    ("initial of a short name", "same",
     "E. Thornbury||Fenwick & Rowe||e.thornbury@fenwickrowe.co.uk|",
     "Liz Thornbury|Buyer|Fenwick and Rowe Ltd||e.thornbury@fenwickrowe.co.uk|Leeds"),
    ("one letter or two", "same",
     "van der Heijden, Sanne|Account Manager|Polderline Agri BV|+31 6 2748 3915||Utrecht",
     "Sanne van der Heyden||Polderline Agri|06-27483915||Utrecht"),
    ("one letter or two", "same",
     "Олександр Гнатюк|Комерційний директор|ТОВ Дніпро-Агро|+380 67 412 85 90||Дніпро",
     "Oleksandr Hnatiuk|Commercial Director|Dnipro-Agro LLC|+380674128590||Dnipro"),
    ("surname heard in the south", "same",
     "程立轩|工艺工程师|长沙谷岭锂电材料|15257775170||长沙",
     "陈立轩|工艺工程师|长沙谷岭锂电材料有限公司|152-5777-5170||长沙"),
    ("surname heard in the south", "not same",
     "程立轩|工艺工程师|长沙谷岭锂电材料|15257775170||长沙",
     "陈立轩|工艺工程师|长沙谷岭锂电材料有限公司|13755301188||长沙"),
    ("surname heard in the south", "not same",
     "程立|工艺工程师|长沙谷岭锂电材料|15257775170||长沙",
     "陈立|工艺工程师|长沙谷岭锂电材料有限公司|13755301188||长沙"),
    ("surname in Hong Kong", "same",
     "龐芷晴|Assistant Manager|維盛物流（香港）|9286 4173|yoyo.pong@weishenglog.hk|香港",
     "Yoyo Pong||||yoyo.pong@weishenglog.hk|HK"),
    ("name by ear", "same",
     "阿迪力·吐尔逊|外联部|乌鲁木齐天山干果有限公司|13315622625||乌鲁木齐",
     "Adil Tursun|Liaison|Tianshan Dried Fruit||adil@tianshan-nuts.com|Urumqi"),
    ("name by ear", "same",
     "Lim Soo Fen|Marketing Exec|Kopi Lestari (M) Sdn Bhd|016-372 8041|cheryl@kopilestari.my|Melaka",
     "林素芬|市场|Kopi Lestari|+60163728041||马六甲"),
    ("name by ear", "same",
     "五十嵐 拓真|課長|浅間精工株式会社|090-4617-2083||長野",
     "Takuma Igarashi|Section Manager|Asama Seiko Co., Ltd.|+81 90 4617 2083||Nagano"),
    ("name by ear", "not same",
     "Lim Soo Fen|Marketing Exec|Kopi Lestari (M) Sdn Bhd|016-372 8041||Melaka",
     "林素芬|市场|Kopi Lestari|012-487 3296||马六甲"),
    ("name by ear", "not same",
     "Ng Chee Keong|Factory Manager|Perak Gloves Sdn Bhd|+60 12-487 3296||Ipoh",
     "Ng Chee Kiong|Maintenance|Perak Gloves Sdn Bhd|+60 16-529 7814||Ipoh"),
    ("company in part", "same",
     "佟牧遥|合伙人|北京衡正律师事务所||tongmuyao@hengzheng-law.com|北京",
     "佟牧遥||衡正律所|||北京"),
    ("company in part", "same",
     "郗文博|技术副总|唐山冀冶耐火材料有限公司|18174898196||唐山",
     "郗文博||冀冶耐材|||"),
    ("company in part", "same",
     "鲍金水|理事长|湖州太湖蟹业专业合作社|17645609417||湖州",
     "老鲍||湖州太湖蟹业合作社|176 4560 9417||湖州"),
    ("company in part", "not same",
     "张敏|会计|云杉物流|||杭州",
     "张敏|保安|云杉物业|||杭州"),
    ("department in a mailbox", "not same",
     "张丽|客服组长|漳州片仔堂保健品|16660252013|zhangli.ec@pianzt-health.com|漳州",
     "张丽|品控主管|漳州片仔堂保健品|16660252012|zhangli.qc@pianzt-health.com|漳州"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "meant", "one", "other"), KINDS)
def test_what_is_nearly_said_alike(kind: str, meant: str, one: str, other: str) -> None:
    assert verdict(matched(cells(one), cells(other))) in wanted_of(meant), kind
    assert verdict(matched(cells(other), cells(one))) in wanted_of(meant), kind


def test_who_fits_two_namesakes_is_asked_about_and_joins_neither() -> None:
    lawyer = cells("周婷|法务经理|福州闽捷客运集团|13675026148|zhouting@minjie-bus.com|福州")
    trainer = cells("周婷|驾驶员培训中心|福州闽捷客运集团|15806079243||福州")
    batch = matched(lawyer, trainer, cells("周婷|驾培中心 讲师|闽捷客运|||"))
    assert batch.rows["person_id"].nunique() == 3
    assert set(batch.findings["rule"]) == {"ask-same-person"}


def test_one_goes_by_an_english_name_and_the_surname() -> None:
    one = cells("邵韵秋|海外市场经理|厦门柏屿家居用品有限公司|15960274813||厦门") | {"name_alt": "Grace"}
    other = cells("Grace Shao|Overseas Marketing Manager|厦门柏屿家居|||Xiamen")
    assert verdict(matched(one, other)) == "same"
