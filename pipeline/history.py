"""What other events know of a person, as one sentence for the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from pipeline.attendance_words import did_words, listed
from pipeline.callback import Callback
from pipeline.known import Visit
from pipeline.labels import Lang, pick
from pipeline.reasons import SEPARATOR

#: More visits than these say no more to a caller.
_MOST = 3
_CAME = {
    "yes": ("到场", "came"),
    "no": ("未到场", "did not come"),
    "": ("报名", "signed up"),
}
_MINUTES = ("{came} {minutes} 分钟", "{came} for {minutes} minutes")
_WHEN = ("{day} {event}：{said}", "{said} on {day} ({event})")
_SOMETIME = ("{event}：{said}", "{said} ({event})")


def history_of(visits: Sequence[Visit], callback: Callback, lang: Lang) -> str:
    """Say of each visit, the latest first, whether the person came and what the last call brought.

    >>> from pipeline.known import Came
    >>> from pipeline.rules import load_rules
    >>> came = Came("yes", 47, {"question": 2})
    >>> visit = Visit("Spring summit", dt.date(2026, 5, 12), came, "interested", "demo")
    >>> history_of([visit], load_rules().callback, "en")
    'came for 47 minutes on 2026-05-12 (Spring summit), asked 2 questions, Reached, interested, Book a demo'
    """
    latest = sorted(visits, key=lambda one: (one.date or dt.date.min, one.event), reverse=True)
    return SEPARATOR.join(_visit(one, callback, lang) for one in latest[:_MOST])


def _visit(visit: Visit, callback: Callback, lang: Lang) -> str:
    there = visit.came
    came = pick(_CAME[there.attended], lang)
    if there.attended == "yes" and there.minutes:
        came = pick(_MINUTES, lang).format(came=came, minutes=there.minutes)
    when = _WHEN if visit.date else _SOMETIME
    said = [pick(when, lang).format(day=visit.date, event=visit.event, said=came), did_words(there.did, lang)]
    options = (*callback.results, *callback.email_results)
    said += [one.word(lang) for one in options if one.code == visit.result][:1]
    said += [one.word(lang) for one in callback.next_steps if one.code == visit.next_step]
    return listed(said, lang)
