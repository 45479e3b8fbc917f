"""Why two rows are one person, or may be: the evidence of `matching` put into words."""

from __future__ import annotations

from pipeline.labels import Lang, Pair, pick

FIELDS: dict[str, Pair] = {
    "phone": ("电话", "phone"),
    "email": ("邮箱", "email"),
    "name": ("姓名", "name"),
    "company": ("公司", "company"),
    "title": ("职位", "title"),
    "city": ("城市", "city"),
}
#: What each rung of a ladder says. What is missing is only said where everything is (`explain`).
RUNGS: dict[str, Pair] = {
    "name=exact": ("姓名相同", "same name"),
    "name=sound": ("姓名读音相同", "names sound the same"),
    "name=romanised": ("姓名是同一汉字的另一种拼写", "one name spells the characters of the other"),
    "name=part-whole": ("一个姓名完整包含另一个", "one full name holds the other"),
    "name=initial": ("姓名缩写相符", "name agrees by its initial"),
    "name=homophone": ("姓名同音不同字", "names sound the same in other characters"),
    "name=typo": ("姓名只差一点", "names differ by a slip"),
    "name=part": ("姓名互相包含", "one name is part of the other"),
    "name=surname": ("姓相同，名不全", "same surname, given name missing"),
    "name=other-script": ("姓名一中一英，不矛盾", "names in two scripts, nothing against it"),
    "name=first-name": ("只有英文名，无从比较", "an English first name alone, nothing to compare"),
    "name=surname-differs": ("名相同，姓不同", "same given name, different surnames"),
    "name=sibling": (
        "姓名相近，又都像真名（兄弟姐妹、父子，或笔误）",
        "names as near as a family's: two people, or a slip",
    ),
    "name=given-differs": ("同姓不同名", "same surname, different given names"),
    "name=different": ("姓名不同", "different names"),
    "phone=same": ("手机号相同", "same mobile"),
    "phone=same-line": ("座机或总机相同", "same landline or switchboard"),
    "phone=shared": ("电话相同，但多人共用", "same phone, but others use it too"),
    "phone=same-tail": ("号码相同，国家或地区号不同", "same number under another country code"),
    "phone=same-local": ("号码相同，一方没写国家或地区号", "same number, once without its country code"),
    "phone=turned": ("电话有两位颠倒", "phones with two digits turned round"),
    "phone=one-off": ("电话只差一位", "phones differ by one digit"),
    "phone=mask-fits": ("打星号的号码相符", "the masked number fits"),
    "phone=mask-differs": ("打星号的号码不符", "the masked number does not fit"),
    "phone=different": ("电话不同", "different phones"),
    "email=same-own": ("本人邮箱相同", "same email, spelled as both names"),
    "email=same": ("邮箱相同", "same email"),
    "email=shared": ("邮箱相同，但多人共用", "same email, but others use it too"),
    "email=same-role": ("公共邮箱相同", "same shared mailbox"),
    "email=slip": ("邮箱只差一点", "emails differ by a slip"),
    "email=spells": ("一方邮箱拼出另一方姓名", "one email spells the other's name"),
    "email=local": ("邮箱名相同，域名不同", "same mailbox name at another domain"),
    "email=same-spelling": (
        "同一公司，邮箱是同一姓名的两种写法",
        "one name spelled in two ways at one company",
    ),
    "email=others-house": (
        "同一公司的两个邮箱，有一个不像本人的",
        "two mailboxes of one company, one not in its owner's name",
    ),
    "email=different-house": ("同一公司的两个邮箱", "two mailboxes of one company"),
    "email=different": ("邮箱不同", "different emails"),
    "company=same": ("公司相同", "same company"),
    "company=large": ("公司相同（千人以上，难免同名）", "same company, large enough for namesakes"),
    "company=spelled": ("公司名中英文拼写相符", "one company name spells the other"),
    "company=group": ("同一集团", "companies of one group"),
    "company=like": ("公司名互相包含", "one company name holds the other"),
    "company=other-script": (
        "公司名一中一英，看不出是否同一家",
        "company names in two scripts: nobody can tell",
    ),
    "company=acronym": ("公司名是另一个的缩写", "one company name is the other's initials"),
    "company=transcribed": ("公司名是另一个的音译", "one company name is the other by its sound"),
    "company=other-trade": ("公司字号相同，行业不同", "one brand in two trades"),
    "company=different": ("公司不同", "different companies"),
    "title=same": ("职位相同", "same title"),
    "title=like": ("职位级别和职能相同", "same level and function"),
    "title=near": ("职位相近", "titles of one level or one function"),
    "title=different": ("职位不同", "different titles"),
    "city=same": ("城市相同", "same city"),
    "city=different": ("城市不同", "different cities"),
}
#: Rungs that say too little to stand in a sheet's cell.
_QUIET = ("title=near", "city=same")
_CONTENT: Pair = ("内容完全相同", "the same content")
_ID: Pair = ("您此前已判断，或编号相同", "you said so before, or the same id")


def evidence_words(rungs: str, lang: Lang) -> str:
    """Say evidence written as `name=exact phone=same ...` in words.

    >>> evidence_words("name=exact phone=different email=missing company=same", "en")
    'same name, different phones, same company'
    """
    said = [pick(RUNGS[rung], lang) for rung in rungs.split() if rung in RUNGS and rung not in _QUIET]
    return ("，" if lang == "zh" else ", ").join(said)


def why_same(rule: str, lang: Lang) -> str:
    """Say the rule that made two rows one person.

    >>> why_same("same-phone-and-name", "zh"), why_same("same-email-and-name", "en")
    ('电话、姓名一致', 'email and name agree')
    """
    if rule == "same-content":
        return pick(_CONTENT, lang)
    fields = [field for field in rule.removeprefix("same-").split("-and-") if field in FIELDS]
    if not fields:
        return pick(_ID, lang)
    words = [pick(FIELDS[field], lang) for field in fields]
    if lang == "zh":
        return "、".join(words) + "一致"
    verb = "agree" if len(words) > 1 else "agrees"
    return " and ".join(words) + " " + verb


def merged_reason(rule: str, row: str, lang: Lang) -> str:
    """Say into which row another was folded, and why.

    >>> merged_reason("same-content", "r3", "en")
    'Merged into r3: the same content'
    """
    why = why_same(rule, lang)
    return f"已并入 {row}：{why}" if lang == "zh" else f"Merged into {row}: {why}"
