"""What a report says, Chinese and English side by side: measures, what is told apart, what to change."""

from __future__ import annotations

from pipeline.value_words import Pair

#: What an event is measured by, in the order of the funnel.
MEASURES: dict[str, Pair] = {
    "registered": ("报名人数", "Signed up"),
    "leads": ("可跟进", "Leads"),
    "tier-a": ("A 级", "Tier A"),
    "reminded": ("已提醒", "Reminded"),
    "said-yes": ("答复参加", "Said they come"),
    "came": ("到场", "Came"),
    "came-rate": ("到场率", "Attendance rate"),
    "walk-ins": ("现场新增", "Walk-ins"),
    "called": ("已回访", "Called"),
    "reached": ("接通", "Reached"),
    "interested": ("有意向", "Interested"),
}
#: By what people are told apart.
GROUPS: dict[str, Pair] = {
    "channel": ("触达方式", "Channel"),
    "source": ("来源", "Source"),
    "city": ("城市", "City"),
    "industry": ("行业", "Industry"),
    "tier": ("优先级", "Tier"),
}
#: What to change, by the rule that says it.
ADVICE: dict[str, Pair] = {
    "below-goal": (
        "{measure}：目标 {goal}，实际 {result}，差 {gap}",
        "{measure}: {result} of a goal of {goal}, {gap} short",
    ),
    "no-attendance": (
        "还没有出席数据：请用 attend 读入平台的签到或参会报告",
        "nobody knows yet who came: read the platform's report with attend",
    ),
    "not-called": (
        "还有 {count} 位 A 级没有回访：先打这些",
        "{count} of tier A have not been called: call these first",
    ),
    "not-reached": (
        "{count} 人打了没接通：下一轮换时间或渠道再试",
        "{count} were called and not reached: try another time or channel in the next round",
    ),
    "not-reminded": (
        "{count} 位可跟进的人没有收到提醒：没有联系方式，或之后才进名单；下次先补齐，再运行一次 process",
        "leads not reminded: {count}; they gave no contact or came into the list later: "
        "ask for contacts, and run `process` once more before `remind`",
    ),
    "said-yes-stayed-away": (
        "{count} 人答复参加却没来：当天早上再提醒一次（remind --days-before 0）",
        "{count} said they come and did not: remind them once more that morning (remind --days-before 0)",
    ),
    "said-yes-unknown": (
        "{count} 人答复参加，但出席报告里没有，是否到场不清楚：请问一下；"
        "报告若含所有到场的人，再次 attend 时加 --covers-all",
        "{count} said they come and are not in the attendance reports: whether they came is not known; "
        "ask them, or read a report that names all who came again with --covers-all",
    ),
    "best": (
        "{group}「{value}」到场率最高：{share}（{count} 人），下次多投",
        "{group} {value} has the best attendance: {share} of {count}; put more there",
    ),
    "worst": (
        "{group}「{value}」到场率最低：{share}（{count} 人），看看是否值得",
        "{group} {value} has the lowest attendance: {share} of {count}; ask whether it is worth it",
    ),
    "tasks-late": (
        "任务表里有 {count} 项过了计划日期还没完成",
        "{count} tasks of the plan are past their day and not done",
    ),
}


def in_words(measure: str, number: float | None) -> str:
    """Write a result or a goal as a person reads it; nothing is a dash.

    >>> in_words("came-rate", 0.625), in_words("leads", 1200.0), in_words("came", None)
    ('62%', '1,200', '–')
    """
    if number is None:
        return "–"
    return f"{number:.0%}" if measure == "came-rate" else f"{number:,.0f}"
