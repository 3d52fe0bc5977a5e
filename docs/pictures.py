"""Draws the pictures of the README, from networks that it trains.

.venv/bin/python docs/pictures.py
"""

from pathlib import Path

import numpy as np

from pellucid.data import builtin
from pellucid.learning import train
from pellucid.report import boundary_figure, network_figure, save_figure

HERE = Path(__file__).with_name("pictures")


def main() -> None:
    """Two moons told apart by a small network: what it is, and what it makes of the plane."""
    HERE.mkdir(exist_ok=True)
    run = train("moons", layers=(6, 4), activation="tanh", epochs=200, learning_rate=0.01)
    network = network_figure(
        run.model.network, run.model.member(), inputs=("x1", "x2"), outputs=run.model.classes
    )
    save_figure(network, HERE / "network.png")
    moons = builtin("moons")
    points = moons.frame.to_numpy()
    low, high = points.min(0) - 0.3, points.max(0) + 0.3
    targets = np.array([run.model.classes.index(str(one)) for one in moons.target])
    plane = boundary_figure(run.model, tuple(low), tuple(high), points, targets)
    save_figure(plane, HERE / "boundary.png")


if __name__ == "__main__":
    main()
