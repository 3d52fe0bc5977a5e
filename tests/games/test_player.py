"""A player's file: what is written is read, and nothing else."""

import zipfile
from contextlib import suppress
from pathlib import Path

import jax
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pellucid.errors import BadInput
from pellucid.games import Player, load_player, save_player


@pytest.fixture(scope="module")
def written(tic_tac_toe: Player, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("players") / "it.pellucid"
    save_player(tic_tac_toe, path)
    return path


def rewritten(path: Path, to: Path, name: str, old: bytes, new: bytes) -> Path:
    """The same file with something in one part of it exchanged."""
    with zipfile.ZipFile(path) as file, zipfile.ZipFile(to, "w") as other:
        for entry in file.namelist():
            content = file.read(entry)
            assert entry != name or old in content
            other.writestr(entry, content.replace(old, new) if entry == name else content)
    return to


def test_what_is_written_is_read(tic_tac_toe: Player, written: Path) -> None:
    read = load_player(written)
    assert (read.game, read.network) == (tic_tac_toe.game, tic_tac_toe.network)
    jax.tree.map(np.testing.assert_array_equal, read.parameters, tic_tac_toe.parameters)


def test_the_same_player_gives_the_same_bytes(tic_tac_toe: Player, written: Path) -> None:
    again = written.with_name("again.pellucid")
    save_player(tic_tac_toe, again)
    assert again.read_bytes() == written.read_bytes()


def test_a_later_format_an_unknown_game_another_network(written: Path, tmp_path: Path) -> None:
    for old, new, said in (
        (b'"format": 1', b'"format": 9', "later version"),
        (b'"game": "tic-tac-toe"', b'"game": "tic-tac-too"', "tic-tac-toe"),
        (b'"game": "tic-tac-toe"', b'"game": "connect-four"', "does not fit"),
        (b'"units": 16', b'"units": 17', "do not fit"),
    ):
        changed = rewritten(written, tmp_path / "x.pellucid", "player.json", old, new)
        with pytest.raises(BadInput, match=said):
            load_player(changed)


def test_a_compressed_file_is_refused(written: Path, tmp_path: Path) -> None:
    """A small one could unpack to what fills the memory."""
    packed = tmp_path / "x.pellucid"
    with zipfile.ZipFile(written) as file, zipfile.ZipFile(packed, "w") as other:
        for entry in file.namelist():
            other.writestr(entry, file.read(entry), zipfile.ZIP_DEFLATED)
    with pytest.raises(BadInput, match=r"is not a whole player.*compressed"):
        load_player(packed)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 255))
def test_a_damaged_file_is_told_or_harmless(written: Path, at: int, value: int) -> None:
    content = bytearray(written.read_bytes())
    content[at % len(content)] = value
    damaged = written.with_name("damaged.pellucid")
    damaged.write_bytes(content)
    with suppress(BadInput):
        assert isinstance(load_player(damaged), Player)


@pytest.mark.parametrize("content", [b"", b"PK", b"something else altogether"])
def test_what_is_no_player(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "it.pellucid"
    path.write_bytes(content)
    with pytest.raises(BadInput, match="not a whole player"):
        load_player(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="does not exist"):
        load_player(tmp_path / "none.pellucid")
    with pytest.raises(BadInput, match="folder"):
        load_player(tmp_path)
