"""What a person asked for on the command line, checked as far as can be without the data."""

from pathlib import Path
from typing import Any, NamedTuple

from pellucid.errors import BadInput, choose


class Reading(NamedTuple):
    """How files are to be read: the fields of `pellucid.data.Reading` that were given."""

    kind: str | None = None
    size: str | None = None
    seconds: float | None = None
    pattern: str | None = None
    by: str | None = None

    @classmethod
    def of(
        cls,
        kind: str | None,
        size: str | None,
        seconds: float | None,
        pattern: str | None,
        by: str | None,
    ) -> "Reading":
        """Raises `BadInput` for a kind or a way to split that is none."""
        if kind is not None:
            choose("--kind", kind, ("pictures", "sound", "table"))
        if by is not None:
            choose("--split", by, ("speaker", "random"))
        return cls(kind, size, seconds, pattern, by)

    @property
    def given(self) -> dict[str, Any]:
        """Only what was given, by name."""
        return _given(self._asdict())


class Data(NamedTuple):
    """What to learn from, and how to judge it."""

    source: str
    target: str | None
    task: str | None
    drop: tuple[str, ...]
    keep: tuple[str, ...]
    test: float
    folds: int | None
    seed: int
    reading: Reading

    @classmethod
    def of(cls, *asked: Any, reading: Reading) -> "Data":
        """Raises `BadInput` for shares and numbers that no data could have."""
        data = cls(*asked, reading=reading)
        if not 0 <= data.test < 1:
            raise BadInput(f"--test is {data.test}", "a share of 0 or more, and less than 1")
        if data.folds is not None and data.folds < 2:
            raise BadInput(f"--folds is {data.folds}", "2 or more", instead="--folds 5")
        return data


class Wishes(NamedTuple):
    """What was chosen instead of leaving it to the recipe: fields of `Choices` by name."""

    choices: dict[str, Any]
    settings: dict[str, Any]

    @classmethod
    def of(
        cls,
        layers: str | None,
        activation: str | None,
        output_activation: str | None,
        dropout: float | None,
        networks: int | None,
        minutes: float | None = None,
        **settings: Any,
    ) -> "Wishes":
        """Only what was given. Raises `BadInput` for layers that are none."""
        hidden = None if layers is None else hidden_units(layers)
        choices = {
            "layers": hidden, "activation": activation, "output_activation": output_activation,
            "dropout": dropout, "networks": networks, "minutes": minutes,
        }  # fmt: skip
        if settings.get("class_weights") == "none":
            settings["class_weights"] = None
        return cls(_given(choices), _given(settings))


def _given(options: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value is not None}


def hidden_units(layers: str) -> tuple[int, ...]:
    """The units of the hidden layers.

    >>> hidden_units("64,32"), hidden_units("none")
    ((64, 32), ())
    """
    if layers.strip().lower() in ("", "none", "0"):
        return ()
    try:
        units = tuple(int(part) for part in layers.split(","))
    except ValueError:
        raise _not_layers(layers) from None
    if not all(1 <= count <= 100_000 for count in units) or len(units) > 100:
        raise _not_layers(layers)
    return units


def _not_layers(layers: str) -> BadInput:
    return BadInput(
        f"--layers is {layers!r}",
        "the units of each hidden layer, from 1 to 100,000, with commas; or none",
        instead="--layers 64,32",
    )


class Files(NamedTuple):
    """What is written, and whether to go on with what was kept."""

    model: Path
    report: Path | None
    resume: bool

    @property
    def checkpoint(self) -> Path:
        """Where the training's state is kept until it is done."""
        return self.model.with_suffix(".checkpoint")

    @classmethod
    def of(cls, source: str, out: str | None, report: str | None, resume: bool) -> "Files":
        """Raises `BadInput` for a name that could overwrite something else."""
        model = Path(out) if out is not None else Path(f"{_stem(source)}.pellucid")
        _check_ending("--out", model, ".pellucid")
        page = None if report is None else Path(report)
        if page is not None:
            _check_ending("--report", page, ".html", ".htm")
        return cls(model, page, resume)


def _stem(source: str) -> str:
    """The source's name without its endings: `runs/houses.csv.gz` gives `houses`."""
    name = Path(source)
    if name.suffix.lower() == ".gz":
        name = name.with_suffix("")
    return name.stem or "model"


def _check_ending(option: str, path: Path, *endings: str) -> None:
    if path.suffix.lower() not in endings or path.stem.startswith("."):
        raise BadInput(
            f"{option} is {str(path)!r}",
            f"a name that ends in {endings[0]}",
            "So nothing else is overwritten",
            f"{option} {path.with_suffix(endings[0]) if path.name else 'name' + endings[0]}",
        )


def not_a_game(source: str, games: int | None, simulations: int | None) -> None:
    """Raises `BadInput` for options that only a game has a use for."""
    for name, value in (("games", games), ("simulations", simulations)):
        if value is not None:
            raise BadInput(
                f"--{name} has no place here", "a game to learn",
                f"{source} is learned from examples", "pellucid train connect-four",
            )  # fmt: skip
