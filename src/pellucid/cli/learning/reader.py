"""A lesson on the terminal: running text, terms, the charts of experiments, and benches."""

import re
from typing import NamedTuple

from rich.console import Console
from rich.markdown import Markdown
from rich.padding import Padding
from rich.text import Text

from pellucid.cli.experimenting.charts import chart_lines
from pellucid.cli.experimenting.listing import STYLES
from pellucid.cli.learning.terms import draw_glossary
from pellucid.cli.notes import say_after
from pellucid.cli.terminal import say_line, say_text
from pellucid.course.course import Course
from pellucid.course.evidence import evidence, filled
from pellucid.course.language import Language
from pellucid.course.lesson import Lesson, Passage, Section, Shown, Tried
from pellucid.course.words import typed, verdict_line

_WIDEST = 84
_TERM = re.compile(r"\[([^\]]+)\]\(term:([a-z0-9-]+)\)")
_EXPERIMENT = re.compile(r"\[([^\]]+)\]\(experiment:([a-z0-9-]+)\)")


class Reader(NamedTuple):
    """Where a lesson is shown, the course it is of, and a teacher's folder, as it was typed."""

    console: Console
    course: Course
    folder: str | None = None

    @property
    def language(self) -> Language:
        """The language that is spoken around the lesson's own words."""
        return self.course.language

    def command(self, name: str, *words: object) -> str:
        """What to type for a command of this course."""
        return typed(name, *words, folder=self.folder, language=self.language)

    def whole(self, lesson: Lesson) -> None:
        """All of a lesson."""
        self.title(lesson)
        for section in lesson.sections:
            self.section(lesson, section)

    def title(self, lesson: Lesson) -> None:
        """The lesson's name."""
        self.console.print()
        said = self.language.say(
            "Lesson {number}. {title}", number=lesson.number, title=lesson.title
        )
        say_line(self.console, Text(said, "name"))

    def section(self, lesson: Lesson, section: Section) -> None:
        """A section: its heading, its text, its experiments, and what its new words mean."""
        self.console.print()
        if section.heading:
            # Two may be called the same, but not stand in the same line.
            at = [one.line for one in lesson.sections if one.heading].index(section.line) + 1
            say_line(self.console, Text(f"{lesson.number}.{at}  {section.heading}", "name"))
            self.console.print()
        for block in section.blocks:
            match block:
                case Passage():
                    self._passage(block)
                case Shown():
                    self._experiment(block)
                case Tried():
                    self._bench(block)
        self._words(section)

    def _passage(self, passage: Passage) -> None:
        text = filled(passage.markdown, evidence(), self.language)
        text = _EXPERIMENT.sub(self._linked, _TERM.sub(r"**\1**", text))
        markdown = Markdown(text, hyperlinks=False, code_theme="bw")
        width = min(self.console.width, _WIDEST)
        self.console.print(Padding(markdown, (0, 0, 1, 2)), width=width)

    def _linked(self, link: re.Match[str]) -> str:
        return f"{link[1]} (`{self.command('experiment', link[2])}`)"

    def _experiment(self, shown: Shown) -> None:
        outcome = evidence(self.language).get(shown.experiment)
        if outcome is None:  # a teacher's own, of which nothing is recorded
            say_after(self.console, Text("▶ ", "positive"), Text(shown.caption))
        else:
            for chart in outcome.charts:
                for line in chart_lines(chart, self.console, self.language):
                    say_line(self.console, line)
            say_after(self.console, Text("▲ ", "quiet"), Text(shown.caption))
            style = STYLES[outcome.verdict]
            said = Text(outcome.claim).append(f"  {verdict_line(outcome, self.language)}", style)
            say_after(self.console, Text("  "), said)
        command = self.command("experiment", shown.experiment)
        run = self.language.say("Run it: {command}", command=command)
        say_after(self.console, Text("  "), Text(run, "quiet"))
        self.console.print()

    def _bench(self, tried: Tried) -> None:
        """What the page sets up beside the text: here, only where to find it."""
        say_after(self.console, Text("▷ ", "positive"), Text(tried.caption))
        where = self.language.say("On the page: {command}", command="pellucid lab")
        say_after(self.console, Text("  "), Text(where, "quiet"))
        self.console.print()

    def _words(self, section: Section) -> None:
        """What the words mean that are linked here."""
        found = (_TERM.finditer(text) for text in section.passages)
        linked = dict.fromkeys(match[2] for matches in found for match in matches)
        terms = [self.course.glossary[one] for one in linked if one in self.course.glossary]
        if terms:
            say_text(self.console, Text(f"  {self.language.say('Words')}", "quiet"))
            draw_glossary(self.console, terms)
