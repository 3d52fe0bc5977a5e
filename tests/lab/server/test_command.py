"""`pellucid lab`, as it is typed."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pellucid.cli.entry import run

from .talking import Lab, lab_apart


def start(home: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "pellucid", "lab", "--no-browser", *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PELLUCID_HOME": str(home)},
    )  # fmt: skip


def test_with_json_it_says_one_object_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    process = start(tmp_path, "--port", "0", "--json", "--seed", "3")
    assert process.stdout is not None
    told = json.loads(process.stdout.readline())
    assert told.keys() == {"address", "port"}
    where = urlsplit(told["address"])
    assert (where.hostname, where.port) == ("127.0.0.1", told["port"])
    assert where.fragment == "data-seed=3&seed=4"
    assert Lab(told["port"], where.query.partition("=")[2]).new_cookie()
    process.send_signal(signal.SIGINT)
    out, said = process.communicate(timeout=30)
    assert (process.returncode, out) == (0, "")
    assert "closed" in said
    assert "Traceback" not in said


def test_the_address_stands_on_one_line(tmp_path: Path) -> None:
    process = start(tmp_path, "--port", "0")
    assert process.stdout is not None
    assert process.stdout.readline().startswith("http://127.0.0.1:")
    time.sleep(0.2)
    process.send_signal(signal.SIGTERM)
    out, said = process.communicate(timeout=30)
    assert out == ""
    assert "\x1b" not in said


def test_a_taken_port_is_told_with_one_that_is_free(capfd: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run(["lab", "--no-browser", "--port", str(port)]) == 2
    said = capfd.readouterr().err
    assert f"port {port} is taken" in said
    assert "pellucid lab --port " in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--port", "65536"), "--port 8765"),
        (("--class-name", "4b"), "--class --class-name 4b"),
        (("--database", "sqlite://"), "--class --database sqlite://"),
    ],
)
def test_what_cannot_be_is_told(
    typed: tuple[str, ...], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["lab", "--no-browser", *typed]) == 2
    assert said in capfd.readouterr().err


def test_a_class_joins_by_its_code(tmp_path: Path) -> None:
    with lab_apart(tmp_path, "--class", "--host", "127.0.0.1") as lab:
        assert lab.told["join"] == f"{lab.origin}/join"
        assert lab.ask("GET", "/").headers["location"] == "/join"
        body = json.dumps({"name": "Ana", "code": lab.told["code"]}).encode()
        joined = lab.ask("POST", "/join", body, origin=lab.origin)
        cookie = joined.headers["set-cookie"].split(";")[0]
        learner, teacher = lab.talk(cookie), lab.talk()
        assert learner.ask("open", address="layers=2")["classroom"] == "learner"
        assert teacher.ask("open", address="layers=2")["classroom"] == "teacher"
        assert learner.ask("watch")["code"] == "teachers-only"
        assert teacher.ask("watch")["type"] == "done"
        roster = next(one for one in teacher.heard if one["type"] == "roster")  # before the answer
        assert [one["name"] for one in roster["learners"]] == ["Ana"]
        assert lab.ask("GET", "/class/answers.csv", cookie=cookie).status == 403
        learner.close()
        teacher.close()
