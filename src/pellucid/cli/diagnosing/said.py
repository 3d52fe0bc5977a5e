"""A diagnosis for people: the answer first, then each finding with its reasons, then what to do."""

from rich.console import Console
from rich.text import Text

from pellucid.cli.answer import print_json
from pellucid.cli.diagnosing.examining import Told
from pellucid.cli.diagnosing.kept_patch import patch_lines
from pellucid.cli.diagnosing.scores import score_lines
from pellucid.cli.diagnosing.shown_proof import proof_lines
from pellucid.cli.drawing.numbers import duration, percent, three
from pellucid.cli.terminal import answer, say_text
from pellucid.doctor import Diagnosis, Evidence, Finding

_MARKS = {"problem": ("✗", "warning"), "warning": ("!", "warning"), "note": ("·", "quiet")}


def tell(told: Told, *, json: bool) -> None:
    """Prints the diagnosis: for people, or as one object."""
    if json:
        import msgspec

        print_json(msgspec.to_builtins(told.diagnosis) | {"notes": list(told.notes)})
        return
    console = answer()
    _say(console, told.diagnosis)
    for note in told.notes:
        say_text(console, Text(note, "quiet"))


def _say(console: Console, diagnosis: Diagnosis) -> None:
    problems = [one for one in diagnosis.findings if one.severity == "problem"]
    say_text(console, Text(_headline(diagnosis), "name"))
    console.print()
    for line in score_lines(diagnosis):
        say_text(console, line)
    for number, problem in enumerate(problems):
        _say_problem(console, problem, diagnosis, "Also wrong" if number else "What is wrong")
    others = [one for one in diagnosis.findings if one.severity != "problem"]
    if others:
        console.print()
        say_text(console, Text("Also seen" if problems else "Seen, and doing no harm", "name"))
    for one in others:
        say_text(console, _short(one))
    for line in patch_lines(diagnosis.patch) if diagnosis.patch else ():
        say_text(console, line)
    console.print()
    say_text(console, Text(_ending(diagnosis), "quiet"))


def _headline(diagnosis: Diagnosis) -> str:
    first = diagnosis.first
    if first is None:
        return diagnosis.summary
    certain = "It does not learn as it could" if diagnosis.basis == "examined" else (
        "It learned little"
    )  # fmt: skip
    return f"{certain}: {first.name}."


def _say_problem(console: Console, one: Finding, diagnosis: Diagnosis, title: str) -> None:
    console.print()
    mark, style = _MARKS[one.severity]
    line = Text(f"{title}  ", "name").append(f"{mark} {one.name}{_of(one)}", style)
    sure = "" if diagnosis.basis == "recorded" else f"  {percent(round(one.confidence, 2))} sure"
    say_text(console, line.append(f"  {one.code}{sure}", "quiet"))
    say_text(console, Text(f"  {one.explanation}"))
    for each in one.evidence:
        say_text(console, Text(f"    {_evidence(each)}", "quiet"))
    say_text(console, Text("  What to do  ", "name").append(one.advice.text, "positive"))
    if one.proof is not None:
        for line in proof_lines(one.proof, diagnosis.metric):
            say_text(console, line)
    for symptom in one.symptoms:
        say_text(console, Text(f"    comes with it: {symptom.name}{_of(symptom)}", "quiet"))


def _of(one: Finding) -> str:
    return f", in layer {one.layer.index} ({one.layer.name})" if one.layer else ""


def _short(one: Finding) -> Text:
    mark, style = _MARKS[one.severity]
    line = Text(f"  {mark} ", style).append(f"{one.severity}: {one.name}{_of(one)}. ")
    # What does no harm needs no advice.
    advice = "" if one.severity == "note" else f" {one.advice.text}"
    return line.append(f"{one.explanation}{advice}", "quiet")


def _evidence(one: Evidence) -> str:
    if one.threshold is None:
        return f"{one.name}: {three(one.value)}"
    return f"{one.name}: {three(one.value)} (held against {three(one.threshold)})"


def _ending(diagnosis: Diagnosis) -> str:
    took = f"It took {duration(diagnosis.seconds)}"
    if not diagnosis.complete:
        return f"{took}; there was no time to try everything: --seconds gives more."
    first = diagnosis.first
    if first and first.proof is None and first.advice.changes and diagnosis.basis == "examined":
        return f"{took}. --prove retrains it as it is and mended, from several beginnings."
    return f"{took}."
