"""A lesson's Markdown, cut where Markdown says that lines end."""

import pytest

from pellucid.course.checking.lessons import Known, lesson_problems
from pellucid.course.evidence import quotes
from pellucid.course.lesson import Passage, Tried, parse_lesson
from pellucid.course.materials.vocabulary import words_of

HEAD = "# T\n\n## One\n\n"


@pytest.mark.parametrize("odd", ["\f", "\v", "\x85", "\u2028"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_only_a_newline_ends_a_line(odd: str, end: str) -> None:
    text = end.join(["# T", "", "## One", "", f"a{odd}b", "", "## Two", "", "{xor.with} c", ""])
    one, two = parse_lesson(1, text).sections
    assert one.blocks == (Passage(f"a{odd}b", 5),)
    assert (two.line, two.blocks) == (7, (Passage("{xor.with} c", 9),))
    assert list(quotes(text)) == [("xor", "with", None, 9)]


def test_a_bench_stands_alone_and_is_no_word_of_the_lesson() -> None:
    text = HEAD + "Before.\n\n![Train it](bench:data=xor&layers=)\n\nAfter.\n"
    lesson = parse_lesson(1, text)
    assert lesson.tried == (Tried("data=xor&layers=", "Train it", 7),)
    assert lesson.sections[0].passages == ("Before.", "After.")
    assert words_of(text.lower()) == ("after", "before")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("![t](bench:data=xor&layers=8tanh,4relu~0.2&rate=0.03)", None),
        ("![t](bench:)", None),
        ("![t](bench:data)", "'data' is no setting"),
        ("![t](bench:data=xor&&rate=1)", "'' is no setting"),
        ("![t](bench:Data=xor)", "'Data=xor' is no setting"),
        ("![t](bench:rate=1&rate=2)", "its rate twice"),
        ("[t](bench:data=xor)", "where a picture of it stands"),
    ],
)
def test_the_settings_of_a_bench_are_keys_with_values(written: str, message: str | None) -> None:
    known = Known({}, {}, frozenset(), {})
    found = list(lesson_problems("1", f"{HEAD}{written}\n", known))
    assert [problem.line for problem in found] == ([] if message is None else [5])
    assert message is None or message in found[0].message
