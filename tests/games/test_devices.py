"""Eight devices come to what one comes to."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

_SCRIPT = Path(__file__).with_name("sharded.py")


def made(devices: int, file: Path) -> list[np.ndarray]:
    done = subprocess.run(
        [sys.executable, _SCRIPT, str(devices), file], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    with np.load(file) as kept:
        return [kept[name] for name in kept.files]


@pytest.mark.slow
def test_games_and_learning_are_spread_over_devices(tmp_path: Path) -> None:
    one, eight = (made(devices, tmp_path / f"{devices}.npz") for devices in (1, 8))
    for ours, theirs in zip(one, eight, strict=True):
        np.testing.assert_allclose(ours, theirs, atol=1e-5)
