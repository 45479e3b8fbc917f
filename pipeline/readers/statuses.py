"""What a platform says about a sign-up: cancelled, refunded, declined; and who on its list never signed up.

Only whole values of a column known to hold statuses or roles are read, so that a person's own words cannot
drop them. The words are the platforms' own (their exporters and help pages), with the ones people type when
they keep the list by hand. What is not listed here (approved, pending, paid, waitlist, ...) is a sign-up.
"""

from __future__ import annotations

import re
import unicodedata

VOID, REFUNDED, DECLINED = "void", "refunded", "declined"
HOST, PANELIST, BOT, TEST_LEAD = "host", "panelist", "bot", "test-lead"

_WORDS = {
    REFUNDED: (
        "refunded, refund, fully refunded, refund issued, erstattet, rembourse, reembolsado, "
        "estornado, rimborsato, "
        "已退款, 退款, 退款成功, 全额退款, 已退票, 退票, 已退费, 退费, 返金済み, 返金済, 환불, 환불완료, "
        "환불됨, "
        "reembolsada, devuelto, rimborsata, terugbetaald, aterbetald, refunderad, refunderet, remboursee, "
        "zwrocono, возврат, возвращено, 已退訂金, 已退款项, 已退款項, da hoan tien, iade edildi"
    ),
    # Invited only, or a ticket passed on: nobody's own registration stands behind the row.
    VOID: (
        "void, voided, canceled, cancelled, cancellation, deleted, expired, transferred, not attending, "
        "inactive ticket, invited, no response, not registered, removed, annulliert, storniert, abgesagt, "
        "annule, annulee, cancelado, cancelada, anulado, anulada, annullato, annullata, cancellato, "
        "cancellata, geannuleerd, avbokad, avbestalld, avlyst, annulleret, aflyst, avmeldt, peruttu, "
        "peruutettu, anulowano, anulowany, anulowana, odwolano, zruseno, storno, stornierung, отменено, "
        "отменена, отменен, отмена, аннулировано, iptal, iptal edildi, da huy, dibatalkan, batal, ยกเลิก, "
        "ยกเลิกแล้ว, baja, dado de baja, cancel, user cancelled, cancelled by user, cancelled by attendee, "
        "cancelled by organizer, registration cancelled, order cancelled, 已取消, 取消, 已取消报名, "
        "已取消報名, 取消報名, 已取消接龙, 取消接龙, 已取消预约, 取消预约, 已取消参会, 取消参会, 已撤销, "
        "撤销, "
        "已撤回, 撤回, 用户取消, 主办方取消, 超时取消, キャンセル済, 取消済み, 取消済, "
        "取消报名, 报名取消, 订单取消, 已关闭, 交易关闭, 已作废, 作废, 已失效, 失效, 无效, 已删除, 已过期, "
        "已邀请, 仅邀请, 未报名, 已转让, 已转赠, キャンセル, キャンセル済み, 취소, 취소됨, 신청취소"
    ),
    DECLINED: (
        "declined, decline, rejected, reject, denied, deny, withdrawn, withdrew, not approved, "
        "disapproved, not going, regrets, not coming, won't attend, will not attend, can't attend, "
        "cannot attend, abgelehnt, refuse, rechazado, rechazada, rifiutato, recusado, afgewezen, avvisad, "
        "已拒绝, 拒绝, 审核不通过, 审核未通过, 不通过, 未通过, 未通过审核, 审批不通过, 审批未通过, "
        "审核拒绝, 驳回, 已驳回, 被拒绝, 已谢绝, 谢绝, 不参加, 不能参加, 不来, 不来了, 来不了, 来不了了, "
        "不去了, 去不了, 去不了了, 不参加了, 没空来, 有事来不了, 临时来不了, 无法参加, 不出席, 不参会, "
        "无法参会, 不同意参加, 却下, 欠席, 辞退, "
        "거절, 거절됨, 반려, 불참, 審核不通過, 審核未通過, 不通過, 未通過, "
        "已拒絕, 拒絕, 審查不通過, 已駁回, 駁回, 审查不通过, 审查未通过, 资格不符, 不符合条件, "
        "不符合参会条件, "
        "审核失败, 未获批准, 已婉拒, 婉拒, 승인거부, 승인 거부, 미승인, 不承認, 否認, refusee, recusada, "
        "rejeitado, rejeitada, denegado, denegada, declinado, declinada, no asistira, no asiste, "
        "nao comparecera, rifiutata, non approvato, non approvata, geweigerd, odrzucono, odrzucony, "
        "zamitnuto, "
        "reddedildi, отклонено, отклонена, отклонен, отказ, отказано, tu choi, bi tu choi, ditolak, ปฏิเสธ"
    ),
}
_ROLES = {
    HOST: (
        "host, co-host, cohost, alternative host, organizer, organiser, co-organizer, organisator, "
        "organisatorin, organizador, organizadora, organisateur, organizzatore, moderator, staff, "
        "event host, event staff, 主持人, 联席主持人, 会议创建者, 组织者, 主办方, 工作人员, 主催者, "
        "호스트, 주최자"
    ),
    PANELIST: (
        "panelist, panellist, presenter, speaker, co-presenter, referent, moderador, apresentador, "
        "palestrante, ponente, presentador, orateur, presentateur, relatore, presentatore, 演讲者, 讲者, "
        "讲师, 演讲嘉宾, 分享嘉宾, 发言人, 发表者, 登壇者, 발표자"
    ),
    BOT: (
        "bot, ai assistant, ai bot, notetaker, recorder, ai助理, ai助手, ai小助手, ai机器人, 机器人, "
        "录制助手, 会议助手, 智能助手"
    ),
    "": (
        "attendee, participant, guest, viewer, listener, audience, member, teilnehmer, teilnehmerin, "
        "participante, convidado, invitado, partecipante, deelnemer, deltagare, 普通参会者, 参会者, "
        "参会人, 参与者, 参会成员, 与会者, 成员, 观众, 嘉宾, 访客, 参加者, 참석자, registrant, visitor, "
        "delegate, "
        "visitante, asistente, besucher, besucherin, visiteur, visiteuse, visitatore, bezoeker"
    ),
}
#: Whose staff a badge does not say: the fair's, or that of a firm with a stand.
_STAFF = frozenset(("staff", "event staff", "工作人员"))
#: Badges with which a platform or an organiser tries things out.
_TEST_BADGES = frozenset("test|test user|test registrant|test entry|qa|qa test|测试|测试用户".split("|"))
_DECLINES = frozenset(
    (
        "no n false non nein nee nej 否 不 不能 不去 不来 无法 不来了 不去了 不参加 不参加了 不参会 不出席 "
        "来不了 来不了了 去不了 去不了了 参加不了 无法参加 无法参会 无法出席 不能参加 不能来 有事不来 "
        "临时有事 请假 放弃 不克参加 不便参加"
    ).split()
)
_YES = frozenset(
    (
        "yes",
        "y",
        "true",
        "1",
        "ja",
        "oui",
        "si",
        "sim",
        "是",
        "有",
        "已",
        "はい",
        "예",
        "void",
        "voided",
        "已取消",
        "已作废",
        "已退款",
    )
)
_BOT = re.compile(
    r"\botter ?pilot\b|\b(?:notes?|recording|transcri\w+|meeting) bot\b|"
    r"\bnote-?taker\b|\botter\.ai\b|\bfireflies(?:\.ai)?\b|\bread\.ai\b|\bread meeting|\bmeeting (?:notes|"
    r"recorder|assistant)\b"
    r"|\bmeetgeek|\bfathom (?:ai|note)|\btl;dv\b|\btldv\b|\bsembly ai\b|\bavoma\b|\bkrisp\.ai\b|"
    r"\bai (?:assistant|companion)\b"
    r"|\bzoom rooms?\b|\brecording bot\b|录制助手|会议助手|会议纪要|纪要助手|会议录制|录制机器人|"
    r"飞书妙记|智能纪要|会议机器人|AI\s?小?助[手理]|AI\s?听记|听记助[手理]|会议听记|AI\s?纪要|讯飞听见|通义听悟|"
    r"\b(?:gong|chorus|grain|fellow|tactiq|supernormal|circleback|granola|bluedot|jamie|notta|airgram|laxis|"
    r"sybill|fathom)(?:\.ai|\.io)?['’s]* (?:ai|bot|recorder|recording|notes|assistant)\b|腾讯会议\s?rooms",
    re.IGNORECASE,
)
#: Names that are a recorder's where nothing else stands there; inside others they may be a person's.
_BOT_ALONE = re.compile(
    r"(?:microsoft |github )?copilot(?: in teams)?|otter|tactiq|fathom|read ai|sembly(?: ai| agent)?"
    r"|spinach(?: ai)?|supernormal|circleback|rewatch|clari(?: copilot)?|modjo|leexi|bliro|sally(?:\.| )ai"
    r"|scribbl|noota|plaud(?: note)?|recall ai|panopto|yuja recorder|notta|firefl(?:y|ies)(?: ai)?"
    r"|gong(?: recorder)?|[\w-]{3,20}\.ai|jamie ai"
    r"|(?:meeting |session |cloud )?(?:recorder|recording|transcript(?:ion)?|live ?stream(?:ing)?|captions?)"
    r"|(?:会议|云端?|直播|现场|全程)?(?:录制|录屏|录像|录音|转播|推流|速记|同传|同声传译|字幕|纪要|记录)"
    r"(?:助手|机器人|账号|号|员|专用)?|(?:会议|会后|智能|语音)(?:记录|纪要|笔记|听记|转写)(?:助手|助理)?"
    r"|钉钉闪记|智能助手|议事录|議事録(?:\s?ai)?|録画|録音|녹화|회의록(?:\s?봇)?"
    r"|ai\s?(?:记录|記錄|筆記|笔记|速记|转写|翻译|字幕|録画)(?:助手|員|员)?",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s*[(（\[【][^()（）\[\]【】]*[)）\]】]\s*$")
_SECTIONS = re.compile(
    r"^(?:(hosts?|staff|organi[sz]ers?|主持人)|(panel(?:l)?ists?|presenters?|speakers?))(?:\s+details?|"
    r"详情|明细|信息)?\W*$",
    re.IGNORECASE,
)
_TEST_LEAD = re.compile(r"^<test lead: |^test@(?:meta|fb)\.com$", re.IGNORECASE)


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {_plain(word): kind for kind, words in table.items() for word in words.split(",")}


def _plain(value: str) -> str:
    text = unicodedata.normalize("NFKD", value[:80]).casefold()
    text = unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", text))
    return re.sub(r"[\s_\-]+", " ", text).strip(" .。!！*")


_STATUS_OF = _by_word(_WORDS)
_ROLE_OF = _by_word(_ROLES)


#: What follows a status: why it is so, or what holds instead.
_CLAUSE = re.compile(r"\s*[,，;；(（:：]\s*|\s[-–—]\s")
_INSTEAD = re.compile(
    r"改(?!天|日|次)|但|线上|線上|仍|可以|换|代替|\b(?:but|online|instead|will|joins?|attend\w*|comes?)\b",
    re.IGNORECASE,
)


#: What somebody who does not come may want all the same.
_WANTS = re.compile(
    r"(?<![不勿别])(?:要|发|寄|给|索取|索要|想[要看]|需要|求)[^,，。;；不勿别]{0,8}(?:ppt|课件|资料|回放|录播|录像|视频|文件|讲义|报价|方案|样本|手册|目录)"
    r"|(?:ppt|课件|资料|回放|录播|报价|方案|样本)[^,，。;；]{0,4}(?:发|寄|给|要)(?!了)"
    r"|(?:资料|课件|ppt|方案|报价)照(?:发|寄|给)|(?:问|能|可以?)[^,，。;；不勿别]{0,4}看(?:回放|录播|录像|直播)|保持联系|改(?:天|日)再?(?:约|聊|来)"
    r"|(?:明年|年后|节后|下个?月|下周|产假后|回来|开春|忙完)[^,，。;；不勿别]{0,3}(?:再)?(?:联系|约|聊|沟通|来)"
    r"|感兴趣|有兴趣|有意向|约(?:时间|上门|拜访|下次|会后)|下次(?:再|一定|活动|来|参加|叫|通知)|会后(?:再)?(?:联系|沟通|约|找)|可以?联系|请联系|欢迎联系"
    r"|\b(?:send|share|like|want|need|wants|needs)\b.{0,30}\b(?:slides?|recording|materials?|deck|replay|quote|brochure)\b"
    r"|\binterested\b(?<!not interested)|\bnext time\b|\bcall (?:me|him|her) (?:after|instead|later)\b",
    re.IGNORECASE,
)


def kind_of_status(value: str) -> str:
    """Return void, refunded or declined for a status that is no sign-up, else "".

    >>> kind_of_status("Refunded"), kind_of_status("审核不通过"), kind_of_status("pending")
    ('refunded', 'declined', '')
    >>> kind_of_status("不来了，改天"), kind_of_status("取消，改线上参加")
    ('declined', '')
    """
    first, _, more = _CLAUSE.sub("\n", value.strip(), count=1).partition("\n")
    word = _plain(first if more and not _INSTEAD.search(more) else value)
    return _STATUS_OF.get(word, DECLINED if word in _DECLINES else "")


def stays_interested(answer: str, remark: str) -> bool:
    """Say whether somebody answers that they do not come, and wants something all the same.

    >>> stays_interested("否", "人不来，但让把PPT发他邮箱"), stays_interested("否", "出差")
    (True, False)
    >>> stays_interested("declined", "please send the slides"), stays_interested("不来了", "不要联系")
    (False, False)
    """
    first = _plain(_CLAUSE.split(answer.strip(), maxsplit=1)[0])
    return first in _DECLINES and _WANTS.search(remark) is not None


def kind_of_mark(value: str, header: str) -> str:
    """Return the kind for a yes in a column such as `Void`, `Refunded` or 是否退款."""
    if _plain(value) not in _YES:
        return kind_of_status(value) if _plain(value) in _STATUS_OF else ""
    return REFUNDED if re.search("refund|退", header, re.IGNORECASE) else VOID


def kind_of_role(value: str) -> str:
    """Return host or panelist for a role in the event that makes a row no sign-up, else ""."""
    return _ROLE_OF.get(_plain(value), "")


def kind_of_badge(value: str) -> str:
    """Return the kind for what a badge is called: a role in the event, or a status in its place.

    >>> kind_of_badge("CANCELADO"), kind_of_badge("Moderator"), kind_of_badge("VISITANTE")
    ('void', 'host', '')
    """
    word = _plain(value)
    if word in _STAFF:
        return ""
    return _ROLE_OF.get(word) or _STATUS_OF.get(word) or (TEST_LEAD if word in _TEST_BADGES else "")


def is_event_role(value: str) -> bool:
    """Tell whether a value is a role in a meeting (`Presenter`), not a job (`Plant manager`)."""
    return _plain(value) in _ROLE_OF


def kind_of_section(title: str) -> str:
    """Return host or panelist for a section such as `Panelist Details`."""
    found = _SECTIONS.match(title.strip()[:60])
    return "" if found is None else HOST if found.group(1) else PANELIST


def is_bot(name: str, *, met: bool = True) -> bool:
    """Tell whether a display name is a recorder's or note taker's; one word may be only if they `met`.

    >>> is_bot("Lena's Notetaker (Otter.ai)"), is_bot("Otter Smith"), is_bot("Copilot (Gast)")
    (True, False, True)
    """
    plain = _BEHIND.sub("", name[:200].strip())
    return _BOT.search(name[:200]) is not None or (met and _BOT_ALONE.fullmatch(plain) is not None)


def is_test_lead(value: str) -> bool:
    """Tell whether a value is what an advertising platform sends to try a form out."""
    return _TEST_LEAD.match(value[:80]) is not None
