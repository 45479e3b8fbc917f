"""Names in two systems of Latin letters, initials alone, companies in two scripts, and one mailbox typed in two ways.

Lines are those of test_match_kinds.py: (kind, what must come of it, one row, the other row).
"""

from __future__ import annotations

import pytest
from staged import matched
from test_match import verdict
from test_match_kinds import cells, wanted_of

KINDS = [
    ("two systems", "same",
     "Lee Ji-hoon|Manager|Hanvit Motors|+82 10-4418-7305|jhlee@hanvitmotors.co.kr|Suwon",
     "Yi Jihun|manager|HANVIT MOTORS CO LTD|+82 10-4418-7305||"),
    ("two systems", "same",
     "Kang Hyun-woo|Engineer|Daesung Cable||hw.kang@daesungcable.kr|Busan",
     "Gang Hyeonu|Engineer|Daesung Cable|+82 10-4418-7305|hw.kang@daesungcable.kr|"),
    ("two systems", "same",
     "Cheung Ka Wai|Buyer|Harbour Toys|+852 6412 9087||Hong Kong",
     "Zhang Jiawei|Buyer|Harbour Toys|+852 6412 9087|kawai@harbourtoys.hk|"),
    ("two systems", "same",
     "Ng Siew Mei|Finance Manager|Straits Paper|+65 9123 4876||Singapore",
     "Huang Xiumei|Finance|Straits Paper|+65 9123 4876||Singapore"),
    ("two systems", "not same",
     "Kim Min-seo|Buyer|Daesung Cable|+82 10-4418-7305||Busan",
     "Kim Min-su|Buyer|Daesung Cable|+82 10-4418-7305||Busan"),
    ("two systems", "not same",
     "김민서|Buyer|Daesung Cable|+82 10-4418-7305||Busan",
     "Kim Min-su|Buyer|Daesung Cable|+82 10-4418-7305||Busan"),
    ("two systems", "not same",
     "Zhang Jian|Buyer|Harbour Toys|13861753920||Ningbo",
     "Zhang Qian|Buyer|Harbour Toys|13861753920||Ningbo"),
    ("two systems", "not same",
     "Cheung Ka Wai|Buyer|Harbour Toys|+852 6412 9087||Hong Kong",
     "Zhang Jiaming|Buyer|Harbour Toys|+852 6412 9087||Hong Kong"),
    ("in one word", "same",
     "zhoujiaqi|buyer|tide home|17694270683||",
     "Jackie Zhou|Buyer|Tide Home Guangzhou|17694270683|zhoujiaqi@tidehome.cn|Guangzhou"),
    ("in one word", "not same",
     "zhoujiaqi|buyer|tide home|17694270683||",
     "Jackie Zhang|Buyer|Tide Home|17694270683||"),
    ("initials alone", "not same",
     "C.K. Fung|Director|Fook Lam Seafood Trading|2547 8803|ck@fooklam.hk|Hong Kong",
     "K.C. Fung|Director|Fook Lam Seafood Trading|2547 8803|kc@fooklam.hk|HK"),
    ("initials alone", "not same",
     "P. van der Meulen|eigenaar|Van der Meulen Kassenbouw|+31 174 62 80 15|piet@vdmeulenkas.nl|Naaldwijk",
     "P. v.d. Meulen|verkoop|v.d. Meulen Kassenbouw|0174-628015|paul@vdmeulenkas.nl|Westland"),
    ("initials alone", "not same",
     "J.P. Müller|Monteur|Rohrbau Lenz|+49 7195 143308||Winnenden",
     "P.J. Mueller|Monteur|Rohrbau Lenz|+49 7195 143308||Winnenden"),
    ("initials alone", "same",
     "C.K. Fung|Director|Fook Lam Seafood Trading|+852 6412 9087||Hong Kong",
     "C K Fung|Director|Fook Lam Seafood|+852 6412 9087|ck@fooklam.hk|HK"),
    ("initials alone", "same",
     "J. v.d. Berg|Inkoper|Kassenbouw Delft|+31 6 1234 8765||Delft",
     "Jan van den Berg|Inkoper|Kassenbouw Delft|+31 6 1234 8765||Delft"),
    ("no Chinese surname", "not same",
     "Arjun Mehrotra|Co-founder|Leafbyte Labs|+91 99867 20413|founders@leafbyte.in|Bengaluru",
     "Ananya Mehrotra|Co-founder|Leafbyte Labs|+91 97411 38026|founders@leafbyte.in|Bangalore"),
    ("one mailbox", "same",
     "Sofía Arrieta|Periodista|Revista Industria Hoy||sofia.arrieta.press@gmail.com|Montevideo",
     "Sofia Arrieta|Editor|||sofiaarrietapress+expo@googlemail.com|"),
    ("one mailbox", "not same",
     "Wang Fang|Sales|||wang.fang@163.com|",
     "Wang Fang|Editor|||wangfang@163.com|"),
    ("company in two scripts", "same",
     "彭致远|采购经理|锐沃电器（Rivo）|19128096166|pengzy@rivo-home.com|中山",
     "Peng Zhiyuan|Sourcing|Rivo Appliances|||"),
    ("company in two scripts", "same",
     "謝志強|研發處 副處長|禾晟電子股份有限公司|0912-660-385||桃園市",
     "Hsieh Chih-Chiang|Deputy Director|Hesheng Electronics Co., Ltd.||chihchiang_hsieh@hesheng-elec.com.tw|Taoyuan"),
    ("company in two scripts", "not same",
     "彭致远|采购经理|锐沃电器（Rivo）|19128096166||中山",
     "Peng Zhiyuan|Sourcing|Riva Boats|||"),
    ("one company, two domains", "same",
     "Helen Abramowicz|Research Fellow|Carrick Institute||h.abramowicz@carrick-inst.ac.uk|Leeds",
     "Helen Abramowicz|Senior Research Fellow|The Carrick Institute for Materials|+44 113 496 0728"
     "|helen.abramowicz@carrick.org.uk|Leeds"),
    ("one company, two domains", "not same",
     "Wang Fang|Buyer|Northfield Automation||wangfang@northfield.com|Leeds",
     "Wang Fang|Sales|Northfield Labs||fang.wang@nflabs.io|Leeds"),
    ("initials of a school", "same",
     "Sabine Wirth|Professorin|TU München||wirth@tum.de|",
     "Sabine Wirth|Prof.|Technische Universität München|+49 89 28914567||München"),
    ("pet name", "same",
     "Ana Beatriz de Souza Carvalho|Gerente de Inovação|Natura|+55 11 98144 7026||São Paulo",
     "Bia Carvalho|Innovation Mgr|Natura &Co|11981447026||"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "meant", "one", "other"), KINDS)
def test_however_it_is_spelled(kind: str, meant: str, one: str, other: str) -> None:
    assert verdict(matched(cells(one), cells(other))) in wanted_of(meant), kind
    assert verdict(matched(cells(other), cells(one))) in wanted_of(meant), kind
