"""Bytes to text without ever guessing wrong in silence.

The order: what the user said, a byte order mark, the zero bytes of UTF-16, UTF-8 to the letter, and only
then the older encodings, of which one must win clearly. A file that mixes two, or fits none, is refused with
the line that shows it: names read in the wrong encoding look like names.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from pipeline.readers.grid import unusable
from pipeline.readers.legacy import LABELS, Guess, rank

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "iso8859-1": "cp1252",
    "ascii": "utf-8",
    "utf-8-sig": "utf-8",
}
_REFUSED = frozenset(
    {"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
)
_NEWLINE = re.compile(rb"\r\n|\r|\n")
_UTF7 = re.compile(rb"\+[A-Za-z0-9+/]{3,}-")
_MOST_DAMAGED = 3
_SAMPLE = 2_000  # lines
_SAY = "Say which it is with --encoding, for example --encoding gb18030"


@dataclass(frozen=True)
class Decoded:
    """A text, the name of its encoding, and the 1-based lines in which bytes that fit nothing became "?"."""

    text: str
    encoding: str
    damaged: tuple[int, ...] = ()


def decode(file: str, data: bytes, encoding: str | None = None) -> Decoded:
    """Decode a whole file.

    Raises:
        InputError: an unknown encoding is asked for, or none can be told, or two are mixed, or it is no text.
    """
    if encoding is not None:
        return _as_told(file, data, encoding)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _settled(file, data, name)
    if wide := _utf16(data):
        return _settled(file, data, wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(file, data)
    if text.isascii() and _is_utf7(data):
        raise unusable(file, "its encoding is UTF-7, which is not read", "Open it and save it as UTF-8")
    return Decoded(text, "UTF-8")


def _as_told(file: str, data: bytes, encoding: str) -> Decoded:
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError):
        info = None
    if info is None or info.name in _REFUSED or not getattr(info, "_is_text_encoding", True):
        raise unusable(file, f"--encoding {encoding[:40]} is not an encoding that is known",
                       "Use utf-8, gb18030, big5, shift_jis, utf-16 or cp1252")  # fmt: skip
    return _settled(file, data, _SUPERSETS.get(info.name, info.name))


def _settled(file: str, data: bytes, name: str) -> Decoded:
    """Decode in an encoding that is beyond doubt; a few damaged lines are shown with "?"."""
    shown = LABELS.get(name, name.upper())
    try:
        return Decoded(data.decode(name).lstrip("\ufeff"), shown)
    except UnicodeDecodeError as error:
        if name.startswith("utf-16") or name.startswith("utf-32"):
            kept = data[: error.start].decode(name)
            if error.end >= len(data) - 1:  # cut in the middle of the last character
                return Decoded(kept.lstrip("\ufeff") + "?", shown, (kept.count("\n") + 1,))
            raise unusable(file, f"it is not {shown} from line {kept.count(chr(10)) + 1} on", _SAY) from error
    lines = _NEWLINE.split(data)
    damaged = [i for i, line in enumerate(lines, 1) if not _fits(line, name)]
    if len(damaged) > _MOST_DAMAGED:
        raise unusable(
            file, f"it is not {shown}: line {damaged[0]} and {len(damaged) - 1:,} more do not fit", _SAY
        )
    return _patched(data, name, shown, damaged)


def _patched(data: bytes, name: str, shown: str, damaged: list[int]) -> Decoded:
    text = data.decode(name, "replace").replace("\ufffd", "?").lstrip("\ufeff")
    return Decoded(text, shown, tuple(damaged))


def _not_utf8(file: str, data: bytes) -> Decoded:
    if (whole := _cesu8(data)) is not None:
        return Decoded(whole, "CESU-8")
    if _is_binary(data):
        raise unusable(
            file, "it is neither a workbook nor a text file", "Export the list again as .xlsx or .csv"
        )
    lines = _NEWLINE.split(data)
    wide = [i for i, line in enumerate(lines, 1) if not line.isascii()]
    foreign = [i for i in wide if not _fits(lines[i - 1], "utf-8")]
    strangers = [i for i in foreign[:_SAMPLE] if not _mostly_utf8(lines[i - 1])]
    if not strangers:
        return _settled(file, data, "utf-8")
    if _really_utf8(lines, sorted(set(wide) - set(foreign))):
        odd = strangers[0] if wide[0] not in strangers else next(i for i in wide if i not in foreign)
        what = f"it mixes encodings: line {odd} is in another one than the lines before it"
        raise unusable(file, what, "Export its parts again in one encoding")
    return _older(file, data, lines, foreign)


def _older(file: str, data: bytes, lines: list[bytes], foreign: list[int]) -> Decoded:
    guesses = rank([line for line in lines if not line.isascii()])
    if not guesses or not _clear(guesses):
        names = " or ".join(guess.label for guess in guesses[:3]) or "none that is known"
        raise unusable(
            file, f"its encoding cannot be told from line {foreign[0]} (it could be {names})", _SAY
        )
    return _settled(file, data, guesses[0].codec)


def _clear(guesses: list[Guess]) -> bool:
    best = guesses[0]
    second = guesses[1].score if len(guesses) > 1 else 0.0
    enough = 0.6 if best.codec == "gb18030" else 0.78  # by far the likeliest on these lists
    return best.score >= enough and best.score - second >= 0.1


def _utf16(data: bytes) -> str:
    """Recognise UTF-16 without a mark by its zero bytes, which stand on one side of the pairs only."""
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(data) % 2 or max(even, odd) * 20 < len(head) or min(even, odd) * 10 > max(even, odd):
        return ""
    name = "utf-16-le" if odd > even else "utf-16-be"
    return name if _fits(data, name) else ""


def _is_utf7(data: bytes) -> bool:
    shifts = _UTF7.findall(data)[:200]
    try:
        text = b" ".join(shifts).decode("utf-7") if len(shifts) > 1 else ""
    except UnicodeDecodeError:
        return False
    wide = [c for c in text if c != " "]
    return bool(wide) and all("\u3000" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" for c in wide)


def _is_binary(data: bytes) -> bool:
    head = data[:65536]
    controls = sum(head.count(bytes([c])) for c in (*range(9), 11, *range(14, 26), *range(27, 32), 127))
    return controls * 50 > len(head)


def _cesu8(data: bytes) -> str | None:
    try:
        paired = data.decode("utf-8", "surrogatepass")
        return paired.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeError:
        return None


def _fits(line: bytes, name: str) -> bool:
    try:
        line.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(line: bytes) -> bool:
    """Tell damage from another encoding: in a damaged line nearly all the high bytes still are UTF-8."""
    good = line.decode("utf-8", "ignore")
    high = sum(byte > 127 for byte in line)
    kept = sum(byte > 127 for byte in good.encode("utf-8"))
    return kept * 3 >= high * 2 and any(c >= "\u0800" for c in good)


def _really_utf8(lines: list[bytes], fitting: list[int]) -> bool:
    """Tell whether the lines that read as UTF-8 do so by more than chance."""
    return sum(c >= "\u0800" for i in fitting[:_SAMPLE] for c in lines[i - 1].decode("utf-8")) >= 4
