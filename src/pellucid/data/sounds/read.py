"""A folder of recordings, or a table that names them, as a collection."""

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from pellucid.data.collection import Collection
from pellucid.data.decoding import (
    Finding,
    affected,
    check_learnable,
    find_same,
    left_out,
    lost_classes,
    usable_rows,
)
from pellucid.data.encoding import SoundEncoding
from pellucid.data.folders import SOUNDS, Listing, list_source
from pellucid.data.note import Note, warning
from pellucid.data.reading import By, Watch
from pellucid.data.sounds.decode import Recordings, decode_sounds
from pellucid.data.sounds.plan import Plan, make_plan
from pellucid.data.sounds.speakers import group
from pellucid.data.words import count, percent, some_of
from pellucid.errors import choose

SAID = (
    ("silent", "is silent", "are silent", True),
    ("clipped", "is clipped (cut off at full scale)", "are clipped (cut off at full scale)", False),
    ("cut-short", "ends before its header says", "end before their headers say", False),
    ("beyond", "goes beyond full scale, so scaled down", "go beyond full scale, so scaled", False),
)


def read_recordings(
    source: str | Path | Listing,
    *,
    pattern: str | None = None,
    by: By = "speaker",
    seconds: float | None = None,
    target: str | int | None = None,
    task: str | None = None,
    watch: Watch | None = None,
) -> Collection:
    """The recordings of a folder (`FOLDER/class/recording.wav`), or of a table that names them.

    WAV, FLAC, OGG and MP3 of any rate, length and number of channels, brought to one channel at
    the commonest rate (at most 16,000 a second) and to the length that 95 of 100 of them sound
    (at most 2 seconds, or `seconds`): cut to where they are loudest, or filled up with silence.

    `pattern`, such as `{label}_{speaker}_{n}.wav`, says what names mean. Where speakers are
    known, by it or by a table's column, a split keeps each on one side; `by="random"` splits
    regardless, with a loud warning. What cannot be used is left out, counted and named in the
    notes. `watch(done, total)` is called now and then.

    Raises `BadInput` where there is nothing to learn from.

    >>> read_recordings("words", pattern="{label}_{speaker}_{n}").grouped_by  # doctest: +SKIP
    'speaker'
    """
    choose("by", by, get_args(By))
    listing = source
    if not isinstance(listing, Listing):
        listing = list_source(listing, SOUNDS, pattern=pattern, target=target, task=task)
    check_learnable(listing, SOUNDS.noun)
    plan = make_plan(listing.sources, seconds)
    array, findings = decode_sounds(listing.sources, plan, watch)
    said = (*_brought_to(plan, findings, listing.rows), *_said(listing.names, findings))
    return _collect(listing, array, findings, plan, by, said)


def _collect(
    listing: Listing,
    array: Recordings,
    findings: list[Finding],
    plan: Plan,
    by: By,
    said: tuple[Note, ...],
) -> Collection:
    lost = left_out(listing.names, findings, SOUNDS.noun)
    left = listing.take(usable_rows(listing.rows, findings)) if lost else listing
    worrying = (*lost_classes(listing, left, SOUNDS.noun), *check_learnable(left, SOUNDS.noun))
    same = find_same(array, left.target, left.names, SOUNDS.noun, left.apart)
    grouping = group(left, same.groups, by)
    return Collection(
        name=left.name,
        inputs=array,
        target=left.target,
        target_name=left.target.name,
        task=left.task,
        encoding=SoundEncoding(plan.rate, plan.samples),
        files=left.names,
        groups=grouping.groups,
        grouped_by=grouping.by,
        apart=left.apart,
        notes=(*left.notes, *lost, *said, *worrying, *same.notes, *grouping.notes),
    )


def _brought_to(plan: Plan, findings: Sequence[Finding], rows: int) -> tuple[Note, ...]:
    said = f"All are brought to {plan.samples / plan.rate:g} seconds at {plan.rate:,} samples each."
    notes = [Note("length", said)]
    cut = len(affected(findings, "cut"))
    if cut:
        which = f"{count(cut, 'recording')} ({percent(cut / rows)})"
        longer = f"{which} longer than that: the loudest stretch is used."
        make = warning if plan.sounding > 1.05 * plan.samples / plan.rate else Note
        notes.append(make("cut", f"{longer} --seconds chooses another length."))
    changed = len(affected(findings, "resampled"))
    if changed:
        of = f"{count(changed, 'recording has', 'recordings have')} another rate"
        notes.append(Note("resampled", f"{of}, so resampled to {plan.rate:,} a second."))
    return tuple(notes)


def _said(names: Sequence[str], findings: Sequence[Finding]) -> tuple[Note, ...]:
    notes: list[Note] = []
    for code, one, more, is_warning in SAID:
        rows = affected(findings, code)
        if rows:
            what = count(len(rows), f"recording {one}", f"recordings {more}")
            text = f"{what}: {some_of([names[row] for row in rows], 3)}."
            notes.append(warning(code, text) if is_warning else Note(code, text))
    return tuple(notes)
