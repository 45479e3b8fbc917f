"""Print what stands in the READMEs of the sets of labelled lists: all together, and set by set.

    python benchmarks/accuracy.py

Scores every set as `score_labelled.py --set` does (some seven minutes), and prints three tables in Markdown:
for README.md, for README.zh.md, and one line per set for benchmarks/README.md.
"""

from __future__ import annotations

from typing import NamedTuple

from score_labelled import HERE, SHOWN, Score, line, score_list

_LISTED = ("internal", "competitor", "partner", "opt-out")


class Figure(NamedTuple):
    """A line of the READMEs: its words in both languages, and the metrics that are counted together."""

    english: str
    chinese: str
    metrics: tuple[str, ...]


FIGURES = (
    Figure("People to keep, wrongly excluded", "该留的人被错剔", ("lost",)),
    Figure("People to keep, sent to review", "该留的人进了待核对", ("review",)),
    Figure(
        "Colleagues, competitors, partners, opt-outs: found",
        "同事、竞品、伙伴、勿扰：找到",
        tuple(f"{head} found" for head in _LISTED),
    ),
    Figure("the same: rightly taken off", "同上：剔得对", tuple(f"{head} precise" for head in _LISTED)),
    Figure("Junk: found", "无效信息：找到", ("junk found",)),
    Figure("Junk: rightly taken off", "无效信息：剔得对", ("junk precise",)),
    Figure("Students, press, recruiters …: found", "学生、媒体、猎头等：找到", ("non-target found",)),
    Figure("the same: rightly taken off", "同上：剔得对", ("non-target precise",)),
    Figure("City: right, of those given", "城市：给出的里面对的", ("city right",)),
    Figure("City: given, of those one could know", "城市：能知道的里面给出的", ("city given",)),
    Figure("Industry: right, of those given", "行业：给出的里面对的", ("industry right",)),
    Figure("Industry: given, of those one could know", "行业：能知道的里面给出的", ("industry given",)),
    Figure("Seniority: right, of those given", "职级：给出的里面对的", ("seniority right",)),
    Figure("Seniority: given, of those one could know", "职级：能知道的里面给出的", ("seniority given",)),
    Figure("Function: right, of those given", "职能：给出的里面对的", ("function right",)),
    Figure("Function: given, of those one could know", "职能：能知道的里面给出的", ("function given",)),
    Figure("Phone right", "电话正确", ("phone right",)),
    Figure("E-mail right", "邮箱正确", ("email right",)),
    Figure("Name right", "姓名正确", ("name right",)),
    Figure("Rows joined as one person: rightly so", "判为同一人：判对", ("pairs precise",)),
    Figure("Rows that are one person: joined", "实际是同一人：合并了", ("pairs found",)),
)


def main() -> None:
    """Score every set and print the tables."""
    total, lines = Score(), []
    for folder in sorted(path.parent for path in HERE.glob("*/rules")):
        own, lists = Score(), sorted(folder.glob("*.truth.csv"))
        for truth in lists:
            own.add(score_list(truth) or Score())
        total.add(own)
        name, read, *shares = line(folder.name, own).split()
        lines.append(f"| `{name}` | {len(lists)} | {read} | {' | '.join(shares)} |")
    for chinese in (False, True):
        print("\n".join(table(total, chinese=chinese)) + "\n")
    print(f"| set | lists | rows | {' | '.join(SHOWN)} |")
    print("|---|---|---|" + "---|" * len(SHOWN))
    print("\n".join(lines))


def table(total: Score, *, chinese: bool) -> list[str]:
    """Return the lines of one README's table."""
    lines = []
    for figure in FIGURES:
        hits, of = (sum(counts[name] for name in figure.metrics) for counts in (total.hits, total.totals))
        share = f"{100 * hits / of:.1f}"
        cell = f"{share}%（{hits}/{of}）" if chinese else f"{share} % ({hits} of {of})"
        lines.append(f"| {figure.chinese if chinese else figure.english} | {cell} |")
    return lines


if __name__ == "__main__":
    main()
