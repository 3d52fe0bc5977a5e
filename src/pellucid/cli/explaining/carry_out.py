"""`pellucid explain`, from beginning to end."""

from rich.text import Text

from pellucid.cli import jax_settings
from pellucid.cli.answer import print_json
from pellucid.cli.endings import FIGURE, check_ending
from pellucid.cli.terminal import answer, aside, say_text


def carry_out(
    model: str, source: str, row: int, network: int, *, figure: str | None, seed: int, json: bool
) -> None:
    """Follows one example through the network, and draws or prints what was seen."""
    check_ending("--figure", figure, FIGURE)
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
