"""As what somebody is at an event who is no attendee, by the word for it: host, speaker, staff.

Platforms know a host, a panelist and a presenter; desks know speakers and helpers too. Each is shown as what
it is called.
"""

from __future__ import annotations

import re

from pipeline.readers.statuses import HOST, PANELIST
from pipeline.text.chinese import simplified
from pipeline.text.clean import normal

COHOST, STAFF, SPEAKER, PRESENTER = "cohost", "staff", "speaker", "presenter"

#: The words of each kind, in simplified characters; one is asked after another, whole.
WORDS = (
    (COHOST, r"co[- ]?host|co[- ]?organi[sz]er|联席主持人?|联合主持人?|副主持人?"),
    (
        HOST,
        r"(?:event |alternative )?host|organi[sz]er|organi[sz]ing team|moderator(?:in)?|veranstalter(?:in)?"
        r"|主持人?|主办方?|主办单位|会议创建者|组织者|司仪|主催者?|主催|호스트|진행자",
    ),
    (
        STAFF,
        r"(?:event |our |internal )?(?:staff|crew)(?: member)?|volunteers?|ushers?|helpers?|工作人员|会务人员"
        r"|会务组?|场控|工读生|志愿者|志工|义工|场务|摄影师?|摄像师?|礼仪|接待人员?|签到处?人员|主办方人员"
        r"|主办方工作人员|内部人员|内部员工|助教|导播|本公司员工|我司员工|我司同事|公司同事|同仁",
    ),
    (
        SPEAKER,
        r"(?:guest |keynote |invited |our |today['’]s )?speaker|keynote|lecturer|referent(?:in)?|orateur"
        r"|oratrice|ponente|palestrante|relatore|讲师|讲者|讲员|演讲者|主讲(?:人|者|嘉宾|老师|讲师)?|演讲嘉宾|演讲人"
        r"|分享嘉宾|分享人|授课(?:老师|讲师)|主题演讲|与谈人|引言人",
    ),
    (PRESENTER, r"(?:co[- ]?)?presenter|présentateur|presentador|演示者"),
    (PANELIST, r"panell?ists?|圆桌嘉宾|对话嘉宾"),
)
#: Words that are no name's and no firm's, so that they tell a kind without a mark between: 直播间助教小鹿.
_GLUED = {
    HOST: r".\s(?:event |webinar |meeting )?moderator$|.\s(?:event|webinar|meeting) (?:host|organi[sz]er)$",
    STAFF: r"^(?:直播间|直播|官方|会务|会议|活动|课程|平台|现场)(?:组|部)?(?:助教|小?助手|小?助理|客服|运营"
    r"|场控|管理员|主理人|小秘书|小编|技术|导播)|^(?:小鹅通|主办方|组委会|会务组|主办单位)|(?:官方|直播间|主办方)(?:账号|号|客服)$"
    r"|.\s(?:event|webinar|meeting|tech|technical|zoom) (?:team|desk|support|staff|crew|helpdesk)$",
}
_WHOLE = tuple((kind, re.compile(words)) for kind, words in WORDS)
_IN_NAME = tuple(
    (
        kind,
        re.compile(
            rf"[(（\[【]\s*(?:{words})(?:\s*[,，/、]\s*(?:me|我|guest))?\s*[)）\]】]|^[(（]?(?:{words})\s*[-_—–:：|]"
            rf"|[-_—–|]\s*(?:{words})[)）]?$|{_GLUED.get(kind, '(?!)')}"
        ),
    )
    for kind, words in WORDS
)


def kind_of_word(word: str) -> str:
    """Return the kind that a word names, "" when it names none.

    >>> kind_of_word("聯席主持人"), kind_of_word("Keynote Speaker"), kind_of_word("Plant manager")
    ('cohost', 'speaker', '')
    """
    text = simplified(normal(word))
    return next((kind for kind, words in _WHOLE if words.fullmatch(text)), "")


def kind_in_name(shown: str) -> str:
    """Return the kind that a display name says beside the name, "" for none.

    >>> kind_in_name("讲师-刘老师"), kind_in_name("Ada Berg (Host, me)"), kind_in_name("Hostmann")
    ('speaker', 'host', '')
    """
    text = simplified(normal(shown))
    return next((kind for kind, words in _IN_NAME if words.search(text)), "")
