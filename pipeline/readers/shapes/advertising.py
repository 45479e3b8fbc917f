"""Lead ads: Meta writes a letter before ids, phones and postcodes (`p:+86…`) to keep them text in a sheet."""

from __future__ import annotations

import re

from pipeline.readers.shapes.shape import Shape, headers, overrules

_PREFIX = re.compile(r"^(?:p:(?=\s?\+?[0-9(])|z:(?=[0-9A-Z])|(?:l|ag|as|c|f):(?=[0-9]{5}))")

SHAPES = (
    Shape(
        "Meta leads",
        (
            headers("ad_id", "form_id"),
            headers("created_time", "is_organic"),
            headers("created_time", "form_name"),
        ),
        columns=overrules({"lead_status": "meta", "id": "id"}),
        clean=lambda value: _PREFIX.sub("", value),
    ),
)
