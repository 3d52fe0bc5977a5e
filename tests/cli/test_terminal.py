"""In a terminal: the live picture, colours, and that nothing is wider than the window."""

from io import StringIO

import numpy as np
import pytest
from rich.console import Console

from pellucid.cli import terminal
from pellucid.cli.training.lines import Lines
from pellucid.cli.training.live import LivePicture
from pellucid.cli.training.pace import Pace
from pellucid.cli.training.watchers import watcher
from pellucid.data import builtin
from pellucid.learning import Progress, Recipe, Settings
from pellucid.network import dense_network
from pellucid.report.palette import RASTER_BLUE, RASTER_CLASSES, RASTER_ORANGE


def console(width: int, *, terminal: bool = True) -> Console:
    return Console(
        file=StringIO(), width=width, height=40, force_terminal=terminal, color_system=None
    )


def progress(epoch: int, epochs: int = 20, seconds: float = 1.0) -> Progress:
    falling = np.linspace(1, 0.1, epoch)
    curves = np.stack([falling, 1 - falling, falling * 1.1, 1 - falling * 1.1], -1)
    return Progress(epoch, epochs, seconds, curves[None])


RECIPE = Recipe(dense_network(4, 3, "multiclass"), Settings(), reasons=("a reason " * 30,))


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("done", [1, 7, 20])
def test_the_picture_fits(width: int, done: int) -> None:
    screen = console(width)
    with watcher(screen, 2) as picture:
        picture.announce("source", builtin("iris"))
        picture.announce("fold", 0.5)
        picture.announce("recipe", RECIPE)
        picture.progress(progress(done))
    with screen.capture() as capture:
        screen.print(picture)
    lines = capture.get().splitlines()
    assert all(len(line) <= width for line in lines)
    assert f"epoch {done} of 20" in lines[0]
    assert "accuracy" in capture.get()
    assert "fold 2 of 2" in capture.get()


def test_a_quantity_shows_its_own_metric() -> None:
    screen = console(100)
    with watcher(screen, 0) as picture:
        picture.announce("source", builtin("diabetes"))
        picture.progress(progress(3))
    with screen.capture() as capture:
        screen.print(picture)
    assert "R²" in capture.get()
    assert "learning" in capture.get()


def test_lines_for_logs() -> None:
    screen = console(80, terminal=False)
    with watcher(screen, 2) as lines:
        lines.stage("reading")
        lines.announce("source", builtin("iris"))
        lines.announce("fold", 0.25)
        lines.announce("recipe", RECIPE)
        lines.progress(progress(3))
        lines.progress(progress(20))
    file = screen.file
    assert isinstance(file, StringIO)
    said = file.getvalue()
    assert "150 rows of 4 numbers" in said
    assert "fold 1 of 2: 0.250" in said
    assert "epoch 20 of 20: loss 0.100" in said
    assert "epoch 3 of" not in said, "too soon after the last line"


def test_who_watches() -> None:
    with watcher(console(80), None) as picture, watcher(console(80, terminal=False), 5) as lines:
        assert isinstance(picture, LivePicture)
        assert isinstance(lines, Lines)


def test_the_time_left_counts_from_where_it_was_resumed() -> None:
    pace = Pace()
    assert pace.seconds_left(progress(100, 200, 0.5)) is None
    assert pace.seconds_left(progress(110, 200, 1.5)) == pytest.approx(9.0)


def test_colours_are_those_of_the_report() -> None:
    named = (terminal.POSITIVE, terminal.NEGATIVE, terminal.VALIDATION)
    of_report = (RASTER_BLUE, RASTER_ORANGE, RASTER_CLASSES[2])
    for name, shares in zip(named, of_report, strict=True):
        assert name == "#" + "".join(f"{round(255 * share):02x}" for share in shares)
