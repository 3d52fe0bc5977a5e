"""Whose recordings these are, and what a split must not tear apart."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from jaxtyping import Int64

from pellucid.data.collection import Collection
from pellucid.data.folders import Listing
from pellucid.data.note import Note, warning
from pellucid.data.reading import By
from pellucid.data.words import count, some_of


class Grouping(NamedTuple):
    """Which recordings stay together, by what, and what is said of it."""

    groups: Int64[np.ndarray, " n"]
    by: str | None
    notes: tuple[Note, ...]


def group(listing: Listing, same: Int64[np.ndarray, " n"], by: By) -> Grouping:
    """Recordings of one speaker stay together where speakers are known, else only equal ones.

    Who is not told apart cannot be left out of the training: of unknown speakers, and of a
    random split, it is said what their score does not show.
    """
    if listing.speakers is None:
        return Grouping(same, None, (_unknown(),))
    names, groups = np.unique(np.array(listing.speakers), return_inverse=True)
    if len(names) == 1:
        return Grouping(same, None, (_alone(str(names[0])),))
    if by == "random":
        return Grouping(same, None, (_at_random(len(names)),))
    shown = some_of(names.tolist(), 6)
    said = f"{count(len(names), 'speaker')} ({shown}): a split keeps each on one side."
    found = Note("speakers", said)
    return Grouping(groups.astype(np.int64), "speaker", (found, *_heard_before(listing)))


def mixed(collection: Collection) -> Collection:
    """A collection that is split by speaker, to be split at random, with the warning of it."""
    speakers = len(np.unique(collection.groups)) if collection.groups is not None else 0
    return replace(collection, groups=None, grouped_by=None).noted(_at_random(speakers))


def _unknown() -> Note:
    return Note(
        "unknown-speakers",
        "Who speaks is not known. If one person made several recordings, the same voices are"
        " learnt from and tested, and the score may flatter: name the speaker in a pattern"
        " (--pattern '{speaker}_{n}.wav', '{label}_{speaker}_{n}.wav') or a table's column.",
    )


def _alone(name: str) -> Note:
    said = f"All recordings are of one speaker, {name}: the score says nothing of other voices."
    return warning("one-speaker", said)


def _at_random(speakers: int) -> Note:
    return warning(
        "random-split",
        f"RANDOM SPLIT: the voices of all {count(speakers, 'speaker')} are both learnt from and"
        " tested. The score says how well these voices are known, not how well a new one would"
        " be understood; that is mostly far less. Split by speaker to measure it.",
    )


def _heard_before(listing: Listing) -> tuple[Note, ...]:
    """A source's own test part that tests the voices that are learnt from."""
    if listing.apart is None or listing.speakers is None:
        return ()
    tested = {listing.speakers[row] for row in listing.apart}
    kept = set(listing.apart.tolist())
    learnt = {name for row, name in enumerate(listing.speakers) if row not in kept}
    both = sorted(tested & learnt)
    if not both:
        return ()
    who = count(len(both), "speaker is", "speakers are")
    said = f"{who} both learnt from and in the test part: {some_of(both)}. The score will flatter."
    return (warning("speakers-tested", said),)
