"""`pellucid explain`: one row's way through the network, and what mattered."""

from pellucid.cli import options as o


def explain(
    model: o.ModelFile,
    rows: o.Input,
    row: o.Row = 0,
    network: o.Member = 1,
    seed: o.Seed = 0,
    json: o.Json = False,
) -> None:
    """Follow one row through the network.

    Every layer's strongest activations, the last layer's sum written out, and how much each
    column added to the answer.
    """
    from pellucid.cli.explaining.carry_out import carry_out

    carry_out(model, rows, row, network, seed=seed, json=json)
