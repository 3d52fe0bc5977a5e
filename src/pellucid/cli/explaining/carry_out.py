"""`pellucid explain`, from beginning to end."""

from pathlib import Path

from rich.text import Text

from pellucid.cli import jax_settings
from pellucid.cli.answer import print_json
from pellucid.cli.terminal import answer, aside, say_text
from pellucid.errors import BadInput


def carry_out(
    model: str, source: str, row: int, network: int, *, figure: str | None, seed: int, json: bool
) -> None:
    """Follows one example through the network, and draws or prints what was seen."""
    _check_figure(figure)
    jax_settings.prepare()
    console = aside()
    with console.status("following the example"):
        from pellucid.cli.explaining.explanation import explanation
        from pellucid.cli.notes import say_notes
        from pellucid.cli.rows import read_rows
        from pellucid.learning import load
        from pellucid.report import save_figure

        run = load(model)
        rows = read_rows(run, source, seed)
        found = explanation(run.model, rows, row, network, model, source)
        if figure is not None:
            save_figure(found.figure(), figure)
    say_notes(console, rows.notes)
    if json:
        print_json(found.facts | ({} if figure is None else {"figure": figure}))
        return
    found.draw(answer())
    if figure is not None:
        say_text(console, Text(f"The figure is in {figure}", "quiet"))


def _check_figure(figure: str | None) -> None:
    """Before anything takes time: a figure is a PNG or an SVG file."""
    if figure is not None and Path(figure).suffix.lower() not in (".png", ".svg"):
        raise BadInput(
            f"--figure is {figure}", "a name that ends in .png or .svg", "",
            f"--figure {Path(figure).with_suffix('.png')}",
        )  # fmt: skip
