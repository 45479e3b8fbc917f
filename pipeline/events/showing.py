"""Everything that is kept about a person, across all events, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from pipeline.attendance_words import did_words, listed
from pipeline.callback import Callback
from pipeline.events.book import Event, all_events, run_days
from pipeline.events.entries import NOTED, entries_of
from pipeline.events.happenings import reminders_of, replies_of, rounds_of
from pipeline.events.meanings import options_of
from pipeline.events.opt_outs import LIFTED
from pipeline.events.persons import list_of, now_known_as
from pipeline.events.presence import came_to
from pipeline.events.schema import contacts, opt_outs, people
from pipeline.events.undoing import changes_about
from pipeline.known import Came
from pipeline.labels import Lang, column_label, pick, sheet_name, value_label
from pipeline.reasons import rule_label
from pipeline.writers.marks import QUESTION

_WORDS: dict[str, tuple[str, str]] = {
    "known": ("可由此认出：{values}", "known by: {values}"),
    "signed": ("{event}（{date}）：{outcome}", "{event} ({date}): {outcome}"),
    "gone": ("，已不在名单里", ", in no list any more"),
    "came": ("到场，{minutes} 分钟", "came, {minutes} minutes"),
    "came_": ("到场", "came"),
    "missed": ("未到场", "did not come"),
    "reply": ("{day} 回复：{answer}", "{day} answered: {answer}"),
    "reminded": ("{day} 提醒（{channel}）", "{day} reminded ({channel})"),
    "round": ("第 {number} 轮：{owner} {channel}", "round {number}: {owner} {channel}"),
    "entry": ("{day} 第 {round} 轮 {field}：{value}", "{day} round {round} {field}: {value}"),
    "opted_out": ("{day} 起不再联系（{origin}）", "not to be contacted since {day} ({origin})"),
    "merge": ("合并 {number}：{other} 并入 {person}", "merge {number}: {other} into {person}"),
    "split": ("拆分 {number}：{other} 从 {person} 分出", "split {number}: {other} out of {person}"),
    "undone": ("，已撤销", ", taken back"),
    "undo": ("，撤销：rollcall undo {number}", "; take it back: rollcall undo {number}"),
}


def person_lines(db: Connection, person: str, lang: Lang, callback: Callback) -> Iterator[str]:
    """Yield what is kept about the person of an id: names, contacts, events, calls, opt-outs, merges.

    Results and next steps are in the words of `callback`.
    """

    def say(key: str, **values: object) -> str:
        return pick(_WORDS[key], lang).format(**values)

    ids = {person, *(one for one, now in now_known_as(db).items() if now == person)}
    name, company = db.execute(select(people.c.name, people.c.company).where(people.c.id == person)).one()
    yield f"{person}  {name}  {company}".rstrip()
    values = db.scalars(select(contacts.c.value).where(contacts.c.person_id.in_(ids)))
    if known := sorted(set(values)):
        yield "  " + say("known", values=", ".join(known))
    for event in all_events(db):
        yield from (f"  {line}" for line in _at(db, event, person, lang, callback))
    days = run_days(db)
    for since, origin in sorted(
        {
            (days[run], origin)
            for run, origin in db.execute(
                select(opt_outs.c.run_id, opt_outs.c.origin).where(
                    opt_outs.c.person_id.in_(ids), opt_outs.c.kind != LIFTED
                )
            )
        }
    ):
        yield "  " + say("opted_out", day=since, origin=origin)
    for change in changes_about(db, person):
        line = say(change.kind, number=change.number, person=change.person, other=change.other)
        yield f"  {line}" + (say("undone") if change.is_undone else say("undo", number=change.number))


def _at(db: Connection, event: Event, person: str, lang: Lang, callback: Callback) -> Iterator[str]:
    """Yield what is kept about a person at one event."""

    def say(key: str, **values: object) -> str:
        return pick(_WORDS[key], lang).format(**values)

    here, everyone = list_of(db, event), list_of(db, event, gone=True)
    if person not in everyone.index:
        return
    line = {str(name): str(text) for name, text in everyone.loc[person].items()}
    because = rule_label(line["because"], lang) if line["because"] else ""
    outcome = ", ".join(
        part for part in (value_label("outcome", line["outcome"], lang), because, line["tier"]) if part
    )
    head = say("signed", event=event.name, date=event.date or "–", outcome=outcome)
    yield head + ("" if person in here.index else say("gone"))
    came = came_to(db, event).get(person, Came())
    if came.attended == "no":
        yield "  " + say("missed")
    elif came.attended:
        stayed = say("came", minutes=came.minutes) if came.minutes else say("came_")
        yield "  " + listed((stayed, did_words(came.did, lang), *came.asked), lang)
    replies, reminders, rounds = replies_of(db, event), reminders_of(db, event), rounds_of(db, event)
    for one in replies[replies["person_id"] == person].to_dict("records"):
        yield "  " + say("reply", day=one["on_day"], answer=value_label("coming", one["answer"], lang))
    for one in reminders[reminders["person_id"] == person].to_dict("records"):
        yield "  " + say("reminded", day=one["on_day"], channel=_channel(one["channel"], lang))
    for one in rounds[rounds["person_id"] == person].to_dict("records"):
        channel = _channel(one["channel"], lang)
        yield "  " + say("round", number=one["number"], owner=one["owner"], channel=channel)
    entries = entries_of(db, event)
    entries = entries[~entries["field"].isin(NOTED)]
    for one in entries[(entries["person_id"] == person) & (entries["value"] != "")].to_dict("records"):
        field, value = _field(one["field"], callback, lang), one["value"]
        options = options_of(one["field"], callback)
        value = next((option.word(lang) for option in options if option.code == value), value)
        yield "  " + say("entry", day=one["on_day"], round=one["round"], field=field, value=value)


def _channel(channel: str, lang: Lang) -> str:
    return (
        sheet_name(f"remind_{channel}", lang) if channel == "sms" else value_label("channel", channel, lang)
    )


def _field(name: str, callback: Callback, lang: Lang) -> str:
    """Return the heading under which an entry was typed."""
    asked = (question for one in callback.rounds for question in one.questions)
    words = {QUESTION + question.key: question.word(lang) for question in asked}
    return words.get(name) or column_label(name.partition(":")[2] or name, lang)
