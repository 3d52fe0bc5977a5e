"""The report's page: everything it says, put into its template."""

from functools import lru_cache
from typing import Any

import numpy as np
from jinja2 import Template
from markupsafe import Markup
from msgspec.structs import asdict

from pellucid.doctor import diagnose_record
from pellucid.insight import LayerHealth, Sight, health, seen, sight
from pellucid.learning import Judged, Run
from pellucid.network import has_convolutions
from pellucid.report import figures
from pellucid.report.answered import answers, calibration, confusion, most_confused, quantities
from pellucid.report.confusion_matrix import MOST_CLASSES
from pellucid.report.data_view import data_view
from pellucid.report.diagnosis_view import view_of
from pellucid.report.drawn import Drawn, drawn
from pellucid.report.hardest import Hard, hardest_classes, hardest_quantities, shown_columns
from pellucid.report.headline import context, headline
from pellucid.report.inputs import as_picture, column_names, picture_shape
from pellucid.report.numbers import short, three
from pellucid.report.palette import css
from pellucid.report.pictures import pictures_figure
from pellucid.report.raw import raw_numbers
from pellucid.report.reproduce import command, python_lines
from pellucid.report.seeing.pixels import as_pixels
from pellucid.report.seeing.sections import sections
from pellucid.report.seeing.tiles import Row, Tile, tiles_figure
from pellucid.report.shuffled import MOST_COLUMNS, column_importance
from pellucid.report.templates import template

_HEALTH_ROWS, _SEEN_ROWS = 2048, 512


def page(run: Run) -> str:
    """The whole page as HTML."""
    judged = run.judged if run.judged is not None and _is_whole(run.judged) else None
    return _template().render(
        run=run,
        record=run.record,
        model=run.model,
        title=short(run.record.source, 60),
        palette=Markup(css()),
        headline=headline(run),
        context=context(run),
        data=data_view(run),
        seen=sections(run),
        network=figures.network_drawn(run),
        curves=figures.curves_drawn(run),
        plane=figures.plane_drawn(run),
        vitals=figures.vitals_drawn(run),
        layers=figures.layer_key(run),
        never=figures.never(run),
        doctor=view_of(diagnose_record(run)),
        settings=_settings(run),
        command=command(run),
        python=python_lines(run),
        **(_judged(run, judged) if judged else _unjudged(run)),
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    return template("template.html.j2")


def _is_whole(judged: Judged) -> bool:
    """Whether there are test rows, and numbers for answers."""
    return len(judged.targets) > 0 and bool(np.isfinite(judged.outputs).all())


def _settings(run: Run) -> list[tuple[str, str]]:
    """Every setting in words, the learning rate as it was even where the optimiser chose it."""
    known = asdict(run.record.settings) | {"learning_rate": run.record.settings.rate}
    return [(name.replace("_", " "), _said(value)) for name, value in known.items()]


def _said(value: Any) -> str:
    if value is None:
        return "none chosen"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return three(value) if isinstance(value, float) else str(value)


def _why_absent(run: Run) -> str:
    if run.judged is not None and len(run.judged.targets):
        return "The training broke: the answers to the test rows are no numbers."
    if run.record.scores.test is None:
        return "No rows were kept apart as a test."
    return (
        "A saved model does not hold its test rows. Write the report when training, with "
        "--report, and they are shown here."
    )


def _unjudged(run: Run) -> dict[str, Any]:
    """What the page says where there are no test rows at hand."""
    empty: dict[str, Any] = {"answers": [], "pairs": [], "calibration": None, "ece": None}
    none: dict[str, Any] = {"mattered": [], "hardest": [], "pictures": None, "health": []}
    return {**empty, **none, "columns": [], "most_columns": 0, "absent": _why_absent(run)}


def _judged(run: Run, judged: Judged) -> dict[str, Any]:
    found = column_importance(run.model, judged)
    columns = shown_columns(run.model, found)
    of_task = _of_quantities if run.model.task == "regression" else _of_classes
    many = len(column_names(run.model)) > MOST_COLUMNS
    return {
        "mattered": figures.mattered_drawn(run, found) if found else [],
        "columns": [short(column_names(run.model)[index], 24) for index in columns],
        "most_columns": MOST_COLUMNS if many else 0,
        "health": _health(run, judged),
        "absent": "",
        **of_task(run, judged, columns),
    }


def _of_classes(run: Run, judged: Judged, columns: list[int]) -> dict[str, Any]:
    answered = answers(run.model, judged)
    found = calibration(answered)
    rows = hardest_classes(run.model, judged, answered, columns)
    many = len(run.model.classes) > MOST_CLASSES
    return {
        "answers": figures.classes_drawn(run, answered),
        "pairs": most_confused(confusion(answered)) if many else [],
        "calibration": figures.calibration_drawn(found),
        "ece": found.error,
        "sure": float(answered.sureness.mean()),
        "right": float(answered.right.mean()),
        "hardest": rows,
        "pictures": _pictures(run, judged, rows),
    }


def _of_quantities(run: Run, judged: Judged, columns: list[int]) -> dict[str, Any]:
    answered = quantities(run.model, judged)
    return {
        "answers": figures.quantities_drawn(run, answered),
        "pairs": [],
        "calibration": None,
        "ece": None,
        "hardest": hardest_quantities(run.model, judged, answered, columns),
        "pictures": None,
    }


def _pictures(run: Run, judged: Judged, rows: list[Hard]) -> Drawn | None:
    own = sight(run.model)
    if own is not None:
        return _seen_pictures(own, judged, rows) if rows else None
    if picture_shape(run.model) is None or not rows:
        return None
    encoding = run.model.columns
    chosen = [judged.x[row.place] for row in rows]
    values = [raw_numbers(encoding, x) if encoding else x for x in chosen]
    pictures = [as_picture(run.model, each) for each in values]
    captions = [(f"{row.truth}, not {row.given}", f"row {row.row}, {row.sure}") for row in rows]
    words = "; ".join(f"row {r.row}: {r.truth} taken for {r.given}, {r.sure} sure" for r in rows)
    caption = "The truth, what was answered instead, and how sure the model was of that."
    return drawn(pictures_figure(pictures, captions), "pictures", words, caption)


def _seen_pictures(own: Sight, judged: Judged, rows: list[Hard]) -> Drawn:
    pictures = seen(own, judged.x[[row.place for row in rows]])
    tiles = [
        Tile(as_pixels(own, picture), f"{row.truth}, not {row.given}", f"row {row.row}, {row.sure}")
        for picture, row in zip(pictures, rows, strict=True)
    ]
    words = "; ".join(f"row {r.row}: {r.truth} taken for {r.given}, {r.sure} sure" for r in rows)
    caption = "The truth, what was answered instead, and how sure the model was of that."
    figure = tiles_figure([Row(tiles[i : i + 5]) for i in range(0, len(tiles), 5)], 84)
    return drawn(figure, "pictures", words, caption)


def _health(run: Run, judged: Judged) -> list[LayerHealth]:
    """How the units of the first network are, over the test rows."""
    network = run.model.network
    rows = _SEEN_ROWS if has_convolutions(network) else _HEALTH_ROWS
    return list(health(network, run.model.member(), np.asarray(judged.x[:rows])))
