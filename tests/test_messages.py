"""Templates: gaps, parts that are left out, what is refused, and that nobody's name is a template."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import RulesError
from pipeline.messages import GAPS, fill, gaps_of, problem_in, settled, sms_parts
from pipeline.reminders import CHANNELS
from pipeline.rules import load_rules

EVENT = {"event": "Summit", "date": "12 May", "when": "tomorrow", "place": "", "time": "09:30", "host": ""}


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{name}, {event} is {when}.", "Li, Summit is tomorrow."),
        ("{event}[ at {place}][, {time}]", "Summit, 09:30"),
        ("{event}[ at {place}, {time}]", "Summit"),
        ("[Ask {host}. ][{name} of {company}]", ""),
        ("[{name}!]", "Li!"),
        ("at {place}.", "at ."),
        ("[no gap] 100 % {name} {name}", "[no gap] 100 % Li Li"),
        ("%s %(x)s %", "%s %(x)s %"),
    ],
)
def test_gaps_are_filled_and_empty_parts_left_out(template: str, message: str) -> None:
    assert problem_in(template) == ""
    assert fill(template, EVENT, {"name": ["Li"], "company": [""]}, 1) == [message]


@pytest.mark.parametrize(
    ("template", "said", "message"),
    [
        ("Come: {event}.[ At {place}.]", {"event": "How?", "place": "No. 1."}, "Come: How? At No. 1."),
        ("期待您参加{event}。", {"event": "明天在哪里？"}, "期待您参加明天在哪里？"),
        ("{event}! {place}", {"event": "Now!", "place": ".com"}, "Now!! .com"),
    ],
)  # fmt: skip
def test_no_stop_stands_behind_a_mark_that_ends_a_name(
    template: str, said: dict[str, str], message: str
) -> None:
    assert fill(template, {**EVENT, **said}, {"name": [""], "company": [""]}, 1) == [message]


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("{nam}", "{nam} is no gap"),
        ("{}", "{} is no gap"),
        ("{name.__class__}", "{name.__class__} is no gap"),
        ("{0}", "{0} is no gap"),
        ("{ name }", "{ name } is no gap"),
        ("{{name}}", "a brace stands alone"),
        ("{name", "a brace stands alone"),
        ("[{name}", "square brackets"),
        ("{name}]", "square brackets"),
        ("[a [{name}]]", "square brackets"),
    ],
)
def test_what_is_no_template_is_told(template: str, problem: str) -> None:
    assert problem in problem_in(template)


@given(st.lists(st.text(min_size=1), max_size=5))
def test_what_people_typed_is_never_read_as_a_template(names: list[str]) -> None:
    assert fill("<{name}> {event}", EVENT, {"name": names}, len(names)) == [
        f"<{name}> Summit" for name in names
    ]


@given(st.sampled_from(sorted(GAPS)), st.text(alphabet="[]{}% ab"), st.text(alphabet="[]{}% ab"))
def test_a_sound_template_can_be_filled_with_anything(gap: str, before: str, value: str) -> None:
    template = f"{before}{{{gap}}}"
    if not problem_in(template):
        assert isinstance(fill(template, {**EVENT, gap: value}, {"name": [value]}, 1)[0], str)


def test_a_message_without_a_person_s_gap_is_the_same_for_all() -> None:
    assert fill("{event}", EVENT, {}, 2) == ["Summit", "Summit"]
    assert fill("{name}", EVENT, {"name": []}, 0) == []


def test_the_template_to_register_keeps_what_is_another_for_each() -> None:
    template = settled("{name}[（{company}）]: {event}[ at {place}][ {time}]", EVENT)
    assert template == "{name}（{company}）: {event} {time}"
    assert gaps_of(template) == ("name", "company", "event", "time")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("明" * 70, 1),
        ("明" * 71, 2),
        ("a" * 70 + "明", 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_how_many_messages_an_sms_is_paid_as(text: str, parts: int) -> None:
    assert sms_parts(text) == parts


def test_the_shipped_words_are_sound_in_both_languages() -> None:
    rules = load_rules(everything=True)
    for lang in ("zh", "en"):
        for channel in CHANNELS:
            template = rules.events.text(channel, lang)
            (said,) = fill(template, dict(GAPS), {"name": ["李雷"], "company": [""]}, 1)
            assert "李雷" in said
            assert not set("{}[]") & set(said)
            (bare,) = fill(template, {**dict.fromkeys(GAPS, ""), **EVENT}, {"name": ["Li"]}, 1)
            assert "Summit" in bare
            assert not set("{}[]") & set(bare)


def test_every_mistake_in_the_words_is_told_with_its_file_and_place(tmp_path: Path) -> None:
    folder = tmp_path / "messages"
    folder.mkdir()
    (folder / "sms.toml").write_text(
        'longest = 30\ntext.zh = "{nam}"\ntext.en = "x"\nfoo = 1\n', encoding="utf-8"
    )
    (folder / "email.toml").write_text('text.zh = "a"\ntext.en = "b"\n', encoding="utf-8")
    (folder / "wecm.toml").write_text('text.zh = "a"\ntext.en = "b"\n', encoding="utf-8")
    with pytest.raises(RulesError) as told:
        load_rules(folder.parent, everything=True)
    problems = "\n".join(told.value.problems)
    assert "messages/sms.toml: text.zh: {nam} is no gap" in problems
    assert "messages/sms.toml: foo: unknown key" in problems
    assert "messages/email.toml: subject: is missing" in problems
    assert "rename it to messages/wecom.toml" in problems


@pytest.mark.parametrize(("longest", "wrong"), [(20, ["zh", "en"]), (40, ["en"]), (134, [])])
def test_an_sms_that_comes_out_too_long_is_told(tmp_path: Path, longest: int, wrong: list[str]) -> None:
    folder = tmp_path / "messages"
    folder.mkdir()
    en = "Hello {name}, {event} is {when}[ at {place}]. See you there soon!"
    text = f'longest = {longest}\ntext.zh = "{{name}}您好，{{event}}{{when}}举行。"\ntext.en = "{en}"\n'
    (folder / "sms.toml").write_text(text, encoding="utf-8")
    try:
        load_rules(folder.parent, everything=True)
        problems: tuple[str, ...] = ()
    except RulesError as error:
        problems = error.problems
    assert [problem.split(": ")[1].removeprefix("text.") for problem in problems] == wrong


@pytest.mark.parametrize(
    "settings",
    [
        "order = []\ncall_tiers = []\nsms_prefixes = []",
        'order = ["fax"]\ncall_tiers = []\nsms_prefixes = []',
        'order = ["sms", "sms"]\ncall_tiers = []\nsms_prefixes = []',
        'order = ["sms"]\ncall_tiers = ["D"]\nsms_prefixes = []',
        'order = ["sms"]\ncall_tiers = []\nsms_prefixes = ["86"]',
    ],
)
def test_settings_that_make_no_sense_are_refused(tmp_path: Path, settings: str) -> None:
    (tmp_path / "reminders.toml").write_text(settings, encoding="utf-8")
    with pytest.raises(RulesError, match=r"reminders\.toml"):
        load_rules(tmp_path)
