"""`pellucid explain`: one example's way through the network, and what mattered."""

from typing import Annotated

from typer import Option

from pellucid.cli import options as o

Figure = Annotated[
    str | None,
    Option(metavar="NAME.png", help="Draw it in a file too: .png or .svg."),
]


def explain(
    model: o.ModelOrPlayer,
    rows: o.InputOrMoves = None,
    row: o.Row = 0,
    network: o.Member = 1,
    figure: Figure = None,
    seed: o.Seed = 0,
    json: o.Json = False,
) -> None:
    """Follow one example through the network.

    Of a row: every layer's strongest activations, the last layer's sum written out, and how much
    each column added to the answer. Of a picture or a recording: where the network looked, and
    its strongest maps. Of a player: which cells of a position mattered for its move, or what
    its layers and units know of threats and wins.
    """
    from pellucid.cli.explaining.carry_out import carry_out

    carry_out(model, rows, row, network, figure=figure, seed=seed, json=json)
