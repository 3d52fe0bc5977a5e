"""Every other language of the course: whole, and the same but for its words."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from string import Formatter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.course import experiments
from pellucid.course.asking import in_order
from pellucid.course.charts import Groups, Lines
from pellucid.course.course import open_course
from pellucid.course.evidence import evidence
from pellucid.course.language import LANGUAGES, language
from pellucid.course.outcome import Outcome
from pellucid.course.own import own_questions
from pellucid.course.quizzes_of import quizzes_of
from pellucid.course.translating.charts import pattern_of
from pellucid.course.translating.files import folder_of, words_in

from .own.test_own import SUBJECTS

OTHERS = [code for code in LANGUAGES if code != "en"]
NUMBERS = range(1, 6)
every = pytest.mark.parametrize("code", OTHERS)
lessons = pytest.mark.parametrize("number", NUMBERS)
HERE = Path(str(files("pellucid")))

SECOND = {code: quizzes_of(language=language(code))[2] for code in LANGUAGES}
"""The quiz of lesson 2 in every language."""

ELSEWHERE = {"tanh, {0} layers", "elu, {0} layers", "linear"}
"""Labels of charts that come only with other settings than the usual."""

KEPT = re.compile(
    r"\{0\}|relu|leaky-relu|elu|selu|gelu|silu|softplus|tanh|SGD|momentum|RMSProp|Adam|xor|iris"
    r"|had, hawed, .*"
)
"""Labels that are names: those of functions and data, and the vowels, which are English."""

# What a lesson refers to: links, pictures, numbers, and commands to type.
_REFERENCE = re.compile(
    r"\]\(((?:term|bench|experiment|https?):[^)]*)\)|(\{[a-z-]+\.[^}]*\})"
    r"|`((?:pellucid|--)[^`]*)`"
)


def text_of(folder: Path, number: int) -> str:
    return (folder / "lessons" / f"{number}.md").read_text("utf-8")


def references(section: str) -> Counter[tuple[str, ...]]:
    return Counter(_REFERENCE.findall(" ".join(section.split())))


def holes(sentence: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)


@every
@lessons
def test_a_lesson_refers_to_the_same_section_by_section(code: str, number: int) -> None:
    ours, theirs = (
        text_of(folder, number).split("\n## ") for folder in (HERE / "course", folder_of(code))
    )
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert references(one) == references(other)


@every
def test_a_lesson_has_every_part_in_the_same_order(code: str) -> None:
    ours, theirs = open_course(), open_course(None, language(code))
    assert list(ours.lessons) == list(theirs.lessons)
    for number, lesson in ours.lessons.items():
        other = theirs.lessons[number]
        assert [type(b) for s in lesson.sections for b in s.blocks if len(b) == 3] == [
            type(b) for s in other.sections for b in s.blocks if len(b) == 3
        ]
        assert [one.experiment for one in lesson.shown] == [one.experiment for one in other.shown]
        assert [one.address for one in lesson.tried] == [one.address for one in other.tried]
        assert not {one.caption for one in (*lesson.shown, *lesson.tried)} & {
            one.caption for one in (*other.shown, *other.tried)
        }


@every
def test_the_glossary_has_the_same_terms(code: str) -> None:
    assert set(words_in(folder_of(code), "glossary")) == set(open_course().glossary)
    told = open_course(None, language(code)).glossary
    assert list(told) == list(open_course().glossary)
    meanings = [term.meaning for term in told.values()]
    assert len(set(meanings)) == len(meanings)
    assert not set(meanings) & {term.meaning for term in open_course().glossary.values()}


@every
@lessons
def test_a_quiz_has_the_same_questions_and_only_words(code: str, number: int) -> None:
    ours, theirs = quizzes_of()[number], quizzes_of(language=language(code))[number]
    words = words_in(folder_of(code) / "quizzes", str(number))
    assert list(words) == [one.id for one in ours.questions]
    for one, other in zip(ours.questions, theirs.questions, strict=True):
        assert set(words[one.id]) == {"text", "answer"}
        assert all(set(said) == {"text", "feedback"} for said in words[one.id]["answer"])
        assert len({answer.text.casefold() for answer in other.answers}) == 4
        assert [a.right for a in other.answers] == [a.right for a in one.answers]
        assert (other.id, other.fact, other.experiment) == (one.id, one.fact, one.experiment)
        assert other.text != one.text
        assert not {a.feedback for a in one.answers} & {a.feedback for a in other.answers}
        assert not other.right.reason.startswith(("Yes", "Sí"))


@every
def test_a_question_names_the_same_section(code: str) -> None:
    ours, theirs = open_course(), open_course(None, language(code))
    for number, quiz in quizzes_of(language=language(code)).items():
        for one, other in zip(quizzes_of()[number].questions, quiz.questions, strict=True):
            at = [section.heading for section in ours.lessons[number].sections].index(one.section)
            assert theirs.lessons[number].sections[at].heading == other.section


@every
def test_the_right_answer_is_not_the_longest_or_the_shortest_as_a_rule(code: str) -> None:
    quizzes = quizzes_of(language=language(code)).values()
    questions = [one for quiz in quizzes for one in quiz.questions]
    for end in (min, max):
        at_end = [end(one.answers, key=lambda answer: len(answer.text)).right for one in questions]
        assert sum(at_end) / len(at_end) <= 0.35


@every
@given(st.integers(0, 2**31 - 5000), st.integers(0, 3))
def test_answers_stand_at_the_same_letters(code: str, seed: int, times: int) -> None:
    ours, theirs = (
        in_order(quiz.questions, seed, times={one.id: times for one in quiz.questions})
        for quiz in (SECOND["en"], SECOND[code])
    )
    assert [(one.question.id, one.right) for one in ours] == [
        (one.question.id, one.right) for one in theirs
    ]


@every
def test_the_experiments_have_all_words_and_no_other(code: str) -> None:
    words = words_in(folder_of(code), "experiments")
    assert list(words) == list(experiments)
    fields = {"claim", "varied", "measured", "refuted", "because", "says", "knobs"}
    for name, one in experiments.items():
        assert set(words[name]) == fields
        assert set(words[name]["says"]) == {c.name for c in one.comparisons}
        assert set(words[name]["knobs"]) == set(one.knobs())
        assert all(words[name][field].strip() for field in fields - {"says", "knobs"})
        assert words[name]["claim"].endswith(".")


@every
def test_every_label_of_a_chart_is_translated_or_a_name(code: str) -> None:
    found = {pattern_of(label) for one in evidence().values() for label in labels(one)}
    words = words_in(folder_of(code), "labels")
    assert {label for label in found - set(words) if not KEPT.fullmatch(label)} == set()
    assert set(words) - found - ELSEWHERE == set()
    for label, said in words.items():
        assert holes(label) == holes(said)


def labels(outcome: Outcome) -> Iterator[str]:
    for chart in outcome.charts:
        yield chart.title
        if isinstance(chart, Lines):
            yield chart.along
            yield from (one.name for one in chart.lines)
        else:
            parts = chart.groups if isinstance(chart, Groups) else chart.maps
            yield from (one.name for one in parts)


@every
def test_every_sentence_of_the_code_is_translated(code: str) -> None:
    words = words_in(folder_of(code), "sentences")
    said = set(sentences_of_code())
    assert said - set(words) == set()
    assert set(words) - said == set()
    for sentence, other in words.items():
        assert holes(sentence) == holes(other), sentence


def sentences_of_code() -> Iterator[str]:
    """Every sentence that is marked to be said, in the code and in the report's template."""
    for folder in ("course", "cli", "lab/course"):
        for path in (HERE / folder).rglob("*.py"):
            yield from _sentences(ast.parse(path.read_text("utf-8")))
    template = (HERE / "course/report/claims.html.j2").read_text("utf-8")
    yield from re.findall(r'\bsay\("([^"]*)"', template)


def _sentences(tree: ast.AST) -> Iterator[str]:
    which = {"say": slice(1), "sentence": slice(1), "many": slice(1, 3)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            called = node.func.id if isinstance(node.func, ast.Name) else called
            for given_ in node.args[which[called]] if called in which else ():
                if isinstance(given_, ast.Constant):
                    yield str(given_.value)


@every
def test_what_was_recorded_is_told_with_the_same_numbers(code: str) -> None:
    told = evidence(language(code))
    assert list(told) == list(evidence())
    for name, ours in evidence().items():
        theirs = told[name]
        assert theirs.claim != ours.claim
        same = msgspec.structs.replace(
            theirs, claim=ours.claim, comparisons=ours.comparisons, charts=ours.charts
        )
        assert same == ours
        for one, other in zip(ours.charts, theirs.charts, strict=True):
            assert numbers(one) == numbers(other)


def numbers(chart: object) -> list[float]:
    """Every number of a chart, its words left out."""
    found: list[float] = []

    def walk(part: object) -> None:
        if isinstance(part, dict):
            for value in part.values():
                walk(value)
        elif isinstance(part, list):
            for value in part:
                walk(value)
        elif isinstance(part, int | float):
            found.append(part)

    walk(msgspec.to_builtins(chart))
    return found


@every
def test_an_experiment_gives_the_same_and_says_it_otherwise(code: str) -> None:
    ours = experiments["sandwich"].run(8)
    theirs = open_course(None, language(code)).experiments["sandwich"].run(8)
    assert (theirs.verdict, theirs.facts) == (ours.verdict, ours.facts)
    assert theirs.comparisons[0].says != ours.comparisons[0].says
    assert theirs.charts[0].title != ours.charts[0].title


@every
@pytest.mark.parametrize("name", SUBJECTS)
def test_one_s_own_network_is_asked_about_the_same(code: str, name: str) -> None:
    ours = own_questions(SUBJECTS[name])
    theirs = own_questions(replace(SUBJECTS[name], language=language(code)))
    assert [one.id for one in ours] == [one.id for one in theirs]
    for one, other in zip(ours, theirs, strict=True):
        assert one.text != other.text
        assert len(one.answers) == len(other.answers)
        assert not {a.feedback for a in one.answers} & {a.feedback for a in other.answers}
