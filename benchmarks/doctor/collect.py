"""Collects cases until there are enough: `python -m benchmarks.doctor.collect [--minutes M]`.

Draws set-ups, keeps those that learn with every seed, puts faults into them one at a time, and
keeps those faults that do harm. It goes on from the cases that there are, and may be stopped; two
may work side by side, with another `--seed` each.
"""

import argparse
import os
from collections import Counter
from time import monotonic

from benchmarks.doctor.cases import HEALTHY, Case, Part, keep, kept
from benchmarks.doctor.draw_sample import pick
from benchmarks.doctor.faults import FAULTS, UNLEARNABLE, Fault
from benchmarks.doctor.healthy import LEARNS, draw
from benchmarks.doctor.setup import Framework
from benchmarks.doctor.skill import SEEDS
from benchmarks.doctor.verify import prepare, skills
from numpy.random import Generator, default_rng

WANTED = {"pellucid": 60, "keras": 40, "pytorch": 40}  # healthy ones, of each part
_OF_A_KIND, _UNLEARNABLE = 7, 12
_TRIED, _KEPT = 10, 4  # faults of one set-up
_HARM = 0.5


class Collection:
    """The cases of a part so far, counted; a case of the other part is never drawn again."""

    def __init__(self, part: Part) -> None:
        self._part: Part = part
        self.count()

    def count(self) -> None:
        """Counts anew: another process may have added some."""
        self.seen = {case.setup.digest for case in (*kept("develop"), *kept("test"))}
        cases = kept(self._part)
        self.healthy = Counter(case.setup.framework for case in cases if case.kind == HEALTHY)
        self.kinds = Counter(case.kind for case in cases)

    @property
    def enough(self) -> bool:
        """Whether there are as many healthy ones as wanted, and of every kind of fault."""
        kinds = all(self.kinds[kind] >= _OF_A_KIND for kind in FAULTS)
        return kinds and all(self.healthy[name] >= count for name, count in WANTED.items())

    def add(self, case: Case) -> bool:
        """Keeps a case unless it is there; says whether it was new."""
        if case.setup.digest in self.seen:
            return False
        keep(case, self._part)
        self.seen.add(case.setup.digest)
        self.kinds[case.kind] += 1
        return True


def collect(
    collection: Collection, random: Generator, until: float, *, spoiling: bool = True
) -> None:
    """Adds cases until there are enough, or the time is over; `spoiling`: faulty ones too."""
    while not collection.enough and monotonic() < until:
        collection.count()
        weights = [max(1, many - collection.healthy[name]) for name, many in WANTED.items()]
        framework: Framework = pick(random, list(WANTED), weights)
        setup = draw(random, framework)
        found = skills(setup, least=LEARNS)
        if len(found) < len(SEEDS) or min(found) < LEARNS:
            continue
        learned = sum(found) / len(found)
        healthy = Case(
            kind=HEALTHY, setup=setup, base=setup.digest, learned=round(learned, 3), skills=found
        )
        if collection.healthy[framework] < WANTED[framework]:
            collection.add(healthy)
        if spoiling:
            _spoil(collection, healthy, random, until)
        print(dict(collection.healthy), sum(collection.kinds.values()), flush=True)


def _spoil(collection: Collection, healthy: Case, random: Generator, until: float) -> None:
    """Faults into one healthy set-up, those kinds first of which there are fewest."""
    order = sorted(FAULTS, key=lambda kind: collection.kinds[kind] + 3 * random.random())
    scarce = [FAULTS[kind] for kind in order if collection.kinds[kind] < _OF_A_KIND]
    apart = [UNLEARNABLE] if collection.kinds[UNLEARNABLE.kind] < _UNLEARNABLE else []
    added = 0
    for fault in (*apart, *scarce[:_TRIED]):
        if added < _KEPT and monotonic() < until:
            case = spoilt(healthy, fault, random)
            added += case is not None and collection.add(case)


def spoilt(healthy: Case, fault: Fault, random: Generator) -> Case | None:
    """The case with the fault in it, if it can have it and is harmed by it."""
    injected = fault.inject(healthy.setup, random)
    if injected is None:
        return None
    try:
        found = skills(injected.setup)
    except Exception:  # whatever a framework says to what it does not want
        if not fault.raises:
            raise
        found = ()
    case = Case(
        kind=fault.kind, setup=injected.setup, base=healthy.base, learned=healthy.learned,
        skills=found, layers=injected.layers,
    )  # fmt: skip
    return case if harmed(case) else None


def harmed(case: Case) -> bool:
    """Whether at least half of the skill is lost: on the whole, and with the case's own seed."""
    lost = _HARM * case.learned
    return case.skill <= lost and (not case.skills or case.skills[case.setup.seed] <= lost)


def main() -> None:
    """Collects, gently."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--develop", action="store_true", help="for the part to develop with")
    parser.add_argument("--healthy", action="store_true", help="no faults, for now")
    asked = parser.parse_args()
    if "PELLUCID_DATA" not in os.environ:
        parser.error("PELLUCID_DATA must name the folder with mnist.npz")
    os.nice(10)
    prepare()
    collection = Collection("develop" if asked.develop else "test")
    random = default_rng([asked.seed, len(collection.seen)])
    until = monotonic() + 60 * asked.minutes
    collect(collection, random, until, spoiling=not asked.healthy)


if __name__ == "__main__":
    main()
