"""`pellucid show`: the network, drawn."""

from pellucid.cli import options as o


def show(model: o.ModelOrPlayer, seed: o.Seed = 0, json: o.Json = False) -> None:
    """Draw the network, layer by layer.

    Its shapes and counts, how well it does, and how it was trained.
    """
    del seed  # nothing here is random; every command takes it

    from pellucid.cli.showing.carry_out import carry_out

    carry_out(model, json=json)
