"""Folders of pictures and recordings, from the command line."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image


@pytest.mark.slow
@pytest.mark.parametrize("medium", ["pictures", "sounds"])
def test_a_folder_is_learned_from_by_the_recipe(
    medium: str, tell: Callable, pictures: Path, sounds: Path
) -> None:
    folder = {"pictures": pictures, "sounds": sounds}[medium]
    told = tell("train", folder, "--minutes", "0.05", "--report", "seen.html", "--json")
    assert told.code == 0, told.err
    assert (
        told.json["classes"] == {"pictures": ["bright", "dark"], "sounds": ["high", "low"]}[medium]
    )
    assert told.json["test"] >= 0.8
    assert told.json["reasons"]
    assert Path("seen.html").read_text().lower().startswith("<!doctype html>")


def test_what_cannot_be_read_is_named_and_not_fatal(tell: Callable, pictures: Path) -> None:
    told = tell("train", pictures, "--layers", "2", "--epochs", "1")
    assert told.code == 0
    assert "dark/broken.png" in told.err
    assert "48 pictures" in told.err


def test_speakers_are_kept_apart_and_said(tell: Callable, sounds: Path) -> None:
    told = tell("train", sounds, "--layers", "2", "--epochs", "1")
    assert "by 3 speakers" in told.err
    assert "16 recordings kept apart" in told.out
    told = tell("train", sounds, "--layers", "2", "--epochs", "1", "--split", "random")
    assert "10 recordings kept apart" in told.out


def test_answers_stand_beside_the_files(tell: Callable, models: Path, pictures: Path) -> None:
    told = tell("predict", models / "pictures.pellucid", pictures, "--json")
    assert told.code == 0
    assert told.json["rows"] == told.json["scored"] == 48
    assert "dark/broken.png" in told.err
    table = tell("predict", models / "pictures.pellucid", pictures).out.splitlines()
    assert table[0].startswith("file,class,prediction,probability of bright")
    assert table[1].startswith("bright/0.png,bright,")


def test_one_picture_is_answered_whatever_its_size_and_format(tell: Callable, models: Path) -> None:
    Image.fromarray(np.full((50, 70, 3), 220, np.uint8)).save("light.jpg")
    told = tell("predict", models / "pictures.pellucid", "light.jpg", "--json")
    assert told.code == 0
    assert told.json["rows"] == 1
    assert told.json["score"] is None


@pytest.mark.parametrize("content", [b"", b"RIFF", b"no sound at all"])
def test_a_broken_file_is_one_message(tell: Callable, models: Path, content: bytes) -> None:
    Path("broken.wav").write_bytes(content)
    for command in ("listen", "predict"):
        told = tell(command, models / "sounds.pellucid", "broken.wav")
        assert told.code == 2
        assert "broken.wav" in told.err
        assert len(told.err.splitlines()) == 1


def test_listening_needs_a_model_of_sound(tell: Callable, models: Path) -> None:
    told = tell("listen", models / "pictures.pellucid", "a.wav")
    assert told.code == 2
    assert "pictures" in told.err


def test_silence_is_answered_with_a_word_of_caution(tell: Callable, models: Path) -> None:
    soundfile.write("silence.wav", np.zeros(1600), 8000)
    told = tell("listen", models / "sounds.pellucid", "silence.wav")
    assert told.code == 0
    assert "next to nothing to hear" in told.err


@pytest.mark.parametrize(
    ("option", "value"), [("--kind", "film"), ("--split", "rondom"), ("--size", "0")]
)
def test_options_that_fit_nothing_are_told(
    option: str, value: str, tell: Callable, pictures: Path
) -> None:
    told = tell("train", pictures, option, value)
    assert told.code == 2
    assert value in told.err


def test_rows_of_a_table_do_not_fit_a_model_of_pictures(tell: Callable, models: Path) -> None:
    told = tell("predict", models / "pictures.pellucid", "iris")
    assert told.code == 2
    assert "iris" in told.err


def test_a_table_of_files_is_answered_by_the_targets_own_name(
    tell: Callable, models: Path, pictures: Path
) -> None:
    names = [f"{label}/{index}.png" for label in ("bright", "dark") for index in range(3)]
    rows = [
        f"{pictures / name},{index % 2},{name.split('/')[0]}" for index, name in enumerate(names)
    ]
    Path("asked.csv").write_text("\n".join(["file,other,class", *rows]))
    told = tell("predict", models / "pictures.pellucid", "asked.csv", "--json")
    assert told.code == 0, told.err
    assert told.json["scored"] == 6
    Path("bare.csv").write_text("\n".join(["file", *(str(pictures / name) for name in names)]))
    told = tell("predict", models / "pictures.pellucid", "bare.csv", "--json")
    assert (told.code, told.json["rows"], told.json["score"]) == (0, 6, None)


def test_every_file_of_a_folder_is_answered_with_a_label_or_without(
    tell: Callable, models: Path, pictures: Path
) -> None:
    Path("mixed/dark").mkdir(parents=True)
    for name in ("mixed/loose.png", "mixed/dark/one.png", "mixed/dark/two.png"):
        Path(name).write_bytes((pictures / "dark" / "1.png").read_bytes())
    told = tell("predict", models / "pictures.pellucid", "mixed", "--json")
    assert told.code == 0, told.err
    assert told.json["rows"] == 3
    assert told.json["scored"] == 2


def test_two_speakers_are_enough_for_a_test(tell: Callable, sounds: Path) -> None:
    Path("two").mkdir()
    for file in sounds.iterdir():
        if "_c_" not in file.name:
            Path("two", file.name).write_bytes(file.read_bytes())
    told = tell("train", "two", "--layers", "2", "--epochs", "1")
    assert told.code == 0, told.err
    assert "16 recordings kept apart" in told.out


def test_a_class_that_only_the_test_speakers_say_is_told(tell: Callable, sounds: Path) -> None:
    Path("odd").mkdir()
    for file in sounds.iterdir():
        name = file.name.replace("high", "rare") if "_a_" in file.name else file.name
        Path("odd", name).write_bytes(file.read_bytes())
    said = [
        tell("train", "odd", "--layers", "2", "--epochs", "1", "--seed", seed).err
        for seed in range(4)
    ]
    assert any("'rare'" in text or "say rare" in text for text in said)


def test_one_picture_alone_is_not_taken_for_its_rows(models: Path) -> None:
    from pellucid import BadInput, load_model

    model = load_model(models / "pictures.pellucid")
    for lone in (np.zeros((6, 6, 3), np.uint8), Image.new("L", (6, 6)), "a.png"):
        with pytest.raises(BadInput, match=r"picture"):
            model.predict(lone)
    assert len(model.predict([np.zeros((6, 6, 3), np.uint8)])) == 1
