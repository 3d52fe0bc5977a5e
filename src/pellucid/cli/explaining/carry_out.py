"""`pellucid explain`, from beginning to end."""

from rich.text import Text

from pellucid.cli import jax_settings
from pellucid.cli.answer import print_json
from pellucid.cli.endings import FIGURE, check_ending
from pellucid.cli.terminal import answer, aside, say_text
from pellucid.errors import BadInput


def carry_out(
    model: str, source: str | None, row: int, network: int, *, figure: str | None, seed: int,
    json: bool,
) -> None:  # fmt: skip
    """Follows one example through the network, and draws or prints what was seen."""
    check_ending("--figure", figure, FIGURE)
    jax_settings.prepare()
    with aside().status("reading"):
        from pellucid.games.named import named

        player = named(model)
    if player is None:
        _explain_model(model, source, row, network, figure=figure, seed=seed, json=json)
        return
    _check_player(model, row, network, figure)
    from pellucid.cli.explaining import player as of_player

    of_player.carry_out(player, model, source, seed=seed, json=json)


def _check_player(name: str, row: int, network: int, figure: str | None) -> None:
    """Raises `BadInput` for an option that says nothing about a player."""
    asked = {"--row": row != 0, "--network": network != 1, "--figure": figure is not None}
    for option, given in asked.items():
        if given:
            raise BadInput(
                f"{option} says nothing about a network that plays", "the moves of a position",
                instead=f"pellucid explain {name} MOVES",
            )  # fmt: skip


def _explain_model(
    model: str, source: str | None, row: int, network: int, *, figure: str | None, seed: int,
    json: bool,
) -> None:  # fmt: skip
    console = aside()
    with console.status("following the example"):
        from pellucid.cli.explaining.explanation import explanation
        from pellucid.cli.notes import say_notes
        from pellucid.cli.rows import read_rows
        from pellucid.learning import load
        from pellucid.report import save_figure

        run = load(model)
        if source is None:
            raise BadInput(
                "INPUT is missing", "what the model is to answer: a table, a file or a folder",
                instead=f"pellucid explain {model} INPUT",
            )  # fmt: skip
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
