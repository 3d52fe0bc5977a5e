"""Training speed: seconds a step, beside PyTorch, Keras on JAX and scikit-learn.

.venv/bin/python benchmarks/speed.py
"""

import steppers
from beside import in_turns, show, show_machine
from steppers import Work

PICTURE = Work((784, 256, 128, 10), 128, 100)
TINY = Work((2, 8, 8, 2), 10, 50)
MANY = 256
REPEATS = 5


def main() -> None:
    show_machine("pellucid", "jax", "torch", "keras", "scikit-learn")
    beside_peers(PICTURE, ours=5, theirs=2, least=1.5)
    beside_peers(TINY, ours=400, theirs=10, least=10)
    many_at_once()
    vitals(PICTURE, epochs=5)
    vitals(TINY, epochs=400)


def beside_peers(work: Work, *, ours: int, theirs: int, least: float) -> None:
    """One network: the epochs differ only so that each is measured for about a second."""
    seconds = in_turns(
        {
            "Pellucid": steppers.pellucid(work, ours),
            "PyTorch, eager": steppers.torch(work, theirs),
            "Keras fit on JAX": steppers.keras(work, theirs),
            "scikit-learn's MLP": steppers.sklearn(work, theirs),
        },
        REPEATS,
    )
    mine = seconds["Pellucid"]
    rows = [
        [name, f"{1000 * one:.3f}", f"{1 / one:,.0f}", f"{one / mine:.2f}"]
        for name, one in seconds.items()
    ]
    head = ["peer", "ms a step", "steps a second", "times as fast is Pellucid"]
    show(f"{work.name}, Adam", head, rows)
    fastest = min(one for name, one in seconds.items() if name != "Pellucid")
    print(f"\nBeside the fastest peer: {fastest / mine:.2f} times as fast (asked: {least:g}).")


def many_at_once() -> None:
    """Side by side against one alone, so many times."""
    seconds = in_turns(
        {
            "one alone": steppers.pellucid(TINY, 400),
            f"{MANY} at once": steppers.pellucid(TINY, 20, networks=MANY),
        },
        REPEATS,
    )
    alone, at_once = seconds.values()
    rows = [[name, f"{1e6 * one:.2f}"] for name, one in seconds.items()]
    show(f"{MANY} networks of {TINY.name}", ["training", "µs a network's step"], rows)
    print(f"\nAt once: {alone / at_once:.2f} times as fast (asked: 5).")


def vitals(work: Work, epochs: int) -> None:
    """What watching costs."""
    seconds = in_turns(
        {
            "vitals off": steppers.pellucid(work, epochs, vitals=False),
            "vitals on": steppers.pellucid(work, epochs, vitals=True),
        },
        2 * REPEATS,
    )
    off, on = seconds.values()
    rows = [[name, f"{1000 * one:.4f}"] for name, one in seconds.items()]
    show(f"Vitals, {work.name}", ["training", "ms a step"], rows)
    print(f"\nWith vitals: {100 * (on / off - 1):+.1f} % (asked: at most +10 %).")


if __name__ == "__main__":
    main()
