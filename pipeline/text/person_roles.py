"""The roles typed beside a Chinese name, and what colleagues go by: 鞠萍 法务, 采购经理张伟, 衡铁-小谢."""

from __future__ import annotations

from pipeline.text.person_words import NameWords

_LONGEST_ROLE = 8


def is_role(text: str, words: NameWords) -> bool:
    """Say whether a text is a role and nothing else: 法务, 经理, 采购经理, 高级工程师, 销售部主管."""
    if text in words.roles or (len(text) > 1 and text in words.suffixes):
        return True
    for cut in range(1, min(len(text) - 1, _LONGEST_ROLE)):
        head, tail = text[:cut], text[cut:]
        before = head in words.role_heads or head.removesuffix("部") in words.roles
        if before and (tail in words.suffixes or tail in words.roles):
            return True
    return False


def split_role(text: str, words: NameWords) -> tuple[str, str]:
    """Part a name and a role written as one word, either first, into (name, role); ("", "") when not sure.

    A plain word for a trade after a name counts only when no firm is called so: 鞠萍法务, but not 安能物流.
    """
    for size in (2, 3):
        name, role = text[:size], text[size:]
        compound = len(role) > 2 and role not in words.suffixes and is_role(role, words)
        if (role in words.close_roles or compound) and words.is_chinese_name(name):
            return name, role
        role, name = text[:-size], text[-size:]
        if len(role) > 1 and words.is_chinese_name(name) and is_role(role, words) and role not in words.wide:
            return name, role
    return "", ""


def is_nickname(text: str, words: NameWords) -> bool:
    """Say whether a text is what colleagues call somebody: 小谢, 老王."""
    return len(text) == 2 and text[0] in "小老" and words.is_surname(text[1])


def is_called(text: str, words: NameWords) -> bool:
    """Say whether a text is a surname and what goes with it: 小谢, 王总, 方老师."""
    surname = words.split_surname(text)
    address = text[surname:] in words.after_surname or text[surname:] in words.suffixes
    return is_nickname(text, words) or (0 < surname < len(text) and address)


def addresses(text: str, name: str, words: NameWords) -> bool:
    """Say whether a text is a form of address with the surname of this name: 王总 of 王伟."""
    if not is_called(text, words) or is_nickname(text, words):
        return False
    surname = text[: words.split_surname(text)]
    return name.startswith(surname) and words.is_chinese_name(name) and not is_called(name, words)


def named(parts: list[str], names: list[str], words: NameWords) -> list[str]:
    """Return which of the parts names the person; a nickname beats two characters that may be a firm.

    李雷-小李 is 李雷, since the surnames agree; 衡铁-小谢 is 小谢.
    """
    called = [part for part in parts if is_nickname(part, words)]
    if len(called) != 1:
        return names
    nickname = called[0]
    others = [name for name in names if name != nickname]
    if all(len(name) == 2 and name[0] != nickname[1] and not words.ends_honorific(name) for name in others):
        return [nickname]
    return others


def close_up(parts: list[str], words: NameWords) -> list[str]:
    """Join single characters that make a name or a role: 阮 玲 女士 is 阮玲 女士."""
    closed: list[str] = []
    run = ""
    for part in [*parts, ""]:
        if len(part) == 1:
            run += part
            continue
        if closed and len(closed) == 1 and len(closed[0]) > 1 and words.is_surname(closed[0]):
            run = closed.pop() + run  # 欧阳 娜 娜
        closed += _closed_run(run, words) + ([part] if part else [])
        run = ""
    return closed


def _closed_run(run: str, words: NameWords) -> list[str]:
    if words.is_chinese_name(run) or is_role(run, words):
        return [run]
    for size in (4, 3, 2, 1):
        name, role = run[:size], run[size:]
        if is_role(role, words) and (words.is_chinese_name(name) or words.is_surname(name)):
            return [name, role] if size > 1 else [run]
    surname = words.split_surname(run)
    return [run[:surname], *run[surname:]] if surname > 1 else list(run)
