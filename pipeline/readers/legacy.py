"""Tell the older encodings apart by how ordinary the text looks that each would give.

Each candidate is scored from 0 to 1 by the share of characters that are everyday ones in it: the first level
of GB 2312 (3,755 characters) or of Big5 (5,401), kana and the first level of JIS X 0208, frequent Hangul,
words of a European language. A wrong reading scatters over the rare ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from pipeline.readers.european import fits

LABELS = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030",
    "big5hkscs": "Big5",
    "cp932": "Shift-JIS",
    "euc_jp": "EUC-JP",
    "cp949": "EUC-KR",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1257": "Windows-1257",
}
_SAMPLE = 3_000  # lines
_COMMON = frozenset(
    "的一是在有人为这中大来上国个到说们地出也时年得可下对生自会那后能着事其里所去行过家十用发天如然作方成者多日都三小军二无"
    "同主长公司姓名手机号码电话邮箱职位职务部门城市省份区县地址备注时间报参加单位企业行业规模经理总监工程师科技有限责任股份集团"
    "先生女士男北京上海广州深圳杭州苏南武汉成都重庆天津西安浙江东福建四川湖北河山信息产品技术开发销售市场采购财务人力资源研究院"
    "大学网络电子智能制造数据系统软件汽车机械设备能源材料医药食品建投金融服务咨询教育李王张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑"
    "梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙"
    "史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤是否已未提交渠道来源公众微信问题需求希望了解审核通过待状态签到票类型序编活动会议线上"
    "個為這國來們時說會對後發無長電話號碼機職務門區縣報參單業規經總監師責團廣蘇漢慶龍東陳張劉楊黃趙吳孫馬許韓鄧葉呂盧譚範賈"
    "鄒湯錢嚴萬顧賀龔產術開銷場採購財資網絡數據軟體車機設備藥務詢問題營業臺灣灣北高雄台新竹中桃園香港股份有限公司課處研究科技"
)
_COMMON_HANGUL = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민진지나라수영현은미경희준호민서연우윤도예지원"
    "성명이름전화번호휴대폰이메일회사부서직위직급과장대리부장사원팀장주식회사기술연구소전자자동차산업소프트웨어시스템메모비고일자"
    "시간등록신청참가자국가도시서울부산대구인천광주울산경기삼성엘지현대에스케이가다로을를의는아인동상제어해기사"
)


_COMMON_KANJI = frozenset(
    "株式会社有限合同氏名姓前部署課役職電話番号携帯住所都道府県市区町村郵便申込受付日時参加可否備考質問連絡先希望同意案内第一二三四五六七八九十"
    "本支店工場営業製造生産技術開発品質保証管理総務人事経理企画情報購買資材設備保全取締代表長主任係担当員室研究所大学東京阪名古屋横浜福岡京神戸"
    "札幌仙台広島埼玉千葉奈川愛知静兵庫北海新潟長野岐阜三重滋賀岡山佐藤鈴木高橋田中伊渡辺小林加吉井上松斎清水崎森池阿石下島藤原村川谷後近遠青坂"
    "竹内金子和太郎美香由紀子恵智浩健哲也雄大翔優真直樹英明正義弘幸男女電機械鉄鋼化学食品薬建設運輸物流商事産業工作所精密自動車半導体材料環境"
)


class Guess(NamedTuple):
    """A candidate: what Python calls it, what people call it, how ordinary its text looks."""

    codec: str
    label: str
    score: float


def rank(lines: Sequence[bytes]) -> list[Guess]:
    """Score every candidate for the non-ASCII `lines` of one file, the best first.

    A candidate that fails on more than three of the lines, or on more than a quarter of them, is out.
    """
    guesses = []
    for codec, score in (
        ("gb18030", _chinese_simplified),
        ("big5hkscs", _chinese_traditional),
        ("cp932", _japanese),
        ("euc_jp", _japanese),
        ("cp949", _korean),
    ):
        if text := _decoded(lines, codec):
            guesses.append(Guess(codec, LABELS[codec], score(text)))
    guesses += [Guess(codec, LABELS[codec], share) for codec, share in fits(lines[:_SAMPLE])]
    return sorted((g for g in guesses if g.score > 0.2), key=lambda g: -g.score)


def _decoded(lines: Sequence[bytes], codec: str) -> str:
    """Return the lines that can be read so; "" when too many cannot."""
    texts, failures = [], 0
    for line in islice(lines, _SAMPLE):
        try:
            texts.append(line.decode(codec))
        except UnicodeDecodeError:
            failures += 1
    return "\n".join(texts) if failures <= min(3, len(lines) // 4) else ""


def _share(points: float, text: str) -> float:
    wide = sum(not c.isascii() for c in text)
    return points / wide if wide else 0.0


def _chinese_simplified(text: str) -> float:
    return _share(sum(_weigh(c, "gb2312", 0xB0, 0xD7, 0xA3) for c in text if not c.isascii()), text)


def _chinese_traditional(text: str) -> float:
    return _share(sum(_weigh(c, "big5", 0xA4, 0xC6, 0xA3) for c in text if not c.isascii()), text)


def _weigh(char: str, codec: str, first: int, last: int, signs: int) -> float:
    """Weigh one character: 1 if frequent in such lists, 0.7 if everyday or a sign, otherwise 0."""
    if char in _COMMON:
        return 1.0
    try:
        lead = char.encode(codec)[0]
    except UnicodeEncodeError:
        return 0.0
    return 0.7 if first <= lead <= last or lead <= signs else 0.0


def _japanese(text: str) -> float:
    kana = sum("\u3041" <= c <= "\u30ff" for c in text)
    han = [c for c in text if "\u4e00" <= c <= "\u9fff"]
    kanji = sum(1.0 if c in _COMMON_KANJI else 0.6 for c in han if _level_one(c))
    signs = sum("\u3000" <= c <= "\u3003" or "\uff01" <= c <= "\uff5e" for c in text)
    return _share(kana + kanji + 0.7 * signs, text) if kana else 0.0


def _korean(text: str) -> float:
    return _share(sum(1.0 if c in _COMMON_HANGUL else 0.6 for c in text if "\uac00" <= c <= "\ud7a3"), text)


def _level_one(char: str) -> bool:
    try:
        return 0x88 <= char.encode("shift_jis")[0] <= 0x98
    except UnicodeEncodeError:
        return False
