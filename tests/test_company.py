"""Company names: what is shown, what is compared, and the companies everybody knows."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.company import CompanyNames
from pipeline.text.place import Places

RULES = Path(__file__).parent.parent / "rules"


def rows(name: str) -> list[dict[str, str]]:
    with (RULES / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


PLACES = Places.from_rows(rows("places"), rows("place_aliases"), rows("world_cities"), rows("countries"))
NAMES = CompanyNames.from_rows(rows("legal_forms"), rows("known_companies"), PLACES, rows("company_words"))

# typed = key = core = place = branch
READ = """
青禾精密有限公司 = 青禾精密 = 青禾 = =
苏州青禾精密模具有限公司 = 苏州青禾精密模具 = 青禾 = 苏州 =
深圳市云岭电子商务有限公司 = 深圳市云岭电子商务 = 云岭 = 深圳市 =
浙江省杭州市云岭科技有限公司 = 浙江省杭州市云岭科技 = 云岭 = 浙江省杭州市 =
云岭科技（苏州）有限公司 = 云岭科技苏州 = 云岭 = 苏州 =
云岭科技(苏州)有限公司 = 云岭科技苏州 = 云岭 = 苏州 =
上海云岭科技(集团)有限公司 = 上海云岭科技 = 云岭 = 上海 =
云岭集团股份有限公司 = 云岭 = 云岭 = =
云岭控股集团有限公司 = 云岭 = 云岭 = =
云岭投资中心（有限合伙） = 云岭投资中心 = 云岭投资中心 = =
云岭有限责任公司 = 云岭 = 云岭 = =
雲嶺科技股份有限公司 = 云岭科技 = 云岭 = =
ＡＢＣ科技　有限公司 = abc科技 = abc = =
云岭科技有限公司深圳分公司 = 云岭科技深圳分公司 = 云岭 = = 深圳分公司
云岭集团家居事业部 = 云岭家居事业部 = 云岭 = = 家居事业部
云岭银行股份有限公司杭州分行 = 云岭银行杭州分行 = 云岭 = = 杭州分行
北京数字科技有限公司 = 北京数字科技 = 北京数字科技 = 北京 =
上海数字科技有限公司 = 上海数字科技 = 上海数字科技 = 上海 =
中国石油化工股份有限公司 = 中国石油化工 = 中国石油化工 = =
中粮(集团)有限公司 = 中粮 = 中粮 = =
日本电产（大连）有限公司 = 日本电产大连 = 日本电产 = 大连 =
华为技术有限公司 = 华为技术 = 华为 = =
华为技术（苏州）有限公司 = 华为技术苏州 = 华为 = 苏州 =
华为技术有限公司深圳分公司 = 华为技术深圳分公司 = 华为 = = 深圳分公司
杭州海康威视数字技术股份有限公司 = 杭州海康威视数字技术 = 海康威视 = 杭州 =
宁德时代新能源科技股份有限公司 = 宁德时代新能源科技 = 宁德时代 = 宁德 =
贵州茅台酒股份有限公司 = 贵州茅台酒 = 贵州茅台 = 贵州 =
阿里巴巴集团 = 阿里巴巴 = 阿里巴巴 = =
上海汽车集团股份有限公司 = 上海汽车 = 上海汽车 = 上海 =
京东方科技集团股份有限公司 = 京东方科技 = 京东方 = =
浙江大华技术股份有限公司 = 浙江大华技术 = 大华 = 浙江 =
广东美的制冷设备有限公司 = 广东美的制冷设备 = 美的 = 广东 =
株式会社日立製作所 = 日立制作所 = 日立 = =
주식회사 청우 = 청우 = 청우 = =
(株)青葉製作所 = 青叶制作所 = 青叶制作所 = =
Lakeview Ltd = lakeview = lakeview = =
Lakeview Co., Ltd. = lakeview = lakeview = =
Lakeview Co.,Ltd = lakeview = lakeview = =
LAKEVIEW CO.,LTD. = lakeview = lakeview = =
Lakeview Co. Limited = lakeview = lakeview = =
Lakeview Inc. = lakeview = lakeview = =
Lakeview Technologies, LLC = lakeview technologies = lakeview = =
Lakeview GmbH & Co. KG = lakeview = lakeview = =
Lakeview SE & Co. KGaA = lakeview = lakeview = =
Lakeview AG = lakeview = lakeview = =
Lakeview S.p.A. = lakeview = lakeview = =
Lakeview S.A.R.L. = lakeview = lakeview = =
Lakeview B.V. = lakeview = lakeview = =
Lakeview Sdn Bhd = lakeview = lakeview = =
Lakeview Sdn. Bhd. = lakeview = lakeview = =
Lakeview Pte. Ltd. = lakeview = lakeview = =
Lakeview Pty Ltd = lakeview = lakeview = =
Lakeview Private Limited = lakeview = lakeview = =
Lakeview Sp. z o.o. = lakeview = lakeview = =
Lakeview a.s. = lakeview = lakeview = =
Lakeview Oy = lakeview = lakeview = =
Lakeview A/S = lakeview = lakeview = =
Lakeview Holdings Limited = lakeview = lakeview = =
Lakeview Group Co., Ltd = lakeview = lakeview = =
ООО Ромашка = ромашка = ромашка = =
PT Lakeview Tbk = lakeview = lakeview = =
Lakeview (Suzhou) Co., Ltd. = lakeview suzhou = lakeview = suzhou =
Shanghai Lakeview Ltd = shanghai lakeview = lakeview = shanghai =
Lakeview Ltd., China = lakeview china = lakeview = china =
Lakeview Co., Ltd. Shenzhen Branch = lakeview shenzhen branch = lakeview = = shenzhen branch
Robert Bosch GmbH = robert bosch = bosch = =
Bosch (Suzhou) Co., Ltd. = bosch suzhou = bosch = suzhou =
Nestlé S.A. = nestle = nestle = =
L'Oréal (China) Co., Ltd. = loreal china = loreal = china =
有限公司 = 有限公司 = 有限公司 = =
GmbH = gmbh = gmbh = =
杭州 = 杭州 = 杭州 = =
"""
KNOWN = """
华为 华为|华为技术有限公司 华为|Huawei Technologies Co.,Ltd 华为|华为云 华为云
深圳市腾讯计算机系统有限公司 腾讯
腾讯科技（深圳）有限公司 腾讯|阿里云计算有限公司 阿里云|Alibaba Group 阿里巴巴
上海寻梦信息技术有限公司 拼多多|北京三快在线科技有限公司 美团
京东方 京东方|京东 京东|京东集团 京东|大华技术 大华股份
浙江大华技术股份有限公司 大华股份
大华银行 大华银行|美的集团 美的|美云智数科技有限公司 美云智数|Midea Group 美的|库卡机器人（广东）有限公司 库卡
比亚迪 比亚迪|BYD Auto Co., Ltd. 比亚迪|比亚迪电子 比亚迪电子|CATL 宁德时代
宁德时代新能源科技股份有限公司 宁德时代
Robert Bosch GmbH 博世|Bosch (Suzhou) Co., Ltd. 博世|博世汽车部件（苏州）有限公司 博世|Bosch博世 博世
博世Bosch 博世
Siemens AG 西门子|Siemens Ltd., China 西门子|Siemens Healthineers 西门子医疗|西门子（中国）有限公司 西门子
臺灣積體電路製造股份有限公司 台积电|TSMC 台积电|富士康 富士康|鸿海精密 富士康|Foxconn Technology Group 富士康
上汽大众汽车有限公司 上汽大众|上海汽车集团股份有限公司 上汽集团|一汽-大众汽车有限公司 一汽大众
Volkswagen AG 大众汽车
株式会社日立製作所 日立|日本电产（大连）有限公司 日本电产|SAP SE 思爱普|BASF SE 巴斯夫|Nestlé 雀巢|TCL科技 TCL
清华大学 清华大学|Tsinghua University 清华大学|国家电网 国家电网|中国石化 中国石化|中国石油 中国石油
ABB (China) Ltd ABB
"""
UNKNOWN = [
    "华为民科技有限公司", "大华为民", "Sapphire Systems", "disappear", "Appleton Papers",
    "Apple Tree Kindergarten",
    "天祥科技有限公司", "杭州恒力机械", "ABC Trading Co Ltd", "某某科技有限公司",
    "", "无", "Bosching Ltd", "小鹏友玩具",
]  # fmt: skip
PLACEHOLDERS = [
    "无",
    "个人",
    "自由职业",
    "N/A",
    "n/a",
    "self-employed",
    "Freelancer",
    "None",
    "-",
    "/",
    "学生",
    "暂无",
    "***",
]


def fields(table: str) -> list[list[str]]:
    return [[part.strip() for part in line.split(" =")] for line in table.strip().splitlines()]


@pytest.mark.parametrize("case", fields(READ), ids=lambda case: case[0])
def test_a_name_comes_apart(case: list[str]) -> None:
    company = NAMES.read(case[0])
    assert [company.key, company.core, company.place, company.branch] == case[1:]
    assert company.problem == ""


@pytest.mark.parametrize(("entry"), KNOWN.strip().replace("\n", "|").split("|"))
def test_a_known_company_is_recognised(entry: str) -> None:
    typed, name = entry.rsplit(" ", 1)
    found = NAMES.known(typed)
    assert found is not None
    assert found.name_zh == name


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_name_that_only_looks_known_is_not(text: str) -> None:
    assert NAMES.known(text) is None


@pytest.mark.parametrize("text", PLACEHOLDERS)
def test_a_statement_of_no_company_is_kept_and_named(text: str) -> None:
    company = NAMES.read(text)
    assert (company.name, company.problem) == (text, "company-placeholder")
    assert company.key


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("  青禾\u200b精密　有限公司 ", "青禾精密 有限公司"),
        ("华为技术（苏州）有限公司", "华为技术(苏州)有限公司"),
        ("ＡＢＣ Ltd", "ABC Ltd"),
        ("臺積電", "臺積電"),
        ("Lakeview\x00 GmbH", "Lakeview GmbH"),
        ("บริษัท  ไทยเครื่องจักร จำกัด", "บริษัท ไทยเครื่องจักร จำกัด"),
    ],
)
def test_the_shown_name_is_tidy_and_not_translated(text: str, name: str) -> None:
    assert NAMES.read(text).name == name


def test_a_text_too_long_is_returned_as_it_was() -> None:
    text = "青禾" * 200
    assert (NAMES.read(text).name, NAMES.read(text).problem) == (text, "company-too-long")


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("huawei.com", "华为"),
        ("cn.bosch.com", "博世"),
        ("mail.midea.com", "美的"),
        ("meicloud.com", "美云智数"),
    ],
)
def test_a_domain_names_its_owner(domain: str, name: str) -> None:
    found = NAMES.by_domain(domain)
    assert found is not None
    assert found.name_zh == name


@pytest.mark.parametrize("domain", ["", "qq.com", "notbosch.com", "bosch.com.evil.example", "com"])
def test_a_domain_of_nobody_known(domain: str) -> None:
    assert NAMES.by_domain(domain) is None


def test_known_companies_are_consistent() -> None:
    listed = rows("known_companies")
    names = {row["name_zh"] for row in listed}
    codes = {row["code"] for row in rows("industries")}
    cities = {row["city"] for row in rows("places")}
    assert len(listed) >= 500
    for row in listed:
        assert row["industry"] in codes, row
        assert row["city"] in cities | {""}, row
        assert row["size"] in ("", "1-49", "50-199", "200-999", "1000+"), row
        assert not row["group"] or row["group"] in names, row
        for name in filter(None, [row["name_zh"], row["name_en"], *row["aliases"].split(";")]):
            found = NAMES.known(name)
            assert found is not None, name
            assert found.name_zh == row["name_zh"], name


@given(st.text(min_size=1, max_size=60))
def test_reading_never_empties_and_is_idempotent(text: str) -> None:
    once = NAMES.read(text)
    assert once.name
    assert once.key
    assert once.core
    assert NAMES.read(once.name).name == once.name
    NAMES.known(text)


@given(
    st.sampled_from(["青禾", "云岭精密", "Lakeview", "North Hill", "ABC科技"]),
    st.sampled_from(
        [
            "",
            "有限公司",
            "股份有限公司",
            "集团有限公司",
            " Co., Ltd.",
            " GmbH",
            " Inc",
            " S.p.A.",
            " Pte. Ltd.",
        ]
    ),
)
def test_the_legal_form_never_changes_the_key(brand: str, form: str) -> None:
    assert NAMES.read(brand + form).key == NAMES.read(brand).key
