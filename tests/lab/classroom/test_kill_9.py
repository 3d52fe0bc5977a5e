"""An answer that was acknowledged is kept, whenever the process is killed."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pellucid.lab.classroom.answers import AnswerBook
from pellucid.lab.classroom.database import open_database
from pellucid.lab.classroom.register import Register

# Many learners at once, each of whom says what was acknowledged as soon as it was.
ANSWERING = """
import os, sys
from threading import Thread
from pellucid.lab.classroom.answers import AnswerBook, QuizAnswer
from pellucid.lab.classroom.database import open_database
from pellucid.lab.classroom.register import Register

database = open_database(sys.argv[1])
register = Register(database, "class")
book = AnswerBook(database, register.class_id)

def answer(learner, start):
    for number in range(start, 1_000_000):
        book.add(learner, QuizAnswer(1, str(number), "asked", "given", True))
        os.write(1, f"{learner} {number}\\n".encode())

last = {}
for one in book:
    last[one.learner] = int(one.answer.question)
for name in ("Ana", "Eva", "Zoe", "José"):
    there = [one for one in register.learners() if one.name == name]
    learner = there[0] if there else register.join(name).learner
    Thread(target=answer, args=(learner.id, last.get(learner.id, 0) + 1), daemon=True).start()
os.write(1, b"begun\\n")
sys.stdin.read()
"""
KILLS = 4


def acknowledged_until_killed(url: str, output: Path, seconds: float) -> set[tuple[int, str]]:
    """Who was told of which answer that it is kept, before the process was killed."""
    with output.open("wb") as file:
        command = [sys.executable, "-c", ANSWERING, url]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=file)
        deadline = time.monotonic() + 60
        while b"begun" not in output.read_bytes() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    # The last line may be cut short: nobody was told of that answer.
    lines = output.read_text().split("\n")[:-1]
    pairs = [line.split() for line in lines if line != "begun"]
    return {(int(learner), number) for learner, number in pairs}


@pytest.mark.slow
def test_what_was_acknowledged_survives_kill_9(url: str, tmp_path: Path) -> None:
    acknowledged: set[tuple[int, str]] = set()
    for kill in range(KILLS):
        seconds = random.uniform(0.05, 0.4)
        acknowledged |= acknowledged_until_killed(url, tmp_path / f"{kill}.txt", seconds)
        database = open_database(url)
        book = AnswerBook(database, Register(database, "class").class_id)
        kept = [(one.learner, one.answer.question) for one in book]
        database.close()
        assert acknowledged <= set(kept)
        assert len(set(kept)) == len(kept)
        # Whoever was not told in time may have one answer more, and no other.
        assert len(kept) <= len(acknowledged) + 4 * (kill + 1)
    assert len(acknowledged) > 20 * KILLS
