"""Names: tidy, bounded, and the same where they look the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.lab.classroom.names import clean_name, key_of
from pellucid.lab.classroom.schema import NAME_LENGTH, LearnerRow
from pellucid.lab.mistake import Mistake


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Ana ", "Ana"),
        ("José   Luis", "José Luis"),
        ("Mary-Jane O'Neil", "Mary-Jane O'Neil"),
        ("小明", "小明"),
        ("Ana\u202egnp.exe", "Anagnp.exe"),
        ("=HYPERLINK(1)", "HYPERLINK1"),
        ("<script>", "script"),
        ("Zoe\u0301", "Zoé"),
        ("ana\tb", "ana b"),
        ("-Ana-", "Ana"),
        ("👩 Eva", "Eva"),
    ],
)
def test_names_are_tidied(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "-", "…", "\u200b", "'.'", "\u0301"])
def test_a_name_has_letters(typed: str) -> None:
    with pytest.raises(Mistake) as mistake:
        clean_name(typed)
    assert mistake.value.code == "name-empty"


def test_a_name_has_an_end() -> None:
    with pytest.raises(Mistake) as mistake:
        clean_name("a" * (NAME_LENGTH + 1))
    assert (mistake.value.code, mistake.value.values) == ("name-long", {"most": NAME_LENGTH})


@given(st.text(max_size=60))
def test_any_text_is_a_tidy_name_or_a_mistake(text: str) -> None:
    try:
        name = clean_name(text)
    except Mistake:
        return
    assert 0 < len(name) <= NAME_LENGTH
    assert clean_name(name) == name
    assert not any(unicodedata.category(one)[0] == "C" for one in name)
    assert 0 < len(key_of(name)) <= LearnerRow.key.type.length


def test_names_that_look_alike_are_the_same() -> None:
    assert len({key_of(name) for name in ("Ana", "ANA", "ana", "Ａｎａ")}) == 1
    assert key_of("Ana") != key_of("Anna")
