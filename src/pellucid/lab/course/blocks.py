"""A lesson's sections as typed blocks: Markdown never reaches the page as HTML."""

from collections.abc import Iterator, Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from pellucid.course.course import Course
from pellucid.course.evidence import evidence, filled
from pellucid.course.lesson import Lesson, Passage, Section, Shown
from pellucid.course.outcome import Outcome
from pellucid.course.progress import Progress
from pellucid.lab.course.claims import card
from pellucid.lab.course.inline import Running
from pellucid.lab.protocol.lesson import (
    BenchBlock,
    ClaimBlock,
    ClaimLink,
    CodeBlock,
    Divider,
    Emphasis,
    Inline,
    LessonBlock,
    LessonSection,
    Paragraph,
    Points,
    Quotation,
    Subheading,
    TermLink,
    WebLink,
)


def sections_of(
    lesson: Lesson, course: Course, progress: Progress, ran: Mapping[str, Outcome] | None = None
) -> list[LessonSection]:
    """Everything a lesson shows, section by section; `ran` is what claims gave that were run."""
    writer = _Writer(course, progress, ran or {})
    return [LessonSection(one.heading, list(writer.section(one))) for one in lesson.sections]


def terms_in(sections: list[LessonSection]) -> Iterator[str]:
    """Every term that is linked, by id."""
    for section in sections:
        for block in section.blocks:
            yield from _terms(block)


def _terms(part: LessonBlock | Inline | list[Any]) -> Iterator[str]:
    if isinstance(part, TermLink):
        yield part.term
    match part:
        case list():
            inner = part
        case Points():
            inner = part.items
        case (
            Paragraph() | Subheading() | Quotation() | Emphasis()
            | TermLink() | ClaimLink() | WebLink()
        ):  # fmt: skip
            inner = part.inside
        case _:
            return
    for one in inner:
        yield from _terms(one)


class _Writer:
    def __init__(self, course: Course, progress: Progress, ran: Mapping[str, Outcome]) -> None:
        self._course, self._progress, self._ran = course, progress, ran
        self._running = Running(course.experiments, evidence(), course.language)

    def section(self, section: Section) -> Iterator[LessonBlock]:
        """The blocks of a section, in order."""
        for block in section.blocks:
            if isinstance(block, Passage):
                yield from self._passage(block.markdown)
            elif isinstance(block, Shown):
                yield self._claim(block)
            else:
                yield BenchBlock(block.address, block.caption)

    def _claim(self, shown: Shown) -> ClaimBlock:
        self._running.recent = shown.experiment
        experiment = self._course.experiments[shown.experiment]
        ran = self._ran.get(shown.experiment)
        return ClaimBlock(shown.caption, card(experiment, self._progress, ran))

    def _passage(self, markdown: str) -> Iterator[LessonBlock]:
        yield from self._blocks(SyntaxTreeNode(MarkdownIt().parse(markdown)))

    def _blocks(self, node: SyntaxTreeNode) -> Iterator[LessonBlock]:
        for child in node.children:
            yield self._block(child)

    def _block(self, node: SyntaxTreeNode) -> LessonBlock:
        match node.type:
            case "heading":
                return Subheading(max(3, int(node.tag[1:])), self._running.parts(node))
            case "bullet_list" | "ordered_list":
                return self._points(node)
            case "fence" | "code_block" | "html_block":  # HTML is shown as it was typed
                text = filled(node.content, evidence(), self._course.language)
                return CodeBlock(node.info.strip(), text.removesuffix("\n"))
            case "blockquote":
                return Quotation(list(self._blocks(node)))
            case "hr":
                return Divider()
            case _:
                return Paragraph(self._running.parts(node))

    def _points(self, node: SyntaxTreeNode) -> Points:
        start = None if node.type == "bullet_list" else int(node.attrs.get("start", 1))
        return Points(start, [list(self._blocks(item)) for item in node.children])
