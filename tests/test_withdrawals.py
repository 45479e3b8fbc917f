# ruff: noqa: E501 (a table of remarks)
"""Who comes no more, told by a badge or by a remark alone; a question, somebody else's cancelling are none."""

from __future__ import annotations

import pytest
from reading import excluded, reading
from staged import run, shipped

from pipeline.readers.statuses import kind_of_badge

SAID = {
    "void": """已取消接龙|已取消報名|客户已取消|临时出差，取消|取消参会资格|用户自行取消报名|已撤回报名|报名作废|因公務取消報名
        cancelled 12/05|Cancelled by attendee|guest cancelled via email|Please cancel my booking|Withdrew on Monday|Abgesagt per Mail
        Teilnahme storniert|hat abgesagt|a annulé|Canceló|cancelou|ha disdetto|partecipazione annullata|キャンセル|취소 요청|отменила регистрацию""",
    "refunded": "已退会务费，撤销参会|已经退票了|报名费已退|已退訂金|Refunded 12 May|bereits erstattet|返金済み",
    "declined": """抱歉，临时有会，来不了了|她说不来了|电话里说不参加了|放弃参会|无法出席，抱歉|不克參加|She won't be attending|not attending
        can no longer attend|cannot participate due to travel|Elle ne viendra pas|ya no asistirá|欠席連絡あり|参加を辞退します|참석 불가""",
    "": """可以取消吗|取消报名怎么操作|取消了一个供应商的合同|会后取消订单怎么办|能线上参加吗，现场来不了|不去中间商，直接找厂家|取消人工检测
        We cancelled our subscription with Domino|cancellation policy?|Won't be able to attend the morning session|noise-cancelling
        Can't attend live, please send the recording|原来报的李科长来不了，我替他|同事不来了，只我一个人|改成我一个人来|废码作废
        前面那条取消，以这条为准|重新报名，之前取消过|客户经常临时取消订单|I can't attend to customers while printing|refund policy
        Flug wurde abgesagt, komme mit dem Zug|キャンセルは可能ですか|回执发了两遍""",
}
CASES = [
    (remark.strip(), kind) for kind, told in SAID.items() for remark in told.replace("\n", "|").split("|")
]


@pytest.mark.parametrize(("remark", "kind"), CASES)
def test_a_remark_says_that_a_sign_up_holds_no_longer(remark: str, kind: str) -> None:
    assert shipped().withdrawals.read(note=remark).kind == kind


def test_every_rule_proves_its_examples() -> None:
    assert shipped().withdrawals.check() == []


@pytest.mark.parametrize(
    ("badge", "kind"),
    [
        ("CANCELADO", "void"),
        ("审核不通过", "declined"),
        ("Reembolsada", "refunded"),
        ("Moderator", "host"),
        ("Presenter", "panelist"),
        ("Test", "test-lead"),
        ("VISITANTE", ""),
        ("EXPOSITOR", ""),
        ("STAFF", ""),  # whose staff it does not say
        ("No", ""),
    ],
)
def test_a_badge_is_a_role_or_a_status(badge: str, kind: str) -> None:
    assert kind_of_badge(badge) == kind


def test_a_badge_column_says_who_never_signed_up() -> None:
    rows = ("Nombre,Correo,Tipo de gafete", "Ana,ana@uno.mx,VISITANTE", "Luz,luz@dos.mx,CANCELADO")
    assert excluded(reading("\n".join(rows))) == {3: "not-a-signup:void"}


def test_a_cancelled_row_does_not_sink_who_signed_up_again() -> None:
    ann = {"name": "余秋", "phone": "13957148826", "company": "厦门柏欣塑胶"}
    assert set(run(ann | {"note": "已取消接龙"}).people.rows["outcome"]) == {"excluded"}
    assert set(run(ann | {"note": "已取消接龙"}, ann).people.rows["outcome"]) == {"lead"}
