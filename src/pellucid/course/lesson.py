"""A lesson: Markdown, cut into sections, with the places of experiments and of benches."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pellucid.course.reading import lines_of

EXPERIMENT, TERM, BENCH = "experiment:", "term:", "bench:"
"""What addresses begin with: of an experiment, of a term of the glossary, of a bench's set-up."""


class Passage(NamedTuple):
    """Running text as Markdown, and the line of the file it begins at."""

    markdown: str
    line: int


class Shown(NamedTuple):
    """A place where an experiment is shown, and what to look at there."""

    experiment: str
    caption: str
    line: int


class Tried(NamedTuple):
    """A place where the page sets up a bench, and what to try there.

    `address` is the set-up as the page's own address has it: `data=xor&layers=4tanh`.
    """

    address: str
    caption: str
    line: int


Block = Passage | Shown | Tried


class Section(NamedTuple):
    """A heading and what stands under it; before the first, the heading is empty."""

    heading: str
    line: int
    blocks: tuple[Block, ...]

    @property
    def passages(self) -> tuple[str, ...]:
        """The running text, as Markdown."""
        return tuple(block.markdown for block in self.blocks if isinstance(block, Passage))

    @property
    def shown(self) -> tuple[Shown, ...]:
        """Every experiment the section shows, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Shown))

    @property
    def tried(self) -> tuple[Tried, ...]:
        """Every bench the section sets up, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Tried))


class Lesson(NamedTuple):
    """A lesson: its number, its title, its sections."""

    number: int
    title: str
    sections: tuple[Section, ...]

    @property
    def shown(self) -> tuple[Shown, ...]:
        """Every experiment the lesson shows, in order."""
        return tuple(one for section in self.sections for one in section.shown)

    @property
    def tried(self) -> tuple[Tried, ...]:
        """Every bench the lesson sets up, in order."""
        return tuple(one for section in self.sections for one in section.tried)


def parse_lesson(number: int, text: str) -> Lesson:
    """A lesson from its Markdown. What is wrong with it, `pellucid.course.check` finds.

    >>> lesson = parse_lesson(1, "# Hello\\n\\nHi.\\n\\n## More\\n\\n![Look](experiment:xor)\\n")
    >>> lesson.title, [section.heading for section in lesson.sections], lesson.shown[0].caption
    ('Hello', ['', 'More'], 'Look')
    """
    lines = lines_of(text)
    title, heading, at = "", "", 1
    blocks: list[Block] = []
    sections: list[Section] = []
    for tokens in _top_level(text):
        first = tokens[0]
        begin, end = first.map or (0, 0)
        if first.type == "heading_open" and first.tag == "h1" and not title:
            title = tokens[1].content
        elif first.type == "heading_open" and first.tag == "h2":
            sections.append(Section(heading, at, tuple(blocks)))
            heading, at, blocks = tokens[1].content, begin + 1, []
        else:
            blocks.append(_block(tokens, "\n".join(lines[begin:end]), begin + 1))
    sections.append(Section(heading, at, tuple(blocks)))
    filled = tuple(one for one in sections if one.heading or one.blocks)
    return Lesson(number, title, filled)


def address_of(token: Token) -> str:
    """Where a link or a picture leads, as it was typed: Markdown writes "é" as "%C3%A9"."""
    return unquote(str(token.attrs.get("href") or token.attrs.get("src") or ""))


def _top_level(text: str) -> Iterator[list[Token]]:
    """The tokens of each block that stands in no other."""
    block: list[Token] = []
    for token in MarkdownIt().parse(text):
        block.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield block
            block = []


def _block(tokens: list[Token], source: str, line: int) -> Block:
    image = _only_image(tokens)
    if image is not None:
        address = address_of(image)
        if address.startswith(EXPERIMENT):
            return Shown(address.removeprefix(EXPERIMENT), image.content, line)
        if address.startswith(BENCH):
            return Tried(address.removeprefix(BENCH), image.content, line)
    return Passage(source, line)


def _only_image(tokens: list[Token]) -> Token | None:
    """The image of a paragraph in which nothing else stands."""
    if len(tokens) != 3 or tokens[1].type != "inline":
        return None
    children = tokens[1].children or []
    return children[0] if len(children) == 1 and children[0].type == "image" else None
