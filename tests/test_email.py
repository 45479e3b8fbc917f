"""E-mail cells as strangers fill them, the domains behind them, and the laws of reading them."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.text.email import PROBLEMS, MailDomains, domain_of, read_emails, registrable

RULES = Path(__file__).parent.parent / "rules"

CLEAN = [
    ("lin.xiao@example.com", "lin.xiao@example.com"),
    ("LIN.Xiao@Example.COM", "lin.xiao@example.com"),
    (" lin@example.com\t", "lin@example.com"),
    ("lin+expo@example.com", "lin+expo@example.com"),
    ("lin_xiao-1@mail.example.co.uk", "lin_xiao-1@mail.example.co.uk"),
    ("o'brien@example.com", "o'brien@example.com"),
    ("lin＠qq．com", "lin@qq.com"),
    ("lin@qq。com", "lin@qq.com"),
    ("ｌｉｎ@qq.com", "lin@qq.com"),
    ("lin\u200b@exa\ufeffmple.com", "lin@example.com"),
    ("mailto:lin@example.com", "lin@example.com"),
    ("mailto:lin@example.com?subject=hi", "lin@example.com"),
    ("Lin Xiao <lin@example.com>", "lin@example.com"),
    ('"Xiao, Lin" <lin@example.com>', "lin@example.com"),
    ("<lin@example.com>", "lin@example.com"),
    ("《lin@example.com》", "lin@example.com"),
    ("lin@example.com.", "lin@example.com"),
    ("lin@example.com，", "lin@example.com"),
    ("lin@example.com;", "lin@example.com"),
    ("'lin@example.com", "lin@example.com"),
    ("lin @ example.com", "lin@example.com"),
    ("lin@ example.com", "lin@example.com"),
    ("邮箱：lin@example.com", "lin@example.com"),
    ("我的邮箱是lin@example.com", "lin@example.com"),
    ("lin@example.com我的", "lin@example.com"),
    ("lin@example.com（工作）", "lin@example.com"),
    ("raj@x.in / 9876501234", "raj@x.in"),
    ("林晓 13812345678 lin@example.com", "lin@example.com"),
    ("张三@例子.中国", "张三@xn--fsqu00a.xn--fiqs8s"),
    ("lin@xn--fsqu00a.com", "lin@xn--fsqu00a.com"),
    ("lin@sina.cn", "lin@sina.cn"),
    ("lin@sina.com.cn", "lin@sina.com.cn"),
    ("lin@yahoo.co.jp", "lin@yahoo.co.jp"),
    ("lin@163.net", "lin@163.net"),
    ("lin@yahoo.cn", "lin@yahoo.cn"),
    ("lin@jmail.com", "lin@jmail.com"),
    ("lin@ymail.com", "lin@ymail.com"),
    ("lin@email.com", "lin@email.com"),
    ("lin@mail.com", "lin@mail.com"),
    ("lin@gmx.com", "lin@gmx.com"),
    ("lin@gail.com", "lin@gail.com"),
    ("lin@cloud.com", "lin@cloud.com"),
    ("lin@boxmail.com", "lin@boxmail.com"),
    ("lin@live.co", "lin@live.co"),
    ("lin@164.com", "lin@164.com"),
    ("lin@136.com", "lin@136.com"),
    ("lin@129.com", "lin@129.com"),
    ("lin@pq.com", "lin@pq.com"),
]


@pytest.mark.parametrize(("text", "value"), CLEAN)
def test_an_address_is_freed_of_its_wrapping(text: str, value: str) -> None:
    (email,) = read_emails(text)
    assert (email.value, email.problem) == (value, "")


REPAIRED = [
    ("lin@gmial.com", "lin@gmail.com"),
    ("lin@gamil.com", "lin@gmail.com"),
    ("lin@gmai.com", "lin@gmail.com"),
    ("lin@gmaill.com", "lin@gmail.com"),
    ("lin@gnail.com", "lin@gmail.com"),
    ("lin@mgail.com", "lin@gmail.com"),
    ("lin@gmail.con", "lin@gmail.com"),
    ("lin@gmail.comm", "lin@gmail.com"),
    ("lin@gmail.cmo", "lin@gmail.com"),
    ("lin@gmail.co", "lin@gmail.com"),
    ("lin@gmailcom", "lin@gmail.com"),
    ("lin@hotmial.com", "lin@hotmail.com"),
    ("lin@hotmal.com", "lin@hotmail.com"),
    ("lin@hotmial.co.uk", "lin@hotmail.co.uk"),
    ("lin@outlok.com", "lin@outlook.com"),
    ("lin@outloook.com", "lin@outlook.com"),
    ("lin@yahooo.com", "lin@yahoo.com"),
    ("lin@yaho.co.in", "lin@yahoo.co.in"),
    ("lin@iclould.com", "lin@icloud.com"),
    ("lin@foxmial.com", "lin@foxmail.com"),
    ("lin@qq.con", "lin@qq.com"),
    ("lin@qq.cm", "lin@qq.com"),
    ("lin@qq,com", "lin@qq.com"),
    ("lin@qq. com", "lin@qq.com"),
    ("lin@qqcom", "lin@qq.com"),
    ("LIN@QQ.CON", "lin@qq.com"),
    ("lin#qq.com", "lin@qq.com"),
    ("lin@163.con", "lin@163.com"),
    ("lin@163..com", "lin@163.com"),
    ("www.lin@163.com", "lin@163.com"),
    ("lin@126.vom", "lin@126.com"),
    ("lin@189.con", "lin@189.cn"),
    ("lin@yeah.nte", "lin@yeah.net"),
    ("lin@@example.com", "lin@example.com"),
    ("lin(at)example.com", "lin@example.com"),
    ("lin [at] example [dot] com", "lin@example.com"),
    ("lin at example dot com", "lin@example.com"),
    ("lin（艾特）example.com", "lin@example.com"),
]


@pytest.mark.parametrize(("text", "value"), REPAIRED)
def test_a_slip_is_put_right_and_told(text: str, value: str) -> None:
    assert read_emails(text) == ((value, "email-repaired", text),)


AS_IT_WAS = [
    ("missing-at-symbol.com", "email-invalid"),
    ("carol@", "email-invalid"),
    ("@qq.com", "email-invalid"),
    ("emilychen@yahoo", "email-invalid"),
    ("lin@qq", "email-invalid"),
    ("a@b", "email-invalid"),
    ("a@b.c", "email-invalid"),
    ("lin@localhost", "email-invalid"),
    ("lin@x_y.com", "email-invalid"),
    ("lin.@example.com", "email-invalid"),
    ("l..in@example.com", "email-invalid"),
    ("lin@-example.com", "email-invalid"),
    ("lin@example.comTEL138", "email-invalid"),
    ("a@x.comb@y.com", "email-invalid"),
    ("we meet at example.com", "email-invalid"),
    ("invalid-email", "email-invalid"),
    ("anonymous", "email-invalid"),
    ("N/A", "email-invalid"),
    ("无", "email-invalid"),
    ("@", "email-invalid"),
    (f"{'a' * 300}@example.com", "email-too-long"),
    ("a" * 601, "email-too-long"),
]


@pytest.mark.parametrize(("text", "problem"), AS_IT_WAS)
def test_what_is_no_address_stays_as_it_was(text: str, problem: str) -> None:
    assert read_emails(text) == ((text, problem, text),)


@pytest.mark.parametrize("gap", [" ", ";", "; ", ",", "，", "、", "/", " / ", "\n", "|", "和"])
def test_two_addresses_of_a_cell_are_both_read(gap: str) -> None:
    text = f"a1@example.com{gap}B2@example.org"
    assert [email.value for email in read_emails(text)] == ["a1@example.com", "b2@example.org"]


def test_a_broken_address_beside_a_good_one_is_not_lost() -> None:
    assert read_emails("lin@example.com, carol@") == (
        ("lin@example.com", "", "lin@example.com, carol@"),
        ("carol@", "email-invalid", "lin@example.com, carol@"),
    )


def test_the_same_address_twice_is_one() -> None:
    assert len(read_emails("lin@example.com; LIN@example.com")) == 1


def test_blank_text_holds_no_address() -> None:
    assert read_emails("") == read_emails(" \n") == ()


@pytest.fixture(scope="module")
def domains() -> MailDomains:
    def rows(name: str) -> list[dict[str, str]]:
        with (RULES / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    return MailDomains.from_rows(rows("mail_domains.csv"), rows("role_mailboxes.csv"))


@pytest.mark.parametrize(
    ("domain", "kind"),
    [
        *((name, "free") for name in ["qq.com", "vip.qq.com", "163.com", "139.com", "189.cn", "21cn.com"]),
        *(
            (name, "free")
            for name in ["gmail.com", "yahoo.co.jp", "yahoo.de", "outlook.com", "hotmail.com.br"]
        ),
        *((name, "free") for name in ["gmx.net", "gmx.de", "web.de", "naver.com", "mail.ru", "orange.fr"]),
        *((name, "throwaway") for name in ["mailinator.com", "x.mailinator.com", "tempmail.lol", "bccto.me"]),
        *((name, "edu") for name in ["zju.edu.cn", "mit.edu", "cs.ox.ac.uk"]),
        *((name, "work") for name in ["siemens.com", "yahoo-inc.com", "educn.com", "corp.netease.com"]),
    ],
)
def test_the_kind_of_a_domain(domains: MailDomains, domain: str, kind: str) -> None:
    assert domains.kind(f"Lin@{domain}".upper()) == kind


def test_a_domain_the_team_spares_is_not_throwaway() -> None:
    assert (
        MailDomains.from_rows([{"domain": "Mailinator.com ", "kind": "not-throwaway"}]).kind(
            "a@mailinator.com"
        )
        == "work"
    )


def test_no_address_has_no_kind(domains: MailDomains) -> None:
    assert domains.kind("call me") == ""


@pytest.mark.parametrize(
    ("local", "is_role"),
    [
        *((local, True) for local in ["info", "SALES", "sales01", "hr.cn", "market-sh", "kefu", "zhaopin"]),
        *((local, True) for local in ["no-reply", "service+expo", "info_2"]),
        *((local, False) for local in ["lin", "lin01", "sales.lin", "hrabal", "li.cn", "123456"]),
    ],
)
def test_a_desk_s_mailbox_is_told_from_a_person_s(domains: MailDomains, local: str, is_role: bool) -> None:
    assert domains.is_role(f"{local}@example.com") is is_role


def test_shipped_rules_have_no_duplicates_and_lists_of_use(domains: MailDomains) -> None:
    lines = (RULES / "mail_domains.csv").read_text("utf-8-sig").split()
    assert len(lines) == len(set(lines)) > 250
    assert len(domains.roles) >= 60


@pytest.mark.parametrize(
    ("domain", "registered"),
    [
        ("example.com", "example.com"),
        ("mail.example.com", "example.com"),
        ("hz.mail.example.com.cn", "example.com.cn"),
        ("example.co.uk", "example.co.uk"),
        ("com.cn", "com.cn"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_registrable(domain: str, registered: str) -> None:
    assert registrable(domain) == registered


def test_domain_of() -> None:
    assert [domain_of(text) for text in ["a@B.com", "none", "a@"]] == ["b.com", "", ""]


def test_plain_addresses_load_no_library() -> None:
    code = (
        "import sys; from pipeline.text.email import *; read_emails('l@gmial.com'); registrable('x.com.cn');"
        "heavy = {'email_validator', 'publicsuffixlist', 'disposable_email_domains'};"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


cells = st.one_of(
    st.text(max_size=40),
    st.text("ab1.-_@＠。,; <>()'#我\u200bAtcomqgil", max_size=40),
    st.lists(st.sampled_from([case[0] for case in [*CLEAN, *REPAIRED, *AS_IT_WAS]]), max_size=3).map(
        " ".join
    ),
    st.emails(),
)


@given(cells)
@example('0@@0.0A"0(AT)0.0A')  # two slips of different kinds in one cell
def test_nothing_is_emptied_and_reading_again_changes_nothing(text: str) -> None:
    emails = read_emails(text)
    assert bool(emails) == bool(text.strip())
    for email in emails:
        assert email.value
        assert email.problem == "" or email.problem in PROBLEMS
        assert [again.value for again in read_emails(email.value)] == [email.value]
