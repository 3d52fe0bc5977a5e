"""Somebody who means no good: the lab stands, others go on, and nothing is given away."""

import json
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed

from pellucid.lab.protocol.classroom import ClassCommand, PutSetup
from pellucid.lab.protocol.commands import BenchCommand, Change, Keep, Many, OpenAddress
from pellucid.lab.protocol.course_commands import CourseCommand, RunClaim
from pellucid.lab.protocol.doctor_commands import DoctorCommand, Examine
from pellucid.lab.protocol.games_commands import GamesCommand, LookBack, Think
from pellucid.lab.server.rules import LARGEST

from .saying import sayings
from .talking import Lab, Talk, lab_apart

SMALL = "layers=2"
COMMANDS = (
    "open", "change", "open-address", "undo", "redo", "train", "advance", "travel", "restart",
    "look", "edit", "trace", "learn", "blame", "examples", "cancel", "code", "seen", "here",
    "read-lesson", "look-up", "begin-quiz", "answer-question", "watch", "put-setup", "delete-all",
    "read-game", "open-game", "keep-game", "think", "open-branch", "look-back",
    "examine", "end-examination",
)  # fmt: skip
FIELDS = (
    "id", "address", "again", "setup", "on", "pace", "by", "count", "moment", "seed", "layer",
    "unit", "source", "value", "row", "inputs", "target", "rows", "part", "start", "command",
    "library", "lesson", "word", "question", "choice", "place", "learner",
    "game", "moves", "text", "network", "strength", "tree", "node", "epochs",
)  # fmt: skip

# What takes long has tests of its own; what sets up another network compiles another.
NOT_HERE = {Change, OpenAddress, PutSetup, Keep, Many, RunClaim, Think, LookBack, Examine}
ASKED: list[type] = sorted(
    {*get_args(BenchCommand | CourseCommand | DoctorCommand | GamesCommand | ClassCommand)}
    - NOT_HERE,
    key=lambda one: one.__name__,
)

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["dense_1", "data=xor", "epoch", "fast", "../..", "\x00", "pellucid"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)  # fmt: skip
commands = st.builds(
    lambda kind, number, fields: {**fields, "type": kind, "id": number},
    st.sampled_from(COMMANDS),
    st.integers(1, 1000),
    st.dictionaries(st.sampled_from(FIELDS), values, max_size=4),
)
texts = (
    commands.map(json.dumps)
    | st.text(max_size=200)
    | values.map(json.dumps)
    | st.sampled_from(['{"id":1e999}', '{"type":"open","id":-1}'])
    | st.sampled_from(["[", '{"type":']).map(lambda deep: deep * 5000)
)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """In a process apart; that nothing unforeseen happened in there is looked at in the end."""
    with lab_apart(tmp_path_factory.mktemp("home")) as lab:
        yield lab


@pytest.fixture(scope="module")
def bystander(lab: Lab) -> Iterator[Talk]:
    """Somebody who only wants to learn."""
    page = lab.talk()
    page.ask("open", address=SMALL)
    page.hear("frame")
    page.ask("train", on=True)
    yield page
    page.close()


def goes_on(page: Talk) -> None:
    """The bystander still sees pictures, and is answered."""
    for _ in range(3):
        page.hear("frame", 10)
    assert page.ask("train", on=True)["type"] == "done"


def gives_nothing_away(message: dict[str, Any]) -> None:
    said = json.dumps(message)
    for word in ("Traceback", "site-packages", "/src/pellucid", "jaxtyping", "line 1"):
        assert word not in said


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(said=st.lists(texts | st.binary(max_size=50), min_size=1, max_size=12))
def test_whatever_is_said_the_lab_stands(
    lab: Lab, bystander: Talk, said: list[str | bytes]
) -> None:
    page = lab.talk()
    page.ask("open", address=SMALL)
    try:
        for one in said:
            page.socket.send(one)
        page.silent(0.05)
    except ConnectionClosed:
        pass
    for message in page.heard:
        gives_nothing_away(message)
        assert message.get("code") != "broken"
    page.close()
    assert bystander.ask("train", on=True)["type"] == "done"


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(said=st.lists(st.one_of(*(sayings(one) for one in ASKED)), min_size=1, max_size=12))
def test_whatever_is_asked_for_is_answered(
    lab: Lab, bystander: Talk, said: list[dict[str, Any]]
) -> None:
    page = lab.talk()
    page.ask("open", address=SMALL)
    for one in said:
        what = {name: value for name, value in one.items() if name not in ("type", "id")}
        answer = page.ask(one["type"], **what)
        gives_nothing_away(answer)
        assert answer.get("code") not in ("broken", "not-understood")
    page.close()
    assert bystander.ask("train", on=True)["type"] == "done"


def test_who_talks_nothing_but_nonsense_is_not_listened_to(lab: Lab, bystander: Talk) -> None:
    page = lab.talk()
    with suppress(ConnectionClosed):
        for _ in range(500):
            page.socket.send("{")
            page.silent(0.001)
    with pytest.raises(ConnectionClosed):
        page.hear(lambda _: False)
    assert page.socket.close_code == 1008
    goes_on(bystander)


def test_a_message_that_is_too_long_ends_the_talk(lab: Lab, bystander: Talk) -> None:
    page = lab.talk()
    page.socket.send(json.dumps({"type": "open", "id": 1, "address": "x" * LARGEST}))
    with pytest.raises(ConnectionClosed):
        page.hear(lambda _: False)
    assert page.socket.close_code == 1009
    goes_on(bystander)


def test_a_flood_slows_nobody_but_its_source(lab: Lab, bystander: Talk) -> None:
    page = lab.talk()
    page.ask("open", address=SMALL)
    flood = json.dumps({"type": "edit", "id": 7, "layer": "nothing", "unit": 0})
    stop = threading.Event()

    def pour() -> None:
        try:
            while not stop.is_set():
                page.socket.send(flood)
        except ConnectionClosed:
            pass

    thread = threading.Thread(target=pour)
    thread.start()
    waits: list[float] = []
    for _ in range(20):
        began = time.monotonic()
        bystander.ask("train", on=True)
        waits.append(time.monotonic() - began)
    stop.set()
    page.socket.socket.shutdown(socket.SHUT_RDWR)
    thread.join(10)
    assert not thread.is_alive()
    assert sorted(waits)[10] < 1


def test_a_page_that_reads_nothing_is_sent_no_more_than_fits(lab: Lab, bystander: Talk) -> None:
    page = lab.socket()
    with page as opened:
        opened.send(json.dumps({"type": "open", "id": 1, "address": SMALL}))
        opened.send(json.dumps({"type": "train", "id": 2, "on": True}))
        for number in range(3, 60):
            opened.send(json.dumps({"type": "look", "id": number, "resolution": 200}))
        goes_on(bystander)
        opened.socket.shutdown(socket.SHUT_RDWR)


def test_connections_that_say_nothing_keep_nobody_out(lab: Lab, bystander: Talk) -> None:
    silent = [socket.create_connection(("127.0.0.1", lab.port)) for _ in range(100)]
    for one in silent[:50]:
        one.send(b"GET / HTTP/1.1\r\nHost: 127")
    assert lab.ask("GET", "/").status == 403
    goes_on(bystander)
    for one in silent:
        one.close()


def test_a_connection_cut_short_is_noticed(lab: Lab, bystander: Talk) -> None:
    page = lab.talk()
    page.ask("open", address=SMALL)
    linger = struct.pack("ii", 1, 0)  # a reset, and no goodbye
    page.socket.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    page.socket.socket.close()
    goes_on(bystander)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(sent=st.binary(max_size=300) | st.text(max_size=100).map(lambda it: f"GET {it}".encode()))
def test_no_bytes_on_the_port_break_it(lab: Lab, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", lab.port), timeout=5) as raw:
        raw.sendall(sent + b"\r\n\r\n")
        raw.shutdown(socket.SHUT_WR)
        answer = raw.recv(4096)
    assert not answer or answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 403", b"HTTP/1.1 404"))
    assert b"Traceback" not in answer


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(
    method=st.sampled_from(["GET", "POST", "PUT", "HEAD"]),
    path=st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=30),
    let_in=st.booleans(),
)
def test_no_address_gives_anything_away(lab: Lab, method: str, path: str, let_in: bool) -> None:
    cookie = lab.new_cookie() if let_in else "none=1"
    answer = lab.ask(method, f"/{path}", b"", cookie=cookie, origin=lab.origin)
    not_built = 503
    expected = {200, 400, 404, 405, 422, not_built} if let_in else {400, 403}
    assert answer.status in expected
    assert b"Traceback" not in answer.body
    assert b"pellucid/" not in answer.body
