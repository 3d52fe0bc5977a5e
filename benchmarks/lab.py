"""A class in the lab: 1, 30 and 100 learners who all train at once, over real WebSockets.

.venv/bin/python benchmarks/lab.py [LEARNERS ...] [--seconds S] [--networks N]

Each learner has data and a network of their own, or one of N, draws every picture at once, and
says something every second. They live in processes apart from the server's, on the same machine,
and take their share of its cores. Once all programs are compiled, counted are pictures that came;
how long a command took, from when it was sent until its answer was there; and, for a weight changed
by hand, until the picture came that shows it.
"""

import argparse
import json
import multiprocessing
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from multiprocessing.connection import Pipe
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np

from beside import show, show_machine
from learners import PREPARING, Heard, crowd, setup_of

CROWDS = (1, 30, 100)
PROCESSES = 2
SETTLING = 2.0  # seconds for each network, in which its looks are compiled beside its training
PELLUCID = Path(sys.executable).parent / "pellucid"
HEAD = [
    "learners", "pictures a second", "of the slowest", "answered, half", "95 %", "shown, 95 %",
    "memory",
]  # fmt: skip


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("learners", nargs="*", type=int, default=CROWDS)
    asked.add_argument("--seconds", type=float, default=15.0)
    asked.add_argument("--networks", type=int, default=1000)
    given = asked.parse_args()
    show_machine("pellucid", "jax", "uvicorn", "websockets")
    rows = [measured(learners, given.networks, given.seconds) for learners in given.learners]
    show("a class in the lab", HEAD, rows)


def measured(learners: int, networks: int, seconds: float) -> list[str]:
    """One line of the table: a lab that has just been opened, and so many learners."""
    with tempfile.TemporaryDirectory() as home, lab(home) as (process, address):
        cookies = [cookie_for(address) for _ in range(learners)]
        setups = [setup_of(number, networks) for number in range(learners)]
        heard = together(address, setups, cookies, seconds)
        memory = peak_memory(process.pid)
    pictures = [one.pictures / seconds for one in heard]
    answers = [wait for one in heard for wait in one.answers]
    shown = [wait for one in heard for wait in one.shown]
    return [
        str(learners),
        f"{np.mean(pictures):.1f}",
        f"{min(pictures):.1f}",
        f"{1000 * np.quantile(answers, 0.5):.0f} ms",
        f"{1000 * np.quantile(answers, 0.95):.0f} ms",
        f"{1000 * np.quantile(shown, 0.95):.0f} ms" if shown else "",
        f"{memory:.2f} GiB",
    ]


@contextmanager
def lab(home: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A lab of its own, and its address."""
    process = subprocess.Popen(
        [PELLUCID, "lab", "--port", "0", "--no-browser", "--json"],
        cwd=home, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        yield process, json.loads(process.stdout.readline())["address"]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def cookie_for(address: str) -> str:
    """The cookie of somebody who has just come in."""
    where = urlsplit(address)
    connection = HTTPConnection(where.netloc, timeout=30)
    connection.request("GET", f"/?{where.query}")
    cookie = connection.getresponse().headers["set-cookie"].split(";")[0]
    connection.close()
    return cookie


def together(
    address: str, setups: Sequence[str], cookies: Sequence[str], seconds: float
) -> list[Heard]:
    """What all learners heard in the same seconds, after every one of them had begun to train."""
    ours, processes = [], []
    for part in range(min(PROCESSES, len(cookies))):
        here, there = Pipe()
        given = (setups[part::PROCESSES], address, cookies[part::PROCESSES], there)
        processes.append(multiprocessing.get_context("spawn").Process(target=crowd, args=given))
        processes[-1].start()
        there.close()  # so that the end of the process is the end of what it says
        ours.append(here)
    try:
        for told in ours:
            if not told.poll(PREPARING) or told.recv() != "ready":
                raise SystemExit("the learners did not get ready")
        time.sleep(SETTLING * len(set(setups)))
        for told in ours:
            told.send(seconds)
        return [heard for told in ours for heard in told.recv()]
    finally:
        for process in processes:
            process.join(10)
            process.kill()


def peak_memory(process: int) -> float:
    """GiB that the server held at most."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    (peak,) = (line for line in lines if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 2**20


if __name__ == "__main__":
    main()
