"""The laws every run obeys, on generated lists and on every sample list.

Nothing is lost; input is untouched; what was written and read again is the same; no order of rows decides
anything; the score is the sum of its points; everybody has one outcome; two runs write the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from cases import CASES, DAY, RULES, Case, Processed, read_table
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipeline.batch import Verdict
from pipeline.columns import COLUMNS
from pipeline.flow import Outcome, run
from pipeline.known import Known
from pipeline.ledger import Ledger, make_ledger
from pipeline.process import Request, process
from pipeline.readers import Reading, read
from pipeline.rules import Rules, load_rules
from pipeline.writers.machine import write_findings, write_ledger, write_people

HEADER = ("姓名", "手机", "邮箱", "公司", "职务", "城市", "车牌", "备注")
NAMES = (
    "|李雷|李 雷|LI LEI|Li Lei|韩梅|王总|王芳|王方|欧阳娜娜|歐陽娜娜|张三|姓名|O'Brien|"
    "Smith, John|John Smith|Null|测试|asdf|孙悟空|=1+1|+张伟|@x|-|0|"
    "𠮷野|👨\u200d👩\u200d👧\u200d👦|\u202e张卫东\u202c|аlice|沈知远|加微信fapiao888|合计|{{7*7}}|ＡＬＩＣＥ"
).split("|")
NAMES.append("某" * 250)
PHONES = (
    "|13962157702|139 6215 7702|+86-139-6215-7702|１３９６２１５７７０２|13851683372|"
    "0512-65138820转816|0512-65138820|13851490327 / 025-84312296|1.39E+10|138****0012|"
    "13800138000|无|+44 20 7946 0018|13915502276|18662350718|1 3 9 6 2 1 5 7 7 0 2|电话见备注"
).split("|")
PHONES.append("0" * 90)
MAILS = (
    "|lilei@xinghua-auto.com|LILEI@XINGHUA-AUTO.COM|lilei＠xinghua-auto.com|lilei@gmial.com|a@b|"
    "info@xinghua-auto.com|x@blacklake.cn|y@litoo.cn|z@midea.com|test@test.com|a@x.com b@y.com|"
    "mailto:han@tengfei-elec.com|无|@|1923004817@qq.com"
).split("|")
MAILS.append("ä" * 80 + "@x.de")
COMPANIES = (
    "|江苏兴华汽车零部件有限公司|兴华汽车|Jiangsu Xinghua Auto Parts Co., Ltd.|美的集团|美云智数|"
    "砺图|个人|无|asdf|=HYPERLINK(1)|SAP SE|昆山恒达紧固件有限公司|苏州云栈信息技术有限公司|"
    "有限公司|某某公司"
).split("|")
COMPANIES.append("有" * 301)
TITLES = ("", "总经理", "IT Manager", "学生", "记者", "猎头顾问", "副总", "#REF!", "采购", "IT")
CITIES = ("", "昆山", "Göteborg", "江苏 苏州", "???", "九龙")
PLATES = ("", "苏E·7T281", "=A1", "苏B·1")
NOTES = ("", "请勿再联系", "想看样板工厂", "line\nbreak", '"quoted, with comma"')
ROW = st.tuples(
    *(st.sampled_from(pool) for pool in (NAMES, PHONES, MAILS, COMPANIES, TITLES, CITIES, PLATES, NOTES))
)
LISTS = st.lists(st.one_of(ROW, ROW, ROW, st.just(HEADER)), min_size=1, max_size=25).filter(
    lambda rows: any("".join(row).strip() for row in rows if row != HEADER)  # a list of nobody is no list
)
law = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),  # a list of 25 rows is read soon enough; shrinking runs hundreds
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
KNOWN = Known(on=DAY, event="laws", region="CN", lang="zh")

Rows = list[tuple[str, ...]]


@dataclass(frozen=True)
class Ran:
    """A reading, what became of it, and the machine files it writes."""

    reading: Reading
    outcome: Outcome
    ledger: Ledger

    def files(self) -> dict[str, bytes]:
        """Return people.csv, ledger.csv and findings.csv as bytes."""
        with tempfile.TemporaryDirectory() as folder:
            self.write(Path(folder))
            return {path.name: path.read_bytes() for path in Path(folder).iterdir()}

    def write(self, folder: Path) -> None:
        """Write the machine files."""
        write_people(folder / "people.csv", self.outcome.people.rows)
        write_ledger(folder / "ledger.csv", self.ledger)
        write_findings(folder / "findings.csv", self.outcome.people.findings)

    def people(self, *left_out: str) -> pd.DataFrame:
        """Return people.csv by person id, without some columns."""
        with tempfile.TemporaryDirectory() as folder:
            write_people(Path(folder) / "people.csv", self.outcome.people.rows)
            table = read_table(Path(folder) / "people.csv")
        return pd.DataFrame(table).set_index("person_id").sort_index().drop(columns=[*left_out])


@cache
def team_rules() -> Rules:
    """Load the sample team's rules once."""
    return load_rules(RULES)


def ran(reading: Reading) -> Ran:
    """Run a reading through every stage and account for its rows."""
    outcome = run(reading, team_rules(), KNOWN)
    return Ran(reading, outcome, make_ledger(outcome.rows, outcome.people, "zh"))


def read_rows(rows: Rows) -> Reading:
    """Write rows as a CSV with a header and read it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([HEADER, *rows])
        return read([path], headers=team_rules().headers)


def read_back(done: Ran) -> Reading:
    """Write people.csv and read it as an input."""
    with tempfile.TemporaryDirectory() as folder:
        done.write(Path(folder))
        return read([Path(folder) / "people.csv"], headers=team_rules().headers)


@cache
def reading_of(case: Case) -> Reading:
    """Read a sample list once."""
    return read([case.list], headers=team_rules().headers)


@cache
def ran_case(case: Case) -> Ran:
    """Run a sample list once."""
    return ran(reading_of(case))


def on_lists(law_of: Callable[[Rows], None]) -> Callable[[], None]:
    """Hold a law of rows on generated lists."""
    return law(given(rows=LISTS)(law_of))


@on_lists
def test_nothing_is_lost(rows: Rows) -> None:
    done = ran(read_rows(rows))
    filled = [number for number, row in enumerate(rows, start=2) if any(cell.strip() for cell in row)]
    assert len(done.ledger.lines) == len(filled)
    _is_whole(done)


@each_case
def test_nothing_is_lost_of_a_sample_list(case: Case) -> None:
    _is_whole(ran_case(case))


def _is_whole(done: Ran) -> None:
    """Every row read stands once in the ledger, every person holds its rows, the balance holds."""
    read_ids, lines = done.reading.batch.rows.index.tolist(), done.ledger.lines
    assert lines["row_id"].tolist() == read_ids
    assert sum(done.ledger.outcomes().values()) == len(read_ids)
    held = [row for rows in done.outcome.people.rows["rows"] for row in rows.split()]
    assert sorted(held) == sorted(read_ids)
    for column in ("source_file", "sheet", "line"):
        assert lines[column].tolist() == done.reading.batch.rows[column].tolist()


@on_lists
def test_input_is_untouched(rows: Rows) -> None:
    reading = read_rows(rows)
    before = reading.batch.rows.copy(deep=True), reading.batch.findings.copy(deep=True)
    ran(reading)
    pd.testing.assert_frame_equal(reading.batch.rows, before[0])
    pd.testing.assert_frame_equal(reading.batch.findings, before[1])


@each_case
def test_a_sample_list_is_untouched(case: Case, tmp_path: Path) -> None:
    before = hashlib.sha256(case.list.read_bytes()).hexdigest(), case.list.stat().st_mtime_ns
    ran_case(case)
    assert (hashlib.sha256(case.list.read_bytes()).hexdigest(), case.list.stat().st_mtime_ns) == before


@on_lists
def test_reading_people_back_gives_the_same_people(rows: Rows) -> None:
    _is_idempotent(ran(read_rows(rows)))


@each_case
def test_reading_the_people_of_a_sample_list_back_gives_the_same(case: Case) -> None:
    _is_idempotent(ran_case(case))


def _is_idempotent(done: Ran) -> None:
    again = ran(read_back(done))
    before, after = done.people()[[*COLUMNS]], again.people()[[*COLUMNS]]
    assert after.index.tolist() == before.index.tolist()
    _same_values(before, after)


def _same_values(before: pd.DataFrame, after: pd.DataFrame) -> None:
    changed = [
        f"{person} {column}: {before.at[person, column]!r} became {after.at[person, column]!r}"
        for column in before
        for person in before.index[before[column] != after[column]]
    ]
    assert not changed, "\n".join(changed)


@law
@given(rows=LISTS, seed=st.randoms(use_true_random=False))
def test_no_order_of_rows_decides_anything(rows: Rows, seed: random.Random) -> None:
    shuffled = seed.sample(rows, len(rows))
    _agree(ran(read_rows(rows)), ran(read_rows(shuffled)))


@each_case
def test_no_order_of_a_sample_list_decides_anything(case: Case) -> None:
    reading = reading_of(case)
    order = random.Random(case.name).sample(range(len(reading.batch.rows)), len(reading.batch.rows))
    batch, ids = reading.batch, reading.batch.rows.index
    names = {ids[old]: ids[new] for new, old in enumerate(order)}
    rows = batch.rows.iloc[order].set_axis(ids)
    findings = batch.findings.assign(subject=batch.findings["subject"].replace(names))
    _agree(ran_case(case), ran(replace(reading, batch=replace(batch, rows=rows, findings=findings))))


def _agree(one: Ran, other: Ran) -> None:
    """The same people, outcomes and surviving values; only row numbers may differ."""
    before, after = one.people("rows"), other.people("rows")
    assert after.index.tolist() == before.index.tolist()
    assert set(after) == set(before)
    _same_values(before, after[[*before]])
    assert one.ledger.outcomes() == other.ledger.outcomes()


@on_lists
def test_the_score_is_the_sum_of_its_points(rows: Rows) -> None:
    _adds_up(ran(read_rows(rows)))


@each_case
def test_the_scores_of_a_sample_list_add_up(case: Case) -> None:
    _adds_up(ran_case(case))


def _adds_up(done: Ran) -> None:
    people, findings = done.outcome.people.rows, done.outcome.people.findings
    points = findings.groupby("subject")["points"].sum().reindex(people.index, fill_value=0)
    assert people["score"].tolist() == points.tolist()
    assert all(int(score) == score for score in people["score"])
    reviewed = set(findings["subject"][findings["verdict"] == Verdict.REVIEW])
    barred = set(findings["subject"][findings["verdict"] == Verdict.EXCLUDE])
    for person, rows, outcome in zip(people.index, people["rows"], people["outcome"], strict=True):
        subjects = {person, *rows.split()}
        strongest = (
            Verdict.EXCLUDE if subjects & barred else Verdict.REVIEW if subjects & reviewed else Verdict.NOTE
        )
        allowed = {
            Verdict.EXCLUDE: {"excluded", "lead", "review"},
            Verdict.REVIEW: {"review", "lead"},
            Verdict.NOTE: {"lead"},
        }
        assert outcome in allowed[strongest], (person, outcome, strongest)
        if len(rows.split()) == 1 and strongest is Verdict.EXCLUDE:
            assert outcome == "excluded", person


@on_lists
def test_everybody_has_one_outcome(rows: Rows) -> None:
    _is_total(ran(read_rows(rows)))


@each_case
def test_everybody_of_a_sample_list_has_one_outcome(case: Case) -> None:
    _is_total(ran_case(case))


def _is_total(done: Ran) -> None:
    people, lines = done.outcome.people.rows, done.ledger.lines
    assert people.index.is_unique
    assert set(lines["person_id"]) == set(people.index)
    assert set(people["outcome"]) <= {"lead", "review", "excluded"}
    leads = people["outcome"] == "lead"
    assert set(people["channel"][leads]) <= {"phone", "wecom", "email", "none"}
    assert set(people["tier"][leads]) <= {"A", "B", "C"}
    assert set(people["tier"][~leads]) <= {""}
    assert (people["because"][~leads] != "").all()
    assert (people["because"][leads] == "").all()
    assert (people["reason"][~leads] != "").all()
    stands = lines[lines["outcome"] != "merged"]
    assert stands["person_id"].is_unique
    assert stands.set_index("person_id")["outcome"].to_dict() == people["outcome"].to_dict()


@on_lists
def test_two_runs_write_the_same_bytes(rows: Rows) -> None:
    reading = read_rows(rows)
    assert ran(reading).files() == ran(reading).files()


@each_case
def test_two_runs_of_a_sample_list_write_the_same_bytes(
    case: Case, processed: Processed, tmp_path: Path
) -> None:
    assert _machine_files(process(case.request(tmp_path)).folder) == _machine_files(processed(case).folder)


def test_no_hash_seed_reaches_a_result(tmp_path: Path, processed: Processed) -> None:
    case = CASES[0]
    request: Request = case.request(tmp_path)
    command = [
        sys.executable,
        str(Path(__file__).parents[1] / "cli.py"),
        "process",
        str(case.list),
        "--quiet",
    ]
    command += ["--on", DAY.isoformat(), "--rules", str(RULES), "--home", str(request.home)]
    command += [part for path in case.crm for part in ("--crm", str(path))]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "4711"})
    assert _machine_files(tmp_path / case.list.stem) == _machine_files(processed(case).folder)


def _machine_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}
