"""A folder of pictures, or a table that names them, as a collection."""

from collections.abc import Sequence
from pathlib import Path

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
from pellucid.data.encoding import PictureEncoding
from pellucid.data.folders import PICTURES, Listing, list_source
from pellucid.data.note import Note
from pellucid.data.pictures.decode import Pixels, decode_pictures
from pellucid.data.pictures.size import as_size
from pellucid.data.reading import Watch
from pellucid.data.words import count, some_of


def read_pictures(
    source: str | Path | Listing,
    *,
    size: int | str | Sequence[int] | None = None,
    target: str | int | None = None,
    task: str | None = None,
    pattern: str | None = None,
    watch: Watch | None = None,
) -> Collection:
    """The pictures of a folder (`FOLDER/class/picture.png`), or of a table that names them.

    PNG, JPEG, WebP, GIF, BMP and TIFF, in grey or colour, turned upright, brought to one size:
    `size` (a side, or height and width), or else the median one with a longer side of at most
    64. `FOLDER/test/...` beside `FOLDER/train/...` is kept for the test; `pattern` reads labels
    from names; `target` and `task` are about a table's columns. What cannot be used is left out,
    counted and named in the notes. `watch(done, total)` is called now and then; pictures that
    took a while are decoded only once, and kept in the user's cache (`PELLUCID_CACHE`).

    Raises `BadInput` where there is nothing to learn from.

    >>> read_pictures("animals", size=32).inputs.shape  # doctest: +SKIP
    (1200, 32, 32, 3)
    """
    wanted = None if size is None else as_size(size)
    listing = source
    if not isinstance(listing, Listing):
        listing = list_source(listing, PICTURES, pattern=pattern, target=target, task=task)
    check_learnable(listing, PICTURES.noun)
    array, findings = decode_pictures(listing.sources, wanted, watch)
    said = _said(listing.names, findings)
    return _collect(listing, array, findings, (*_brought_to(array, wanted), *said))


def _collect(
    listing: Listing, array: Pixels, findings: list[Finding], said: tuple[Note, ...]
) -> Collection:
    lost = left_out(listing.names, findings, PICTURES.noun)
    left = listing.take(usable_rows(listing.rows, findings)) if lost else listing
    worrying = (*lost_classes(listing, left, PICTURES.noun), *check_learnable(left, PICTURES.noun))
    same = find_same(array, left.target, left.names, PICTURES.noun, left.apart)
    _, height, width, channels = array.shape
    return Collection(
        name=left.name,
        inputs=array,
        target=left.target,
        target_name=left.target.name,
        task=left.task,
        encoding=PictureEncoding(height, width, channels),
        files=left.names,
        groups=same.groups,
        apart=left.apart,
        notes=(*left.notes, *lost, *said, *worrying, *same.notes),
    )


def _brought_to(array: Pixels, wanted: object) -> tuple[Note, ...]:
    _, height, width, channels = array.shape
    colour = "in colour" if channels == 3 else "in grey"
    why = "as asked" if wanted else "from their median size; --size chooses another"
    said = f"All are brought to {height} by {width} pixels {colour}, {why}."
    return (Note("size", said),)


def _said(names: Sequence[str], findings: Sequence[Finding]) -> tuple[Note, ...]:
    notes: list[Note] = []
    moving = [names[row] for row in affected(findings, "moving")]
    if moving:
        what = count(len(moving), "picture moves", "pictures move")
        notes.append(Note("moving", f"{what}: of {some_of(moving, 3)} the first frame is used."))
    clear = [names[row] for row in affected(findings, "transparent")]
    if clear:
        what = count(len(clear), "picture has", "pictures have")
        said = f"{what} transparent parts, which become white: {some_of(clear, 3)}."
        notes.append(Note("transparent", said))
    return tuple(notes)
