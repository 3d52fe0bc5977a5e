"""`pellucid train`: from a source to a model."""

from pellucid.cli import options as o


def train(
    source: o.Source,
    target: o.Target = None,
    task: o.Task = None,
    drop: o.Drop = None,
    keep: o.KeepColumn = None,
    kind: o.Kind = None,
    size: o.Size = None,
    seconds: o.Seconds = None,
    pattern: o.Pattern = None,
    split: o.SplitBy = None,
    test: o.Test = 0.2,
    folds: o.Folds = None,
    layers: o.Layers = None,
    activation: o.Activation = None,
    output_activation: o.OutputActivation = None,
    dropout: o.Dropout = None,
    networks: o.Networks = None,
    minutes: o.Minutes = None,
    games: o.Games = None,
    simulations: o.Simulations = None,
    epochs: o.Epochs = None,
    batch_size: o.BatchSize = None,
    learning_rate: o.LearningRate = None,
    optimizer: o.Optimizer = None,
    schedule: o.Schedule = None,
    weight_decay: o.WeightDecay = None,
    loss: o.LossName = None,
    class_weights: o.ClassWeights = None,
    patience: o.Patience = None,
    out: o.ModelOut = None,
    report: o.Report = None,
    resume: o.Resume = False,
    seed: o.Seed = 0,
    json: o.Json = False,
) -> None:
    """Learn from a table, pictures, recordings or play; keep the model as one file.

    What is not asked for, the recipe chooses to suit the data, and says why.
    """
    from pellucid.cli.training.ask import Data, Files, Reading, Wishes

    data = Data.of(
        source, target, task, tuple(drop or ()), tuple(keep or ()), test, folds, seed,
        reading=Reading.of(kind, size, seconds, pattern, split),
    )  # fmt: skip
    wishes = Wishes.of(
        layers, activation, output_activation, dropout, networks, minutes,
        epochs=epochs, batch_size=batch_size, learning_rate=learning_rate, optimizer=optimizer,
        schedule=schedule, weight_decay=weight_decay, loss=loss, patience=patience,
        class_weights=class_weights,
    )  # fmt: skip
    files = Files.of(source, out, report, resume)

    from pellucid.cli.training.carry_out import carry_out

    carry_out(data, wishes, files, games, simulations, json=json)
