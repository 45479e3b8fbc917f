"""Is this row nobody? One odd value is never enough, the fields of a row are weighed together.

A plausible name with one contact that can be used is a person, whatever else the row says. A contact counts
as fake only when the lexicon knows it for one; a damaged one is a person's. Doubt goes to Review.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.batch import Verdict
from pipeline.screening.evidence import Evidence, Value
from pipeline.screening.signs import added_up
from pipeline.text.junk import JunkHit

_KINDS = {
    "keyboard": "keyboard-walk",
    "repeated": "repeated-digits",
    "sequential": "sequential-digits",
    "fake": "fake-contact",
}
#: How a fake contact is called beside a plausible name: what was typed there is not what the name is.
_OF_CONTACTS = {"keyboard": "fake", "repeated": "fake", "sequential": "fake", "placeholder": "fake"}
_PHRASE = JunkHit("joke", True)
_TEST = JunkHit("test", True)
_MANY = 2
_VENDOR = "non-target:vendor"
#: A job with a remark behind it (总经理 微信同号) is this long at most; what is longer only advertises.
_LONGEST_JOB = 12


class Said(NamedTuple):
    """What is said of a row, and the value that tells it; `after` lists what else is odd."""

    rule: str
    verdict: Verdict
    field: str = ""
    before: str = ""
    after: str = ""


def judge(row: Evidence) -> Said | None:
    """Judge a row that has something odd about it by the clearest of it, then by all of it together."""
    said = _clearly(row)
    if said and said.verdict is Verdict.EXCLUDE:
        return said
    if signs := added_up(row):
        told = _junk(signs[0], row, {} if signs[0].field == "name" else _OF_CONTACTS)
        return told._replace(after=_and(signs[1:]))
    return said


def _clearly(row: Evidence) -> Said | None:
    """Weigh the fields of a row against each other; None when there is nothing to say."""
    told = (row.name, row.company, row.title, row.remark)
    if adverts := [one for one in told if one.hit.kind == "advert"]:
        jobs = [one for one in adverts if one.field == "title" and len(one.text) <= _LONGEST_JOB]
        real = row.name.sound and row.usable and row.company.sound
        if real and adverts == [row.remark] and any(one.sound for one in row.phones):  # who sells to us
            return Said(_VENDOR, Verdict.EXCLUDE, row.remark.field, row.remark.text)
        return _review("advert", adverts[0]) if real and adverts == jobs else _junk(adverts[0], row)
    if row.remark.hit == _TEST:
        return _junk(row.remark, row)  # 这条是测试，活动开始前删掉
    if not row.name.text:
        return _nameless(row)
    if row.story and not row.known and not row.earnest:
        hero = row.name if row.name.hit.kind else row.name._replace(hit=_PHRASE)
        if row.has_real_work and row.story in row.company.text:  # 徐凤年 of 张家港北凉不锈钢有限公司
            return _review("odd-name", hero)._replace(after=row.story)
        return _junk(hero, row)._replace(after=row.story)
    if row.is_cut_up and not row.contacts and not row.known:
        return _junk(row.name._replace(hit=_PHRASE), row)
    if row.name.sound:
        return _named(row)
    return _fake_name(row) if row.name.fake else _doubtful_name(row)


def _named(row: Evidence) -> Said | None:
    """A plausible name: nobody only when every contact is a fake."""
    fakes = row.others_fake
    if row.tells_nothing:
        return _junk(row.company, row)
    someone = row.company.text or row.known
    if row.is_laughing and (row.contacts or not someone) and not any(one.sound for one in row.usable):
        return _junk(row.remark, row, _OF_CONTACTS)
    if row.usable:
        sound = any(one.sound for one in row.usable)
        if row.number_is_fake and (row.company.fake or row.title.fake):
            return _junk(fakes[0], row, _OF_CONTACTS)
        if row.is_laughing and row.phones and all(one.hit.kind for one in row.phones):
            told = fakes[0] if row.number_is_fake else row.remark
            return _junk(told, row, _OF_CONTACTS)
        if len(fakes) >= _MANY and not sound:
            return _junk(fakes[0], row, _OF_CONTACTS)
        if len(fakes) >= _MANY or (fakes and row.remark.fake):
            return _review("odd-details", fakes[0], fakes[1:])
        if len(row.usable) < len(row.contacts) and not sound:
            return _review("fake-contact", row.usable[0], fakes)
        return _note(row)
    if row.says_only_a_letter:
        return Said("junk:no-identity", Verdict.EXCLUDE, "name", row.name.text)
    if row.all_fake or (row.number_is_fake and row.throwaway):
        return _junk(fakes[0], row, _OF_CONTACTS)
    if fakes and not row.contacts:
        return _junk(fakes[0], row)
    if row.throwaway:
        return _review("throwaway-email", row.emails[0])
    if any(one.fake for one in row.contacts):
        return _review("fake-contact", next(one for one in row.contacts if one.fake), fakes[1:])
    return _note(row)


def _nameless(row: Evidence) -> Said | None:
    """No name: a contact alone stays; without one there is nobody."""
    if row.usable or row.known:
        return _note(row)
    if row.all_fake:
        return _junk(row.contacts[0], row, _OF_CONTACTS)
    if row.contacts:
        return None
    told = next((one for one in (row.company, row.title) if one.text), None)
    if told is None:
        return Said("junk:no-identity", Verdict.EXCLUDE)
    return _junk(told, row) if told.fake else Said("junk:no-identity", Verdict.EXCLUDE, told.field, told.text)


def _fake_name(row: Evidence) -> Said | None:
    """A name nobody has: with a contact that works and nothing else odd, somebody may stand behind it."""
    if row.is_vouched_for and row.name.hit.kind != "test":
        return _note(row)
    works = row.title.sound and any(one.sound for one in row.phones)
    if row.name.hit.kind == "placeholder" and works and not row.title_is_the_name:
        return _review("odd-name", row.name)  # people named O have a job, and a number that works
    if not any(one.sound for one in row.usable) or row.others_odd or row.title_is_of_name:
        return _junk(row.name, row)
    if row.name.hit.kind == "joke" and row.company_is_of_name:
        return _review("odd-name", row.name) if row.has_real_work else _junk(row.name, row)
    if row.name.hit.kind == "test" and not row.company.sound:
        return _junk(row.name, row)
    return _review("odd-name", row.name)


def _doubtful_name(row: Evidence) -> Said | None:
    """A name that some real people have (张三, Null): the contacts decide, and whether anybody knows them."""
    fakes = row.others_fake
    if row.known and not fakes:
        return _note(row)
    if not row.name.text.isascii() and row.name.hit.kind == row.company.hit.kind == "keyboard":
        return _junk(row.name, row)
    if row.name.hit.kind == "joke" and (row.company.jokes or (row.title.fake and row.company.hit.kind)):
        return _junk(row.name, row)  # nobody of that name is in that house, or has that job there
    if row.name.hit.kind == "joke" and row.is_laughing and (row.others_odd or not row.company.text):
        return _junk(row.name, row)
    if row.usable:
        sound = any(one.sound for one in row.usable)
        if row.number_is_fake and (row.name.hit.kind == "joke" or row.title_is_the_name):
            return _junk(row.name, row)
        settled = row.company.sound and row.title.sound
        if not sound and (len(fakes) >= _MANY or len(row.others_odd) > _MANY - (not settled)):
            return _junk(row.name, row)
        return _note(row) if sound and not fakes else _review("odd-name", row.name, fakes)
    if row.contacts and not row.all_fake:
        return _note(row)
    nobody = row.all_fake or not row.company.sound or (row.title.fake and not row.known)
    nobody |= row.company_is_the_name
    return _junk(row.name, row) if nobody else _review("odd-name", row.name)


def _note(row: Evidence) -> Said | None:
    odd = [
        one
        for one in (row.name, *row.phones, *row.emails, row.company, row.title)
        if one.hit.kind and one.given
    ]
    return Said(f"odd-{odd[0].field}", Verdict.NOTE, odd[0].field, odd[0].text) if odd else None


def _review(why: str, told: Value, others: list[Value] | None = None) -> Said:
    return Said(f"review:{why}", Verdict.REVIEW, told.field, told.text, _and(others or []))


def _junk(told: Value, row: Evidence, names: dict[str, str] | None = None) -> Said:
    """Say what kind of junk a row is: a test if anything in it says so, else what the telling value is."""
    test = next((one for one in (row.name, *row.others_fake) if one.fake and one.hit.kind == "test"), None)
    kind = "test" if test and told.hit.kind != "advert" else told.hit.kind
    kind = (names or {}).get(kind, kind)
    others = [one for one in (row.name, *row.others_fake) if one.fake and one is not told]
    return Said(f"junk:{_KINDS.get(kind, kind)}", Verdict.EXCLUDE, told.field, told.text, _and(others))


def _and(others: list[Value]) -> str:
    return "; ".join(dict.fromkeys(one.text for one in others))
