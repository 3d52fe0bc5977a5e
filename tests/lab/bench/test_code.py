"""Code to take away runs as it stands, and answers as the bench does."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec

import numpy as np
import pytest

from pellucid.lab.bench.code.numbers import written_out
from pellucid.lab.protocol import commands as ask
from pellucid.lab.protocol.setup import DataSetup, LayerSetup, TrainingSetup

from .reading import opened, small, trained

NEEDS = {"pellucid": "pellucid", "pytorch": "torch", "keras": "keras"}

ODD = (
    LayerSetup(units=5, activation="leaky-relu", dropout=0.2),
    LayerSetup(units=4, activation="elu"),
    LayerSetup(units=4, activation="gelu"), LayerSetup(units=4, activation="selu"),
    LayerSetup(units=4, activation="silu"), LayerSetup(units=4, activation="softplus"),
    LayerSetup(units=4, activation="softmax"), LayerSetup(units=4, activation="linear"),
    LayerSetup(units=4, activation="sigmoid"), LayerSetup(units=4, activation="relu"),
)  # fmt: skip

SETUPS = {
    "two clouds": small(training=TrainingSetup(regularisation="l1", regularisation_rate=0.01)),
    "a quantity": small(
        ODD, DataSetup(source="diabetes"), TrainingSetup(optimizer="momentum"), loss="huber"
    ),
    "digits": small(
        (LayerSetup(units=16, activation="relu"),),
        DataSetup(source="digits", test_share=0.9),
        TrainingSetup(
            optimizer="adamw", learning_rate=0.01, regularisation="l2", regularisation_rate=0.1
        ),
    ),
    "pictures": small(
        (
            LayerSetup(kind="conv", units=3, window=5, activation="leaky-relu"),
            LayerSetup(kind="pool", window=2, dropout=0.1),
            LayerSetup(kind="conv", units=4, activation="relu"),
            LayerSetup(units=5, activation="relu"),
        ),
        DataSetup(source="digits", test_share=0.9),
        TrainingSetup(optimizer="adam", learning_rate=0.01),
    ),
    "recordings": small(
        (LayerSetup(units=6, activation="relu"),),
        DataSetup(source="vowels", test_share=0.9),
        TrainingSetup(optimizer="adam", learning_rate=0.01),
    ),
}

# What runs the code as it stands, and then tells what its names came to.
RUN = """
import json, runpy, sys
for path in sys.argv[1:]:
    told = runpy.run_path(path)
    print(json.dumps([told["answers"].tolist(), float(told["after"])]))
"""


@pytest.fixture(scope="module")
def benches():
    return [trained(opened(setup), 2) for setup in SETUPS.values()]


@pytest.mark.parametrize("library", NEEDS)
def test_code_answers_as_the_bench_does_and_learns_on(benches, library, tmp_path):
    if find_spec(NEEDS[library]) is None:
        pytest.skip(f"{NEEDS[library]} is not installed")
    paths = [tmp_path / f"{number}.py" for number in range(len(benches))]
    for bench, path in zip(benches, paths, strict=True):
        (told,) = bench.do(ask.Code(id=1, library=library))
        path.write_text(told.code)
    run = [sys.executable, "-c", RUN, *map(str, paths)]
    # One thread is fastest for so small sums, above all while others work.
    alone = os.environ | {"OMP_NUM_THREADS": "1"}
    done = subprocess.run(run, capture_output=True, text=True, check=False, env=alone)
    assert done.returncode == 0, done.stderr
    # The code prints for people, too: what it came to is a line of its own.
    lines = [line for line in done.stdout.splitlines() if line.startswith("[[[")]
    for bench, line in zip(benches, lines, strict=True):
        answers, after = json.loads(line)
        outputs = bench.model().outputs(bench.examples()[0][:5])
        np.testing.assert_allclose(answers, outputs, rtol=2e-4, atol=2e-6)
        assert np.isfinite(after)


def test_small_networks_are_written_out_and_large_ones_packed():
    (small_one,) = opened().do(ask.Code(id=1, library="pytorch"))
    assert 'weights["weights_1"] = [[' in small_one.code
    large = opened(small((LayerSetup(units=300),)))
    (large_one,) = large.do(ask.Code(id=1, library="pytorch"))
    assert "weights = unpacked(" in large_one.code


def test_a_number_written_out_is_the_same_number():
    values = np.random.default_rng(0).normal(0, 1, 4000).astype(np.float32)
    values *= np.float32(10.0) ** np.random.default_rng(1).integers(-30, 30, 4000)
    assert (np.float32(json.loads(written_out(values))) == values).all()
