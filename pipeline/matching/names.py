"""Two names that are not equal: what may still make them one person's, and what may not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def han_slip(one: str, other: str) -> bool:
    """Say whether two Chinese names of three characters or more differ in one that is not the surname.

    >>> han_slip("司徒嘉颖", "司徒嘉影"), han_slip("李雷", "李蕾")
    (True, False)
    """
    if len(one) != len(other) or len(one) < 3 or one[0] != other[0]:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def without_surname(one: str, other: str) -> bool:
    """Say whether one Chinese name is the other's given name of two characters.

    >>> without_surname("启明", "顾启明"), without_surname("启明", "启明星"), without_surname("明", "李明")
    (True, False, False)
    """
    short, long = sorted((one, other), key=len)
    return len(short) == 2 and len(long) in (3, 4) and long.endswith(short)


def is_slip(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether the words in which two Latin names differ are long enough for a slip: John is not Joan.

    >>> is_slip(["john", "smith"], ["joan", "smith"]), is_slip(["juergen", "weiss"], ["jurgen", "weiss"])
    (False, True)
    """
    return len(one) == len(other) and all(
        a == b or min(len(a), len(b)) >= 5 for a, b in zip(one, other, strict=True)
    )


def latin_rung(one: Sequence[str], other: Sequence[str]) -> str:
    """Name the rung for two Latin names: part, initial, given-differs, or "" when nothing agrees.

    >>> latin_rung(["alice"], ["alice", "jones"]), latin_rung(["j", "smith"], ["john", "smith"])
    ('part', 'initial')
    >>> latin_rung(["becky", "holt"], ["rebecca", "holt"]), latin_rung(["ann", "lee"], ["bob", "ray"])
    ('given-differs', '')
    """
    short, long = sorted((one, other), key=len)
    rest = [word for word in long if word not in short]
    left_over = [word for word in short if word not in long]
    if not left_over:
        return "part"
    if len(left_over) == len(short):
        return ""
    if all(any(a[0] == b[0] and 1 in (len(a), len(b)) for b in rest) for a in left_over):
        return "initial"
    return "given-differs"


def across_scripts(
    one: tuple[str, str], other: tuple[str, str], variants: Mapping[str, frozenset[str]]
) -> bool:
    """Say whether a Chinese and a Latin name may be one's: the surname agrees, or nothing can be compared.

    Each name is (Han, Latin). A Latin first name alone compares with nothing; nor does a foreign name written
    in characters (弗兰克·韦伯).

    >>> across_scripts(("钟锦辉", ""), ("", "chung fai kam"), {"钟": frozenset({"zhong", "chung"})})
    True
    """
    han, latin = one[0] or other[0], (one[1] if not one[0] else other[1]).split()
    if not han or not latin:
        return False
    if len(latin) == 1 or "·" in han:
        return True
    return any(set(latin) & variants.get(han[:size], frozenset()) for size in (2, 1))
