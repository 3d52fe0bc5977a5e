"""Patterns against names, by hand."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.data.folders import PICTURES, SOUNDS
from pellucid.data.folders.pattern import compile_pattern, guess_pattern
from pellucid.errors import BadInput


@pytest.mark.parametrize(
    ("pattern", "file", "fields"),
    [
        ("{label}_{speaker}_{n}.wav", "3_jackson_17.wav", ("3", "jackson")),
        ("{label}_{speaker}_{n}.wav", "in/a/3_jackson_17.WAV", ("3", "jackson")),
        ("{label}_{speaker}_{n}", "3_jackson_17.flac", ("3", "jackson")),
        ("{speaker}-*-{label}.wav", "ann-2024-yes.wav", ("yes", "ann")),
        ("{label}/{speaker}/{n}.wav", "yes/ann/3.wav", ("yes", "ann")),
        ("{label}_{speaker}_{n}.wav", "3_jackson_x.wav", None),
        ("{label}.{speaker}.wav", "3_jackson.wav", None),
        ("{label}+{speaker}.wav", "3+jackson.wav", ("3", "jackson")),
    ],
)
def test_fields(pattern: str, file: str, fields: tuple[str, str] | None) -> None:
    found = compile_pattern(pattern, SOUNDS).match(file)
    assert (found and (found["label"], found["speaker"])) == fields


@pytest.mark.parametrize(
    "pattern",
    ["", "x.wav", "{n}.wav", "{label}{speaker}.wav", "{label}_{label}.wav", "{label}_{speaker",
     "{label}*{speaker}.wav", "{label}_{}.wav", "{label}_{a b}.wav", "{{label}}.wav"],
)  # fmt: skip
def test_patterns_that_mean_nothing(pattern: str) -> None:
    with pytest.raises(BadInput, match="the pattern is"):
        compile_pattern(pattern, SOUNDS)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_pattern_compiles_or_is_refused(pattern: str, file: str) -> None:
    with suppress(BadInput):
        compile_pattern(pattern + "{label}", PICTURES).match(file)


def names(text: str) -> list[str]:
    return [
        text.format(label=label, speaker=speaker, n=n)
        for label in ("0", "1", "2")
        for speaker in ("ann", "bob")
        for n in (1, 2)
    ]


def test_obvious_patterns_are_guessed() -> None:
    found = guess_pattern(names("{label}_{speaker}_{n}.wav"), SOUNDS, speakers=True)
    assert found is not None
    assert found.fields == ("label", "speaker", "n")
    cats = ["cat.0.jpg", "cat.1.jpg", "dog.0.jpg", "dog.1.jpg"]
    found = guess_pattern(cats, PICTURES, speakers=False)
    assert found is not None
    assert found.text == "{label}.{n}"


@pytest.mark.parametrize(
    "files",
    [
        ["IMG_1.jpg", "IMG_2.jpg", "IMG_3.jpg"],
        ["a_1.jpg", "b_1.jpg", "c_1.jpg"],
        ["a.jpg", "b.jpg"],
        ["a_1.jpg", "a_2.jpg", "b_1.jpg", "b_2.jpg", "else.jpg"],
    ],
)
def test_what_is_not_obvious_is_not_guessed(files: list[str]) -> None:
    assert guess_pattern(files, PICTURES, speakers=False) is None
