"""`pellucid show`, from beginning to end."""

from pellucid.cli import jax_settings
from pellucid.cli.answer import print_json
from pellucid.cli.terminal import answer, aside


def carry_out(model: str, *, json: bool) -> None:
    """Reads the model, or the player, and draws it."""
    jax_settings.prepare()
    with aside().status("reading"):
        from pellucid.cli.showing import player as of_player
        from pellucid.cli.showing.facts import facts
        from pellucid.cli.showing.picture import draw
        from pellucid.games.named import named
        from pellucid.learning import load

        player = named(model)
        if player is not None:
            of_player.show(player, model, json=json)
            return
        run = load(model)
    if json:
        print_json(facts(run, model))
    else:
        draw(answer(), run, model)
