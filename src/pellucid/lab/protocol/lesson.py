"""A lesson as the page draws it: typed blocks and running text, so that nothing is ever HTML."""

from msgspec import Struct

from pellucid.course.outcome import Outcome, Verdict
from pellucid.lab.protocol.course_commands import SettingValue

# --- running text -------------------------------------------------------------------------------


class Words(Struct, frozen=True, tag="words"):
    """Text as it is."""

    text: str


class Emphasis(Struct, frozen=True, tag="emphasis"):
    """Text that is stressed, or strongly so."""

    strong: bool
    inside: "list[Inline]"


class Attempt(Struct, frozen=True):
    """An experiment to be run with some settings chosen, as a lesson invites to."""

    claim: str
    chosen: dict[str, SettingValue]
    seeds: int | None = None
    seed: int = 0


class CodeWords(Struct, frozen=True, tag="code-words"):
    """Code in running text. `attempt` is what it runs, where it is a command for that."""

    text: str
    attempt: Attempt | None = None


class TermLink(Struct, frozen=True, tag="term-link"):
    """Words that the glossary explains."""

    term: str
    inside: "list[Inline]"


class ClaimLink(Struct, frozen=True, tag="claim-link"):
    """Words that lead to an experiment."""

    claim: str
    inside: "list[Inline]"


class WebLink(Struct, frozen=True, tag="web-link"):
    """Words that lead to another site: always http or https."""

    address: str
    inside: "list[Inline]"


class EvidenceNumber(Struct, frozen=True, tag="evidence-number"):
    """A number that was measured when the experiment was recorded, as text; `exact` in full."""

    text: str
    claim: str
    fact: str
    exact: float | None


class LineBreak(Struct, frozen=True, tag="line-break"):
    """The line ends here."""


Inline = (
    Words | Emphasis | CodeWords | TermLink | ClaimLink | WebLink | EvidenceNumber | LineBreak
)  # fmt: skip

# --- claims -------------------------------------------------------------------------------------


class ClaimKnob(Struct, frozen=True, kw_only=True):
    """A setting of an experiment: `options` where it is one of several, else its range."""

    name: str
    about: str
    usual: SettingValue
    allowed: str
    whole: bool
    options: list[SettingValue]
    low: float | None
    high: float | None


class LastVerdict(Struct, frozen=True, kw_only=True):
    """What the learner saw when they ran it last."""

    verdict: Verdict
    effect: float | None
    low: float | None
    high: float | None
    seeds: int
    when: str


class ClaimCard(Struct, frozen=True, kw_only=True):
    """A claim with its protocol in words, its knobs, and what it gave when it was recorded.

    `fails` are settings for which it is false, and `because` says why it then is; both are empty
    where its author knows of none. `seconds` is about how long a run of `seeds` networks takes.
    `ran` is what it gave when it was run here last, of which `last` is what is kept.
    """

    name: str
    lesson: int
    claim: str
    varied: str
    measured: str
    refuted: str
    knobs: list[ClaimKnob]
    seeds: int
    most_seeds: int
    seconds: float | None
    fails: dict[str, SettingValue]
    because: str
    recorded: Outcome | None
    ran: Outcome | None
    last: LastVerdict | None


# --- blocks -------------------------------------------------------------------------------------


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """A paragraph."""

    inside: list[Inline]


class Subheading(Struct, frozen=True, tag="subheading"):
    """A heading within a section: level 3 or deeper."""

    level: int
    inside: list[Inline]


class Points(Struct, frozen=True, tag="points"):
    """A list, numbered from `start` where that is a number."""

    start: int | None
    items: "list[list[LessonBlock]]"


class CodeBlock(Struct, frozen=True, tag="code-block"):
    """Lines of code."""

    language: str
    text: str


class Quotation(Struct, frozen=True, tag="quotation"):
    """What somebody else wrote."""

    inside: "list[LessonBlock]"


class Divider(Struct, frozen=True, tag="divider"):
    """A line across."""


class ClaimBlock(Struct, frozen=True, tag="claim"):
    """A claim, and what to look at in its picture."""

    caption: str
    card: ClaimCard


class BenchBlock(Struct, frozen=True, tag="bench"):
    """A bench to be set up as `address` says, and what to try there."""

    address: str
    caption: str


LessonBlock = (
    Paragraph | Subheading | Points | CodeBlock | Quotation | Divider | ClaimBlock | BenchBlock
)  # fmt: skip


class LessonSection(Struct, frozen=True):
    """A heading and what stands under it; before the first, the heading is empty."""

    heading: str
    blocks: list[LessonBlock]
