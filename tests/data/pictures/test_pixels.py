"""Every mode, depth and orientation becomes the pixels a person sees; PIL's own tools as oracle."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from pellucid.data.encoding import PictureEncoding
from pellucid.data.pictures import encode_pictures

from ..media import save, speckled

COLOUR = speckled(1, 6, 9, 3)


def pixels(item, height: int = 6, width: int = 9, channels: int = 3) -> np.ndarray:
    array, _ = encode_pictures(PictureEncoding(height, width, channels), [item])
    return array[0]


@pytest.mark.parametrize("suffix", ["png", "bmp", "tiff", "webp", "gif"])
def test_lossless_formats_are_exact(suffix: str, tmp_path: Path) -> None:
    options = {"lossless": True} if suffix == "webp" else {}
    colour = COLOUR if suffix != "gif" else np.repeat(COLOUR[..., :1], 3, axis=2)
    path = save(tmp_path / f"x.{suffix}", colour, **options)
    np.testing.assert_array_equal(pixels(path), colour)


def test_a_jpeg_is_nearly_exact(tmp_path: Path) -> None:
    smooth = np.linspace(0, 255, 64).astype(np.uint8)[None, :, None].repeat(64, 0).repeat(3, 2)
    path = save(tmp_path / "x.jpg", smooth, quality=95)
    assert np.abs(pixels(path, 64, 64).astype(int) - smooth).max() < 6


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tiff"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_turned_upright(suffix: str, orientation: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"jpg": {"quality": 100, "subsampling": 0}, "webp": {"lossless": True}}
    blocks = speckled(2, 3, 2, 3).repeat(16, 0).repeat(16, 1)
    path = save(tmp_path / f"x.{suffix}", blocks, exif=exif, **options.get(suffix, {}))
    with Image.open(path) as image:
        expected = np.asarray(ImageOps.exif_transpose(image))
    assert expected.shape == ((32, 48, 3) if orientation > 4 else (48, 32, 3))
    np.testing.assert_array_equal(pixels(path, *expected.shape[:2]), expected)


def test_grey_from_colour_and_colour_from_grey() -> None:
    grey = np.asarray(Image.fromarray(COLOUR).convert("L"))
    np.testing.assert_array_equal(pixels(COLOUR, channels=1)[..., 0], grey)
    np.testing.assert_array_equal(pixels(grey), grey[..., None].repeat(3, 2))


def test_what_is_transparent_is_white() -> None:
    alpha = np.concatenate([COLOUR, np.zeros((6, 9, 1), np.uint8)], axis=2)
    assert (pixels(alpha) == 255).all()
    alpha[..., 3] = 255
    np.testing.assert_array_equal(pixels(alpha), COLOUR)


@pytest.mark.parametrize(
    "mode", ["LA", "PA", "La", "RGBa", "P", "1", "CMYK", "YCbCr", "HSV", "LAB", "RGBX"]
)
def test_every_mode(mode: str) -> None:
    try:
        image = Image.fromarray(COLOUR).convert(mode)
    except ValueError:  # not every mode is made from RGB
        image = Image.new(mode, (9, 6))
    assert pixels(image).shape == (6, 9, 3)


def test_a_palette_with_a_transparent_colour(tmp_path: Path) -> None:
    image = Image.new("P", (4, 4), 1)
    image.putpalette([0, 0, 0, 10, 20, 30])
    image.save(tmp_path / "x.png", transparency=1)
    assert (pixels(tmp_path / "x.png", 4, 4) == 255).all()
    image.save(tmp_path / "y.png")
    assert (pixels(tmp_path / "y.png", 4, 4) == [10, 20, 30]).all()


def test_sixteen_bits_lose_the_lower_eight(tmp_path: Path) -> None:
    deep = np.arange(0, 65_536, 1366, dtype=np.uint16).reshape(6, 8)
    path = save(tmp_path / "x.png", deep)
    np.testing.assert_array_equal(pixels(path, 6, 8, 1)[..., 0], deep >> 8)
    path = save(tmp_path / "x.tiff", deep)
    np.testing.assert_array_equal(pixels(path, 6, 8, 1)[..., 0], deep >> 8)


def test_fractions_in_a_tiff(tmp_path: Path) -> None:
    path = save(tmp_path / "x.tiff", np.array([[0, 0.5], [1, np.nan]], np.float32))
    assert pixels(path, 2, 2, 1)[..., 0].tolist() == [[0, 127], [255, 0]]


def test_cmyk_jpeg(tmp_path: Path) -> None:
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(tmp_path / "x.jpg")
    red = pixels(tmp_path / "x.jpg", 8, 8)[4, 4]
    assert red[0] > 200
    assert red[1:].max() < 60


def test_a_huge_jpeg_is_the_same_at_a_fraction_of_the_work(tmp_path: Path) -> None:
    smooth = Image.fromarray(speckled(3, 4, 4, 3)).resize((1600, 1600), Image.Resampling.BICUBIC)
    smooth.save(tmp_path / "x.jpg", quality=95)
    expected = np.asarray(smooth.resize((16, 16), Image.Resampling.LANCZOS)).astype(int)
    assert np.abs(pixels(tmp_path / "x.jpg", 16, 16) - expected).max() < 10


@pytest.mark.parametrize(
    ("item", "first"),
    [
        (np.full((2, 2), 0.5), 128),
        (np.ones((2, 2, 1), np.float32), 255),
        (np.full((2, 2, 3), 7, np.int64), 7),
        (np.ones((2, 2), bool), 255),
        (Image.new("L", (2, 2), 9), 9),
    ],
)
def test_what_can_be_given(item, first: int) -> None:
    assert pixels(item, 2, 2)[0, 0, 0] == first


def test_a_callers_picture_is_left_as_it_is() -> None:
    file = io.BytesIO()
    Image.fromarray(speckled(4, 64, 64, 3)).save(file, "JPEG")
    image = Image.open(file)
    pixels(image, 4, 4)
    assert image.size == (64, 64)
