"""Notes on the page: what an option of the command line could do is not spoken of."""

import polars as pl

from pellucid.data import make_table
from pellucid.lab.plainly import plainly


def test_no_note_of_a_table_speaks_of_an_option() -> None:
    frame = pl.DataFrame(
        {"id": [f"n{row}" for row in range(40)], "same": [1] * 40, "x": list(range(40)),
         "kind": [row % 3 for row in range(40)]}
    )  # fmt: skip
    notes = [note.text for note in make_table(frame).notes]
    assert any("--" in note for note in notes)
    told = [plainly(note) for note in notes]
    assert not any("--" in note for note in told)
    assert all(note.endswith(".") for note in told)


def test_a_sentence_without_an_option_is_left_as_it_is() -> None:
    assert plainly("Age has 3 missing values") == "Age has 3 missing values"
