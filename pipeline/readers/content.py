"""What a column holds, told by its cells: for headers nobody knows, and where two claim one column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from pipeline.text.chinese import simplified

SAMPLE = 300
"""So many non-empty cells decide."""

_EMAIL = re.compile(r"^(?:mailto:)?[^@\s,;]{1,64}[@＠][^@\s]{1,190}\.[^@\s]{2,}$", re.IGNORECASE)
_MOBILE = re.compile(r"^(?:\+?86[\s-]?)?1[3-9][0-9](?:[\s-]?[0-9]{4}){2}$")
#: +49 (0)30 1234-5, 01 23 45 67 89, (212) 555-0199, 605 938 446, 98230 55174, 555-123-4567.
_NUMBER = re.compile(
    r"^(?:(?:\+|00?)[0-9(][0-9\s().\-/]{7,20}|\([0-9]{2,4}\)\s?[0-9][0-9\s\-.]{5,12}"
    r"|[0-9]{3}[-.\s][0-9]{3}[-.\s][0-9]{3,4}|[0-9]{2,5}(?:\s[0-9]{2,5}){1,4})$"
)
#: So many digits a number has, its country's code included (ITU-T E.164).
_LEAST_DIGITS, _MOST_DIGITS = 9, 15
_DATE = re.compile(
    r"^[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}|^[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}\b|"
    r"^[A-Z][a-z]{2} [0-9]{1,2}, [0-9]{4}"
)
_HAN_NAME = re.compile(r"^[\u3400-\u9fff]{2,4}$|^[\u3400-\u9fff]\s[\u3400-\u9fff]$")
#: A person with something behind: 柴进（设备主管）, 詹国庆 机动部长, 老施，车间主任, 雷总.
_HAN_PERSON = re.compile(
    r"^(?:(?![总副正代])([\u3400-\u9fff])(?:总|工|总监|经理|主任|[科处部厂所院]长|师傅|老板|老师|先生|女士|小姐|博士|教授)"
    r"|([\u3400-\u9fff])[\u3400-\u9fff]{1,2}|[老小阿]([\u3400-\u9fff]))(?=$|[\s（(，,、/|·-])"
)
_LATIN_NAME = re.compile(r"^[A-Z][a-z'’\-]+(?: [A-Z]\.?)?(?: [A-Z][A-Za-z'’\-]+){1,2}$")
_COMPANY = re.compile(
    r"公司|集团|有限|股份|大学|学院|研究院|研究所|事务所|工厂|银行|医院|厂$|科技$|\b(?:inc|ltd|llc|gmbh|co|"
    r"corp|s\.?a|b\.?v|plc|ag|group|university)\b\.?$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"经理|总监|工程师|主任|董事|总裁|主管|部长|科长|厂长|专员|助理|顾问|负责人|采购|^(?:CEO|CTO|CIO|CFO|"
    r"COO|VP)$"
    r"|\b(?:manager|director|engineer|president|head of|officer|analyst|consultant|specialist|lead|buyer)\b",
    re.IGNORECASE,
)
_SALUTATION = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|mx|dr|drs|prof|herr|herrn|frau|mme|mlle|sra?|srta|sig|dott|dottssa|ing|dipl|mag|mba|msc|"
    r"bsc|ma|ba|phd|med|rer|nat|habil|h|c|m|ir|pd|priv|doz|arch|avv|lic|先生|女士|小姐|博士|教授)[\s.\-]*)+$",
    re.IGNORECASE,
)
_SALES = re.compile(
    r"跟进|联系|意向|成交|客户|流失|未接|接通|回访|商机|线索|签约|转化"
    r"|\b(?:contacted|qualified|unqualified|working|nurtur\w*|customer|prospect|converted|won|lost|"
    r"open deal|mql|sql)\b",
    re.IGNORECASE,
)
#: The hundred most common surnames: enough to tell a column of names from one of places or products.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢"
    "姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白"
    "孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常張劉陳楊黃趙吳孫馬羅鄭許鄧馮蕭葉蔣蘇呂盧鍾"
)
_CITIES = re.compile(
    "^(?:北京|上海|天津|重庆|广州|深圳|杭州|南京|苏州|无锡|常州|宁波|温州|嘉兴|绍兴|合肥|武汉|长沙|南昌|"
    "郑州|济南|青岛|烟台|潍坊|成都|西安|沈阳|大连|长春|"
    "哈尔滨|石家庄|太原|福州|厦门|泉州|佛山|东莞|珠海|中山|惠州|昆明|贵阳|南宁|海口|南通|徐州|扬州|台州|"
    "金华|昆山|香港|台北)(?:市)?$"
)
#: A meaningless header says nothing against what the cells show.
_NAMELESS = re.compile(
    r"^(?:column|col|field|f|c|列|字段|栏|unnamed:?|未命名|var|x_field)?[\s_]*[0-9a-z]{0,3}(?:列)?$",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(
    "推荐|邀请|紧急|介绍|销售|负责|对接|助理|秘书|主管|上级|同行|随行|发票|公司邮|referr|sales|emergency|"
    "assistant|manager|invite|boss|invoice",
    re.IGNORECASE,
)
#: Companies that somebody deals with, and what they use: not where they work.
_OF_OTHERS = re.compile(
    "供应|客户|合作|竞争|使用|在用|用过|系统|软件|品牌|母公司|集团|关联|经销|开票|抬头|收款|付款|银行|学校"
    "|vendor|supplier|customer|competitor|partner|parent|current|system|software|provider|using|tools?\\b|bank|billing",
    re.IGNORECASE,
)
_ENOUGH = 5
#: So many cells decide whether a column names places.
_MOST_PLACES = 60
#: Where the event is, or whose region somebody sells in: not where they are.
_OF_EVENT = re.compile(
    "场|站|会|活动|课|销售|负责|大区|代理|意向|目的|出发|发货|项目|session|event|venue|branch|store|meeting|stop|tour"
    "|region|territor|sales|travel|depart|ship|project|interest",
    re.IGNORECASE,
)
#: Five digits, or a word such as a WeChat id: what may be meant to reach somebody.
_REACH = re.compile("(?:[^0-9０-９]*[0-9０-９]){5}|[A-Za-z][A-Za-z0-9_-]{5,}$")


def share(values: Iterable[str], test: Callable[[str], object]) -> float:
    """Return the part of the first non-empty `values` that pass `test`; 0 when there are none."""
    sample = first_filled(values)
    return sum(bool(test(value)) for value in sample) / len(sample) if sample else 0.0


def first_filled(values: Iterable[str], most: int = SAMPLE) -> list[str]:
    """Return the first `most` non-empty values."""
    sample: list[str] = []
    for value in values:
        if value:
            sample.append(value[:300])
            if len(sample) == most:
                break
    return sample


def is_email(value: str) -> bool:
    """Tell whether a cell is one e-mail address."""
    return _EMAIL.match(value) is not None


def is_phone(value: str) -> bool:
    """Tell whether a cell is written like a telephone number; a bare order number is not.

    >>> [is_phone(one) for one in ("605 938 446", "07700 900123", "98230 55174", "2026-05-12", "0012004531")]
    [True, True, True, False, False]
    """
    if _MOBILE.match(value):
        return True
    digits = sum(char.isdigit() for char in value)
    if value.isdigit() or not _LEAST_DIGITS <= digits <= _MOST_DIGITS:
        return False
    return _NUMBER.match(value) is not None and not is_date(value)


def says_no_contact(values: Iterable[str]) -> bool:
    """Tell whether cells hardly hold a number or an address: 打通，下午再打 under 电话确认情况.

    >>> says_no_contact(["打通，下午再打", "来", "占线"]), says_no_contact(["138****0012", "-", "021-6888"])
    (True, False)
    >>> says_no_contact([*["无"] * 9, "13800138000"]), says_no_contact(["lilei_wx", "hanmm88", "wangw_1"])
    (False, False)
    """
    sample = first_filled(values)
    reach = sum("@" in value or _REACH.match(value) is not None for value in sample)
    plain = any(is_phone(value) or is_email(value) for value in sample)
    return len(sample) > 2 and not plain and reach * 10 < len(sample) * 2


def is_salutation(value: str) -> bool:
    """Tell whether a cell is `Mr`, 女士 and the like, which some forms call a title."""
    return _SALUTATION.match(value) is not None


def is_sales_status(value: str) -> bool:
    """Tell whether a status speaks of selling (跟进中, Contacted), not of a sign-up."""
    return _SALES.search(value) is not None


def is_date(value: str) -> bool:
    """Tell whether a cell begins with a date."""
    return _DATE.match(value) is not None


def is_han_name(value: str) -> bool:
    """Tell whether a cell reads like a Chinese name: a common surname and one to three characters."""
    return _HAN_NAME.match(value) is not None and value[0] in _SURNAMES and not _CITIES.match(value)


def begins_with_person(value: str) -> bool:
    """Tell whether a cell begins with somebody's name: a surname, two names in Latin letters, a job behind.

    >>> begins_with_person("雷总"), begins_with_person("詹国庆 机动部长"), begins_with_person("机动部长")
    (True, True, False)
    """
    found = _HAN_PERSON.match(value)
    if found is not None:
        called = found[1]
        known = next(filter(None, found.groups())) in _SURNAMES
        is_job = not called and _TITLE.search(found[0])
        return not is_job and (known or bool(called) or _TITLE.search(value[found.end() :]) is not None)
    first = re.split(r"\s*[,(（|/]\s*", value, maxsplit=1)[0]
    return _LATIN_NAME.match(first) is not None and not _TITLE.search(first)


def is_company(value: str) -> bool:
    """Tell whether a cell ends or speaks like a company's name."""
    return _COMPANY.search(value) is not None


def speaks_of_another(header: str) -> bool:
    """Tell whether a header asks for somebody else than who signs up: 推荐人, 对接销售, Emergency contact."""
    return _ANOTHERS.search(header[:200]) is not None


def is_nameless(header: str) -> bool:
    """Tell whether a header says nothing: blank, `Column 3`, 字段1, `Unnamed: 2`.

    >>> is_nameless("字段1"), is_nameless(""), is_nameless("Notes")
    (True, True, False)
    """
    return _NAMELESS.match(header) is not None


def is_counting(values: Sequence[str]) -> bool:
    """Tell whether a column only numbers its rows: 1, 2, 3, ...

    >>> is_counting(["1", "2", "3"]), is_counting(["A1", "A2"])
    (True, False)
    """
    filled = first_filled(values)
    numbers = [int(value) for value in filled if value.isascii() and value.isdigit() and len(value) < 8]
    if len(numbers) * 10 < len(filled) * 8:
        return False  # a total or a repeated header among the numbers says nothing
    return sum(b - a == 1 for a, b in pairwise(numbers)) * 10 >= (len(numbers) - 1) * 7


_TESTS: tuple[tuple[str, Callable[[str], object], float], ...] = (
    ("email", is_email, 0.6),
    ("phone", is_phone, 0.6),
    ("name", is_han_name, 0.6),
    ("company", is_company, 0.5),
    ("title", _TITLE.search, 0.5),
    ("city", _CITIES.match, 0.7),
    ("registered_at", is_date, 0.8),
    ("name", _LATIN_NAME.match, 0.7),
)


def recognise(header: str, values: Sequence[str], taken: Iterable[str]) -> str:
    """Name the column whose cells look like `values`, or "".

    Under a header that means something, only e-mails and phones are believed, and not when it speaks of
    another person (推荐人手机); companies and jobs where several are there and no other party is meant.
    """
    free = {column for column, _, _ in _TESTS} - set(taken)
    sample = list(map(simplified, first_filled(values)))  # 研發部經理
    if not is_nameless(header):
        asked = header[:200]
        told = {"email", "phone"}
        if len(sample) >= _ENOUGH and not _OF_OTHERS.search(asked):
            told |= {"company", "title"}
        free = set() if speaks_of_another(asked) else free & told
    if not free:
        return ""
    if len(sample) < 2 and not (sample and is_nameless(header)):
        return ""
    for column, test, least in _TESTS:
        if column in free and sum(bool(test(value)) for value in sample) >= least * len(sample):
            return column
    return ""


def are_places(header: str, values: Sequence[str], is_place: Callable[[str], bool]) -> bool:
    """Tell whether nearly all cells of a column that no header tells name cities, and not one hall or fair.

    >>> towns = ["Bursa / Nilüfer", "Konya", "Bursa / Gemlik", "İzmir", "Kocaeli / Gebze", "Konya"]
    >>> [are_places(header, towns, lambda cell: cell[:1] in "BKİ") for header in ("Nerede?", "Session city")]
    [True, False]
    """
    sample = first_filled(values, _MOST_PLACES)
    if len(set(sample)) < _ENOUGH or speaks_of_another(header) or _OF_EVENT.search(header[:200]):
        return False
    return sum(map(is_place, sample)) * 10 >= len(sample) * 8


def reach_columns(rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """Return the columns that hold phones or e-mails, by position, judged by the first rows."""
    width = max((len(row) for row in rows[:SAMPLE]), default=0)
    found = {}
    for c in range(min(width, 200)):
        values = [row[c] for row in rows[:SAMPLE] if c < len(row) and row[c]]
        if len(values) * 2 < min(len(rows), SAMPLE):
            continue
        for column, test in (("email", is_email), ("phone", is_phone)):
            if sum(map(test, values)) * 10 >= len(values) * 6:
                found[c] = column
    return found
