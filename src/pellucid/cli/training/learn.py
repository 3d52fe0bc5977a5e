"""From what was asked for to a run: the table opened, the choices checked, the training done."""

from pellucid.cli.training.ask import Data, Files, Wishes
from pellucid.cli.training.attentive import Attentive
from pellucid.data import BUILTIN, Reading, Table, read_table
from pellucid.data.task import as_task
from pellucid.errors import BadInput
from pellucid.learning import Choices, Keep, Run, Settings, Watching
from pellucid.learning import train as train_on
from pellucid.network import dense_network


def choices_of(wishes: Wishes) -> Choices:
    """Raises `BadInput` for a name or a number that no training could use, data or not."""
    Settings(**wishes.settings)
    plain = dict(wishes.choices)
    _check_networks(plain.pop("networks", None))
    plain.pop("minutes", None)
    dense_network(1, 1, "regression", plain.pop("layers", (1,)), **plain)
    return Choices(**wishes.choices, settings=wishes.settings)


def _check_networks(networks: int | None) -> None:
    if networks is not None and not 1 <= networks <= 4096:
        raise BadInput(
            f"--networks is {networks}", "a whole number from 1 to 4,096", instead="--networks 16"
        )


def opened(data: Data) -> Table | str:
    """The table, where columns were chosen; else the source's name, so that the run knows it."""
    if not (data.drop or data.keep):
        return data.source
    if data.source in BUILTIN:
        raise BadInput(f"{data.source} is built in", "no --drop and no --keep: it is taken whole")
    return read_table(
        data.source, target=data.target, task=data.task, keep=data.keep, drop=data.drop
    )


def learned(data: Data, choices: Choices, files: Files, watcher: Attentive) -> Run:
    """The training itself, watched, and kept as it goes."""
    watcher.stage("reading")
    source = opened(data)
    # A table knows its target and its task already.
    named = isinstance(source, str)
    return train_on(
        source,
        choices,
        target=data.target if named else None,
        task=as_task(data.task) if named and data.task is not None else None,
        seed=data.seed,
        test=data.test,
        folds=data.folds,
        reading=Reading(**data.reading.given, watch=lambda *at: watcher.announce("reading", at)),
        watching=Watching(watcher.announce, watcher.progress),
        keep=Keep(files.checkpoint, files.resume),
    )
