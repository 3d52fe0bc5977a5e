"""A teacher's folder, a learner's own folder, and somebody who types."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .quizzes import NAMES, written


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The learner's own folder: never that of whoever runs the tests."""
    monkeypatch.setenv("PELLUCID_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A teacher's folder with a lesson 7."""
    folder = tmp_path / "course" / "quizzes"
    folder.mkdir(parents=True)
    (folder / "7.toml").write_text(written(7, NAMES))
    return folder.parent


@pytest.fixture
def typing(tell: Callable, monkeypatch: pytest.MonkeyPatch) -> Callable:
    """`typing("ab q", "7")` runs `pellucid quiz 7` with a, b and q typed, a line each."""

    def run(typed: str, *arguments: object) -> Any:
        lines = "".join(f"{one}\n" for one in typed.replace(" ", ""))
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        return tell("quiz", *arguments)

    return run
