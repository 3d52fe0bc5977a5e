"""`pellucid explain`, from beginning to end."""

from pellucid.cli import jax_settings
from pellucid.cli.answer import print_json
from pellucid.cli.terminal import answer, aside


def carry_out(model: str, source: str, row: int, network: int, *, seed: int, json: bool) -> None:
    """Follows one row through the network, and draws or prints what was seen."""
    jax_settings.prepare()
    console = aside()
    with console.status("following the row"):
        from pellucid.cli.explaining.explained import explained
        from pellucid.cli.explaining.facts import facts
        from pellucid.cli.explaining.picture import draw
        from pellucid.cli.notes import say_notes
        from pellucid.cli.rows import read_rows
        from pellucid.learning import load

        run = load(model)
        rows = read_rows(run, source, seed)
        found = explained(run.model, rows, row, network)
    say_notes(console, rows.notes)
    if json:
        print_json(facts(found, model, source))
    else:
        draw(answer(), found, run.model.networks, source)
