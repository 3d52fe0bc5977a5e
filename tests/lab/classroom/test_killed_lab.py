"""A whole lab with a class in it, killed in the middle of a quiz and started again."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ..server.talking import Lab, Talk


@contextmanager
def killed_lab(home: Path, port: int) -> Iterator[Lab]:
    """A lab as the command starts it, and as `kill -9` ends it."""
    options = ["--class", "--host", "127.0.0.1", "--port", str(port), "--no-browser", "--json"]
    process = subprocess.Popen(
        [sys.executable, "-m", "pellucid", "lab", *options],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PELLUCID_HOME": str(home)},
    )
    assert process.stdout is not None
    try:
        told = json.loads(process.stdout.readline())
        token = told["address"].partition("token=")[2].partition("#")[0]
        yield Lab(told["port"], token, told)
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()


def joined(lab: Lab, name: str) -> str:
    body = json.dumps({"name": name, "code": lab.told["code"]}).encode()
    answer = lab.ask("POST", "/join", body, Origin=lab.origin)
    assert answer.status == 204
    return answer.headers["set-cookie"].split(";")[0]


def answered(talk: Talk, times: int) -> list[str]:
    """The questions whose answers the learner was told to be right or wrong."""
    question, keys = talk.ask("begin-quiz", lesson=1)["question"], []
    for _ in range(times):
        marked = talk.ask("answer-question", question=question["number"], choice=0)
        keys.append(marked["key"])
        question = marked["next"]
    return keys


def kept(lab: Lab) -> list[tuple[str, str]]:
    content = lab.ask("GET", "/class/answers.csv", Cookie=lab.new_cookie()).body.decode("utf-8-sig")
    return [(row["learner"], row["question"]) for row in csv.DictReader(io.StringIO(content))]


@pytest.mark.slow
def test_a_class_goes_on_after_kill_9(tmp_path: Path) -> None:
    with killed_lab(tmp_path, 0) as lab:
        cookie = joined(lab, "Ana")
        talk = lab.talk(cookie)
        talk.ask("open", address="")
        keys = answered(talk, 3)
        port, code = lab.port, lab.told["code"]
    with killed_lab(tmp_path, port) as lab:
        assert lab.told["code"] == code
        assert kept(lab) == [("Ana", key) for key in keys]
        again = lab.talk(cookie)
        assert again.ask("open", address="")["classroom"] == "learner"
        lessons = again.ask("read-contents")["lessons"]
        asked = again.ask("begin-quiz", lesson=1)["question"]
        assert asked is not None
        assert len(lessons) == 5
