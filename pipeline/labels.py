"""Every word a user sees in a sheet, Chinese and English side by side; sentences live in `reasons`.

A word is one line: to add one, add its line. What a rule file says (industries, countries, call results)
goes before what stands here, so that the team's wording is the wording shown.
"""

from __future__ import annotations

from typing import Literal

from pipeline.columns import EXTRA
from pipeline.value_words import VALUES as VALUES
from pipeline.value_words import Pair as Pair

Lang = Literal["zh", "en"]

#: The sheets of the workbook, in order.
SHEETS: dict[str, Pair] = {
    "summary": ("总览", "Summary"),
    "call": ("电话回访", "Call list"),
    "wecom": ("企微回访", "WeCom list"),
    "email": ("邮件触达", "Email list"),
    "review": ("待核对", "Review"),
    "merged": ("已合并", "Merged"),
    "dropped": ("已剔除", "Dropped"),
}

#: The sheets of a workbook of reminders, in order.
REMINDER_SHEETS: dict[str, Pair] = {
    "remind": ("提醒总览", "Reminders"),
    "remind_phone": ("电话提醒", "Phone"),
    "remind_wecom": ("企微提醒", "WeCom"),
    "remind_sms": ("短信提醒", "SMS"),
    "remind_email": ("邮件提醒", "Email"),
    "remind_none": ("未提醒", "Not reminded"),
}

#: The sheets of plan.xlsx and report.xlsx.
PLAN_SHEETS: dict[str, Pair] = {
    "plan_goals": ("目标", "Goals"),
    "plan_tasks": ("任务表", "Tasks"),
    "report": ("复盘", "Report"),
    "report_groups": ("分组对比", "By group"),
}

#: Column headings: the canonical columns, then our own.
COLUMNS: dict[str, Pair] = {
    "name": ("姓名", "Name"),
    "name_alt": ("英文名/别名", "Other name"),
    "phone": ("电话", "Phone"),
    "phone_kind": ("号码类型", "Phone type"),
    "phone_alt": ("其他电话", "Other phones"),
    "email": ("邮箱", "Email"),
    "email_alt": ("其他邮箱", "Other emails"),
    "company": ("公司", "Company"),
    "department": ("部门", "Department"),
    "title": ("职位", "Title"),
    "country": ("国家/地区", "Country"),
    "province": ("省份", "Province"),
    "city": ("城市", "City"),
    "industry": ("行业", "Industry"),
    "company_size": ("公司规模", "Company size"),
    "seniority": ("职级", "Seniority"),
    "function": ("职能", "Function"),
    "key_account": ("重点客户", "Key account"),
    "source": ("来源", "Source"),
    "registered_at": ("报名时间", "Registered"),
    "question": ("提问", "Question"),
    "wants_contact": ("希望联系", "Wants contact"),
    "consent": ("同意联系", "Consent"),
    "attended": ("到场", "Attended"),
    "minutes": ("时长（分钟）", "Minutes"),
    "wecom": ("企微好友", "WeCom contact of"),
    "crm_id": ("CRM 编号", "CRM id"),
    "owner": ("负责人", "Owner"),
    "tags": ("标签", "Tags"),
    "note": ("原备注", "Sheet note"),
    "tier": ("优先级", "Tier"),
    "due": ("截止", "Due"),
    "reason": ("理由", "Reason"),
    "score": ("得分", "Score"),
    "channel": ("触达方式", "Channel"),
    "outcome": ("去向", "Outcome"),
    "part": ("分组", "Part"),
    "mark": ("新增", "New"),
    "history": ("以往活动", "Other events"),
    "remark": ("添加备注", "Remark to add by"),
    # what callers write
    "result": ("回访结果", "Call result"),
    "email_result": ("邮件结果", "Email result"),
    "next_step": ("下一步", "Next step"),
    "next_date": ("下次联系", "Next date"),
    "added": ("已加企微", "WeCom added"),
    "remarks": ("备注", "Notes"),
    "coming": ("是否参加", "Coming"),
    "answer": ("您的判断", "Your answer"),
    # reminders
    "say": ("话术", "What to say"),
    "message": ("内容", "Message"),
    "subject": ("邮件主题", "Subject"),
    "calendar": ("日历文件", "Calendar file"),
    "characters": ("字数", "Characters"),
    "sms_parts": ("计费条数", "Messages paid"),
    "reminded_for": ("曾按此日期提醒", "Reminded for"),
    # plans and reports
    "phase": ("阶段", "Phase"),
    "task": ("任务", "Task"),
    "planned": ("计划日期", "Planned"),
    "actual": ("实际日期", "Actual"),
    "status": ("状态", "Status"),
    "goal": ("目标", "Goal"),
    "target": ("目标值", "Target"),
    "result_now": ("实际", "Result"),
    "group": ("分组", "Group"),
    "value": ("值", "Value"),
    # Review, Merged and Dropped
    "kind": ("要确认什么", "To decide"),
    "why": ("为什么", "Why"),
    "rule": ("规则", "Rule"),
    "evidence": ("依据", "Evidence"),
    "name_a": ("甲：姓名", "A: name"),
    "phone_a": ("甲：电话", "A: phone"),
    "email_a": ("甲：邮箱", "A: email"),
    "company_a": ("甲：公司", "A: company"),
    "title_a": ("甲：职位", "A: title"),
    "name_b": ("乙：姓名", "B: name"),
    "phone_b": ("乙：电话", "B: phone"),
    "email_b": ("乙：邮箱", "B: email"),
    "company_b": ("乙：公司", "B: company"),
    "title_b": ("乙：职位", "B: title"),
    "kept": ("保留为", "Kept as"),
    "lost": ("被替换的值 → 保留的值", "Value that lost → value kept"),
    "source_file": ("文件", "File"),
    "sheet": ("工作表", "Sheet"),
    "line": ("行号", "Line"),
}

#: Parts of a value that only the readers know: they head no column of ours, but a value of one may be told.
PARTS: dict[str, Pair] = {
    "first_name": ("名", "First name"),
    "last_name": ("姓", "Last name"),
    "location": ("所在地", "Location"),
    "contact": ("联系方式", "Contact"),
    "address": ("地址", "Address"),
    "website": ("网站", "Website"),
}

#: Words that stand alone: the Summary, parts, prompts.
WORDS: dict[str, Pair] = {
    "title": ("报名跟进", "Sign-up follow-up"),
    "made_on": ("生成日期", "As of"),
    "event_date": ("活动日期", "Event date"),
    "funnel": ("漏斗", "Funnel"),
    "rows_read": ("读入行数", "Rows read"),
    "people": ("去重后人数", "People"),
    "leads": ("可跟进", "Leads"),
    "tier_a": ("A 级", "Tier A"),
    "count": ("数量", "Count"),
    "share": ("占比", "Share"),
    "balance": ("核对", "Balance"),
    "balance_line": (
        "{mark} 读入 {read} 行 = 跟进 {lead} + 待核对 {review} + 剔除 {excluded} + 合并 {merged}",
        "{mark} {read} rows read = {lead} leads + {review} in review + {excluded} excluded + {merged} merged",
    ),
    "cut": (
        "「{sheet}」超过 {most} 行，只列出最靠前的；完整名单见 people.csv",
        "“{sheet}” is longer than {most} rows and ends there; people.csv has everyone",
    ),
    "tiers": ("优先级与时限", "Tiers and due times"),
    "earliest_due": ("最早截止", "First due"),
    "latest_due": ("最晚截止", "Last due"),
    "channels": ("触达方式", "Channels"),
    "excluded_why": ("剔除与待核对的原因", "Excluded or in review, and why"),
    "top_cities": ("城市前十", "Top cities"),
    "top_industries": ("行业前十", "Top industries"),
    "by_owner": ("按负责人", "By owner"),
    "nobody": ("（未分配）", "(nobody yet)"),
    "unknown": ("（未知）", "(unknown)"),
    "inputs": ("读入的文件与识别方式", "Files read, and what was guessed"),
    "input_line": ("{name}：{rows} 行", "{name}: {rows} rows"),
    "script": ("本轮话术", "What to say this round"),
    "kept_as": ("保留：{column}", "Kept: {column}"),
    "lost_value": ("{field}：{before} → {after}", "{field}: {before} → {after}"),
    "how_to": ("怎么用这份表", "How to use this workbook"),
    "to_call": ("待电话回访", "To call"),
    "wecom_contacts": ("1 已是企微好友", "1 Already a contact"),
    "wecom_to_add": ("2 待添加", "2 To add"),
    "ask_person": ("是否保留此人", "Keep this person?"),
    "ask_pair": ("是否同一人", "Same person?"),
    "pick": ("请从下拉列表选择", "Please choose from the list"),
    "pick_anyway": ("不在下拉列表里，仍要保留吗？", "This is not in the list. Keep it anyway?"),
    "pick_date": ("请填日期，如 2026-04-02", "Please give a date, such as 2026-04-02"),
    "no_contact": ("没有可用的电话、邮箱或企微", "No phone, email or WeCom of their own"),
    "guessed_city": ("{city}?（号段）", "{city}? (by number)"),
    "empty": ("（没有）", "(none)"),
    "remind_late": (
        "迟了：提醒应在 {due} 发出，当时没有生成",
        "late: the reminder was due on {due}, and none was made",
    ),
    "remind_missed": (
        "活动已过：提醒应在 {due} 发出，一直没有生成",
        "the event is over: its reminder was due on {due}, and none was made",
    ),
    "remind_moved": ("活动改期：原定 {days}，现定 {day}", "moved: it was on {days}, and is now on {day}"),
    "remind_moved_told": (
        "{count} 人收到的提醒是原定日期 {days}（{files}），还不知道改期：请通知他们",
        "{count} people were reminded of {days} ({files}) and have not heard of the new day: let them know",
    ),
    "remind_cancelled": (
        "活动已取消，不再提醒；此前已提醒 {count} 人，请告知他们",
        "cancelled, nobody is reminded; {count} people had been: let them know",
    ),
    "remind_lacks": (
        "还不知道时间或地点，消息里没有；请运行 plan {event} --time 09:30 --place 地点",
        "time or place is not known and not in the messages; run: plan {event} --time 09:30 --place WHERE",
    ),
    "remind_long": (
        "{count} 条短信超过 messages/sms.toml 的 longest",
        "{count} SMS are longer than `longest` in messages/sms.toml",
    ),
    "remind_nobody": ("没有要提醒的人", "there is nobody to remind"),
    "to_change": ("可以改进", "What to change"),
    "event_day": ("日期", "Day"),
    "event_time": ("时间", "Time"),
    "event_place": ("地点", "Place"),
    "event_host": ("负责人", "Host"),
    "sms_template": ("短信模板", "SMS template"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "new_on": ("新增 {day}", "new {day}"),
    "changed_on": ("有变化 {day}", "changed {day}"),
    "old_targets": (
        '{targets} 的导出文件出自上一份名单，已移除；要按这次的名单重做：export "{event}" --to {again}',
        "the files for {targets} were of the former list and are gone; to make them of this one: "
        'export "{event}" --to {again}',
    ),
    "gone": (
        "上次名单中有 {count} 人不在这次的文件里；要保留他们，请把所有文件一起给出",
        "{count} people of the last run are not in these files; give all files at once to keep them",
    ),
}

#: How to use the workbook, a line each.
HOW_TO: tuple[Pair, ...] = (
    (
        "1. 从「电话回访」第一行往下打：已按优先级、截止时间排好。",
        "1. Start at the top of “Call list”: it is sorted by tier and due time.",
    ),
    (
        "2. 黄色表头的列由您填写：结果、下一步用下拉选择，日期填 2026-04-02 这样的格式。",
        "2. Columns with a yellow heading are yours: choose from the lists, type dates as 2026-04-02.",
    ),
    (
        "3. 可以排序、筛选、加列、改字；请不要删除隐藏的列，它们用来认回每个人。",
        "3. Sort, filter, add columns, correct cells; leave the hidden columns alone, they tell who is who.",
    ),
    (
        "4. 「待核对」里选“相同/不同/保留/剔除”；「已剔除」里误剔的人选“保留”。",
        "4. In “Review” choose same/different/keep/drop; in “Dropped” choose keep for whoever belongs here.",
    ),
    (
        "5. 保存后交回即可：再次运行时您写的内容会原样带回来。",
        "5. Save and hand it back: what you typed is carried over when the list is made again.",
    ),
)


def pick(pair: Pair, lang: Lang) -> str:
    """Choose the word of `lang` from a pair."""
    return pair[0] if lang == "zh" else pair[1]


def word(key: str, lang: Lang) -> str:
    """Return a word of the Summary or of a prompt."""
    return pick(WORDS[key], lang)


def sheet_name(key: str, lang: Lang) -> str:
    """Return what the tab of a sheet says."""
    return pick({**SHEETS, **REMINDER_SHEETS, **PLAN_SHEETS}[key], lang)


def column_label(name: str, lang: Lang) -> str:
    """Return a column's heading; an extra keeps its own header.

    >>> column_label("phone", "zh"), column_label("x:T-shirt", "zh")
    ('电话', 'T-shirt')
    """
    if name.startswith(EXTRA):
        return name.removeprefix(EXTRA)
    pair = COLUMNS.get(name) or PARTS.get(name)
    return pick(pair, lang) if pair else name


def value_label(column: str, value: str, lang: Lang) -> str:
    """Return what a coded value says; a value that is not a code is returned as it is.

    >>> value_label("seniority", "VP-director", "zh"), value_label("city", "杭州", "zh")
    ('总监级', '杭州')
    """
    pair = VALUES.get(column, {}).get(value)
    return value if pair is None else pick(pair, lang)


def label(key: str, lang: Lang) -> str:
    """Return the word for `key`, whatever it names: a sheet, a column or a word of its own.

    Raises:
        KeyError: nothing is called `key`: a bug of ours.
    """
    for table in (COLUMNS, WORDS, SHEETS):
        if key in table:
            return pick(table[key], lang)
    raise KeyError(key)


def answer_code(text: str) -> str:
    """Read an answer in either language; "" when it is none.

    >>> answer_code(" 相同 "), answer_code("KEEP"), answer_code("maybe")
    ('same', 'keep', '')
    """
    said = text.strip().casefold()
    return next((code for code, pair in VALUES["answer"].items() if said in (code, *pair)), "")
