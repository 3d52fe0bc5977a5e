"""Whatever the bytes are: a picture, a counted note or one clear message."""

import io
import os
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from pellucid.data import Collection
from pellucid.data.pictures import PICTURE_SUFFIXES, read_pictures
from pellucid.errors import BadInput

from ..media import picture_folder, put, speckled

fuzz = settings(max_examples=int(os.environ.get("FUZZ", "40")), deadline=None)
FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")


def stored(form: str) -> bytes:
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(speckled(0, 20, 17, 3)).save(file, form, exif=exif)
    return file.getvalue()


STORED = {form: stored(form) for form in FORMATS}


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    content = bytearray(STORED[draw(st.sampled_from(FORMATS))])
    for _ in range(draw(st.integers(0, 4))):
        content[draw(st.integers(0, len(content) - 1))] = draw(st.integers(0, 255))
    return bytes(content[: draw(st.integers(0, len(content)))])


def read(folder: Path) -> Collection | None:
    try:
        return read_pictures(folder, size=6)
    except BadInput:
        return None


@fuzz
@given(st.lists(st.tuples(st.sampled_from(PICTURE_SUFFIXES), damaged()), max_size=4))
def test_damaged_pictures_among_whole_ones(files: list[tuple[str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = picture_folder(Path(name))
        for at, (suffix, content) in enumerate(files):
            put(folder / "cat" / f"damaged{at}{suffix}", content)
        found = read(folder)
        assert found is not None
        lost = [note.text for note in found.notes if note.code == "unusable"]
        unusable = int(lost[0].split()[0]) if lost else 0
        assert found.rows == len(found.files) == len(found.inputs) == 6 + len(files) - unusable


names = st.text(
    st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1, max_size=30
).filter(lambda name: name not in (".", "..") and len(name.encode()) < 200)


@fuzz
@given(st.lists(st.tuples(names, names, st.binary(max_size=30)), max_size=5))
def test_odd_names_and_random_bytes(files: list[tuple[str, str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        for folder, file, content in files:
            try:
                put(Path(name, folder, f"{file}.png"), content or STORED["PNG"])
            except OSError:  # one name is a folder and a file
                continue
        found = read(Path(name))
        assert found is None or found.rows > 1
