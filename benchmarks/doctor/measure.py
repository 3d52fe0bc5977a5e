"""Measures the doctor on the cases of one part: `python -m benchmarks.doctor.measure [--test]`.

Prints the table of what was wanted and what was reached, then each kind of fault, then each rule.
Answers are kept by case and by the doctor's own source, so that only what is new is examined.
"""

import argparse
import hashlib
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

import msgspec
from benchmarks.doctor.answer import Answer
from benchmarks.doctor.cases import Case, kept
from benchmarks.doctor.tables import show
from benchmarks.doctor.worker import Worker

_SOURCE = Path(__file__).parents[2] / "src" / "pellucid"
_PATIENCE = 90.0


def chosen(asked: argparse.Namespace) -> list[Case]:
    """The cases that were asked for."""
    cases = [
        case
        for case in kept("test" if asked.test else "develop")
        if case.kind in (asked.only or [case.kind])
        and case.setup.framework in (asked.framework or [case.setup.framework])
    ]
    return cases[: asked.limit]


def version() -> str:
    """A mark of the doctor's source, and of what makes patients for it."""
    files = sorted(
        path for room in ("doctor", "bridges") for path in (_SOURCE / room).rglob("*.py")
    )
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def measured(cases: list[Case], workers: int, budget: float) -> list[tuple[Case, Answer]]:
    """Every case with its answer, from those kept or new."""
    path = Path(tempfile.gettempdir()) / "pellucid-doctor" / f"{version()}-{budget:g}.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.touch()
    lines = path.read_bytes().splitlines()
    known = {one.digest: one for one in (msgspec.json.decode(line, type=Answer) for line in lines)}
    free: SimpleQueue[Worker] = SimpleQueue()
    for _ in range(workers):
        free.put(Worker(budget, _PATIENCE))

    def examined(case: Case) -> Answer:
        if case.setup.digest in known:
            return known[case.setup.digest]
        worker = free.get()
        found = msgspec.convert(worker.examine(case), Answer)
        free.put(worker)
        with path.open("ab") as file:
            file.write(msgspec.json.encode(found) + b"\n")
        first = found.first.code if found.first else found.error[-60:] or "no problem"
        print(f"{case.kind}, {found.seconds:.1f} s: {first}", file=sys.stderr, flush=True)
        return found

    with ThreadPoolExecutor(workers) as pool:
        answers = list(pool.map(examined, cases))
    for _ in range(workers):
        free.get().end()
    return list(zip(cases, answers, strict=True))


def main() -> None:
    """Measures, and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--test", action="store_true", help="the part that was not developed with")
    parser.add_argument("--only", action="append", metavar="KIND")
    parser.add_argument("--framework", action="append")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--budget", type=float, default=60.0, help="seconds for each diagnosis")
    asked = parser.parse_args()
    show(measured(chosen(asked), asked.workers, asked.budget))


if __name__ == "__main__":
    main()
