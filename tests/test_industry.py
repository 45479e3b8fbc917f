"""Industries and company sizes: what forms answer, what names and domains say."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.industry import Industries
from pipeline.text.size import BANDS, read_size

RULES = Path(__file__).parent.parent / "rules"


def rows(name: str) -> list[dict[str, str]]:
    with (RULES / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


INDUSTRIES = Industries.from_rows(rows("industries"), rows("industry_words"))
CODES = [row["code"] for row in rows("industries")]

CELLS = """
汽车行业 AUTO|Automotive AUTO|车企 AUTO|主机厂 AUTO|新能源汽车 AUTO|汽車 AUTO|汽车/零部件 AUTO|4S店 AUTO
半導體 ELEC|电子/半导体 ELEC|Consumer Electronics ELEC|3C数码 ELEC|消费电子 ELEC|集成电路 ELEC
装备制造业 MACH|智能制造 MACH|Mechanical or Industrial Engineering MACH|工业自动化 MACH|机器人 MACH
化工 CHEM|新材料行业 CHEM|Oil & Gas CHEM|橡胶和塑料 CHEM|Chemicals CHEM
医疗器械 PHAR|Medical Devices PHAR|生物医药 PHAR|Hospital & Health Care PHAR|医院 PHAR
食品饮料 FOOD|Food & Beverage FOOD|农林牧渔 FOOD|餐饮 FOOD|F&B FOOD
纺织服装 TEXT|Apparel & Fashion TEXT|鞋服 TEXT|家电 CONS|快消品 CONS|FMCG CONS|Consumer Goods CONS
新能源 ENER|电力/能源 ENER|Renewables ENER|光伏 ENER|锂电池 ENER|钢铁 METL|Mining & Metals METL|五金 METL
建材 BLDG|房地产/建筑 BLDG|Furniture BLDG|Aerospace & Defense AERO|轨道交通 AERO|军工 AERO
包装印刷 PACK|Packaging PACK|物流/供应链 LOGI|Logistics & Supply Chain LOGI|货代 LOGI
零售/电商 RETL|E-commerce RETL|批发和零售业 RETL|进出口贸易 RETL|互联网 SOFT|IT/互联网 SOFT|SaaS SOFT
Information Technology & Services SOFT|软件和信息技术服务业 SOFT|金融业 FINA|Banking FINA|投资机构 FINA
管理咨询 PROF|Marketing & Advertising PROF|检测认证 PROF|律所 PROF|媒体 PROF
高等院校 PUBL|政府机构 PUBL|Higher Education PUBL|行业协会 PUBL|教育 PUBL|Non-profit PUBL
其他 OTHR|Other OTHR|其他（半导体） ELEC|制造业-汽车 AUTO|制造业 > 医疗器械 PHAR|A. 电子制造 ELEC|2、化工 CHEM
我们做锂电池的 ENER|AUTO AUTO|家电及消费品 CONS|Automotive industry AUTO|汽车整车及零部件 AUTO
"""
NO_INDUSTRY = ["制造业", "Manufacturing", "工业", "生产制造", "实体企业", "民营", "", "无", "asdf", "?"]

NAMES = """
宁波星河汽车零部件有限公司 AUTO|青禾车灯 AUTO|上海汽车集团股份有限公司 AUTO|Lakeview Automotive Parts Ltd AUTO
云岭新能源汽车有限公司 AUTO|北辰线束系统 AUTO|无锡蓝芯半导体有限公司 ELEC|东莞某某连接器 ELEC
深圳明光光电科技 ELEC
昆山华鑫电子有限公司 ELEC|Blue Hill Semiconductor Equipment ELEC|苏州半导体设备有限公司 ELEC
沈阳某某机器人 MACH|青山精密机械 MACH|锂电设备有限公司 MACH|某某食品机械厂 MACH|Acme Food Machinery Co MACH
大山轴承 MACH|某某阀门集团 MACH|某某智能装备 MACH|Hilltop Robotics GmbH MACH|某某新材料科技 CHEM|海川化工 CHEM
Riverside Chemicals AG CHEM|东方橡塑制品 CHEM|江南药业 PHAR|某某生物科技 PHAR|长河医疗器械 PHAR
市人民医院 PHAR
Northern Pharma Inc PHAR|某某乳业 FOOD|绿野农业发展 FOOD|Golden Grain Foods FOOD|某某饲料 FOOD|某某纺织 TEXT
红叶服饰 TEXT|Silk Road Garments TEXT|某某小家电 CONS|某某电器有限公司 CONS|某某日化 CONS
Acme Power Tools CONS
某某光伏 ENER|常州某某新能源科技 ENER|某某动力电池 ENER|某某电缆 ENER|某某电气股份 ENER|Sunrise Solar Ltd ENER
苏州某某精密模具 MACH|某某五金制品厂 METL|某某铝业 METL|Baker Steel Works METL|某某陶瓷 BLDG|某某家具 BLDG
某某建设集团 BLDG|Oak Furniture BLDG|某某轨道交通装备 AERO|某某船舶重工 AERO|Falcon Aviation AERO
某某包装印刷 PACK
某某医药包装 PACK|Delta Packaging PACK|某某汽车物流 LOGI|某某供应链管理 LOGI|Xyz Logistics (Shanghai) LOGI
某某电子商务 RETL|某某百货 RETL|某某国际贸易 RETL|某某信息技术 SOFT|某某数字科技 SOFT|某某网络科技 SOFT
Acme Software SOFT|某某云 SOFT|某某证券 FINA|中国农业银行 FINA|Bank of Somewhere FINA|某某创业投资 FINA
某某企业管理咨询 PROF|某某律师事务所 PROF|某某广告传媒 PROF|某某检测技术 PROF|Hill Consulting LLP PROF
某某大学 PUBL|某某职业技术学院 PUBL|某市工信局 PUBL|某某行业协会 PUBL|University of Somewhere PUBL
某某研究院 PUBL
中国石油大学 PUBL
"""
NO_NAME_INDUSTRY = [
    "杭州某某科技有限公司",
    "某某实业",
    "Acme Technologies",
    "某某集团",
    "Acme Group",
    "",
    "无",
    "某某控股集团有限公司",
    "Acme Holdings",
    "Bishop & Sons",
    "Douglas Group",
    "Tom & Khan",
    "Martin et fils",
    "Hoa Group",
    "Spring Group",
    "Gao Group",
    "Kraft",
    "Navarro",
    "Barbier",
    "Probst",
    "Genossenschaft Süd",
    "Netzwerk Nord",
    "Feuerwerk",
    "Rathaus",
    "Landhaus Ost",
    "Kundendienst",
    "Service",
    "Gruppe",
    "Bildungszentrum",
    "Betriebe Süd",
    "Handwerk",
]
#: Trades in other languages; a German word may be the end of a longer one.
ABROAD = """
青溪特种纸 PACK|康乐牧场 FOOD|某某制盐 CHEM|某某阀门 MACH|桃花酱菜厂 FOOD|港岛煤气 ENER
九龙城巴士 LOGI|布行 TEXT|Hallbach Pumpen GmbH MACH|Sommer Hydraulik MACH
Muster Präzisionstechnik AG METL|Rheinkalk GmbH CHEM|Nordwerft KG AERO
OK Kunststofftechnik CHEM|Keiner Bau BLDG|Kieswerk Sand OHG BLDG
Klosterbrauerei Weiss FOOD|Grünwald Schreinerei BLDG
Oberland Druck GmbH PACK|Volksbank Hügelland FINA|Talsparkasse FINA
Oststahl AG METL|Elbe Kraftwerke AG ENER|Laiterie du Val FOOD
Boulangerie Martin FOOD|Imprimerie Duval PACK|Fonderie du Nord METL
Cabinet Avocats Leroy PROF|Bodegas Prado FOOD|Grupo Textil Lago TEXT
Cementos del Sur BLDG|Aceros Lima METL|Ayuntamiento de Lago PUBL
Salumificio Conti FOOD|Acciaierie Valle METL|Comune di Lago PUBL
Cartiera Verde PACK|Ceramiche Alte BLDG|Zakład Mleczarnia Góra FOOD
Ceramika Góra BLDG|Çınar Tekstil TEXT|Kaya Döküm METL
Deniz Lojistik LOGI|山川製薬 PHAR|青葉鉄鋼 METL|한빛전자 ELEC|한빛제약 PHAR
Công ty Thủy Sản Sao FOOD|PT Kelapa Sawit Maju FOOD
Lanier School District PUBL|Westhaven Legal Clinic PROF
"""

#: What is eaten and drunk, bottled, packed, sewn and cast, from many countries.
TRADES = """
Testbräu KG FOOD|Sektkellerei am Main FOOD|Nordmilch-Sennerei Hochalm FOOD|Fleischwerke Lindau FOOD
Malzwerke Saale FOOD|Mosterei Grünau FOOD|Laube Zuckerwaren FOOD|Küstenfisch Konserven FOOD
Tee Manufaktur Aurich FOOD|Birrificio Colle FOOD|Cantine Bianchi Soc. Agr. FOOD|Adega do Monte FOOD
Berării Carpați SRL FOOD|Tokaj Pincészet Kft. FOOD|Pivovar Dub FOOD|Browar Lipa FOOD|Panimo Koivu Oy FOOD
Vleesproducten Jansen BV FOOD|Sütaş Peynir FOOD|PT Roti Enak FOOD|Hải Sản Biển Xanh FOOD
Glen Spring Water FOOD|Harbour Craft Beer FOOD|Oasis Dates Packing Co FOOD|海滨海产股份有限公司 FOOD
大山青稞酒 FOOD|老街龟苓膏 FOOD|巷口豆花 FOOD|山里红葱头种植合作社 FOOD|港湾海鲜行 FOOD|青葉フーズ FOOD
한솔푸드 FOOD|молочный комбинат FOOD|Muster Faltschachteln PACK|Etichettificio Rossi PACK
Drukarnia Sowa PACK|蓝天纸器 PACK|海角制罐 PACK|Weberei Holm TEXT|Calzaturificio Verdi TEXT
Szwalnia Iga TEXT|北海毛绒制品 TEXT|Confecções Lua TEXT|Kesselring Guss KG METL|Slévárna Hora METL
Mollificio Neri METL|某某铁工厂 METL|Сталь Групп METL|Kühlzentrum Kern e.K. LOGI
Chladírny Kühllogistik LOGI|北山冷运 LOGI|Spedice Vlk LOGI|Seiyaku Aoba PHAR|Klinikverbund Süd PHAR
Apteka Rumianek PHAR|Kosmetik Lilie CONS|Oyuncak Sanayi Mavi CONS
"""
#: What stands before a maker: a work, a house, a service of it; a maker by itself says nothing.
MAKERS = """
Glasmanufaktur Harz BLDG|Zahnradwerk Pritz MACH|Sanitärhaus Pohl BLDG|Textilpflege Nord TEXT
Keksfabriken Süd FOOD|Betonfabriek De Wit BLDG|Fiskeindustri Havet FOOD|Bierhandlung Kurz FOOD
Möbelwelt Ost BLDG|Kaffeekontor Elbe FOOD|Motorenservice Krüger MACH
"""
#: An institution stays one whatever it deals in; a trade it is named after does not win.
INSTITUTIONS = """
某某大学中医药学院 PUBL|某某大学食品科学系 PUBL|经济部标准检验局 PUBL|某市疾病预防控制中心 PUBL
某市药检所 PUBL|Ministry of Health PUBL|Ministry of Food and Drug Safety PUBL
University of Wine Sciences PUBL|Hochschule für Textil PUBL|Politecnico dei Materiali PUBL
某某贸易发展局 PUBL|某某大学附属医院 PHAR|University Hospital Lakeside PHAR|某县供电局 ENER
某某铁路局 AERO|第三工程局有限公司 BLDG|食品包装有限公司 PACK|Food Packaging Ltd PACK
Wurst Stahlbau GmbH METL|Brewery Equipment Ltd MACH|Wine Logistics BV LOGI
"""


def pairs(table: str) -> list[tuple[str, str]]:
    entries = table.strip().replace("\n", "|").split("|")
    return [(entry.rsplit(" ", 1)[0], entry.rsplit(" ", 1)[1]) for entry in entries]


@pytest.mark.parametrize(("text", "code"), pairs(CELLS))
def test_a_forms_answer_names_its_industry(text: str, code: str) -> None:
    assert INDUSTRIES.from_cell(text)[0] == code


@pytest.mark.parametrize("text", NO_INDUSTRY)
def test_an_answer_that_names_no_industry_stays_empty(text: str) -> None:
    assert INDUSTRIES.from_cell(text) == ("", "")


@pytest.mark.parametrize(
    ("name", "code"), pairs(NAMES) + pairs(ABROAD) + pairs(TRADES) + pairs(MAKERS) + pairs(INSTITUTIONS)
)
def test_a_companys_name_names_its_industry(name: str, code: str) -> None:
    assert INDUSTRIES.from_company(name)[0] == code


@pytest.mark.parametrize(
    ("name", "place", "code"),
    [
        ("上海运达科技", 2, ""),
        ("南通信达实业", 2, ""),
        ("上海海运集团", 2, "LOGI"),
        ("深圳市政府", 3, "PUBL"),
    ],
)
def test_no_word_reaches_over_the_end_of_the_place(name: str, place: int, code: str) -> None:
    assert INDUSTRIES.from_company(name, place)[0] == code


@pytest.mark.parametrize("name", NO_NAME_INDUSTRY)
def test_a_name_without_a_trade_says_nothing(name: str) -> None:
    assert INDUSTRIES.from_company(name) == ("", "")


@pytest.mark.parametrize(
    ("domain", "code"),
    [
        ("zju.edu.cn", "PUBL"), ("mit.edu", "PUBL"), ("ox.ac.uk", "PUBL"), ("hz.gov.cn", "PUBL"),
        ("gov.uk", "PUBL"), ("qq.com", ""), ("educ.com", ""), ("gov-data.cn", ""), ("", ""),
        ("greenhillpaper.com", "PACK"), ("sommer-hydraulik.de", "MACH"), ("lakesteel.com.cn", "METL"),
        ("bishop.com", ""), ("btinternet.com", ""), ("lakenet.de", ""),
    ],
)  # fmt: skip
def test_only_public_domains_and_the_ends_of_words_speak(domain: str, code: str) -> None:
    assert INDUSTRIES.from_domain(domain)[0] == code


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("100-499人", "200-999"), ("1000人以上", "1000+"), ("51-200", "50-199"),
        ("11-50 employees", "1-49"), ("500+", "200-999"), ("约300人", "200-999"), ("少于50人", "1-49"),
        ("50人以下", "1-49"), ("10,000+", "1000+"), ("1-2万", "1000+"), ("500人以内", "200-999"),
        ("<50", "1-49"), ("1万人以上", "1000+"), ("保密", ""), ("", ""), ("1,001-5,000 employees", "1000+"),
        ("more than 500", "200-999"), ("20-99人", "50-199"), ("0-20", "1-49"), ("100~300", "200-999"),
        ("5k+", "1000+"), ("Nov-50", ""), ("2023-11-05", ""), ("11月50日", ""), ("200人", "200-999"),
        ("２００人", "200-999"), ("self-employed", ""), ("小微企业", "1-49"), ("不少于1000人", "1000+"),
        ("0", ""),
    ],
)  # fmt: skip
def test_company_size(text: str, band: str) -> None:
    assert read_size(text) == band


def test_every_word_and_answer_has_a_known_code() -> None:
    assert len(CODES) == 20
    assert {row["code"] for row in rows("industry_words") if row["where"] != "maker"} <= set(CODES)
    assert len(rows("industry_words")) > 400


@pytest.mark.parametrize("row", rows("industries"), ids=lambda row: row["code"])
def test_every_alias_is_read_as_its_own_industry(row: dict[str, str]) -> None:
    answers = [row["zh"], row["en"], row["code"], *row["aliases"].split(";")]
    assert {answer: INDUSTRIES.from_cell(answer)[0] for answer in answers} == dict.fromkeys(
        answers, row["code"]
    )


@given(st.text(max_size=60))
def test_any_text_is_read_without_harm(text: str) -> None:
    for code, matched in (INDUSTRIES.from_cell(text), INDUSTRIES.from_company(text)):
        assert bool(code) == bool(matched)
        assert code in ("", *CODES)
    assert read_size(text) in ("", *BANDS)
