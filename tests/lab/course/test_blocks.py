"""Lessons as typed blocks: nothing lost, nothing added, and never HTML."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pellucid.course.course import Course, open_course
from pellucid.course.evidence import evidence, filled
from pellucid.course.lesson import parse_lesson
from pellucid.course.progress import Progress
from pellucid.lab.address import address_of, read_address
from pellucid.lab.course.blocks import sections_of, terms_in
from pellucid.lab.protocol.lesson import (
    BenchBlock,
    ClaimBlock,
    CodeBlock,
    CodeWords,
    EvidenceNumber,
    LessonBlock,
    LessonSection,
    LineBreak,
    Points,
    TermLink,
    WebLink,
    Words,
)

COURSE = open_course()
every = pytest.mark.parametrize("number", COURSE.lessons)


def sections(number: int) -> list[LessonSection]:
    return sections_of(COURSE.lessons[number], COURSE, Progress())


def blocks(number: int) -> list[LessonBlock]:
    return [block for section in sections(number) for block in section.blocks]


def of_text(markdown: str) -> list[LessonBlock]:
    lesson = parse_lesson(1, f"# T\n\n## One\n\n{markdown}\n")
    return [one for part in sections_of(lesson, COURSE, Progress()) for one in part.blocks]


def parts(node: Any) -> Iterator[Any]:
    """A block or a part, and everything inside it, in order."""
    if isinstance(node, list):
        for one in node:
            yield from parts(one)
        return
    yield node
    yield from parts(node.items if isinstance(node, Points) else getattr(node, "inside", []))


def said(node: Any) -> str:
    """All that stands in blocks, one after the other."""
    texts = (
        "\n" if isinstance(one, LineBreak) else one.text
        for one in parts(node)
        if isinstance(one, Words | CodeWords | CodeBlock | EvidenceNumber | LineBreak)
    )
    return "".join(texts)


def without_spaces(text: str) -> str:
    return re.sub(r"\s", "", text)


@every
def test_a_lesson_says_what_its_markdown_says(number: int) -> None:
    passages = [
        MarkdownIt().render(filled(passage, evidence()))
        for section in COURSE.lessons[number].sections
        for passage in section.passages
    ]
    expected = unescape(re.sub(r"<[^>]*>", "", "".join(passages)))
    assert without_spaces(said(blocks(number))) == without_spaces(expected)


@every
def test_every_experiment_and_bench_is_in_its_place(number: int) -> None:
    lesson, found = COURSE.lessons[number], blocks(number)
    claims = [one for one in found if isinstance(one, ClaimBlock)]
    assert [(one.card.name, one.caption) for one in claims] == [
        (one.experiment, one.caption) for one in lesson.shown
    ]
    assert all(one.card.recorded is not None for one in claims)
    benches = [(one.address, one.caption) for one in found if isinstance(one, BenchBlock)]
    assert benches == [(one.address, one.caption) for one in lesson.tried]


@every
def test_every_bench_of_a_lesson_is_a_set_up(number: int) -> None:
    for tried in COURSE.lessons[number].tried:
        setup, notices = read_address(tried.address)
        assert notices == []
        assert read_address(address_of(setup))[0] == setup


@every
def test_every_command_of_a_lesson_can_be_clicked(number: int) -> None:
    codes = [one for one in parts(blocks(number)) if isinstance(one, CodeWords)]
    for code in codes:
        typed = code.text.startswith(("pellucid experiment", "--"))
        assert (code.attempt is not None) == typed, code.text


@every
def test_a_lesson_comes_through_the_wire(number: int) -> None:
    told = sections(number)
    assert msgspec.json.decode(msgspec.json.encode(told), type=list[LessonSection]) == told
    assert set(terms_in(told)) <= set(COURSE.glossary)


def test_a_number_keeps_its_place_and_all_its_digits() -> None:
    (paragraph,) = of_text("It held in {xor.holds:count} of {xor.seeds:count}: {xor.with}.")
    numbers = [one for one in parts(paragraph) if isinstance(one, EvidenceNumber)]
    outcome = evidence()["xor"]
    assert [one.fact for one in numbers] == ["holds", "seeds", "with"]
    assert numbers[0].text == str(outcome.holds)
    assert numbers[2].exact == outcome.facts["with"]
    assert of_text("{xor.none}")[0].inside == [EvidenceNumber("?", "xor", "none", None)]


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "a <b onclick='x()'>b</b> c",
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        "[x](vbscript:x)",
        "[x](/etc/passwd)",
        "![x](http://elsewhere/x.png)",
        "<http://user@elsewhere>",
    ],
)
def test_nothing_leads_anywhere_but_to_the_web(hostile: str) -> None:
    for one in parts(of_text(hostile)):
        assert not isinstance(one, WebLink) or one.address.startswith(("http://", "https://"))


def test_lists_hold_lists_and_code_keeps_its_lines() -> None:
    (points,) = of_text("3. one\n   - two\n4. *three*")
    assert isinstance(points, Points)
    assert points.start == 3
    assert said(points) == "onetwothree"
    (code,) = of_text("```python\na = 1\n\nb = 2\n```")
    assert code == CodeBlock("python", "a = 1\n\nb = 2")


def test_a_term_keeps_what_stands_in_it() -> None:
    (paragraph,) = of_text("A [*hidden* layer](term:hidden-layer).")
    term = next(one for one in parts(paragraph) if isinstance(one, TermLink))
    assert (term.term, said(term)) == ("hidden-layer", "hidden layer")


@given(st.text(alphabet="ab`*_[](){}<>!#-+\n\\&;:.1 ", max_size=80))
def test_any_markdown_at_all_becomes_blocks(markdown: str) -> None:
    lesson = parse_lesson(1, markdown)
    known = {one.experiment for one in lesson.shown} <= set(COURSE.experiments)
    course = COURSE if known else Course({}, {}, {})
    told = sections_of(lesson, course, Progress())
    assert msgspec.json.decode(msgspec.json.encode(told), type=list[LessonSection]) == told
