"""What the report says of a model that sees or hears, section by section."""

from typing import NamedTuple

from pellucid.insight import sight
from pellucid.learning import Run
from pellucid.report.drawn import Drawn
from pellucid.report.seeing.examples import Shown, shown
from pellucid.report.seeing.excited import classes_drawn, units_drawn
from pellucid.report.seeing.filters_picture import filters_drawn
from pellucid.report.seeing.hearing import Heard, heard
from pellucid.report.seeing.looked import looked_drawn
from pellucid.report.seeing.maps_picture import maps_drawn
from pellucid.report.seeing.pairs import PairView, pairs_view
from pellucid.report.seeing.probe_chart import probe_drawn
from pellucid.report.seeing.sheet import sheet_drawn


class Seen(NamedTuple):
    """The figures for the page; what a model has not, or needs test rows for, is left out."""

    sheet: Drawn | None
    heard: list[Heard]
    filters: Drawn | None
    maps: Drawn | None
    units: Drawn | None
    classes: Drawn | None
    looked: list[tuple[str, Drawn]]
    probe: Drawn | None
    pairs: list[PairView]


def sections(run: Run) -> Seen | None:
    """Everything; None for a model of tables, or of other arrays."""
    own = sight(run.model)
    if own is None:
        return None
    examples = shown(run)
    filters = filters_drawn(own) if own.convolves else None
    if examples is None:
        return Seen(None, [], filters, None, None, None, [], None, [])
    return _with_examples(run, examples, filters)


def _with_examples(run: Run, examples: Shown, filters: Drawn | None) -> Seen:
    classes, convolves = run.model.classes, examples.sight.convolves
    return Seen(
        sheet=sheet_drawn(examples, classes),
        heard=heard(examples, classes),
        filters=filters,
        maps=maps_drawn(examples, classes) if convolves else None,
        units=units_drawn(examples) if convolves else None,
        classes=classes_drawn(examples, classes),
        looked=looked_drawn(examples, classes),
        probe=probe_drawn(examples),
        pairs=pairs_view(examples, classes),
    )
