"""An outcome in words, the same in the terminal, in a report and on the page."""

import shlex
from collections.abc import Mapping
from math import inf, isfinite
from typing import Any

import msgspec

from pellucid.course.experiment import Experiment
from pellucid.course.language import ENGLISH, Language, language_here
from pellucid.course.outcome import Judgement, Outcome, Verdict

MARKS: dict[Verdict, str] = {"supported": "✓", "refuted": "✗", "undecided": "?"}


def verdict_line(outcome: Outcome, language: Language = ENGLISH) -> str:
    """The verdict, and in how many networks it showed.

    >>> from pellucid.course import experiments
    >>> verdict_line(experiments["sandwich"].run(seeds=16))
    '✓ supported in 16 of 16 networks'
    """
    networks = language.many(
        outcome.seeds, "{holds} of {many} network", "{holds} of {many} networks",
        holds=outcome.holds,
    )  # fmt: skip
    said = _held_in(outcome.verdict, networks, language)
    return f"{MARKS[outcome.verdict]} {said}"


def _held_in(verdict: Verdict, networks: str, language: Language) -> str:
    match verdict:
        case "supported":
            return language.say("supported in {networks}", networks=networks)
        case "refuted":
            return language.say("refuted: it held in {networks}", networks=networks)
        case "undecided":
            return language.say("undecided: it held in {networks}", networks=networks)


def verdict_word(verdict: Verdict, language: Language = ENGLISH) -> str:
    """The verdict in one word."""
    match verdict:
        case "supported":
            return language.say("supported")
        case "refuted":
            return language.say("refuted")
        case "undecided":
            return language.say("undecided")


def counted(verdict: Verdict, many: int, language: Language = ENGLISH) -> str:
    """How many claims came out so.

    >>> counted("refuted", 2)
    '2 refuted'
    """
    match verdict:
        case "supported":
            return language.say("{many} supported", many=many)
        case "refuted":
            return language.say("{many} refuted", many=many)
        case "undecided":
            return language.say("{many} undecided", many=many)


def evidence_lines(outcome: Outcome, language: Language = ENGLISH) -> list[str]:
    """A line for every comparison: the median gap, its interval, and what was asked."""
    return [_compared(one, language) for one in outcome.comparisons]


def _compared(one: Judgement, language: Language) -> str:
    """One comparison, as "accuracy, with minus without: median 0.31 [0.28, 0.33], supported"."""
    verdict, least = verdict_word(one.verdict, language), _number(one, one.beyond, language)
    if one.rule == "always":
        return language.say(
            "{says}: {least} or more in {holds} of {seeds}, {verdict} (needs all)",
            says=one.says, least=least, holds=one.holds, seeds=one.seeds, verdict=verdict,
        )  # fmt: skip
    return language.say(
        "{says}: {median}, {verdict} (needs more than {least})",
        says=one.says, median=_median(one, language), verdict=verdict, least=least,
    )  # fmt: skip


def _median(one: Judgement, language: Language) -> str:
    """The median gap and its interval, as far as there is one."""
    low, high = one.interval
    if one.effect is None:
        return language.say("no median, since most networks broke")
    if low is None and high is None:
        effect = _number(one, one.effect, language)
        return language.say("median {effect} [too few networks for an interval]", effect=effect)
    ends = (one.effect, -inf if low is None else low, inf if high is None else high)
    effect, least, most = (_number(one, end, language) for end in ends)
    return language.say("median {effect} [{low}, {high}]", effect=effect, low=least, high=most)


def _number(one: Judgement, value: float, language: Language) -> str:
    """A number of a comparison: a share in per cent."""
    shares = one.shares and isfinite(value)
    return language.percent(value) if shares else language.number(value)


def typed(
    command: str, *words: object, folder: str | None = None, language: Language | None = None
) -> str:
    """What to type for a command of the course, with the teacher's folder where there is one.

    The language is typed where it is another than this computer's.

    >>> typed("learn", 6, folder="my course")
    "pellucid learn 6 --course 'my course'"
    """
    own = () if folder is None else ("--course", shlex.quote(folder))
    spoken: tuple[str, ...] = ()
    if language is not None and language != language_here():
        spoken = ("--language", language.code)
    return " ".join(("pellucid", command, *map(str, words), *own, *spoken))


def again(outcome: Outcome, experiment: Experiment[Any], folder: str | None = None) -> str:
    """What to type for this very outcome."""
    seeds = () if outcome.seeds == experiment.seeds else ("--seeds", outcome.seeds)
    usual = msgspec.structs.asdict(experiment.settings)
    changed = {key: value for key, value in outcome.settings.items() if value != usual.get(key)}
    words = (outcome.name, *_set(changed), *seeds, "--seed", outcome.seed)
    return typed("experiment", *words, folder=folder, language=experiment.language)


def invitation(experiment: Experiment[Any], folder: str | None = None) -> str:
    """How to make the claim fail, and why it then does; nothing where its author says no way.

    It is said in the experiment's own language.
    """
    settings, because = experiment.fails
    if not settings:
        return ""
    # The settings last: a full stop after a folder would be taken for a part of its name.
    language, why = experiment.language, because.strip().rstrip(".")
    command = typed("experiment", experiment.name, folder=folder, language=language)
    said = " ".join((command, *_set(settings)))
    if not why:
        return language.say("Make it fail: {command}.", command=said)
    return language.say("Make it fail: {command}. Then {because}.", command=said, because=why)


def _set(settings: Mapping[str, Any]) -> list[str]:
    return [f"--set {shlex.quote(f'{key}={value}')}" for key, value in settings.items()]
