"""The sheets people check: who needs a decision, what was folded into what, and who left the list."""

from __future__ import annotations

import pandas as pd

from pipeline.columns import TEXT, empty_text
from pipeline.labels import Lang, Pair, column_label, pick, value_label, word
from pipeline.pair_words import evidence_words, why_same
from pipeline.reasons import rule_label, shorten
from pipeline.text.phone_groups import grouped
from pipeline.writers.content import Words, WorkbookInput, spaced, worded
from pipeline.writers.marks import KEY, key_heading
from pipeline.writers.table import Field, Kind, Table

#: Hidden columns: whom a line is about, and the contents of their rows, by which an answer is remembered.
KEYS = (KEY, "row_keys_a", "row_keys_b")
_CONTACT = ("name", "phone", "email", "company", "title")
_WHERE = ("source_file", "sheet", "line")
_FROM: dict[str, Pair] = {"source_file": ("来自文件", "From file"), "sheet": ("来自工作表", "From sheet")}
_TAB = {"review": "#D68910", "merged": "#95A5A6", "dropped": "#95A5A6"}
#: Columns whose text may take several lines, and how wide they get.
_WIDE = {"why": 48, "reason": 56, "lost": 72, "evidence": 30, "company": 34, "title": 32, "name": 32}
_MOST_LINES = 16


def check_tables(run: WorkbookInput, words: Words) -> list[Table]:
    """Return the sheets Review, Merged and Dropped."""
    lang, rows = words.lang, run.rows.rows
    pairs = _asked(run, lang)
    decided = _in_question(run, pairs)
    people = worded(decided, words)
    stands = run.ledger[run.ledger["outcome"] != "merged"].set_index("person_id")
    place = stands[list(_WHERE)].reindex(people.index).astype(str)
    people = people.assign(**{name: place[name] for name in _WHERE}, row_keys=_row_keys(decided, rows))
    return [
        _review(people, decided, pairs, lang, run.event),
        _merged(people, run, lang),
        _dropped(people, lang, run.event),
    ]


def _in_question(run: WorkbookInput, pairs: pd.DataFrame) -> pd.DataFrame:
    """Leave out the people who stand on none of these sheets: of a large list, that is nearly all."""
    people = run.people.rows.rename_axis(index=None)
    several = people["rows"].str.contains(" ", regex=False)
    asked = people.index.isin([*pairs["person_a"], *pairs["person_b"]])
    return people[(people["outcome"] != "lead") | (people["channel"] == "none") | several | asked]


def _review(
    people: pd.DataFrame, decided: pd.DataFrame, pairs: pd.DataFrame, lang: Lang, event: str
) -> Table:
    """List the pairs in doubt with both candidates side by side, then the people in doubt or out of reach."""
    lonely = (decided["outcome"] == "lead") & (decided["channel"] == "none")
    doubtful = people[(decided["outcome"] == "review") | lonely]
    alone = doubtful.assign(
        **{f"{name}_a": doubtful[name] for name in (*_CONTACT, "row_keys")},
        person_id=doubtful.index,
        kind=word("ask_person", lang),
        why=doubtful["reason"].where(~lonely[doubtful.index], word("no_contact", lang)),
    )
    both = pd.DataFrame(
        {
            "person_id": pairs["person_a"],
            "kind": word("ask_pair", lang),
            "why": pairs["evidence"],
            **{
                f"{name}_{side}": people[name].reindex(pairs[f"person_{side}"]).to_numpy()
                for name in (*_CONTACT, "row_keys")
                for side in ("a", "b")
            },
            **{name: people[name].reindex(pairs["person_a"]).to_numpy() for name in _WHERE},
        }
    )
    sides = [f"{name}_{side}" for name in _CONTACT for side in ("a", "b")]
    answers = (
        "kind",
        {
            word("ask_pair", lang): (
                value_label("answer", "same", lang),
                value_label("answer", "different", lang),
            ),
            word("ask_person", lang): (
                value_label("answer", "keep", lang),
                value_label("answer", "drop", lang),
            ),
        },
    )
    answer = Field("answer", column_label("answer", lang), yours=True, options_if=answers)
    fields = [*_keys("review", event, *KEYS[1:]), _field("kind", lang), _field("why", lang), answer]
    fields += [_field(name, lang) for name in (*sides, *_WHERE)]
    frame = pd.concat([both, alone], ignore_index=True)
    alike = tuple((f"{name}_a", f"{name}_b") for name in _CONTACT)
    return _table("review", fields, frame, frozen=len(KEYS) + 3, done_when="answer", alike=alike)


def _merged(people: pd.DataFrame, run: WorkbookInput, lang: Lang) -> Table:
    """List every row that was folded into another, beside the person it became part of."""
    why = run.ledger[run.ledger["outcome"] == "merged"].set_index("row_id")["because"]
    folded = run.rows.rows.loc[why.index]
    person = people.reindex(folded["person_id"]).set_axis(folded.index)
    said = {rule: why_same(rule, lang) for rule in why.unique()}
    lost = run.people.findings
    lost = lost[lost["rule"] == "value-lost"]
    frame = pd.DataFrame(
        {
            "person_id": folded["person_id"],
            **{
                f"{name}_b": folded[name] if name != "phone" else spaced(folded[name], lang)
                for name in _CONTACT
            },
            **{name: folded[name].astype(str) for name in _WHERE},
            **{f"{name}_a": person[name] for name in _CONTACT},
            "evidence": why.map(said),
            "lost": _lost(lost, folded, lang),
        }
    )
    fields = _keys("merged", run.event)
    fields += [_field(f"{name}_b", lang)._replace(heading=column_label(name, lang)) for name in _CONTACT]
    fields += [_field(name, lang) for name in _WHERE]
    kept = word("kept_as", lang)
    fields += [
        _field(f"{name}_a", lang)._replace(heading=kept.format(column=column_label(name, lang)))
        for name in _CONTACT
    ]
    fields += [_field(name, lang) for name in ("evidence", "lost")]
    return _table("merged", fields, frame, frozen=2)


def _dropped(people: pd.DataFrame, lang: Lang, event: str) -> Table:
    """List who left the list, why, and where they stood."""
    gone = people[people["because"].ne("") & people["outcome"].eq(value_label("outcome", "excluded", lang))]
    rules = {name: rule_label(name, lang) for name in gone["because"].unique()}
    options = (value_label("answer", "keep", lang),)
    answer = Field("answer", column_label("answer", lang), yours=True, options=options)
    fields = [*_keys("dropped", event, "row_keys_a"), _field("name", lang), _field("company", lang)]
    fields += [_field("rule", lang), _field("reason", lang), answer]
    fields += [_field(name, lang) for name in ("title", "phone", "email", *_WHERE)]
    frame = gone.assign(
        person_id=gone.index, row_keys_a=gone["row_keys"], rule=gone["because"].map(rules), answer=""
    ).sort_values(["because", "company", "name", "person_id"], kind="stable")
    return _table("dropped", fields, frame, frozen=3, done_when="answer")


def _table(
    sheet: str,
    fields: list[Field],
    frame: pd.DataFrame,
    frozen: int,
    done_when: str = "",
    alike: tuple[tuple[str, str], ...] = (),
) -> Table:
    fields = [field for field in fields if field.key != "sheet" or frame["sheet"].ne("").any()]
    filled = pd.DataFrame(
        {
            field.key: frame[field.key].astype(TEXT).fillna("")
            if field.key in frame.columns
            else empty_text(frame.index)
            for field in fields
        },
        index=frame.index,
    )
    return Table(
        sheet, tuple(fields), filled, frozen, len(fields), _TAB[sheet], done_when, alike, _MOST_LINES
    )


def _keys(sheet: str, event: str, *others: str) -> list[Field]:
    """Begin a sheet with its hidden columns; the first heading says which sheet of which event it is."""
    return [
        Field(KEY, key_heading(sheet, event=event), hidden=True),
        *(Field(name, name, hidden=True) for name in others),
    ]


def _field(name: str, lang: Lang) -> Field:
    kind: Kind = "email" if name.startswith("email") else "number" if name == "line" else "text"
    heading = pick(_FROM[name], lang) if name in _FROM else column_label(name, lang)
    plain = name.removesuffix("_a").removesuffix("_b")
    return Field(name, heading, kind=kind, wrap=plain in _WIDE, widest=_WIDE.get(plain, 48))


def _asked(run: WorkbookInput, lang: Lang) -> pd.DataFrame:
    """List each two people that may be one, with the evidence in words; the strongest doubt speaks."""
    said = run.rows.findings
    said = said[said["rule"] == "ask-same-person"]
    person = run.rows.rows["person_id"]
    asked = pd.DataFrame(
        {
            "person_a": person.reindex(said["subject"]).to_numpy(),
            "person_b": person.reindex(said["after"]).to_numpy(),
            "evidence": [evidence_words(rungs, lang) for rungs in said["before"]],
        }
    )
    return asked[asked["person_a"] != asked["person_b"]].drop_duplicates(["person_a", "person_b"])


def _row_keys(people: pd.DataFrame, rows: pd.DataFrame) -> list[str]:
    """Give the contents of each person's rows, separated by spaces."""
    keys = dict(zip(rows.index.tolist(), rows["row_key"].tolist(), strict=True))
    return [
        " ".join(sorted({keys[row] for row in several.split(" ")})) if " " in several else keys[several]
        for several in people["rows"].tolist()
    ]


def _lost(lost: pd.DataFrame, folded: pd.DataFrame, lang: Lang) -> pd.Series[str]:
    """Say each value that lost once: on the row it came from, else on the first that was folded.

    A line each: the column, the value that lost, and the one that stands in its place.
    """
    ids = folded.index.tolist()
    rows: dict[str, list[str]] = {}
    for row, person in zip(ids, folded["person_id"].tolist(), strict=True):
        rows.setdefault(person, []).append(row)
    fields = lost["field"].unique()
    cells = {
        field: dict(zip(ids, folded[field].tolist(), strict=True)) for field in fields if field in folded
    }
    labels = {field: column_label(field, lang) for field in fields}
    template = word("lost_value", lang)
    said: dict[str, dict[str, None]] = {}
    columns = (lost[name].tolist() for name in ("subject", "field", "before", "after"))
    for person, field, before, after in zip(*columns, strict=True):
        own, places = cells.get(field, {}), rows.get(person, [])
        home = next((row for row in places if own.get(row) == before), places[0] if places else "")
        was, now = _shown(field, before, lang), _shown(field, after, lang)
        said.setdefault(home, {})[template.format(field=labels[field], before=was, after=now)] = None
    return pd.Series(["\n".join(said.get(row, ())) for row in ids], index=folded.index, dtype=TEXT)


def _shown(field: str, value: str, lang: Lang) -> str:
    """Write one value of a column as a sheet shows it, on one line."""
    if field.startswith("phone"):
        return shorten(grouped(value, at_home=lang == "zh"))
    return value_label(field, shorten(value), lang)
