"""Why two rows are one person, or may be: the evidence of `matching` put into words."""

from __future__ import annotations

from pipeline.labels import Lang, Pair, pick

_FIELDS: dict[str, Pair] = {
    "phone": ("电话", "phone"),
    "email": ("邮箱", "email"),
    "name": ("姓名", "name"),
    "company": ("公司", "company"),
}
#: What each rung of a ladder says; a rung that says nothing is left out.
RUNGS: dict[str, Pair] = {
    "name=exact": ("姓名相同", "same name"),
    "name=sound": ("姓名读音相同", "names sound the same"),
    "name=typo": ("姓名只差一点", "names differ by a slip"),
    "name=initial": ("姓名缩写相符", "name agrees by its initial"),
    "name=part": ("姓名互相包含", "one name is part of the other"),
    "name=surname": ("姓相同，名不全", "same surname, given name missing"),
    "name=other-script": ("姓名一中一英，不矛盾", "names in two scripts, nothing against it"),
    "name=given-differs": ("同姓不同名", "same surname, different given names"),
    "name=different": ("姓名不同", "different names"),
    "phone=same": ("手机号相同", "same mobile"),
    "phone=same-line": ("座机或总机相同", "same landline or switchboard"),
    "phone=one-off": ("电话只差一位", "phones differ by one digit"),
    "phone=different": ("电话不同", "different phones"),
    "email=same": ("邮箱相同", "same email"),
    "email=same-role": ("公共邮箱相同", "same shared mailbox"),
    "email=local": ("邮箱名相同，域名不同", "same mailbox name at another domain"),
    "email=different-house": ("同一公司的两个邮箱", "two mailboxes of one company"),
    "email=different": ("邮箱不同", "different emails"),
    "company=same": ("公司相同", "same company"),
    "company=like": ("公司名互相包含", "one company name holds the other"),
    "company=different": ("公司不同", "different companies"),
}
_CONTENT: Pair = ("内容完全相同", "the same content")
_ID: Pair = ("您此前已判断，或编号相同", "you said so before, or the same id")


def evidence_words(rungs: str, lang: Lang) -> str:
    """Say evidence written as `name=exact phone=same ...` in words.

    >>> evidence_words("name=exact phone=different email=missing company=same", "en")
    'same name, different phones, same company'
    """
    said = [pick(RUNGS[rung], lang) for rung in rungs.split() if rung in RUNGS]
    return ("，" if lang == "zh" else ", ").join(said)


def why_same(rule: str, lang: Lang) -> str:
    """Say the rule that made two rows one person.

    >>> why_same("same-phone-and-name", "zh"), why_same("same-email-and-name", "en")
    ('电话、姓名一致', 'email and name agree')
    """
    if rule == "same-content":
        return pick(_CONTENT, lang)
    fields = [field for field in rule.removeprefix("same-").split("-and-") if field in _FIELDS]
    if not fields:
        return pick(_ID, lang)
    words = [pick(_FIELDS[field], lang) for field in fields]
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
