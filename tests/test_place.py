"""Places: cells, addresses, company names, area codes and countries."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.place import UNKNOWN, Places

RULES = Path(__file__).parent.parent / "rules"


def rows(name: str) -> list[dict[str, str]]:
    with (RULES / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


PLACES = Places.from_rows(rows("places"), rows("place_aliases"), rows("world_cities"), rows("countries"))

# text = country/province/city
CELLS = """
愛知県豊田市 = JP/Aichi/Toyota
愛知県 豊田市 = JP/Aichi/Toyota
静岡県浜松市 = JP/Shizuoka/Hamamatsu
静岡県 = JP/Shizuoka/
静岡市 = JP//Shizuoka
愛知県小牧市 = JP/Aichi/Komaki
三重県桑名市 = JP/Mie/Kuwana
岐阜県高山市 = JP/Gifu/Takayama
愛知県田原市 = JP/Aichi/Tahara
愛知県弥富市 = JP/Aichi/Yatomi
三重県鈴鹿市 = JP/Mie/Suzuka
伊勢市 = JP//Ise
一宮市 = JP//Ichinomiya
常滑市 = JP//Tokoname
蒲郡市 = JP//Gamagori
大阪府堺市 = JP/Osaka/Sakai
大阪府東大阪市 = JP/Osaka/Higashiosaka
東京都 = JP/Tokyo/Tokyo
東京都港区 = JP//Tokyo
東京都八王子市 = JP/Tokyo/Hachioji
神奈川県川崎市 = JP/Kanagawa/Kawasaki
石川県金沢市 = JP/Ishikawa/Kanazawa
Hamamatsu-shi, Shizuoka-ken = JP/Shizuoka/Hamamatsu
Jaraguá do Sul/SC = BR//Jaraguá do Sul
Blumenau/SC = BR//Blumenau
Blumenau - SC = BR//Blumenau
Blumenau, SC = BR/Santa Catarina/Blumenau
Blumenau, Santa Catarina = BR/Santa Catarina/Blumenau
A Coruña = ES//A Coruña
Chapecó = BR//Chapecó
São Bento do Sul = BR//São Bento do Sul
Itajai/SC = BR//Itajaí
Caxias do Sul/RS = BR//Caxias do Sul
Araquari/SC = BR//Araquari
Canoinhas/SC = BR//Canoinhas
Curitiba/PR = BR//Curitiba
Curitiba, PR = BR/Paraná/Curitiba
Charleston, SC = US/South Carolina/Charleston
Santos - SP = BR//Santos
Mülheim an der Ruhr = DE//Mülheim
Kimhae = KR//Gimhae
Sasaram = IN//Sasaram
Đà Lạt = VN//Da Lat
San Jose del Monte = PH//San Jose del Monte
Centro, São Paulo = BR//Sao Paulo
Bela Vista - São Paulo = BR//Sao Paulo
Santana, São Paulo = BR//Sao Paulo
Köpenick, Berlin = DE//Berlin
Berlin-Köpenick = DE//Berlin
Reseda, Los Angeles = US//Los Angeles
Vila Mariana, Brazil = BR//Vila Mariana
浙江省杭州市 = CN/浙江/杭州
杭州 = CN/浙江/杭州
Hangzhou = CN/浙江/杭州
HANGZHOU = CN/浙江/杭州
hangzhou, zhejiang = CN/浙江/杭州
Hang Zhou = CN/浙江/杭州
Hangzhou City = CN/浙江/杭州
昆山 = CN/江苏/苏州
江苏-苏州-昆山市 = CN/江苏/苏州
Kunshan = CN/江苏/苏州
义乌 = CN/浙江/金华
顺德 = CN/广东/佛山
浦东新区 = CN/上海/上海
上海市浦东新区 = CN/上海/上海
Shanghai China = CN/上海/上海
shanghai = CN/上海/上海
沪 = CN/上海/上海
浙 = CN/浙江/
BJ = CN/北京/北京
北京市市辖区 = CN/北京/北京
北京朝阳 = CN/北京/北京
北京市朝阳区 = CN/北京/北京
117.136.x.x(北京-北京) = CN/北京/北京
中国 河南 郑州 = CN/河南/郑州
广东省/深圳市/南山区 = CN/广东/深圳
深圳/南山 = CN/广东/深圳
ShenZhen = CN/广东/深圳
重庆市渝北区 = CN/重庆/重庆
仙桃 = CN/湖北/仙桃
济源市 = CN/河南/济源
延边朝鲜族自治州 = CN/吉林/延边
恩施土家族苗族自治州 = CN/湖北/恩施
大理 = CN/云南/大理
内蒙古自治区 = CN/内蒙古/
广西壮族自治区南宁市 = CN/广西/南宁
新疆维吾尔自治区 = CN/新疆/
Inner Mongolia = CN/内蒙古/
Hohhot = CN/内蒙古/呼和浩特
Ordos = CN/内蒙古/鄂尔多斯
Urumqi = CN/新疆/乌鲁木齐
Kashgar = CN/新疆/喀什
Xi'an = CN/陕西/西安
Xi’an = CN/陕西/西安
Xi An = CN/陕西/西安
xian = CN/陕西/西安
Shaanxi = CN/陕西/
Shanxi = CN/山西/
长治 = CN/山西/长治
Changzhi = CN/山西/长治
Luohe = CN/河南/漯河
Suzhou = CN/江苏/苏州
宿州 = CN/安徽/宿州
Suzhou, Anhui = CN/安徽/宿州
Anhui Suzhou = CN/安徽/宿州
Fuzhou = CN/福建/福州
Fuzhou, Jiangxi = CN/江西/抚州
Taizhou = CN//
Taizhou Zhejiang = CN/浙江/台州
Taizhou, Jiangsu = CN/江苏/泰州
Yichun = CN//
Yulin, Guangxi = CN/广西/玉林
朝阳区 = CN//
鼓楼区 = CN//
福州鼓楼区 = CN/福建/福州
西湖区 = CN//
杭州西湖区 = CN/浙江/杭州
吉林 = CN/吉林/
吉林市 = CN/吉林/吉林
吉林省吉林市 = CN/吉林/吉林
海南 = CN/海南/
海南藏族自治州 = CN/青海/海南
中国 = CN//
China = CN//
长三角 = CN//
HK = HK/香港/香港
Hong Kong = HK/香港/香港
中国香港 = HK/香港/香港
香港九龙 = HK/香港/香港
澳门 = MO/澳门/澳门
台湾 = TW/台湾/
台北 = TW/台湾/台北
臺北市 = TW/台湾/台北
中国台湾新竹 = TW/台湾/新竹
廣州 = CN/广东/广州
Taipei, Taiwan = TW/台湾/台北
USA = US//
United States of America = US//
New York, NY = US/New York/New York
Austin, TX = US/Texas/Austin
Austin, Texas, USA = US/Texas/Austin
Benton Harbor MI = US/Michigan/Benton Harbor
Boise, ID 83702 = US/Idaho/Boise
Pleasanton, CA = US/California/Pleasanton
San Jose, CA = US/California/San Jose
Toronto, CA = CA//Toronto
Munich, DE = DE//Munich
London, Ontario = CA/Ontario/London
London = GB//London
Atlanta, Georgia = US/Georgia/Atlanta
Birmingham, AL = US/Alabama/Birmingham
九龙 = HK/香港/香港
Cambridge, MA, USA = US/Massachusetts/Cambridge
Munich = DE//Munich
München = DE//Munich
德国 慕尼黑 = DE//Munich
Frankfurt am Main = DE//Frankfurt
Wien = AT//Vienna
Zürich = CH//Zurich
São Paulo = BR//Sao Paulo
Tokyo, Japan = JP//Tokyo
首尔 = KR//Seoul
Singapore = SG//Singapore
新加坡 = SG//Singapore
胡志明市 = VN//Ho Chi Minh City
Москва = RU//Moscow
Deutschland = DE//
上海/北京 = CN/上海/上海
長沙灣 = HK/香港/香港
沙田 = HK/香港/香港
屯門 = HK/香港/香港
荃灣 = HK/香港/香港
九龍灣 = HK/香港/香港
大埔 = HK/香港/香港
梅州大埔 = CN/广东/梅州
Lai Chi Kok = HK/香港/香港
Hong Kong, Sha Tin = HK/香港/香港
Cotai = MO/澳门/澳门
土城 = TW/台湾/新北
內湖 = TW/台湾/台北
中壢 = TW/台湾/桃园
新竹科學園區 = TW/台湾/新竹
台南市永康區 = TW/台湾/台南
永康 = CN/浙江/金华
中山区 = CN/辽宁/大连
台北市中山區 = TW/台湾/台北
Zhubei = TW/台湾/新竹
金門 = TW/台湾/金门
福建省泉州市金门县 = CN/福建/泉州
馬祖 = TW/台湾/连江
连江县 = CN/福建/福州
重庆观音桥 = CN/重庆/重庆
深 = CN/广东/深圳
雄安新区 = CN/河北/保定
昆山开发区 = CN/江苏/苏州
용인 = KR//Yongin
大阪府 = JP/Osaka/Osaka
Galway, Ireland = IE//Galway
Peoria, Illinois = US/Illinois/Peoria
Klang, Selangor = MY/Selangor/Klang
Selangor = MY/Selangor/
Midland, MI, USA = US/Michigan/Midland
Wedemark, Germany = DE//Wedemark
30900 WEDEMARK, Germany = DE//Wedemark
Murrhardt Germany = DE//Murrhardt
Germany Murrhardt = DE//Murrhardt
Murrhardt (Germany) = DE//Murrhardt
Murrhardt, DE = DE//Murrhardt
Zebulon NC 27597 = US/North Carolina/Zebulon
Elmira, New York = US/New York/Elmira
Elmira, ON N2L 3G1 = CA/Ontario/Elmira
Melbourne, FL = US/Florida/Melbourne
Lower Saxony = DE/Lower Saxony/
Remote, Germany = DE//
Germany (Remote) = DE//
North, Germany = DE//
n/a, India = IN//
Sales, Germany = DE//
"""
#: country | province | city | location = country/province/city
LINES = """
ES||Arteixo (A Coruña)| = ES//Arteixo
IT|||Varano de' Melegari (PR) = IT//Varano de' Melegari
IT||Varano de' Melegari (PR)| = IT//Varano de' Melegari
Germany||71540 MURRHARDT-FORNSBACH| = DE//Murrhardt-Fornsbach
Poland||Breslau| = PL//Wroclaw
Germany||Remote| = DE//
Germany||n/a| = DE//
Germany||München| = DE//Munich
US|TX|Austin| = US/Texas/Austin
中国|上海市|宁波| = CN/浙江/宁波
中国|北京市|朝阳| = CN/北京/北京
US|NJ|| = US/New Jersey/
US||Birmingham| = US//Birmingham
US|Washington|Kent| = US/Washington/Kent
US||Shanghai| = US//
||NJ| = CN/江苏/南京
CN||NJ| = CN/江苏/南京
US||NJ| = US//
||nj| = //
|NJ|| = //
中国||沪| = CN/上海/上海
CN|江苏|昆山| = CN/江苏/苏州
TW||永和| = TW/台湾/
TW||新店| = TW/台湾/新北
CA|Ontario|London| = CA/Ontario/London
||Peoria, Illinois| = US/Illinois/Peoria
Mars||Olympus| = //
FR||| = FR//
"""
ADDRESSES = """
上海市黄浦区南京东路100号 = CN/上海/上海
南京西路1266号 = //
中山北一路88号 = //
江苏省昆山市开发区前进东路 = CN/江苏/苏州
浙江省杭州市滨江区江南大道3888号 = CN/浙江/杭州
深圳市南山区科技园北京大厦 = CN/广东/深圳
苏州工业园区星湖街 = CN/江苏/苏州
北京市海淀区中关村大街1号 = CN/北京/北京
No. 88 Keji Road, Suzhou Industrial Park, Jiangsu, China = CN/江苏/苏州
1600 Amphitheatre Parkway, Mountain View, CA 94043 = US/California/Mountain View
"""
COMPANIES = """
杭州星河数字技术股份有限公司 = CN/浙江/杭州
浙江省杭州市某某公司 = CN/浙江/杭州
华为技术（苏州）有限公司 = CN/江苏/苏州
杭州博世（中国）有限公司 = CN/浙江/杭州
博世（中国）投资有限公司 = CN//
Bosch (Suzhou) Co., Ltd. = CN/江苏/苏州
Shanghai Xyz Ltd = CN/上海/上海
Siemens Ltd., China = CN//
Bosch China = CN//
Lakeview Trading Shanghai = CN/上海/上海
ABC (HK) Limited = HK/香港/香港
Hong Kong Xyz Ltd = HK/香港/香港
Xi'an Janssen Pharmaceutical Ltd. = CN/陕西/西安
XX (Shanghai) Trading Co.,Ltd. Beijing Branch = CN/北京/北京
华为技术有限公司深圳分公司 = CN/广东/深圳
中国建设银行股份有限公司杭州分行 = CN/浙江/杭州
工商银行杭州西湖支行 = CN/浙江/杭州
中国移动通信集团浙江有限公司 = CN/浙江/
清华大学深圳研究院 = CN/广东/深圳
香港中文大学(深圳) = CN/广东/深圳
中山大学 = CN/广东/广州
吉林大学 = CN/吉林/长春
海南大学 = CN/海南/海口
南京银行 = CN/江苏/南京
大连万达集团 = CN/辽宁/大连
宁德时代新能源科技股份有限公司 = CN/福建/宁德
贵州茅台酒股份有限公司 = CN/贵州/
上海汽车集团股份有限公司 = CN/上海/上海
昆山华鑫电子 = CN/江苏/苏州
日本电产（大连）有限公司 = CN/辽宁/大连
德州仪器 = //
德州仪器（上海）有限公司 = CN/上海/上海
阿里巴巴集团 = //
阿里云计算有限公司 = //
大陆汽车电子（芜湖）有限公司 = CN/安徽/芜湖
东方电气 = //
朝阳轮胎 = //
山东路桥集团 = CN/山东/
Dali Foods = //
Boston Scientific = //
Phoenix Contact = //
BASF SE = //
某某科技有限公司 = //
海信集团 = //
平安保险 = //
"""
NOWHERE = [
    "",
    " ",
    "无",
    "其他",
    "asdf",
    "北京路",
    "南京西路",
    "12345",
    "N/A",
    "远程",
    "线上",
    "CA",
    "Wendell, ID",
    "富士康",
    "川口镇",
    "Vila Mariana",
    "Centro",
]


def cases(table: str) -> list[tuple[str, tuple[str, ...]]]:
    pairs = [line.rsplit(" = ", 1) for line in table.strip().splitlines()]
    return [(text, tuple(place.split("/"))) for text, place in pairs]


@pytest.mark.parametrize(("text", "place"), cases(CELLS))
def test_a_cell_names_its_place(text: str, place: tuple[str, ...]) -> None:
    found = PLACES.find(text)
    assert (found[:3], bool(found.how)) == (place, True)


@pytest.mark.parametrize(("text", "place"), cases(LINES))
def test_the_cells_of_a_line_are_read_together(text: str, place: tuple[str, ...]) -> None:
    country, province, city, location = text.split("|")
    assert PLACES.find_cells(country, province, city, location)[:3] == place


@pytest.mark.parametrize(("text", "place"), cases(ADDRESSES))
def test_an_address_lies_where_it_says_not_where_its_road_points(text: str, place: tuple[str, ...]) -> None:
    assert PLACES.find(text, "address")[:3] == place


@pytest.mark.parametrize(("text", "place"), cases(COMPANIES))
def test_a_company_name_carries_its_place(text: str, place: tuple[str, ...]) -> None:
    assert PLACES.find(text, "company")[:3] == place


@pytest.mark.parametrize("text", NOWHERE)
def test_a_cell_that_names_no_place_stays_empty(text: str) -> None:
    assert PLACES.find(text) == UNKNOWN


@pytest.mark.parametrize("text", ["Toyota", "Salzgitter", "Jackson", "Hino", "日野"])
def test_a_town_that_is_also_a_firm_or_a_surname_is_a_place_in_a_city_cell_alone(text: str) -> None:
    assert PLACES.find(text).city
    assert [PLACES.find(text, kind) for kind in ("address", "company")] == [UNKNOWN, UNKNOWN]
    assert not PLACES.is_place(text.casefold())


@pytest.mark.parametrize(
    ("area", "city"),
    [
        ("0571", "杭州"), ("571", "杭州"), ("010", "北京"), ("021", "上海"), ("0755", "深圳"),
        ("0512", "苏州"), ("024", "沈阳"), ("0731", ""), ("0898", ""), ("0999", "伊犁"), ("0349", "朔州"),
        ("0000", ""), ("", ""),
    ],
)  # fmt: skip
def test_an_area_code_is_a_city(area: str, city: str) -> None:
    assert PLACES.by_area_code(area).city == city


def test_a_code_of_several_cities_gives_their_province() -> None:
    assert PLACES.by_area_code("0731")[:3] == ("CN", "湖南", "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("美国", "US"), ("USA", "US"), ("U.S.", "US"), ("U.S.A.", "US"), ("UK", "GB"), ("英国", "GB"),
        ("CA", "CA"), ("DE", "DE"), ("Deutschland", "DE"), ("Allemagne", "DE"), ("China", "CN"),
        ("中国", "CN"), ("P.R. China", "CN"), ("PRC", "CN"), ("South Korea", "KR"),
        ("Vereinigte Staaten", "US"), ("Hong Kong", "HK"), ("中國香港", "HK"), ("Taiwan", "TW"),
        ("台灣", "TW"), ("hk", "HK"), ("越南", "VN"), ("Viet Nam", "VN"), ("Brasil", "BR"),
        ("Czech Republic", "CZ"), ("Russian Federation", "RU"), ("UAE", "AE"), ("Türkiye", "TR"),
        ("日本", "JP"), ("Germany ", "DE"), ("Schweiz", "CH"), ("CN", "CN"), ("Shanghai", "CN"),
        ("nowhere", ""), ("", ""), ("zz", ""), ("Georgia", "GE"),
    ],
)  # fmt: skip
def test_country_cells_in_many_languages(text: str, code: str) -> None:
    assert PLACES.country(text) == code


def test_every_prefecture_is_found_by_its_own_names() -> None:
    for row in rows("places"):
        if row["level"] != "city":
            continue
        place = (row["country"], row["province"], row["city"])
        assert PLACES.find(row["province"] + row["full"])[:3] == place
        assert PLACES.find(f"{row['province']} {row['city']}")[1:3] in (place[1:], (row["province"], ""))
        for county in filter(None, row["counties"].split(";")):
            assert PLACES.find(row["province"] + row["full"] + county)[:3] == place


def test_every_world_city_and_country_is_found() -> None:
    for row in rows("world_cities"):
        for name in (row["city"], *filter(None, row["aliases"].split(";"))):
            assert (PLACES.find(name).country, PLACES.find(name).city) == (row["country"], row["city"]), name
    for row in rows("countries"):
        for name in (row["code"], row["zh"], row["en"], *row["aliases"].split(";")):
            assert PLACES.country(name) == row["code"] or not name, name


@given(st.text(max_size=80), st.sampled_from(["cell", "address", "company"]))
def test_any_text_is_read_without_harm(text: str, kind: str) -> None:
    found = PLACES.find(text, kind)
    assert bool(found.country) == bool(found.how)
    assert found.country or not (found.province or found.city)


@given(st.sampled_from([row for row in rows("places") if row["level"] == "city"]))
def test_canonical_values_are_read_back_as_themselves(row: dict[str, str]) -> None:
    once = PLACES.find(f"{row['province']}{row['full']}")
    assert PLACES.find(f"{once.province} {once.city}市")[:2] == once[:2]
