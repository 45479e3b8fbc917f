"""Numbers are cut into groups, and every digit stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.phone_groups import grouped


@pytest.mark.parametrize(
    ("phone", "said"),
    [
        ("+14155550123", "+1 415 555 0123"),
        ("+4989123456", "+49 8912 3456"),
        ("+4915112345678", "+49 151 1234 5678"),
        ("+919822051873", "+91 982 205 1873"),
        ("+85291482207", "+852 9148 2207"),
        ("+6591274460", "+65 9127 4460"),
        ("+79161234567", "+7 916 123 4567"),
        ("+8613900001234", "139 0000 1234"),
        ("+862180001234", "021 8000 1234"),
        ("+861080001234", "010 8000 1234"),
        ("+865128000123", "0512 800 0123"),
        ("+864001234567", "400 123 4567"),
        ("13900001234", "13900001234"),
        ("+86 139 0000 1234", "+86 139 0000 1234"),
        ("call me", "call me"),
        ("", ""),
        ("+", "+"),
    ],
)
def test_numbers_are_cut_into_groups(phone: str, said: str) -> None:
    assert grouped(phone, at_home=True) == said


def test_abroad_a_chinese_number_has_its_country_code() -> None:
    assert grouped("+8657188001234", at_home=False) == "+86 571 8800 1234"
    assert grouped("+864001234567", at_home=False) == "+86 400 123 4567"


@given(st.text(st.sampled_from("0123456789"), max_size=18).map(lambda digits: "+" + digits))
def test_no_digit_is_lost(phone: str) -> None:
    assert grouped(phone, at_home=False).replace(" ", "") == phone
    groups = grouped(phone, at_home=False).split(" ")[1:]
    assert all(1 <= len(group) <= 5 for group in groups)
