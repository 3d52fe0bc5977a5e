"""An explanation whatever is explained: its facts, its drawing, its figure."""

from collections.abc import Callable
from typing import Any, NamedTuple

from matplotlib.figure import Figure
from rich.console import Console

from pellucid.cli.explaining.explained import explained
from pellucid.cli.explaining.facts import facts
from pellucid.cli.explaining.figure import explained_figure
from pellucid.cli.explaining.looked import looked
from pellucid.cli.explaining.looked_facts import looked_facts
from pellucid.cli.explaining.looked_figure import looked_figure
from pellucid.cli.explaining.looked_picture import draw_looked
from pellucid.cli.explaining.picture import draw
from pellucid.cli.rows import Rows
from pellucid.insight import sight
from pellucid.learning import Model


class Explanation(NamedTuple):
    """What is printed as JSON, what is drawn in the terminal, and what in a file."""

    facts: dict[str, Any]
    draw: Callable[[Console], None]
    figure: Callable[[], Figure]


def explanation(
    model: Model, rows: Rows, row: int, network: int, path: str, source: str
) -> Explanation:
    """Of a row of a table, or of a picture or a recording, as the model has it."""
    own = sight(model)
    if own is None:
        found = explained(model, rows, row, network)
        return Explanation(
            facts(found, path, source),
            lambda console: draw(console, found, model.networks, source),
            lambda: explained_figure(found, source),
        )
    seen = looked(model, own, rows, row, network)
    return Explanation(
        looked_facts(seen, path, source),
        lambda console: draw_looked(console, seen, model.networks, source),
        lambda: looked_figure(seen, source),
    )
