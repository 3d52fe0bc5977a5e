"""`pellucid predict`: answers for many rows."""

from pellucid.cli import options as o


def predict(
    model: o.ModelFile,
    rows: o.Input,
    out: o.AnswersOut = None,
    seed: o.Seed = 0,
    json: o.Json = False,
) -> None:
    """Answer every row of a table.

    Its prediction, and each class's probability, stand beside the row. Where the rows have the
    target's column too, it is told how many answers are right.
    """
    from pellucid.cli.predicting.carry_out import carry_out

    carry_out(model, rows, out, seed=seed, json=json)
