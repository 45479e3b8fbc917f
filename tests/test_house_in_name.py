"""Chat names with an employer in front: the team's own lists tell where the house ends."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.tidying.house_in_name import house_apart

HOUSES, SURNAMES = frozenset({"云梭", "海柔创新", "王朝"}), frozenset({"高", "王", "李", "欧阳"})


@pytest.mark.parametrize(
    ("name", "company", "parted"),
    [
        ("云梭小高", "", "云梭-小高"),
        ("云梭 高工", "", "云梭-高工"),
        ("云梭高磊", "", "云梭-高磊"),
        ("海柔创新王小明", "", "海柔创新-王小明"),
        ("海柔创新欧阳峰", "", "海柔创新-欧阳峰"),
        ("云梭销售总监", "", "云梭-销售总监"),
        ("云梭小高", "杭州云山软件", "云梭小高"),  # a company is given: the name is a name
        ("云梭", "", "云梭"),
        ("王朝阳", "", "王朝阳"),  # 王朝 is listed, and he is somebody's son
        ("云梭山庄", "", "云梭山庄"),
        ("小高", "", "小高"),
    ],
)
def test_a_listed_house_before_a_name_is_told_from_it(name: str, company: str, parted: str) -> None:
    rows = pd.DataFrame({"name": [name], "company": [company]}, dtype="str")
    assert house_apart(rows, HOUSES, SURNAMES).tolist() == [parted]
    assert house_apart(rows, frozenset(), SURNAMES).tolist() == [name]
