"""What an answer to a yes-or-no question says, in the words people answer in.

A no to "shall somebody call you?" is no wish; a no to "may we contact you?" is a refusal. Which question was
asked the readers know from the header; here only the answer is read.
"""

from __future__ import annotations

import re

from pipeline.text.clean import normal

_NO = re.compile(
    r"^(no|n|false|0|none|not|never|nein|non|nee|nej|nei|não|nao|nie|hayır|tidak|нет|ні)\b"
    r"|^(không|ไม่|いいえ|아니|لا|同意し(?:ない|ません)|동의하지|동의 ?안|원하지|원치|거부)"
    r"|^(?:いずれも|どちらも|すべて|全て|一切)?希望し(?:ない|ません)"
    r"|^(nesouhlas\w*|odmít\w*|nego|istemiyor\w*|istemem|nggak|enggak|ei)\b"
    r"|^(?:i|you) (?:would|should)n[’']t\b(?! (?:mind|object|say no))"
    r"|don't|do not|doesn't|does not|not attend|disagree|not agree|^i(?:'d| would) rather (?:not|you did)"
    r"|^(neither|nope|nah|declined?|denied|refused?|rejected|withdrawn|withheld|revoked)\b"
    r"|^(rather not|better not|unchecked|unticked)\b"
    r"|^(mejor no|lieber nicht|plut[oô]t pas|meglio di no|melhor n[aã]o|liever niet|raczej nie)\b"
    r"|^(helst (?:inte|ikke))\b"
    r"|^(prefiero que no|prefiro que n[aã]o|(?:je )?pr[eé]f[eè]re pas|preferirei di no)\b"
    r"|^(从不|從不|永不|[别別](?!的)|勿|唔|冇(?!問題|问题)|已?(?:取消勾选|撤回|撤销|拒绝|退出)|미동의|[✗✘✕❌])"
    r"|^([□☐○] ?\S{1,6} ?[☑✓✔√☒■] ?不)"
    r"|^(opted out|not given|verweigert|abgelehnt|widerrufen|refusée?|retirée?|denegado|negado)\b"
    r"|^(否|假$|不|无需|無需|暂不|暫不|没有|沒有|未(?!来|來)|都不|均不|拒绝|拒絕|谢绝|謝絕|请勿|請勿|取消|x$|×$)|勿扰|勿擾|不同意"
)
#: Neither yes nor no: 不知道, not sure yet.
_UNDECIDED = re.compile(
    r"^(?:我?(?:也|还|暂时)?不(?:太)?(?:知道|清楚|确定|好说|一定|记得)|说不[好准清]|没想好|未确定|未定"
    r"|not (?:yet )?(?:sure|decided|certain)|no idea|no preference|don.?t know|wei(?:ß|ss) nicht"
    r"|noch nicht (?:sicher|klar)|(?:je )?ne sa(?:is|it) pas|pas (?:sûr|certain)|no (?:lo )?s[eé]|não sei"
    r"|non (?:lo )?so|emin değilim|bilmiyorum)(?:\W|$|呢|啊|哦)"
)
#: What begins like a no and is none: "no problem, please call", 不客气.
_NO_REFUSAL = re.compile(
    r"^n/?a\b|^(no|not a) (problem|worr(y|ies)|objections?|issue)\b"
    r"|^(不客气|不客氣|不介意|没问题|沒問題|没关系|沒關係)"
)
_YES = re.compile(
    r"^(yes|y|true|1|ok|sure|please|ja|oui|si|sí|sì|checked in|attended|agree|i agree|i consent|accept|on)\b"
    r"|^(是|需要|要|希望|愿意|願意|同意|可以|有|已|好|方便|√|✓|✔)|欢迎|请联系|尽快|\bagree|contact me|call me"
)
#: A consent that was given and is no more, or was refused in so many words.
_TAKEN_BACK = re.compile(
    r"^(?:consent |permission )?(?:withdrawn|revoked|declined|refused|denied|opted out|unsubscribed)\b"
    r"|^已?(?:撤回|撤销|收回|退订|拒绝|拒絕|撤銷)|^(?:widerrufen|verweigert|abgelehnt|retiré|refusé|revocado|denegado|revocato)\b"
)
_CLAUSE = re.compile(r"[,;，；](?=.)")
_BUT = re.compile(r"\bbut\b|但")


def yes_or_no(text: str) -> str:
    """Return "yes" or "no" for an answer in words, else the answer as it was.

    >>> yes_or_no("需要，请下周联系"), yes_or_no("暂不需要"), yes_or_no("Maybe")
    ('yes', 'no', 'Maybe')
    >>> yes_or_no("不知道"), yes_or_no("not sure yet"), yes_or_no("不知道你们是谁，不要联系")
    ('不知道', 'not sure yet', 'no')
    """
    words = normal(text)
    if not words:
        return text
    if _UNDECIDED.search(words):
        return text
    words = _NO_REFUSAL.sub("", words).lstrip(" ,.!，。！")
    yes, no = _YES.search(words), _NO.search(words)
    if yes and no and yes.start() < no.start() and (_BUT.search(words) or _CLAUSE.search(words)):
        return text  # yes, but: the caller reads it
    return "no" if no else "yes" if yes else text


def took_back(text: str) -> bool:
    """Tell whether a consent column says that it was withdrawn or refused, not merely left unticked.

    >>> took_back("Withdrawn 2024-03-02"), took_back("已撤回"), took_back("No"), took_back("未勾选")
    (True, True, False, False)
    """
    return bool(_TAKEN_BACK.search(normal(text)))
