"""attend: what people did at the event, as each platform tells it, in one measure that the caller reads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from attended import EVENT, register, rows_of

from pipeline.attendance_words import did_words
from pipeline.events.attendance import Done, Request, attend
from pipeline.events.attendance_engagement import EngagementWords
from pipeline.events.book import event_named
from pipeline.events.persons import list_of
from pipeline.events.presence import came_to
from pipeline.events.store import open_store
from pipeline.known import Came
from pipeline.process import Request as ProcessRequest
from pipeline.process import process

DAY = dt.date(2026, 5, 12)
PEOPLE = (
    ("p1", "李雷", "+8613900011111", "lilei@yunshan.example", "杭州云杉软件"),
    ("p2", "韩梅梅", "+8613900022222", "hmm@haitang.example", "上海海棠机电"),
    ("p3", "Marta Olsen", "", "marta@fjord.example", "Fjord Valve"),
)
ZOOM = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest"

Tell = Callable[..., Done]


@pytest.fixture
def tell(home: Path, tmp_path: Path) -> Tell:
    """Give a function that records a report, given as its lines, of an event with `PEOPLE`."""
    register(home, PEOPLE, DAY)

    def run(*lines: str, name: str = "report.csv", **options: object) -> Done:
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return attend(Request(EVENT, (path,), DAY, home=home, **options))  # type: ignore[arg-type]

    return run


def column(home: Path, name: str = "interactions") -> dict[str, str]:
    """Return by person what a column of attendance.csv says of those who came."""
    lines = rows_of(home / EVENT / "attendance.csv")
    return {line["person_id"]: line[name] for line in lines if line["attended"] == "yes"}


def came(home: Path) -> dict[str, Came]:
    """Return what the store says of each person."""
    with open_store(home) as store, store.reading() as db:
        return came_to(db, event_named(db, EVENT))


@pytest.mark.one_store
@pytest.mark.parametrize(
    ("lines", "did"),
    [
        pytest.param(
            (
                "观众ID,观众名,地址,观看总时长,手机号,访问来源,访问次数,聊天次数,首次进入时间,最后在线时间,最后观看设备",
                "1,李雷,江苏,35分10秒,13900011111,微信,3,2,2026-05-12 20:00:00,2026-05-12 21:00:00,iPhone",
                "2,韩梅梅,江苏,10分0秒,13900022222,微信,1,0,2026-05-12 20:00:00,2026-05-12 20:10:00,PC",
            ),
            {"p1": {"comment": 2}, "p2": {"comment": 0}},
            id="mudu",
        ),
        pytest.param(
            (
                "用户昵称,真实姓名,联系号码,首次观看直播时间,最近观看直播时间,直播观看时长,评论次数,点赞次数",
                "小鹿,李雷,13900011111,2026-05-12 20:00:00,2026-05-12 21:00:00,0小时43分53秒,3,120",
            ),
            {"p1": {"comment": 3}},
            id="xiaoe: likes are not counted",
        ),
        pytest.param(
            (
                "用户昵称,手机号,进入时间,离开时间,观看时长,互动次数",
                "李雷,13900011111,2026-05-12 20:00:00,2026-05-12 21:00:00,60,7",
            ),
            {"p1": {"interaction": 7}},
            id="a total stands in",
        ),
        pytest.param(
            (
                "用户昵称,手机号,进入时间,离开时间,观看时长,互动次数,提问次数,评论（条）",
                "李雷,13900011111,2026-05-12 20:00:00,2026-05-12 21:00:00,60,7,1,2",
            ),
            {"p1": {"question": 1, "comment": 2}},
            id="a total beside what it is made of",
        ),
        pytest.param(
            (
                "Attended,Interest Rating,Last Name,First Name,Email Address,Join Time,Leave Time,"
                "Time in Session (minutes),Attentiveness,Asked Questions,Answered polls",
                "Yes,87,Olsen,Marta,marta@fjord.example,05/12/2026 02:00 PM,05/12/2026 02:30 PM,30,98,2,1",
            ),
            {"p3": {"question": 2, "poll": 1}},
            id="goto: a rating is not counted",
        ),
        pytest.param(
            (
                "First Name,Last Name,Email,Company,Live Minutes,Engagement Score,"
                "Number of questions asked,Polls Responded",
                "Marta,Olsen,marta@fjord.example,Fjord Valve,41,7.3,0,4",
            ),
            {"p3": {"question": 0, "poll": 4}},
            id="on24",
        ),
        pytest.param(
            (
                "Display Name,Attendee Email,Join Time,Leave Time,Attendance Duration,"
                "Attention to Duration Ratio",
                "Marta Olsen,marta@fjord.example,2026-05-12 14:00:00,2026-05-12 14:30:00,30 mins,96%",
            ),
            {"p3": {}},
            id="webex: attention alone says nothing",
        ),
        pytest.param(
            (
                ZOOM + ",Questions & Comments",
                "李雷,lilei@yunshan.example,05/12/2026 02:00:00 PM,05/12/2026 02:30:00 PM,30,Yes,Quote?",
            ),
            {"p1": {}},
            id="zoom: what a form asked before the event",
        ),
        pytest.param(
            (
                ZOOM + ",Number of Questions",
                "李雷,lilei@yunshan.example,05/12/2026 02:00:00 PM,05/12/2026 02:30:00 PM,30,Yes,1",
                "李雷,lilei@yunshan.example,05/12/2026 02:40:00 PM,05/12/2026 02:50:00 PM,10,Yes,2",
                "李雷,lilei@yunshan.example,05/12/2026 03:00:00 PM,05/12/2026 03:10:00 PM,10,Yes,",
            ),
            {"p1": {"question": 3}},
            id="re-joins add up",
        ),
        pytest.param(
            (
                "1. Summary",
                "Meeting title\tWorkshop",
                "",
                "2. Participants",
                "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\t"
                "Engagement: Reaction-Like\tEngagement: Camera On\t"
                "Engagement: Raise Hands\tEngagement: Unmute",
                "Marta Olsen\t5/12/26, 2:00:00 PM\t5/12/26, 2:30:00 PM\t30m\tmarta@fjord.example\t\t"
                "Attendee\t5\t1\t2\t9",
                "",
                "3. In-Meeting Activities",
                "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole",
                "Marta Olsen\t5/12/26, 2:00:00 PM\t5/12/26, 2:30:00 PM\t30m\tmarta@fjord.example\tAttendee",
                "",
                "4. Meeting Engagement",
                "Name\tEngagement Type\tTime",
                "Marta Olsen\tRaised hand\t5/12/26, 2:05:00 PM",
                "Marta Olsen\tTurned camera on\t5/12/26, 2:06:00 PM",
                "Marta Olsen\tRaised hand\t5/12/26, 2:25:00 PM",
            ),
            {"p3": {"hand": 2}},
            id="teams: two sections tell the same",
        ),
        pytest.param(
            (
                "Poll Report",
                "Report generated time,05/12/2026 06:18:23 PM",
                "",
                "Topic,Webinar ID,Actual Start Time,# Poll",
                "Valves,847 5984 1045,05/12/2026 02:00:00 PM,2",
                "",
                "#,User Name,User Email,Submitted Time (America/Los_Angeles),Question,Answer",
                "1,Marta Olsen,marta@fjord.example,05/12/2026 02:10:00 PM,Which ERP?,SAP",
                "2,Marta Olsen,marta@fjord.example,05/12/2026 02:20:00 PM,When?,This year",
                "3,李雷,lilei@yunshan.example,05/12/2026 02:10:00 PM,Which ERP?,",
            ),
            {"p1": {"poll": 0}, "p3": {"poll": 2}},
            id="zoom polls, a line per answer",
        ),
        pytest.param(
            (
                "Poll Report",
                'Report Generated:,"May 12, 2026"',
                "Topic,Webinar ID,Actual Start Time",
                "Valves,847 5984 1045,05/12/2026 02:00:00 PM",
                "#,User Name,User Email,Submitted Date/Time,Which ERP?,Which plants?",
                '1,Marta Olsen,marta@fjord.example,"May 12, 2026 14:10:00",SAP,Oslo;Bergen',
                '2,李雷,lilei@yunshan.example,"May 12, 2026 14:10:30",SAP,',
            ),
            {"p1": {"poll": 1}, "p3": {"poll": 2}},
            id="zoom polls, a column per question",
        ),
    ],
)
def test_what_each_platform_tells(
    tell: Tell, home: Path, lines: tuple[str, ...], did: dict[str, dict[str, int]]
) -> None:
    done = tell(*lines)
    assert {person: dict(one.did) for person, one in came(home).items()} == did
    assert done.walk_ins == 0


def test_questions_of_a_report_reach_the_caller_in_their_words(tell: Tell, home: Path) -> None:
    done = tell(
        "Q&A Report",
        "#,Question,Asker Name,Asker Email,Answer",
        "1,Does it speak to SAP?,Marta Olsen,marta@fjord.example,Yes it does",
        "2,What is the price?,Marta Olsen,marta@fjord.example,",
        "3,能上门看看吗？,王芳,wangfang@yongjiang.example,",
    )
    assert came(home)["p3"] == Came(
        "yes", None, {"question": 2}, ("Does it speak to SAP?", "What is the price?")
    )
    assert column(home, "sessions")["p3"] == "0"
    assert done.walk_ins == 1
    with open_store(home) as store, store.reading() as db:
        people = list_of(db, event_named(db, EVENT))
    assert people["question"][people["name"] == "王芳"].tolist() == [""]  # told by the store, once


def test_the_measure_is_one_number_and_blank_where_nobody_tells(tell: Tell, home: Path) -> None:
    tell(
        "姓名,手机,进入时间,离开时间,提问次数,聊天次数",
        "李雷,13900011111,2026-05-12 20:00:00,2026-05-12 21:00:00,1,4",
        "韩梅梅,13900022222,2026-05-12 20:00:00,2026-05-12 21:00:00,0,0",
        "Marta Olsen,,2026-05-12 20:00:00,2026-05-12 21:00:00,,",
    )
    assert column(home) == {"p1": "5", "p2": "0", "p3": ""}


def test_two_reports_of_one_day_tell_the_same_and_days_add_up(tell: Tell, home: Path) -> None:
    header = "姓名,手机,进入时间,离开时间,提问次数,聊天次数"
    tell(header, "李雷,13900011111,2026-05-12 20:00:00,2026-05-12 21:00:00,2,1")
    tell(
        "昵称,手机号,加入时间,退出时间,提问数,评论数",
        "李雷,13900011111,2026-05-12 20:00:00,2026-05-12 20:40:00,1,3",
        name="other platform.csv",
    )
    assert came(home)["p1"].did == {"question": 2, "comment": 3}
    tell(
        header,
        "李雷,13900011111,2026-05-13 20:00:00,2026-05-13 21:00:00,1,0",
        "韩梅梅,13900022222,2026-05-13 20:10:00,2026-05-13 21:00:00,1,0",
        name="day 2.csv",
    )
    assert came(home)["p1"].did == {"question": 3, "comment": 3}
    tell(
        "Question,Asker Name,Asker Email",
        *(f"Question {number}?,李雷,lilei@yunshan.example" for number in range(4)),
        name="questions.csv",
    )
    assert came(home)["p1"].did == {"question": 4, "comment": 3}


def test_what_was_done_at_a_shared_device_is_nobodys(tell: Tell, home: Path) -> None:
    tell(
        "昵称（入会昵称）,加入时间,退出时间,聊天次数",
        "李雷＆韩梅梅,2026-05-12 20:00:00,2026-05-12 21:00:00,6",
    )
    assert column(home) == {"p1": "", "p2": ""}


def test_a_form_with_a_submit_time_that_says_who_came_is_no_list_of_answers(tell: Tell, home: Path) -> None:
    tell(
        "姓名,手机,Submitted Date/Time,签到,备注",
        "李雷,13900011111,2026-05-01 10:00:00,√,靠窗",
        "韩梅梅,13900022222,2026-05-02 10:00:00,,",
    )
    assert column(home) == {"p1": ""}


@pytest.mark.parametrize(
    ("did", "zh", "en"),
    [
        ({}, "", ""),
        ({"question": 0}, "", ""),
        ({"question": 1}, "提问 1 次", "asked 1 question"),
        ({"question": 2, "hand": 1}, "提问 2 次，举手 1 次", "asked 2 questions, raised a hand"),
        ({"comment": 3, "poll": 2}, "留言 3 条，答题 2 次", "3 chat messages, 2 poll answers"),
        ({"comment": 3, "interaction": 9}, "留言 3 条", "3 chat messages"),
        ({"interaction": 9}, "互动 9 次", "9 interactions"),
    ],
)
def test_what_somebody_did_is_said_in_words(did: dict[str, int], zh: str, en: str) -> None:
    assert (did_words(did, "zh"), did_words(did, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (("like", "Likes", "number", ""), "kind is one of question, comment, poll, hand, interaction"),
        (("poll", "Polls", "many", ""), "holds is one of number, text, cell"),
        (("poll", "*", "text", ""), "needs a header to stand beside"),
    ],
)
def test_a_rule_that_cannot_hold_is_refused(row: tuple[str, ...], wrong: str) -> None:
    names = ("kind", "header", "holds", "beside")
    with pytest.raises(ValueError, match=wrong):
        EngagementWords.from_rows([dict(zip(names, row, strict=True))])


def test_who_asked_without_a_name_is_no_walk_in(tell: Tell, home: Path) -> None:
    done = tell("Question,Asker Name,Asker Email", "Who else uses it?,Anonymous Attendee,")
    assert (done.walk_ins, column(home)) == (0, {})


def test_what_somebody_did_scores_and_is_said_by_every_later_list(home: Path, tmp_path: Path) -> None:
    def put(name: str, *lines: str) -> Path:
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    sheet = put(
        "signups.csv",
        "Name,Email,Phone,Company,Title,Question",
        "Marta Olsen,marta@fjord.example,+47 22 34 56 78,Fjord Valve,CEO,Do you ship to Norway?",
        "Tomasz Lis,t.lis@lis.example,+48 22 345 67 89,Lis Odlewnia,CEO,",
    )
    asks = ProcessRequest((sheet,), DAY, event=EVENT, event_date=DAY, home=home, lang="en")
    before = process(asks).people.set_index("name")
    report = put(
        "report.csv",
        ZOOM,
        "Marta Olsen,marta@fjord.example,05/12/2026 02:00:00 PM,05/12/2026 02:20:00 PM,20,Yes",
        "Tomasz Lis,t.lis@lis.example,05/12/2026 02:00:00 PM,05/12/2026 02:20:00 PM,20,Yes",
    )
    answers = put(
        "questions.csv",
        "Question,Asker Name,Asker Email",
        "Do you ship to Norway?,Marta Olsen,marta@fjord.example",
        "Can we see it run?,Marta Olsen,marta@fjord.example",
        "Is there a trial?,Marta Olsen,marta@fjord.example",
    )
    attend(Request(EVENT, (report, answers), DAY, home=home))
    after = process(asks).people.set_index("name")
    gained = after["score"].astype(int) - before["score"].astype(int)
    assert gained.to_dict() == {"Marta Olsen": 12 + 5 + 8, "Tomasz Lis": 12}  # came, took part, a trial
    assert after["question"]["Marta Olsen"] == "Do you ship to Norway?; Can we see it run?; Is there a trial?"
    assert "attended · asked 3 questions" in after["reason"]["Marta Olsen"]
    assert process(asks).people.set_index("name")["question"].equals(after["question"])

    other = put("other.csv", "Name,Email,Company", "Marta Olsen,marta@fjord.example,Fjord Valve")
    later = DAY + dt.timedelta(days=60)
    seen = process(ProcessRequest((other,), later, event="autumn", event_date=later, home=home, lang="en"))
    assert seen.people["history"].tolist() == ["came for 20 minutes on 2026-05-12 (talk), asked 3 questions"]
