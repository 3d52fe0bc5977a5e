"""How the command line sets JAX up: a cache where one may be, and quietly."""

import os
import tomllib
from pathlib import Path

import pytest

from pellucid.cli import clock, mistakes
from pellucid.cli.jax_settings import cache_folder, prepare

NAMES = (
    "JAX_COMPILATION_CACHE_DIR", "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS",
    "JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES", "JAX_COMPILATION_CACHE_MAX_SIZE",
    "TF_CPP_MIN_LOG_LEVEL", "PELLUCID_CACHE", "XDG_CACHE_HOME",
)  # fmt: skip
ROOT = Path(__file__).parents[2]
# The fixture of this folder puts another in its place.
PREPARE = prepare


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))


def test_the_cache_is_where_it_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert cache_folder() == tmp_path / ".cache" / "pellucid"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg" / "pellucid"
    monkeypatch.setenv("PELLUCID_CACHE", str(tmp_path / "own"))
    assert cache_folder() == tmp_path / "own"
    PREPARE()
    assert Path(os.environ["JAX_COMPILATION_CACHE_DIR"]).parent.parent == tmp_path / "own"


def test_what_a_person_has_set_stands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JAX_COMPILATION_CACHE_DIR", str(tmp_path / "mine"))
    PREPARE()
    assert os.environ["JAX_COMPILATION_CACHE_DIR"] == str(tmp_path / "mine")


def test_a_cache_that_cannot_be_written_is_done_without(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PELLUCID_CACHE", str(tmp_path / "file"))
    PREPARE()
    assert "JAX_COMPILATION_CACHE_DIR" not in os.environ


def test_the_clock_runs() -> None:
    first, second = clock.since_start(), clock.since_start()
    assert 0 < first <= second


@pytest.mark.parametrize("error", [OSError(28, "No space left on device", "x"), MemoryError()])
def test_the_machines_troubles_are_told_in_one_line(error: Exception) -> None:
    told = str(mistakes.as_bad_input(error))
    assert told
    assert "\n" not in told


def test_what_a_bounded_cache_needs_is_installed_with_pellucid() -> None:
    """Here torch brings it; without it JAX would keep nothing, and say so to nobody."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert any(one.startswith("filelock") for one in project["dependencies"])
