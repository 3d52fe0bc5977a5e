"""A picture file, opened with care: nothing it holds may stop a run."""

import warnings
from collections.abc import Generator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pellucid.data.decoding.findings import Unusable

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "DIB", "TIFF")
LARGEST = 2**27  # pixels: 134 million, 0.4 GB once decoded; every camera's picture is smaller
MOVING = ("GIF", "WEBP", "PNG")  # several frames are an animation; a TIFF's are pages


@contextmanager
def quietly() -> Generator[None]:
    """PIL's warnings (odd EXIF, many pixels) are silent: what matters is found and said here."""
    from PIL import Image

    Image.init()  # all formats, before there are threads that would each begin to
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def opened(source: Path | bytes) -> Generator["Image"]:
    """A picture with its header read, not yet its pixels.

    Raises `Unusable` for what is no picture, is broken, or is too large, also while it is open.
    """
    from PIL import Image

    try:
        with Image.open(
            BytesIO(source) if isinstance(source, bytes) else source, formats=FORMATS
        ) as image:
            check_size(image)
            yield image
    except Image.DecompressionBombError:
        raise Unusable("too large: a decompression bomb") from None
    except Unusable:
        raise
    except Exception as error:  # each format's code raises its own kinds on broken bytes
        raise Unusable(_reason(error)) from None


def check_size(image: "Image") -> None:
    """Raises `Unusable` for a picture of no pixels or of too many."""
    if image.width < 1 or image.height < 1:
        raise Unusable("it has no pixels")
    if image.width * image.height > LARGEST:
        raise Unusable(f"too large: {image.width:,} by {image.height:,} pixels")


def is_moving(image: "Image") -> bool:
    """Whether there are more frames than the first."""
    return image.format in MOVING and bool(getattr(image, "is_animated", False))


def _reason(error: Exception) -> str:
    from PIL import UnidentifiedImageError

    if isinstance(error, UnidentifiedImageError):
        return "not a picture, or damaged"
    if isinstance(error, FileNotFoundError):
        return "not there"
    if isinstance(error, PermissionError):
        return "may not be read"
    if isinstance(error, IsADirectoryError):
        return "a folder"
    return "cut short or damaged"
