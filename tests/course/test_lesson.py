"""A lesson's Markdown, cut where Markdown says that lines end."""

import pytest

from pellucid.course.evidence import quotes
from pellucid.course.lesson import Passage, parse_lesson


@pytest.mark.parametrize("odd", ["\f", "\v", "\x85", "\u2028"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_only_a_newline_ends_a_line(odd: str, end: str) -> None:
    text = end.join(["# T", "", "## One", "", f"a{odd}b", "", "## Two", "", "{xor.with} c", ""])
    one, two = parse_lesson(1, text).sections
    assert one.blocks == (Passage(f"a{odd}b", 5),)
    assert (two.line, two.blocks) == (7, (Passage("{xor.with} c", 9),))
    assert list(quotes(text)) == [("xor", "with", None, 9)]
