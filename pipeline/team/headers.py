"""What a column of a team's list is about, by its header in Chinese or English; and what a kind word means.

The words stand in `rules/team_headers.csv`. A header that is not known word for word is read by its parts
(`公司/Company`, `域名（多个用;隔开）`), but only a known one makes a line a header line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.text.clean import normal

_BRACKETED = re.compile(r"[(\[【<][^)\]】>]{0,60}[)\]】>]")
_PUNCTUATION = re.compile(r"[\s_\-:*.?、,，。]+")
_PARTS = re.compile(r"[/|、\\]|(?<=[\u4e00-\u9fff])\s*(?=[a-z])|(?<=[a-z])\s*(?=[\u4e00-\u9fff])")

#: For a column beside a known header: the first of these words it contains says what it holds.
_CONTAINED: tuple[tuple[str, str], ...] = (
    ("除外", "except"), ("例外", "except"), ("except", "except"), ("备注", "ignored"), ("说明", "ignored"),
    ("负责", "owner"),
    ("域名", "domain"), ("后缀", "domain"), ("网址", "domain"), ("官网", "domain"), ("domain", "domain"),
    ("website", "domain"), ("邮箱", "email"), ("邮件", "email"), ("email", "email"), ("手机", "phone"),
    ("电话", "phone"), ("phone", "phone"), ("mobile", "phone"), ("别名", "alias"), ("简称", "alias"),
    ("alias", "alias"), ("英文", "english"), ("产品", "product"), ("品牌", "product"), ("product", "product"),
    ("brand", "product"), ("姓名", "name"), ("员工", "name"), ("公司", "company"), ("企业", "company"),
    ("单位", "company"), ("竞品", "company"), ("竞争对手", "company"), ("客户", "company"),
    ("伙伴", "company"),
    ("company", "company"), ("competitor", "company"), ("partner", "company"),
)  # fmt: skip
_ONLY_KINDS: Mapping[str, str] = {
    "人": "name", "个人": "name", "姓名电话": "name", "全公司": "company", "整个公司": "company",
    "手机尾号": "ignored", "后缀": "domain", "邮箱后缀名": "domain",
}  # fmt: skip


@dataclass(frozen=True)
class TeamHeaders:
    """Header words by kind, in the form they are looked up."""

    kinds: Mapping[str, str]

    @classmethod
    def from_rows(cls, rows: Sequence[Mapping[str, str]]) -> TeamHeaders:
        """Build from the lines of team_headers.csv: `kind`, `words` separated by semicolons.

        Raises:
            ValueError: one word stands under two kinds.
        """
        kinds: dict[str, str] = {}
        for row in rows:
            for word in row["words"].split(";"):
                if kinds.setdefault(_plain(word), row["kind"]) != row["kind"]:
                    raise ValueError(f"'{word}' stands under {kinds[_plain(word)]} and {row['kind']}")
        return cls(kinds)

    def known(self, header: str) -> str:
        """Return what a header is about, "" when it is not known word for word or by one of its parts."""
        text = normal(header)
        if len(text) > 80:
            return ""
        outside = _BRACKETED.sub("", text)
        for candidate in (text, outside, *_PARTS.split(outside), *_PARTS.split(text)):
            if candidate and (kind := self.kinds.get(_plain(candidate))):
                return kind
        return ""

    def likely(self, header: str) -> str:
        """Return what a header beside a known one is about, by a word it contains, else ""."""
        text = normal(header)
        return self.known(header) or next((kind for word, kind in _CONTAINED if word in text), "")

    def kind_word(self, cell: str) -> str:
        """Return the kind that a cell of a kind column names: company, domain, name, ..., else ""."""
        word = _plain(normal(cell))
        return _ONLY_KINDS.get(word) or self.kinds.get(word, "")


def _plain(word: str) -> str:
    return _PUNCTUATION.sub("", normal(word))
