"""`pellucid predict`, from beginning to end."""

import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from pellucid.atomic import check_writable
from pellucid.cli import jax_settings
from pellucid.cli.answer import print_json
from pellucid.cli.drawing.numbers import count, percent, three
from pellucid.cli.terminal import aside
from pellucid.errors import BadInput


def carry_out(model: str, source: str, out: str | None, *, seed: int, json: bool) -> None:
    """Answers every row, and writes or prints the answers."""
    jax_settings.prepare()
    console = aside()
    path = None if out is None else Path(out)
    with console.status("reading"):
        from pellucid.cli.notes import say_notes
        from pellucid.cli.predicting import table as tables
        from pellucid.cli.rows import learned_from, read_rows, score_rows, unknown_targets
        from pellucid.learning import load

        if path is not None:
            tables.check_ending(path)
            _check_other(path, source)
            check_writable(path)
        run = load(model)
        rows = read_rows(run, source, seed)
        outputs = run.model.outputs(rows.x)
    answers = run.model.decode(outputs)
    shares = None if run.model.task == "regression" else run.model.shares(outputs)
    score = score_rows(run.model, rows.frame, outputs)
    notes = (*rows.notes, *unknown_targets(run.model, rows.frame))
    notes += learned_from(run, source) if score else ()
    say_notes(console, notes)
    table = tables.beside(rows.frame, answers, run.model.classes, shares)
    if path is not None:
        tables.write(table, path)
    if json:
        print_json(_facts(run.model.classes, answers, shares, score, path, notes))
        return
    if path is None:
        sys.stdout.buffer.write(tables.as_bytes(table, ".csv"))
        sys.stdout.flush()
    _say(console, len(answers), score, path, run.model.noun)


def _check_other(path: Path, source: str) -> None:
    """Raises `BadInput` rather than write the answers over the rows they are for."""
    if path.exists() and Path(source).exists() and path.samefile(source):
        raise BadInput(
            f"--out is {str(path)!r}, the table of the rows",
            "the name of another file, so that nothing is lost",
            instead=f"--out {path.with_stem(path.stem + '-answers')}",
        )


def _facts(
    classes: tuple[str, ...], answers: Any, shares: Any, score: Any, out: Path | None, notes: Any
) -> dict[str, Any]:
    return {
        "rows": len(answers),
        "classes": list(classes),
        "predictions": answers.to_list(),
        "probabilities": shares,
        "metric": score.metric if score else None,
        "score": score.value if score else None,
        "scored": score.rows if score else 0,
        "out": str(out) if out else None,
        "notes": notes,
    }


def _say(console: Console, many: int, score: Any, out: Path | None, what: str) -> None:
    """How many answers there are, where they are, and how many are right if that is known."""
    where = f" written to {out}" if out else ""
    console.print(Text(f"{count(many, 'answer')}{where}."), soft_wrap=True)
    if score is None:
        return
    rows = f"the {count(score.rows, what)} whose target is known"
    if score.metric == "accuracy":
        told = f"{percent(score.value)} of {rows} are answered right."
    else:
        told = f"R² {three(score.value)} on {rows}."
    console.print(Text(told), soft_wrap=True)
