"""Form tools: Microsoft Forms, Typeform, 问卷星, 腾讯问卷, 金数据. Their headers are questions.

Sources: parsers of these exports; where the tools' own words for an empty answer are believed only, they are
still never a person's answer.
"""

from __future__ import annotations

import re

from pipeline.readers.shapes.shape import Shape, headers

_OPTION = re.compile(r"^[A-Z]{1,2}\.\s+(?=\S)(?![A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)?$)")  # "J. Smith" is a name


def _several(value: str) -> str:
    return "; ".join(part.strip() for part in value.split("┋")) if "┋" in value else value


def _option(value: str) -> str:
    return _OPTION.sub("", value.replace("\t", " ").strip())


SHAPES = (
    Shape(
        "Microsoft Forms",
        (
            headers("Start time", "Completion time", "Email"),
            headers("Start time", "Completion time", "Name"),
            headers("开始时间", "完成时间", "电子邮件"),
        ),
        blanks=frozenset({"anonymous", "Anonymous", "匿名"}),
        prefers="[^0-9]2$",  # a question that shares its title with the form's own column gets a 2
    ),
    Shape(
        "Typeform",
        (headers("Submit Date (UTC)", "Network ID"), headers("Start Date (UTC)", "Submit Date (UTC)")),
    ),
    Shape(
        "问卷星",
        (headers("提交答卷时间", "所用时间"), headers("提交答卷时间", "来自IP")),
        blanks=frozenset({"(跳过)", "(空)", "（跳过）", "（空）"}),
        clean=_several,
    ),
    Shape(
        "腾讯问卷", (headers("开始答题时间", "结束答题时间"), headers("编号", "结束答题时间")), clean=_option
    ),
    Shape("金数据", (headers("提交人", "提交时间"), headers("微信OpenID", "提交时间"))),
)
