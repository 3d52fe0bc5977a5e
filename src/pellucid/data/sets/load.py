"""A built-in set: a table, or a collection of pictures or recordings."""

import numpy as np
import polars as pl

from pellucid.data.collection import Collection
from pellucid.data.column import Column
from pellucid.data.note import Note
from pellucid.data.reading import By, Watch
from pellucid.data.sets.bundled import LOADERS
from pellucid.data.sets.generated import MAKERS
from pellucid.data.sets.registry import BUILTIN, BuiltIn
from pellucid.data.table import Table
from pellucid.errors import BadInput, choose

LARGEST = 10_000_000


def builtin(
    name: str,
    *,
    seed: int = 0,
    examples: int | None = None,
    noise: float | None = None,
    by: By = "speaker",
    watch: Watch | None = None,
) -> Table | Collection:
    """A built-in set by name: a table, or pictures or recordings as a collection.

    Generated points can be asked for another number of `examples`, and for `noise` from 0 to
    0.5; the same seed makes the same ones. A recorded set is always the same; where it is to be
    downloaded, `watch(done, total)` is called with the bytes that came. Recordings are split `by`
    speaker, or at random with a warning.

    Raises `BadInput` for an unknown name (with the nearest), or options that do not fit.

    >>> builtin("xor", examples=200, noise=0.1, seed=1).frame.shape
    (200, 2)
    """
    known = BUILTIN[choose("built-in set", name, BUILTIN)]
    if known.is_generated:
        return _generated(known, seed, _examples(known, examples), _noise(known, noise))
    for option, given in (("examples", examples), ("noise", noise)):
        if given is not None:
            raise BadInput(
                f"{option} is {given}",
                f"no {option}, because {name} is recorded, not generated",
                instead="xor, circles, moons, gaussians or spirals",
            )
    if known.kind == "table":
        return _table(known, *LOADERS[name]())
    return _collection(name, seed, by, watch).noted(_about(known))


def _collection(name: str, seed: int, by: By, watch: Watch | None) -> Collection:
    """Imported when asked for: tables need none of it."""
    match name:
        case "mnist":
            from pellucid.data.sets.mnist import mnist

            return mnist(watch=watch)
        case "spoken-digits":
            from pellucid.data.sets.spoken_digits import spoken_digits

            return spoken_digits(by=by, watch=watch)
        case _:
            from pellucid.data.sets.vowels import vowels
            from pellucid.data.sounds.speakers import mixed

            return vowels(seed) if by == "speaker" else mixed(vowels(seed))


def _generated(known: BuiltIn, seed: int, examples: int, noise: float) -> Table:
    points, values = MAKERS[known.name](np.random.default_rng(seed), examples, noise)
    target = pl.Series("value" if known.task == "regression" else "class", values)
    return _table(known, pl.DataFrame(points, schema=["x1", "x2"]), target)


def _table(known: BuiltIn, frame: pl.DataFrame, target: pl.Series) -> Table:
    columns = tuple(
        Column(name, "number", distinct=distinct)
        for name, distinct in zip(
            frame.columns, frame.select(pl.all().n_unique()).row(0), strict=True
        )
    )
    return Table(known.name, frame, target, target.name, known.task, columns, (_about(known),))


def _about(known: BuiltIn) -> Note:
    return Note("source", f"{known.name}: {known.about}; {known.source}.")


def _examples(known: BuiltIn, given: int | None) -> int:
    examples = known.examples if given is None else given
    if not 4 <= examples <= LARGEST:
        raise BadInput(
            f"examples is {given}", f"a whole number from 4 to {LARGEST:,}", instead="500"
        )
    return examples


def _noise(known: BuiltIn, given: float | None) -> float:
    noise = (known.noise or 0.0) if given is None else given
    if not 0 <= noise <= 0.5:
        raise BadInput(f"noise is {given}", "a number from 0 to 0.5", instead="0.1")
    return noise
