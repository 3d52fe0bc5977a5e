"""The two media: what their files end in, and what they are called in a sentence."""

from typing import NamedTuple


class Medium(NamedTuple):
    """A kind of file that examples are read from.

    >>> PICTURES.holds("holiday/IMG_1.JPG"), SOUNDS.holds("notes.txt")
    (True, False)
    """

    noun: str
    suffixes: tuple[str, ...]

    def holds(self, file: str) -> bool:
        """Whether a file is of this medium, by what its name ends in."""
        return file.lower().endswith(self.suffixes)


PICTURES = Medium(
    "picture", (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".jpe", ".jfif")
)
SOUNDS = Medium("recording", (".wav", ".flac", ".ogg", ".mp3", ".oga", ".opus", ".aiff", ".aif"))
