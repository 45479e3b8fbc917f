"""Why a person or a value does not go to another system as it is, in words: Chinese and English side by side.

`{field}` stands for the target's column, `{detail}` for a length or the other person's id.
"""

from __future__ import annotations

from pipeline.labels import Lang, pick
from pipeline.value_words import Pair

EXPORT_RULES: dict[str, Pair] = {
    # the person does not go there
    "missing": ("没有 {field}", "no {field}"),
    "none-of": ("{field} 都没有", "none of {field}"),
    "no-consent": ("未同意接收信息", "did not agree to messages"),
    "opted-out": ("在退订名单中", "is on the opt-out list"),
    "known-contact": (
        "CRM 中已是联系人，不再作为线索导入；加入活动请用 salesforce-campaign-members",
        "is a contact in the CRM already, not a lead; to add them to a campaign, "
        "export to salesforce-campaign-members",
    ),
    "not-in-crm": (
        "CRM 中还没有此人：先导入线索，再用 --crm 读入其编号",
        "is not in the CRM yet: import the lead first, then read its id with --crm",
    ),
    "no-campaign": (
        "没有活动编号：用 --campaign 指定（以 701 开头）",
        "no campaign: name its id with --campaign (it begins with 701)",
    ),
    "already-added": ("已是企微好友", "is a WeCom contact already"),
    # the value does not
    "not-callable": ("{field}：不是能拨打的号码", "{field}: no number that can be called"),
    "not-an-address": ("{field}：不是邮箱地址", "{field}: no e-mail address"),
    "not-mobile": ("{field}：不是手机号", "{field}: not a mobile number"),
    "not-mainland": ("{field}：不是大陆手机号", "{field}: not a mobile number of mainland China"),
    "not-ascii": ("{field}：@ 前只能是英文字符", "{field}: only ASCII may stand before the @"),
    "wrong-form": ("{field}：不是该系统的编号", "{field}: not an id of this system"),
    "owner-no-email": (
        "{field}：owners.csv 中没有此人的邮箱",
        "{field}: owners.csv has no e-mail of this colleague",
    ),
    "same-as": (
        "{field}：与 {detail} 相同，对方系统会当作同一人",
        "{field}: the same as that of {detail}; the system would take the two for one",
    ),
    "too-long": ("{field}：超过 {detail}，未写入", "{field}: longer than {detail}, left out"),
    "formula": (
        "{field}：以公式符号开头，未写入",
        "{field}: begins like a formula, left out",
    ),
    # the value goes there changed
    "shortened": ("{field}：超过 {detail}，已截短", "{field}: longer than {detail}, shortened"),
    "characters": (
        "{field}：含对方不接受的字符，已替换",
        "{field}: characters the system refuses were replaced",
    ),
    "guarded": (
        "{field}：以公式符号开头，前面加了 '",
        "{field}: begins like a formula, so an apostrophe stands before it",
    ),
}

UNITS: dict[str, Pair] = {
    "characters": ("{size} 字", "{size} characters"),
    "bytes": ("{size} 字节", "{size} bytes"),
    "units": ("{size} 字", "{size} characters"),
}


def said(rule: str, field: str, detail: str, lang: Lang) -> str:
    """Say why, as a sentence; a length (`80 characters`) is put into the language.

    >>> said("shortened", "Title", "128 characters", "en")
    'Title: longer than 128 characters, shortened'
    """
    size, _, unit = detail.partition(" ")
    if unit in UNITS:
        detail = pick(UNITS[unit], lang).format(size=size)
    return pick(EXPORT_RULES[rule], lang).replace("{field}", field).replace("{detail}", detail)
