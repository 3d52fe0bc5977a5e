"""Running text, from Markdown to typed parts."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from markdown_it.tree import SyntaxTreeNode

from pellucid.course.evidence import QUOTED, Evidence, facts, filled
from pellucid.course.experiment import Experiment
from pellucid.course.language import ENGLISH, Language
from pellucid.course.lesson import EXPERIMENT, TERM, address_of
from pellucid.lab.course.attempts import attempt_in
from pellucid.lab.protocol.lesson import (
    ClaimLink,
    CodeWords,
    Emphasis,
    EvidenceNumber,
    Inline,
    LineBreak,
    TermLink,
    WebLink,
    Words,
)


class Running:
    """Turns running text into its parts, with the numbers it quotes in their place.

    `recent` is the experiment that was shown or named last: the one that options alone are for.
    """

    def __init__(
        self,
        experiments: Mapping[str, Experiment[Any]],
        known: Evidence,
        language: Language = ENGLISH,
    ) -> None:
        self._experiments, self._known, self._language = experiments, known, language
        self.recent = ""

    def parts(self, node: SyntaxTreeNode) -> list[Inline]:
        """The parts of a node's inside, text beside text joined."""
        found: list[Inline] = []
        for child in node.children:
            for part in self._part(child):
                if found and isinstance(part, Words) and isinstance(found[-1], Words):
                    found[-1] = Words(found[-1].text + part.text)
                else:
                    found.append(part)
        return found

    def _part(self, node: SyntaxTreeNode) -> Iterator[Inline]:
        match node.type:
            case "inline":
                yield from self.parts(node)
            case "em" | "strong":
                yield Emphasis(node.type == "strong", self.parts(node))
            case "link":
                yield from self._link(node)
            case "code_inline":
                yield self._code(node.content)
            case "softbreak":
                yield Words(" ")
            case "hardbreak":
                yield LineBreak()
            case _:  # text; a picture's words; HTML, which is shown as it was typed
                yield from self._text(node.content)

    def _text(self, text: str) -> Iterator[Inline]:
        """Text with its quoted numbers apart."""
        at = 0
        for match in QUOTED.finditer(text):
            if match.start() > at:
                yield Words(text[at : match.start()])
            yield self._number(match[0], match[1], match[2])
            at = match.end()
        if at < len(text):
            yield Words(text[at:])

    def _number(self, quoted: str, claim: str, fact: str) -> EvidenceNumber:
        outcome = self._known.get(claim)
        exact = facts(outcome).get(fact) if outcome else None
        return EvidenceNumber(filled(quoted, self._known, self._language), claim, fact, exact)

    def _code(self, code: str) -> CodeWords:
        text = filled(code, self._known)
        found = attempt_in(text, self._experiments, self.recent)
        if found is not None:
            self.recent = found.claim
        return CodeWords(text, found)

    def _link(self, node: SyntaxTreeNode) -> Iterator[Inline]:
        """A link to where the page can lead; of any other only the words."""
        assert node.nester_tokens is not None
        address, inside = address_of(node.nester_tokens.opening), self.parts(node)
        if address.startswith(TERM):
            yield TermLink(address.removeprefix(TERM), inside)
        elif address.startswith(EXPERIMENT):
            self.recent = address.removeprefix(EXPERIMENT)
            yield ClaimLink(self.recent, inside)
        elif urlsplit(address).scheme in ("http", "https"):
            yield WebLink(address, inside)
        else:
            yield from inside
