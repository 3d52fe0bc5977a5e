import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

SCRIPT = Path(__file__).with_name("sharded.py")


def on(devices, networks, folder):
    file = folder / f"{devices}-{networks}.npz"
    subprocess.run([sys.executable, SCRIPT, str(devices), str(networks), file], check=True)
    with np.load(file) as arrays:
        return [arrays[name] for name in arrays.files]


@pytest.mark.slow
@pytest.mark.parametrize("networks", [1, 8], ids=["the batch is split", "networks are dealt out"])
def test_eight_devices_give_what_one_gives(networks, tmp_path):
    for one, eight in zip(on(1, networks, tmp_path), on(8, networks, tmp_path), strict=True):
        np.testing.assert_allclose(one, eight, rtol=1e-5, atol=1e-6)
