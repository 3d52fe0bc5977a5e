"""The pixels of an opened picture, upright, in grey or colour, at the size asked for."""

from typing import TYPE_CHECKING

import numpy as np
from jaxtyping import UInt8

if TYPE_CHECKING:
    from PIL.Image import Image

GREY = ("1", "L", "LA", "La", "I", "I;16", "I;16L", "I;16B", "I;16N", "F")
DEEP = ("I", "I;16", "I;16L", "I;16B", "I;16N", "F")  # more than a byte a pixel
TURNED = (5, 6, 7, 8)  # EXIF orientations that swap height and width
ORIENTATION = 0x0112


def is_grey(image: "Image") -> bool:
    """Whether a picture is stored without colour."""
    return image.mode in GREY


def has_alpha(image: "Image") -> bool:
    """Whether parts of a picture may be transparent."""
    return image.mode.endswith(("A", "a")) or "transparency" in image.info


def is_clear(image: "Image") -> bool:
    """Whether a part of a picture is transparent."""
    return has_alpha(image) and int(np.asarray(_clear(image).getchannel("A")).min()) < 255


def orientation(image: "Image") -> int:
    """The EXIF orientation, 1 (upright) where there is none that can be read."""
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except Exception:  # broken EXIF breaks in many ways, and the picture is still one
        return 1


def upright_size(image: "Image") -> tuple[int, int]:
    """Height and width as a person sees the picture."""
    width, height = image.size
    # PIL itself turns a TIFF, and says the size that it will have.
    turned = image.format != "TIFF" and orientation(image) in TURNED
    return (width, height) if turned else (height, width)


def pixels(
    image: "Image", height: int, width: int, channels: int
) -> UInt8[np.ndarray, "height width channels"]:
    """The pixels, whatever the picture's mode, size and orientation.

    It is scaled to the size, whatever its proportions, by Lanczos' filter (after a fast reduction
    by whole factors where it is many times larger). What is transparent is white: most pictures
    with transparency are cut out, or drawn, for a white page. Sixteen bits become eight by
    leaving out the lower ones.
    """
    from PIL.Image import Resampling

    side = 2 * max(height, width)
    image.draft(None, (side, side))  # a JPEG may be decoded at half, a quarter or an eighth
    image.load()  # which turns a TIFF upright: only then is it known what is left to do
    turned = orientation(image)
    plain = _plain(image, channels)
    if turned != 1:
        plain = _upright(plain, turned)
    if plain.size != (width, height):
        plain = plain.resize((width, height), Resampling.LANCZOS, reducing_gap=3.0)
    return np.asarray(plain).reshape(height, width, channels)


def _plain(image: "Image", channels: int) -> "Image":
    """The picture in mode L or RGB, over white."""
    from PIL import Image

    mode = "L" if channels == 1 else "RGB"
    if image.mode in DEEP:
        return Image.fromarray(_shallow(np.asarray(image))).convert(mode)
    if not has_alpha(image):
        return image if image.mode == mode else image.convert(mode)
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, _clear(image)).convert(mode)


def _clear(image: "Image") -> "Image":
    """The picture in mode RGBA, to which PIL converts grey of premultiplied alpha in two steps."""
    return (image.convert("LA") if image.mode == "La" else image).convert("RGBA")


def _shallow(deep: np.ndarray) -> UInt8[np.ndarray, "h w"]:
    """Numbers of 16 or 32 bits, or fractions, as bytes."""
    values = np.nan_to_num(deep.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    most = float(values.max(initial=0.0))
    if deep.dtype.kind == "f" and most <= 1:
        values *= 255
    elif deep.dtype.itemsize == 2 or 255 < most <= 65_535:
        values //= 256
    elif most > 255:
        values *= 255 / most
    return np.clip(values, 0, 255).astype(np.uint8)


def _upright(image: "Image", turned: int) -> "Image":
    """Undoes an EXIF orientation, as `PIL.ImageOps.exif_transpose` does, of a converted copy."""
    from PIL.Image import Transpose

    methods = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(methods[turned]) if turned in methods else image
