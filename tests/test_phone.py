"""Phones as strangers type them, and the laws of reading them."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.phone import PROBLEMS, Phone, is_callable, read_phones

MOBILE = "+8613812345678"

ONE_NUMBER = [
    # mainland mobiles
    ("13812345678", MOBILE, ""),
    (" 13812345678 ", MOBILE, ""),
    ("138 1234 5678", MOBILE, ""),
    ("138-1234-5678", MOBILE, ""),
    ("138—1234—5678", MOBILE, ""),
    ("138.1234.5678", MOBILE, ""),
    ("13812345678.0", MOBILE, ""),
    ("'13812345678", MOBILE, ""),
    ("１３８１２３４５６７８", MOBILE, ""),
    ("＋８６　１３８１２３４５６７８", MOBILE, ""),
    ("138\u200b1234\u200b5678", MOBILE, ""),
    ("\u202d13812345678\u202c", MOBILE, ""),
    ("+86 138 1234 5678", MOBILE, ""),
    ("+86-138-1234-5678", MOBILE, ""),
    ("(+86)13812345678", MOBILE, ""),
    ("86-13812345678", MOBILE, ""),
    ("8613812345678", MOBILE, ""),
    ("0086 138 1234 5678", MOBILE, ""),
    ("008613812345678", MOBILE, ""),
    ("+86+8613812345678", MOBILE, ""),
    ("+868613812345678", MOBILE, ""),
    ("013812345678", MOBILE, ""),
    ("p:+8613812345678", MOBILE, ""),
    ("tel:+86-138-1234-5678", MOBILE, ""),
    ("手机：13812345678", MOBILE, ""),
    ("林晓 138 1234 5678", MOBILE, ""),
    ("李雷13812345678", MOBILE, ""),
    ("李雷(李雷13812345678)", MOBILE, ""),
    ("13812345678（微信同号）", MOBILE, ""),
    ("lin.xiao@example.com 13812345678", MOBILE, ""),
    ("raj@x.in / 13812345678", MOBILE, ""),
    ("13812345678;13812345678", MOBILE, ""),
    ("1.3812345678E+10", MOBILE, ""),
    ("1.3812345678e10", MOBILE, ""),
    ("8.613812345678E+12", MOBILE, ""),
    ("1.3800138000E+10", "+8613800138000", ""),
    ("13800138000", "+8613800138000", ""),
    ("+13812345678", MOBILE, "country-code-assumed"),
    ("13812345678 8001", MOBILE, "phone-part-unread"),
    # mainland landlines and service numbers
    ("0571-88001234", "+8657188001234", ""),
    ("0571 8800 1234", "+8657188001234", ""),
    ("(0571) 88001234", "+8657188001234", ""),
    ("（0571）8800-1234", "+8657188001234", ""),
    ("0571/88001234", "+8657188001234", ""),
    ("057188001234", "+8657188001234", ""),
    ("+0571-88001234", "+8657188001234", ""),
    ("+86 0571 88001234", "+8657188001234", ""),
    ("+86 (0)21 6234 5678", "+862162345678", ""),
    ("8621-62345678", "+862162345678", ""),
    ("021-62345678", "+862162345678", ""),
    ("571-88001234", "+8657188001234", "phone-zero-restored"),
    ("57188001234", "+8657188001234", "phone-zero-restored"),
    ("2162345678", "+862162345678", "phone-zero-restored"),
    ("400-123-4567", "+864001234567", ""),
    ("4001234567", "+864001234567", ""),
    ("+86 400 123 4567", "+864001234567", ""),
    ("800-810-1234", "+868008101234", ""),
    # the rest of the world
    ("+852 9123 4567", "+85291234567", ""),
    ("00852 91234567", "+85291234567", ""),
    ("852-91234567", "+85291234567", "phone-plus-restored"),
    ("85291234567", "+85291234567", "phone-plus-restored"),
    ("+853 6612 3456", "+85366123456", ""),
    ("+886 912 345 678", "+886912345678", ""),
    ("886-2-2345-6789", "+886223456789", "phone-plus-restored"),
    ("+44 (0)20 7946 0958", "+442079460958", ""),
    ("44 20 7946 0958", "+442079460958", "phone-plus-restored"),
    ("+49 89/1234567", "+49891234567", ""),
    ("+49 461 / 83 33 96", "+49461833396", ""),
    ("p:+919876501234", "+919876501234", ""),
    ("+81 90-1234-5678", "+819012345678", ""),
    ("+7 916 123-45-67", "+79161234567", ""),
    ("+1 800 555 1212", "+18005551212", ""),
    ("(212) 456-7890", "+12124567890", "country-code-assumed"),
    ("212-456-7890", "+12124567890", "country-code-assumed"),
    ("1-212-456-7890", "+12124567890", "phone-plus-restored"),
]


@pytest.mark.parametrize(("text", "value", "problem"), ONE_NUMBER)
def test_a_number_that_can_be_called_becomes_e164(text: str, value: str, problem: str) -> None:
    (phone,) = read_phones(text)
    assert (phone.value, phone.problem) == (value, problem)


AS_IT_WAS = [
    ("1.38E+10", "phone-digits-lost"),
    ("1.38E10", "phone-digits-lost"),
    ("1.3800138E+10", "phone-digits-lost"),
    ("8.61E+12", "phone-digits-lost"),
    ("138****0012", "phone-masked"),
    ("138 **** 0012", "phone-masked"),
    ("138XXXX0012", "phone-masked"),
    ("+86123****8910", "phone-masked"),
    ("****0012", "phone-masked"),
    ("138...0012", "phone-masked"),
    ("0571-8800****", "phone-masked"),
    ("1381234567", "phone-wrong-length"),
    ("138123456789", "phone-wrong-length"),
    ("138 1234 5678 9", "phone-wrong-length"),
    ("林晓 1381234567", "phone-wrong-length"),
    ("+86 138 1234 567", "phone-wrong-length"),
    ("86138123456", "phone-wrong-length"),
    ("021-1234567", "phone-wrong-length"),
    ("88001234", "phone-no-area-code"),
    ("8800-1234", "phone-no-area-code"),
    ("5551212", "phone-no-area-code"),
    ("12345678901", "phone-unassigned"),
    ("14412345678", "phone-unassigned"),
    ("+1-555-456-7890", "phone-unassigned"),
    ("090-1234-5678", "phone-unassigned"),
    ("1 381 234 5678", "phone-unassigned"),
    ("(123) 456-7890", "phone-unreadable"),
    ("(555) 123-4567", "phone-unreadable"),
    ("555.987.6543", "phone-unreadable"),
    ("9876501234", "phone-unreadable"),
    ("00000000000", "phone-unreadable"),
    ("138XX138000", "phone-unreadable"),
    ("SOS 1381234567", "phone-wrong-length"),
    ("BOSS 8800123", "phone-no-area-code"),
    ("10086", "phone-too-short"),
    ("123", "phone-too-short"),
    ("call me", "phone-unreadable"),
    ("N/A", "phone-unreadable"),
    ("无", "phone-unreadable"),
    ("--", "phone-unreadable"),
    ("***", "phone-unreadable"),
    ("lin@example.com", "phone-unreadable"),
    ("13812345678@139.com", "phone-unreadable"),
    ("9" * 201, "phone-too-long"),
]


@pytest.mark.parametrize(
    ("text", "region", "value", "country"),
    [
        ("+44 7700 900105", "CN", "+447700900105", "GB"),  # its last ten digits would be a landline in 防城港
        ("(+44) 7700 900105", "CN", "+447700900105", "GB"),
        ("0044 7700 900105", "CN", "+447700900105", "GB"),
        ("+44 77 00 90 01 05", "CN", "+447700900105", "GB"),
        ("07700 900 105", "GB", "+447700900105", "GB"),
    ],
)
def test_a_range_abroad_that_is_not_known_is_called_and_said(
    text: str, region: str, value: str, country: str
) -> None:
    assert read_phones(text, region) == (Phone(value, country=country, problem="phone-unassigned"),)


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("12345678", "DE"),  # a plan of nearly any length takes it for a number
        ("+44 7700 900105 33", "CN"),
        ("+1 555 456 7890", "US"),
        ("0144 1234 5678", "CN"),
    ],
)
def test_pieces_and_bare_digits_are_no_number_of_an_unknown_range(text: str, region: str) -> None:
    assert not any(is_callable(phone.value) for phone in read_phones(text, region))


@pytest.mark.parametrize(
    ("text", "region", "value"),
    [
        ("138OO138000", "CN", "+8613800138000"),
        ("1397334I806", "CN", "+8613973341806"),
        ("l39 7334 18O6", "CN", "+8613973341806"),
        ("手机：1397334I8O6", "CN", "+8613973341806"),
        ("+44 77OO 9OO462", "CN", "+447700900462"),
        ("+49 I73 6O48215", "CN", "+491736048215"),
        ("090-S716-B254", "JP", "+819057168254"),
    ],
)
def test_letters_among_digits_are_read_as_those_and_said(text: str, region: str, value: str) -> None:
    (phone,) = read_phones(text, region)
    assert (phone.value, phone.problem, phone.before) == (value, "phone-letters-read", text)


@pytest.mark.parametrize(
    "text",
    [
        "OIlO 138OO",  # a word of such letters is none of digits
        "SOS 1381234567",
        "A1397334I806",
        "1397334I806X",
        "I3I4I5I6I7",
        "139 7334 Bo 1806",
    ],
)
def test_words_and_marks_of_other_kinds_are_no_digits(text: str) -> None:
    assert not any(is_callable(phone.value) for phone in read_phones(text))


@pytest.mark.parametrize(("text", "problem"), AS_IT_WAS)
def test_what_cannot_be_called_stays_as_it_was_and_says_why(text: str, problem: str) -> None:
    (phone,) = read_phones(f" {text} ")
    assert phone == (text, "unknown", "", "", "", problem, "")


SEVERAL = [
    ("13812345678/0571-88001234", [MOBILE, "+8657188001234"]),
    ("13812345678; 13912345678", [MOBILE, "+8613912345678"]),
    ("13812345678，13912345678", [MOBILE, "+8613912345678"]),
    ("13812345678、13912345678", [MOBILE, "+8613912345678"]),
    ("13812345678 13912345678", [MOBILE, "+8613912345678"]),
    ("138 1234 5678 139 1234 5678", [MOBILE, "+8613912345678"]),
    ("13812345678-13912345678", [MOBILE, "+8613912345678"]),
    ("13812345678\n13912345678", [MOBILE, "+8613912345678"]),
    ("1381234567813912345678", [MOBILE, "+8613912345678"]),
    ("13812345678#13912345678", [MOBILE, "+8613912345678"]),
    ("13812345678或13912345678", [MOBILE, "+8613912345678"]),
    ("+8613812345678+8613912345678", [MOBILE, "+8613912345678"]),
    ("手机：13812345678 电话：0571-88001234转8001", [MOBILE, "+8657188001234"]),
    ("010-62345678，62345679", ["+861062345678", "+861062345679"]),
    ("0571-88001234 13812345678", ["+8657188001234", MOBILE]),
    ("13812345678/1391234567", [MOBILE, "1391234567"]),
    ("13812345678/139****1234", [MOBILE, "139****1234"]),
    ("1.38E+10/13812345678", ["1.38E+10", MOBILE]),
    ("1、13812345678 2、13912345678", [MOBILE, "+8613912345678"]),
    ("13812345678 / call me", [MOBILE]),
    ("13812345678***", [MOBILE]),
]


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_every_number_of_a_cell_is_read_in_order(text: str, values: list[str]) -> None:
    assert [phone.value for phone in read_phones(text)] == values


@pytest.mark.parametrize(
    ("text", "value", "extension"),
    [
        ("0755-26013388-8001", "+8675526013388", "8001"),
        ("0755-26013388转8001", "+8675526013388", "8001"),
        ("0755-26013388 转 8001", "+8675526013388", "8001"),
        ("0755-26013388分机8001", "+8675526013388", "8001"),
        ("0755-26013388 分机：8001", "+8675526013388", "8001"),
        ("0755-26013388-转8001", "+8675526013388", "8001"),
        ("0755-26013388 ext. 8001", "+8675526013388", "8001"),
        ("0755-26013388 x8001", "+8675526013388", "8001"),
        ("0755-26013388*8001", "+8675526013388", "8001"),
        ("0755-26013388#8001", "+8675526013388", "8001"),
        ("(0755)26013388(8001)", "+8675526013388", "8001"),
        ("400-123-4567转8", "+864001234567", "8"),
        ("400-123-4567-801", "+864001234567", "801"),
        ("13812345678-1234", MOBILE, "1234"),
        ("+1 (212) 456-7890 x123", "+12124567890", "123"),
    ],
)
def test_an_extension_is_kept_apart(text: str, value: str, extension: str) -> None:
    (phone,) = read_phones(text)
    assert (phone.value, phone.extension, phone.problem) == (value, extension, "")


@pytest.mark.parametrize(
    ("text", "kind", "country", "area"),
    [
        ("13812345678", "mobile", "CN", "1381234"),
        ("+86 138 1234 5678", "mobile", "CN", "1381234"),
        ("0571-88001234", "fixed", "CN", "0571"),
        ("010-62345678", "fixed", "CN", "010"),
        ("+86 21 62345678", "fixed", "CN", "021"),
        ("400-123-4567", "toll_free", "CN", ""),
        ("+864001234567", "toll_free", "CN", ""),
        ("+852 9123 4567", "mobile", "HK", ""),
        ("+44 20 7946 0958", "fixed", "GB", ""),
        ("+1 212 456 7890", "unknown", "US", ""),
        ("+1 800 555 1212", "toll_free", "US", ""),
    ],
)
def test_kind_country_and_area(text: str, kind: str, country: str, area: str) -> None:
    assert read_phones(text)[0][1:4] == (kind, country, area)


@pytest.mark.parametrize(
    ("text", "region", "value", "problem"),
    [
        ("(212) 456-7890", "US", "+12124567890", ""),
        ("91234567", "HK", "+85291234567", ""),
        ("020 7946 0958", "GB", "+442079460958", ""),
        ("089/1234567", "DE", "+49891234567", ""),
        ("491712345099", "DE", "+491712345099", "phone-plus-restored"),  # no landline of 0491 without its 0
        ("04917 12345", "DE", "+49491712345", ""),
        ("98765 01234", "in", "+919876501234", ""),
        ("011 86 13812345678", "US", MOBILE, ""),
        ("13812345678", "US", MOBILE, "country-code-assumed"),
        ("138 1234 5678", "HK", MOBILE, "country-code-assumed"),
        ("5551212", "US", "5551212", "phone-no-area-code"),
        ("+8613812345678", "US", MOBILE, ""),
    ],
)
def test_a_number_without_a_code_is_of_the_region(text: str, region: str, value: str, problem: str) -> None:
    (phone,) = read_phones(text, region)
    assert (phone.value, phone.problem) == (value, problem)


@pytest.mark.parametrize(
    ("value", "callable_"), [(MOBILE, True), ("13812345678", False), ("+86 138", False), ("", False)]
)
def test_is_callable_is_a_matter_of_form(value: str, callable_: bool) -> None:
    assert is_callable(value) is callable_


def test_blank_text_holds_no_number() -> None:
    assert read_phones("") == read_phones(" \t ") == ()


def test_plain_mobiles_do_not_load_the_numbering_plans() -> None:
    code = (
        "import sys; from pipeline.text.phone import read_phones; read_phones('+86 138 1234 5678');"
        "read_phones('400-123-4567'); sys.exit('phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


cells = st.one_of(
    st.text(max_size=40),
    st.text("0123456789+-() /;，、转xE.*@林 \u200b０９", max_size=40),
    st.lists(st.sampled_from([text for text, *_ in [*ONE_NUMBER, *AS_IT_WAS]]), max_size=3).map("/".join),
)


@given(cells, st.sampled_from(["CN", "US", "HK", "DE", "??"]))
def test_nothing_is_emptied_and_reading_again_changes_nothing(text: str, region: str) -> None:
    phones = read_phones(text, region)
    assert bool(phones) == bool(text.strip())
    for phone in phones:
        assert phone.value
        assert phone.problem == "" or phone.problem in PROBLEMS
        assert [again.value for again in read_phones(phone.value, region)] == [phone.value]


@given(st.integers(0, 10**8 - 1), st.sampled_from(["{} {} {}", "+86-{}-{}-{}", "0086{}{}{}", "（{}）{}-{}"]))
def test_spelling_does_not_matter(number: int, shape: str) -> None:
    digits = f"138{number:08}"
    (phone,) = read_phones(shape.format(digits[:3], digits[3:7], digits[7:]))
    assert phone.value == "+86" + digits
