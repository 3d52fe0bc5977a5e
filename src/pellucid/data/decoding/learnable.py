"""Whether anything can be learnt from what is left."""

import polars as pl

from pellucid.data.classes import class_names
from pellucid.data.folders.listing import Listing
from pellucid.data.note import Note, warning
from pellucid.data.words import count, some_of
from pellucid.errors import BadInput


def check_learnable(listing: Listing, noun: str) -> tuple[Note, ...]:
    """What is worrying about the classes: too few examples, or none to learn from.

    Raises `BadInput` where nothing can be learnt: no example to learn from, one class, or no
    class with two examples.
    """
    learnt = _learnt(listing)
    if learnt.is_empty():
        raise BadInput(f"{listing.name} has no {noun} to learn from", "some outside the test part")
    distinct = learnt.n_unique()
    if distinct == 1:
        raise BadInput(
            f"every {noun} of {listing.name} is {_quoted(learnt)}",
            "two classes or more" if listing.task != "regression" else "a quantity that varies",
            "There is nothing to tell apart",
            "a folder for each class: FOLDER/class/file" if listing.task != "regression" else "",
        )
    if listing.task == "regression":
        return ()
    if distinct == len(learnt):
        raise BadInput(
            f"each of the {count(len(learnt), noun)} of {listing.name} is a class of its own",
            f"several {noun}s of each class",
            "Nothing can be learnt of a class from one example alone",
        )
    return (*_rare(learnt, noun), *_only_tested(listing, learnt))


def lost_classes(before: Listing, after: Listing, noun: str) -> tuple[Note, ...]:
    """The classes that nothing usable is left of."""
    if before.task == "regression":
        return ()
    lost = set(before.target.cast(pl.String)) - set(after.target.cast(pl.String))
    if not lost:
        return ()
    said = f"No {noun} is left of {count(len(lost), 'class', 'classes')}: {some_of(sorted(lost))}."
    return (warning("lost-class", said),)


def _learnt(listing: Listing) -> pl.Series:
    if listing.apart is None:
        return listing.target
    kept = set(listing.apart.tolist())
    return listing.target[[row for row in range(listing.rows) if row not in kept]]


def _quoted(learnt: pl.Series) -> str:
    return f"of class {learnt[0]!r}" if learnt.dtype == pl.String else str(learnt[0])


def _rare(learnt: pl.Series, noun: str) -> list[Note]:
    counts = learnt.rename("class").value_counts(sort=True)
    single = counts.filter(pl.col("count") == 1)["class"].cast(pl.String).sort().to_list()
    most, least = counts["count"][0], counts["count"][-1]
    notes: list[Note] = []
    if single:
        what = count(len(single), "class has", "classes have")
        said = f"{what} one {noun} only: {some_of(single)}. It can be learnt from or tested on"
        notes.append(warning("single-row-class", f"{said}, not both."))
    if most > 9 * least or most > 0.9 * len(learnt):
        said = (
            f"The classes are far from equal: {count(most, noun)} of the commonest of"
            f" {counts.height}, {least:,} of the rarest. Accuracy alone will flatter."
        )
        notes.append(warning("imbalance", said))
    return notes


def _only_tested(listing: Listing, learnt: pl.Series) -> list[Note]:
    known = set(class_names(learnt, listing.task))
    only = [name for name in listing.target.cast(pl.String).unique().sort() if name not in known]
    if not only:
        return []
    said = f"In the test part alone, so never learnt: {some_of(only)}."
    return [warning("test-only-class", said)]
