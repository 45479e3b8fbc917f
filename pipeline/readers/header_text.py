"""A header as people write it, brought to the form in which two spellings of one question are equal.

`1、您的姓名（必填）：`, `姓 名*` and `姓名` are one header; so are `Your E-mail?`, `e_mail` and `Email`.
What is left is only letters and digits, so that punctuation, spacing, case and snake_case cannot matter.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 300
"""A header beyond this is a paragraph; its start says what it asks."""

#: Characters of headers only: enough to make the traditional spelling of every synonym the simplified one.
_SIMPLIFIED = str.maketrans(
    "電話郵職稱單業聯繫絡國區號碼級機構組織門務實報參與會員諮詢問題賬帳戶選填時間統編號標簽籤負責銷訊備註"
    "說補點擊記錄領導"
    "師學校處請輸內層蹤關規數類別產顧個資訂購觀眾寶際來點錄雜緒狀態審結審補簡繁體網頁優東廣廳傳經歷達進場"
    "對應準備"
    "屬務現縣鄉鎮郷従業員歳価発",
    "电话邮职称单业联系络国区号码级机构组织门务实报参与会员咨询问题账帐户选填时间统编号标签签负责销讯备注"
    "说补点击记录领导"
    "师学校处请输内层踪关规数类别产顾个资订购观众宝际来点录杂绪状态审结审补简繁体网页优东广厅传经历达进场"
    "对应准备"
    "属务现县乡镇乡从业员岁价发",
)
_MARKUP = re.compile(r"<[^<>]{1,40}>|\{\{[^{}]{0,60}\}\}|_{2,}")
_ACCENTS = re.compile("[\u0300-\u036f]")
_NUMBERING = re.compile(
    r"^[\s*#]*(?:[(\[【]?(?:q|question|no\.?|第)?\s?[0-9]{1,3}(?:[-.][0-9]{1,2})?\s*(?:[、.:,)\]】]|题)"
    r"|q\s?[0-9]{1,2}(?=[^0-9a-z])|[一二三四五六七八九十]{1,3}[、.])\s*(?=\S)"
)
_MARKS = re.compile(
    r"[(\[【{<][\s*]*(?:必填|选填|必选|必答|选答|可选|非必填|填空|单选|多选|单选题|多选题|填空题|下拉题?|"
    r"矩阵题?|附件题?|单行文本|"
    r"多行文本|required|optional|mandatory|pflichtfeld|obligatorio|obligatoire|obligatorio|obrigatorio|"
    r"verplicht|"
    r"必須|任意|필수|선택)[^)\]】}>]{0,20}[)\]】}>]"
    r"|[-–—:*\s](?:required|optional|必填|选填)\s*$|^(?:必填|选填)[:\s*]"
)
_ASKING = re.compile(
    r"^(?:(?:bitte\s+)?(?:geben sie|nennen sie|wahlen sie)\s+)?(?:ihre?[nrms]?|deine?[nrms]?)\s+"
    r"|^(?:bitte\s+)(?=\S)|^(?:votre|vos|ton|ta|veuillez (?:saisir|indiquer|entrer) (?:votre|vos))\s+"
    r"|^(?:quel(?:le)? est (?:votre|le|la)\s+)|^(?:su|tu|sus|seu|sua|teu|tua|cual es (?:su|tu)|"
    r"qual (?:e )?o? ?(?:seu|sua))\s+"
    r"|^(?:il (?:tuo|suo)|la (?:tua|sua)|inserisci (?:il|la|la tua|il tuo))\s+|^(?:uw|jouw|je|wat is (?:uw|"
    r"je|jouw))\s+"
    r"|^(?:ditt|din|dina|vad heter du)\s+"
    r"|^(?:(?:please|kindly|pls)\s+)?(?:(?:enter|provide|fill in|fill out|input|type in|type|select|choose|"
    r"specify|indicate|"
    r"confirm|state|tell us|share|give us|write|add)\s+)?"
    r"(?:(?:what(?:'s|’s| is| are)|which is|whats)\s+)?"
    r"(?:(?:the|your|my|you)\s+)?(?:(?:current|full legal)\s+(?=company|job|title|position|employer|organi))?"
)
_POLITE = re.compile(
    r"^[ごお御](?=[\u3400-\u9fff])|请问|请您?(?:准确|如实|正确|务必)?(?:填写|输入|选择|留下|提供|注明|写下|填入|告知|备注)(?:一下)?|请|"
    r"您的?|你的?|(?<!目)的|麻烦|烦请"
    r"|贵(?=公司|单位|司|企|机构|组织|校)|ご記入ください|を入力してください|を教えてください|をご記入ください"
    r"|을 입력해 ?주세요|를 입력해 ?주세요|을 적어 ?주세요|를 적어 ?주세요"
)
_TAIL = re.compile(
    r"(?:是什么|是多少|是哪里|是哪个|是哪家|叫什么|是啥|为|是|有|呢|吗|什么|ですか|は何ですか)+$"
)
_BRACKETS = re.compile(r"[(\[【{<][^()\[\]【】{}<>]*[)\]】}>]?")
_BRACKET_WORDS = re.compile(r"[(\[【{]([^()\[\]【】{}]*)[)\]】}]")
_CLAUSE = re.compile(r"[,;:。!?\n|]|\s[-–—]\s| - ")
_TOGETHER = re.compile(
    r"\s*(?:[/、&+|\\]|\band\b|\bor\b|\bund\b|\boder\b|\bet\b|\bou\b|\by\b|\be\b|以及|及|和|或者|或|与|\n)\s*"
)
_SCRIPTS = re.compile(r"(?<=[\u3400-\u9fff])\s*(?=[a-z])|(?<=[a-z])\s*(?=[\u3400-\u9fff])")
_SIGNS = "#☎"
_SEPARATED = re.compile(r"[/、&+|\\]| and | or |\n|以及|及|和|或|与")
_COUNTER = re.compile(r"(?<=[^0-9])[0-9]{1,2}$")


def plain(header: str) -> str:
    """Return `header` in one width, case and script, without numbering and marks; spaces stay.

    >>> plain("1、您的姓　名（必填）：")
    '您的姓 名 :'
    >>> plain("<strong>Téléphone</strong> *")
    'telephone *'
    """
    text = header[:LONGEST]
    if text.isascii():
        text = text.casefold()
    else:
        text = unicodedata.normalize("NFKC", text).casefold()
        text = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", text)))
        text = text.translate(_SIMPLIFIED)
    if not text.isalpha():
        text = _MARKS.sub(" ", _NUMBERING.sub("", _MARKUP.sub(" ", text)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(lines).strip("\n").lstrip("*•· ")


def key(text: str) -> str:
    """Return what identifies a header: letters and digits of `text` (made by `plain`), politeness left out.

    >>> key(plain("What is your E-mail address?")), key(plain("请问您所在的公司名称是？"))
    ('emailaddress', '所在公司名称')
    """
    if text.isascii() and text.isalnum():
        return text
    text = text.lstrip("¿¡ ")
    shorter = _ASKING.sub("", text, count=1).strip() if text[:1].isascii() else text
    squeezed = squeeze(shorter or text)
    if squeezed.isascii():
        return squeezed
    polite = _TAIL.sub("", _POLITE.sub("", squeezed))
    return polite or squeezed


def squeeze(text: str) -> str:
    """Keep only letters and digits, of any script, and the signs that stand for a word."""
    return text if text.isalnum() else "".join(c for c in text if c.isalnum() or c in _SIGNS)


def without_brackets(text: str) -> str:
    """Drop bracketed hints: `手机(用于接收提醒)` is 手机."""
    return _BRACKETS.sub(" ", text).strip() if any(c in text for c in "([【{<") else text


def bracketed(text: str) -> list[str]:
    """List what stands in brackets."""
    return _BRACKET_WORDS.findall(text)


def clauses(text: str) -> list[str]:
    """Split a long header at its punctuation; one entry when there is none."""
    return [part.strip() for part in _CLAUSE.split(text) if part.strip()]


def together(text: str) -> list[str]:
    """Split `姓名/电话`, `Email & Phone`, `公司 Company` into the things asked together."""
    parts = [part for part in _TOGETHER.split(text) if part and part.strip()]
    if len(parts) == 1:
        parts = [part for part in _SCRIPTS.split(text) if part.strip()]
    return parts if len(parts) > 1 else []


def is_joined(text: str) -> bool:
    """Tell whether `text` names several things side by side.

    >>> is_joined("公司/职位"), is_joined("公司")
    (True, False)
    """
    return _SEPARATED.search(text) is not None


def without_counter(squeezed: str) -> str:
    """Drop a trailing number: `email2` is email.

    >>> without_counter("email2"), without_counter("标签组12")
    ('email', '标签组')
    """
    return _COUNTER.sub("", squeezed)
