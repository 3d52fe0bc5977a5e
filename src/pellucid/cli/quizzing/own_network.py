"""A learner's own network, brought together with the examples it is asked about."""

from dataclasses import replace

import numpy as np

from pellucid.cli.notes import say_notes
from pellucid.cli.quizzing.for_programs import answer_program
from pellucid.cli.quizzing.request import Request
from pellucid.cli.quizzing.sit_down import about_a_network
from pellucid.cli.rows import Rows, read_rows, true_targets
from pellucid.cli.speaking import chosen_language
from pellucid.cli.terminal import aside
from pellucid.course.asking import Chosen, session
from pellucid.course.language import Language
from pellucid.course.own import Subject, own_questions
from pellucid.course.quiz import Question
from pellucid.data import BUILTIN
from pellucid.learning import Run, load
from pellucid.network import has_convolutions

_MOST, _MOST_OF_CONVOLUTIONS = 2000, 200


def own_network(request: Request, path: str) -> None:
    """Asks about the model in a file; there is nothing to come back to, so nothing is kept."""
    language = chosen_language(request.language)
    with aside().status("looking into the network"):
        found = _questions(path, request.data, request.seed, language)
    why = language.many(
        len(found),
        "{many} question about {file}, and what it really does.",
        "{many} questions about {file}, and what it really does.",
        file=path,
    )
    chosen = Chosen(why, questions=found)
    asked = session(chosen, request.seed)
    if request.json or request.answers is not None:
        answer_program(request, asked, chosen, language)
    else:
        about_a_network(asked, chosen, language)


def _questions(path: str, data: str | None, seed: int, language: Language) -> tuple[Question, ...]:
    """All that can be asked about the model in a file, on `data` if that is given.

    Without, on the built-in set it learned from; where it learned from something else, only what
    needs no examples is asked.
    """
    run = load(path)
    source = data or (run.record.source if run.record.source in BUILTIN else None)
    return own_questions(replace(_subject(run, source, seed), language=language))


def _subject(run: Run, source: str | None, seed: int) -> Subject:
    if source is None:
        return Subject(run.model, seed=seed)
    rows = read_rows(run, source, seed)
    say_notes(aside(), rows.notes)
    known = true_targets(run.model, rows.frame)
    chosen = _some(run, np.arange(len(rows.x)) if known is None else known[0])
    targets = None if known is None else known[1][: len(chosen)]
    shown = _shown(run, rows, chosen)
    return Subject(run.model, rows.x[chosen], targets, source, shown, chosen, seed)


def _some(run: Run, rows: np.ndarray) -> np.ndarray:
    """The first rows, as many as can be looked into in a few seconds."""
    most = _MOST_OF_CONVOLUTIONS if has_convolutions(run.model.network) else _MOST
    return rows[:most]


def _shown(run: Run, rows: Rows, chosen: np.ndarray) -> tuple[str, ...]:
    """Each example as a person knows it: a row's first values, a file's name."""
    if run.model.columns is None:
        names = rows.frame["file"] if "file" in rows.frame.columns else None
        return () if names is None else tuple(str(names[int(row)]) for row in chosen)
    columns = [column.name for column in run.model.columns.columns][:6]
    known = [name for name in columns if name in rows.frame.columns]
    table = rows.frame.select(known).rows()
    return tuple(
        ", ".join(f"{name} {value}" for name, value in zip(known, table[row], strict=True))
        for row in chosen
    )
