"""A game kept as one file: the same again, and never half believed."""

from pathlib import Path

import pytest

from pellucid.errors import BadInput
from pellucid.games.record import Record, load_record, save_record

KEPT = Record(game="tic-tac-toe", moves="519", first="you", second="Pellucid", network=1)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    save_record(KEPT, tmp_path / "a.game")
    assert load_record(tmp_path / "a.game") == KEPT
    assert KEPT.standing().text == "519"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is not a saved game"),
        (b"\xff\xfe\x00", "is not a saved game"),
        (b"[]", "is not a saved game"),
        (b'{"game":"tic-tac-toe"}', "is not a saved game"),
        (b'{"format":9,"game":"tic-tac-toe","moves":""}', "has format 9"),
        (b'{"format":1,"game":"tictactoe","moves":""}', "is not known"),
        (b'{"format":1,"game":"tic-tac-toe","moves":"55"}', "moves that cannot be played"),
        (b'{"format":1,"game":"tic-tac-toe","moves":"5x"}', "moves that cannot be played"),
        (b'{"format":1,"game":"tic-tac-toe","moves":"5","network":7}', "is not a saved game"),
        (b"[" * 100_000, "is not a saved game"),
    ],
    ids=str,
)
def test_what_is_no_game_is_told(content: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "a.game").write_bytes(content)
    with pytest.raises(BadInput, match=told):
        load_record(tmp_path / "a.game")


def test_where_there_is_none_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="does not exist"):
        load_record(tmp_path / "a.game")
    with pytest.raises(BadInput, match="is a folder"):
        load_record(tmp_path)
    with pytest.raises(BadInput, match="cannot be written"):
        save_record(KEPT, tmp_path / "no" / "a.game")
