"""The issue's list: nothing crashes, everything is counted and named."""

import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pellucid.data.decoding import room
from pellucid.data.encoding import PictureEncoding
from pellucid.data.pictures import encode_pictures, read_pictures
from pellucid.errors import BadInput

from ..media import picture_folder, put, said, save, speckled


def bomb(width: int, height: int) -> bytes:
    """A PNG whose header promises many pixels, in a few bytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


def test_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no picture"):
        read_pictures(tmp_path)


def test_one_class(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"every picture of .* is of class 'cat'"):
        read_pictures(picture_folder(tmp_path, classes=("cat",)))


def test_one_class_nested(tmp_path: Path) -> None:
    save(tmp_path / "cat" / "a" / "1.png", speckled(0, 4, 4))
    save(tmp_path / "cat" / "2.png", speckled(1, 4, 4))
    with pytest.raises(BadInput, match="class 'cat'"):
        read_pictures(tmp_path)


def test_each_picture_a_class(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="a class of its own"):
        read_pictures(picture_folder(tmp_path, each=1))


def test_a_class_with_one_picture(tmp_path: Path) -> None:
    picture_folder(tmp_path)
    save(tmp_path / "yak" / "0.png", speckled(7, 12, 10, 3))
    found = read_pictures(tmp_path)
    assert found.rows == 7
    assert said(found.notes, "single-row-class").startswith("1 class has one picture only: yak.")


def test_a_class_only_in_the_test_part(tmp_path: Path) -> None:
    picture_folder(tmp_path / "train")
    picture_folder(tmp_path / "test", classes=("cat", "yak"))
    assert "never learnt: yak" in said(read_pictures(tmp_path).notes, "test-only-class")


def test_non_pictures_among_pictures(tmp_path: Path) -> None:
    picture_folder(tmp_path)
    put(tmp_path / "notes.txt", b"hello")
    put(tmp_path / "cat" / "sound.wav", b"RIFF")
    put(tmp_path / "cat" / "text.png", b"hello")
    put(tmp_path / "dog" / "empty.jpg", b"")
    found = read_pictures(tmp_path)
    assert found.rows == 6
    assert "2 files are no picture by name" in said(found.notes, "other-files")
    text = said(found.notes, "unusable")
    assert text.startswith("2 pictures cannot be used: cat/text.png (not a picture, or damaged)")


@pytest.mark.parametrize("suffix", ["png", "jpg", "gif", "bmp", "webp", "tiff"])
def test_truncated_files(suffix: str, tmp_path: Path) -> None:
    picture_folder(tmp_path)
    path = save(tmp_path / "cat" / f"cut.{suffix}", speckled(0, 40, 40, 3))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    found = read_pictures(tmp_path)
    assert found.rows == 6
    assert "cut." in said(found.notes, "unusable")
    np.testing.assert_array_equal(found.inputs[3], speckled(100, 12, 10, 3))


def test_only_truncated_files(tmp_path: Path) -> None:
    for name in ("a/1.png", "a/2.png", "b/3.png", "b/4.png"):
        put(tmp_path / name, b"\x89PNG")
    with pytest.raises(BadInput, match=r"4 pictures cannot be used: a/1\.png .*no other"):
        read_pictures(tmp_path)


def test_what_is_left_after_the_broken_ones_is_one_class(tmp_path: Path) -> None:
    picture_folder(tmp_path, classes=("cat",))
    put(tmp_path / "dog" / "1.png", b"")
    with pytest.raises(BadInput, match="class 'cat'"):
        read_pictures(tmp_path)


def test_a_class_of_broken_pictures_is_named(tmp_path: Path) -> None:
    picture_folder(tmp_path)
    put(tmp_path / "yak" / "1.png", b"")
    found = read_pictures(tmp_path)
    assert found.task == "binary"
    assert said(found.notes, "lost-class") == "No picture is left of 1 class: yak."


def test_more_than_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "memory", lambda: 1000.0)
    with pytest.raises(BadInput, match=r"6 examples would take .* --size with fewer"):
        read_pictures(picture_folder(tmp_path))


def test_a_picture_20000_pixels_wide(tmp_path: Path) -> None:
    picture_folder(tmp_path)
    Image.new("RGB", (20_000, 3), (9, 9, 9)).save(tmp_path / "cat" / "wide.png")
    found = read_pictures(tmp_path)
    assert found.rows == 7
    assert (found.inputs[3] == 9).all()


def test_a_decompression_bomb(tmp_path: Path) -> None:
    picture_folder(tmp_path)
    put(tmp_path / "cat" / "large.png", bomb(12_000, 12_000))
    put(tmp_path / "cat" / "larger.png", bomb(100_000, 100_000))
    put(tmp_path / "dog" / "promise.png", bomb(9_900, 9_900))  # PIL's warning, and cut short
    found = read_pictures(tmp_path)
    assert found.rows == 6
    text = said(found.notes, "unusable")
    assert "cat/large.png (too large: 12,000 by 12,000 pixels)" in text
    assert "cat/larger.png (too large: a decompression bomb)" in text
    assert "dog/promise.png (cut short or damaged)" in text


@pytest.mark.parametrize("suffix", ["gif", "webp", "png"])
def test_an_animation_is_its_first_frame(suffix: str, tmp_path: Path) -> None:
    picture_folder(tmp_path)
    frames = [Image.new("RGB", (12, 10), (shade, shade, shade)) for shade in (50, 150, 250)]
    path = tmp_path / "cat" / f"moves.{suffix}"
    options = {"lossless": True} if suffix == "webp" else {}
    frames[0].save(path, save_all=True, append_images=frames[1:], **options)
    found = read_pictures(tmp_path)
    assert (found.inputs[3] == 50).all()
    assert f"1 picture moves: of cat/moves.{suffix} the first" in said(found.notes, "moving")


def test_transparency_is_noted_where_it_is(tmp_path: Path) -> None:
    picture_folder(tmp_path)
    alpha = speckled(0, 12, 10, 4)
    save(tmp_path / "cat" / "clear.png", alpha)
    alpha[..., 3] = 255
    save(tmp_path / "cat" / "opaque.png", alpha)
    text = said(read_pictures(tmp_path).notes, "transparent")
    assert text.startswith("1 picture has transparent parts")
    assert "clear.png" in text


@pytest.mark.parametrize("name", [b"caf\xe9", b"a\nb", b"\x1b[31m"])
def test_unreadable_names(name: bytes, tmp_path: Path) -> None:
    picture_folder(tmp_path)
    for folder in (os.fsencode(tmp_path / "cat"), os.path.join(os.fsencode(tmp_path), name)):
        os.makedirs(folder, exist_ok=True)
        for number in range(2):
            content = (tmp_path / "dog" / f"{number}.png").read_bytes()
            with open(os.path.join(folder, name + b"%d.png" % number), "wb") as file:
                file.write(content)
    found = read_pictures(tmp_path)
    assert found.rows == 10
    assert len(found.classes) == 3
    for text in (*found.files, *found.classes, *(note.text for note in found.notes)):
        assert text.isprintable()
        assert text.encode()


def test_links_out_of_the_folder(tmp_path: Path) -> None:
    picture_folder(tmp_path / "in")
    (tmp_path / "in" / "cat" / "out.png").symlink_to(save(tmp_path / "x.png", speckled(0, 4, 4)))
    found = read_pictures(tmp_path / "in")
    assert found.rows == 6
    assert "cat/out.png" in said(found.notes, "links")


def test_the_same_picture_twice(tmp_path: Path) -> None:
    picture_folder(tmp_path)
    save(tmp_path / "cat" / "again.bmp", speckled(1, 12, 10, 3))
    found = read_pictures(tmp_path)
    assert found.groups is not None
    assert found.groups[found.files.index("cat/again.bmp")] == found.groups[1]
    assert "cat/1.png = cat/again.bmp" in said(found.notes, "duplicates")


def test_the_same_picture_in_two_classes(tmp_path: Path) -> None:
    picture_folder(tmp_path)
    save(tmp_path / "dog" / "cat.png", speckled(1, 12, 10, 3))
    found = read_pictures(tmp_path)
    (warned,) = [note for note in found.notes if note.code == "contradictions"]
    assert warned.level == "warning"
    assert "cat/1.png = dog/cat.png" in warned.text


@pytest.mark.parametrize(
    ("item", "why"),
    [
        ("absent.png", r"absent\.png \(not there\)"),
        (".", "a folder"),
        (np.full((2, 2), np.nan), "number 0 .*not all from 0 to 1"),
        (np.full((2, 2), 3.0), "from 0 to 1"),
        (np.full((2, 2), -3), "from 0 to 255"),
        (np.zeros((2, 2, 2)), r"shape is \(2, 2, 2\)"),
        (np.zeros((0, 2)), "no numbers"),
        (np.array([["a"]]), "no numbers"),
        (None, "its shape"),
    ],
)
def test_what_cannot_be_answered(item, why: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadInput, match=why):
        encode_pictures(PictureEncoding(2, 2, 1), [item])


def test_nothing_to_answer() -> None:
    assert encode_pictures(PictureEncoding(2, 2, 1), [])[0].shape == (0, 2, 2, 1)
