"""Whatever the bytes are: a recording, a counted note or one clear message."""

import io
import os
import tempfile
from pathlib import Path

import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from pellucid.data.sounds import SOUND_SUFFIXES, read_recordings

from ..media import put, sound_folder, tone

fuzz = settings(max_examples=int(os.environ.get("FUZZ", "40")), deadline=None)
FORMATS = ("WAV", "FLAC", "OGG", "AIFF")  # a damaged MP3 makes its decoder print


def stored(form: str) -> bytes:
    file = io.BytesIO()
    soundfile.write(file, tone(300, 0.1), 8000, format=form)
    return file.getvalue()


STORED = {form: stored(form) for form in FORMATS}


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    content = bytearray(STORED[draw(st.sampled_from(FORMATS))])
    for _ in range(draw(st.integers(0, 4))):
        # Most of what can go wrong is in the header.
        content[draw(st.integers(0, min(len(content) - 1, 99)))] = draw(st.integers(0, 255))
    return bytes(content[: draw(st.integers(0, len(content)))])


@fuzz
@given(st.lists(st.tuples(st.sampled_from(SOUND_SUFFIXES), damaged()), max_size=4))
def test_damaged_recordings_among_whole_ones(files: list[tuple[str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = sound_folder(Path(name))
        for at, (suffix, content) in enumerate(files):
            put(folder / "low" / f"damaged{at}{suffix}", content)
        found = read_recordings(folder)
        lost = [note.text for note in found.notes if note.code == "unusable"]
        unusable = int(lost[0].split()[0]) if lost else 0
        assert found.rows == len(found.files) == len(found.inputs) == 6 + len(files) - unusable
