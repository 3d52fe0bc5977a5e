"""Records the evidence of the course: runs every experiment as it comes, and writes what it gave.

.venv/bin/python docs/evidence.py            # all of them: some minutes
.venv/bin/python docs/evidence.py xor edges  # these anew, the others as they are
"""

import sys
from pathlib import Path

import msgspec

from pellucid.atomic import write_bytes
from pellucid.cli import jax_settings
from pellucid.course.outcome import Outcome

PLACE = Path(__file__).parents[1] / "src/pellucid/course/evidence.json"


def main(names: list[str]) -> None:
    """Runs the experiments of these names, or all, and writes the file."""
    jax_settings.prepare()
    from pellucid.course import experiments

    known: dict[str, Outcome] = {}
    if names and PLACE.exists():
        known = {o.name: o for o in msgspec.json.decode(PLACE.read_bytes(), type=list[Outcome])}
    for name in names or experiments:
        known[name] = experiments[name].run()
        found = known[name]
        print(f"{name:16} {found.verdict:10} {found.effect} {found.seconds:.1f} s", flush=True)
    ordered = [known[name] for name in experiments if name in known]
    lines = [msgspec.json.encode(one) for one in ordered]
    # A line an experiment: what changed in a recording shows in a comparison.
    write_bytes(PLACE, b"[\n" + b",\n".join(lines) + b"\n]\n")


if __name__ == "__main__":
    main(sys.argv[1:])
