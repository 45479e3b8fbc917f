"""What people type where they were asked to choose is understood whole, or not at all."""

from __future__ import annotations

import pytest
from staged import shipped

from pipeline.text.answer_words import AnswerWords
from pipeline.value_words import VALUES


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("coming", "来", "yes"),
        ("coming", "准时到！", "yes"),
        ("coming", "√", "yes"),
        ("coming", "Yes, I'll be there", "yes"),
        ("coming", "去不了", "no"),
        ("coming", "有事来不了", "no"),
        ("coming", "抱歉，临时有事去不了了", "no"),
        ("coming", "没空", "no"),
        ("coming", "×", "no"),
        ("coming", "0", "no"),
        ("coming", "can't make it", "no"),
        ("coming", "can’t make it", "no"),
        ("coming", "sorry, no", "no"),
        ("coming", "Leider nicht", "no"),
        ("coming", "Désolé, je ne peux pas venir", "no"),
        ("coming", "No puedo ir, lo siento", "no"),
        ("coming", "已取消", "no"),
        ("coming", "不一定", "maybe"),
        ("coming", "？", "maybe"),
        ("coming", "peut-être", "maybe"),
        ("coming", "来，不来", ""),
        ("coming", "yes, but late", ""),
        ("coming", "派同事来", ""),
        ("coming", "有事", ""),
        ("coming", "", ""),
        ("result", "有意向", "interested"),
        ("result", "接通，没兴趣", "not-now"),
        ("result", "没接", "no-answer"),
        ("result", "拒接", "busy"),
        ("result", "空号。", "wrong-number"),
        ("result", "no answer - left voicemail", "no-answer"),
        ("result", "有意向，没接", ""),
        ("answer", "保留他吧", "keep"),
        ("answer", "删掉", "drop"),
        ("answer", "不是同一个人", "different"),
        ("unknown", "来", ""),
    ],
)
def test_words_mean_what_they_say(column: str, text: str, code: str) -> None:
    assert shipped().answer_words.code(column, text) == code


def test_every_code_of_the_words_is_one_there_is() -> None:
    callback = shipped().callback
    there = {name: {one.code for one in getattr(callback, f"{name}s")} for name in ("result", "email_result")}
    there |= {"added": {one.code for one in callback.added}}
    there |= {name: set(VALUES[name]) for name in ("coming", "answer")}
    words = shipped().answer_words
    assert {name: set(codes.values()) for name, codes in words.codes.items()} == there
    assert set(words.fillers) <= set(words.codes)


def test_a_word_under_two_codes_is_a_slip() -> None:
    rows = [{"column": "coming", "code": code, "words": "来"} for code in ("yes", "no")]
    with pytest.raises(ValueError, match="来"):
        AnswerWords.from_rows(rows)
