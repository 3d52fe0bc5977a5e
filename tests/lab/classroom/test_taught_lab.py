"""A class in a real lab: its door, its teacher, and what learners cannot reach."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.lab.mistake import Mistake

from .classes import TaughtLab, taught_lab

TEACHERS = (
    {"type": "watch"},
    {"type": "put-setup", "setup": {}},
    {"type": "pause-all"},
    {"type": "look-at", "learner": 1},
    {"type": "remove", "learner": 1},
    {"type": "close"},
    {"type": "delete-all"},
)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TaughtLab]:
    page = tmp_path_factory.mktemp("page")
    (page / "assets").mkdir()
    (page / "index.html").write_text("<!doctype html><title>Pellucid</title>")
    (page / "assets" / "main-abc123.js").write_text("'a script';")
    with taught_lab(page, f"sqlite:///{page / 'class.db'}") as lab:
        yield lab


@pytest.fixture(autouse=True)
def empty(lab: TaughtLab) -> Iterator[None]:
    yield
    talk = lab.talk()
    talk.ask("open", address="")
    assert talk.ask("delete-all")["type"] == "done"
    talk.close()


def roster(talk: Any) -> dict[str, Any]:
    return next(one for one in reversed(talk.heard) if one["type"] == "roster")


def test_the_door_is_open_to_everybody_and_nothing_else_is(lab: TaughtLab) -> None:
    assert lab.ask("GET", "/join").status == 200
    assert lab.ask("GET", "/assets/main-abc123.js").status == 200
    for path in ("/class/answers.csv", "/class/learners.csv", "/index.html", "/teacher"):
        assert lab.ask("GET", path).status == 403
    home = lab.ask("GET", "/")
    assert (home.status, home.headers["location"]) == (303, "/join")


def test_joining_gives_a_cookie_that_scripts_cannot_read(lab: TaughtLab) -> None:
    answer = lab.try_to_join("Ana", lab.room.code)
    cookie = answer.headers["set-cookie"].lower()
    assert answer.status == 204
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert f"pellucid-class-{lab.port}=" in cookie
    mine = answer.headers["set-cookie"].split(";")[0]
    assert lab.ask("GET", "/", Cookie=mine).status == 200
    again = lab.try_to_join("ana", lab.room.code, Cookie=mine)
    assert again.headers["set-cookie"].split(";")[0] == mine
    left = lab.ask("POST", "/leave", b"", Cookie=mine, Origin=lab.origin)
    assert "max-age=0" in left.headers["set-cookie"].lower()
    assert lab.ask("GET", "/", Cookie=mine).status == 303, "what a browser kept lets nobody in"


@pytest.mark.parametrize(
    ("name", "code", "status"),
    [("Ana", "right", 409), ("", "right", 422), ("a" * 41, "right", 422), ("Eva", "CCC-CCC", 403)],
)
def test_what_is_refused_is_said(lab: TaughtLab, name: str, code: str, status: int) -> None:
    lab.join("Ana")
    answer = lab.try_to_join(name, lab.room.code if code == "right" else code)
    told = json.loads(answer.body)
    assert answer.status == status
    assert set(told) == {"code", "values"}
    assert "set-cookie" not in answer.headers


def test_another_site_cannot_join_anybody(lab: TaughtLab) -> None:
    answer = lab.try_to_join("Ana", lab.room.code, Origin="http://example.org")
    assert answer.status == 403
    assert "set-cookie" not in answer.headers


@given(body=st.binary(max_size=300) | st.just(b'{"name": "Ana"}') | st.just(b"[" * 4000))
def test_whatever_is_posted_nobody_gets_in(lab: TaughtLab, body: bytes) -> None:
    answer = lab.ask("POST", "/join", body, Origin=lab.origin)
    assert answer.status == 422
    assert json.loads(answer.body) == {"code": "unreadable", "values": {}}


def test_too_long_a_body_is_not_read(lab: TaughtLab) -> None:
    assert lab.ask("POST", "/join", b" " * 100_000, Origin=lab.origin).status == 422


def test_a_body_that_does_not_come_is_not_waited_for(
    lab: TaughtLab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pellucid.lab.classroom.routes._PATIENCE", 0.1)
    with lab.half_a_request("/join") as raw:
        assert raw.recv(4096).startswith(b"HTTP/1.1 408")
        assert raw.recv(4096) == b""


def test_where_the_database_is_away_that_is_said(
    lab: TaughtLab, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise Mistake("not-kept")

    mine, teacher = lab.join("Ana"), lab.new_cookie()
    monkeypatch.setattr(lab.room._book, "find", away)
    monkeypatch.setattr(lab.room._book, "all_answers", away)
    assert lab.ask("GET", "/", Cookie=mine).status == 503
    assert lab.ask("GET", "/class/answers.csv", Cookie=teacher).status == 503
    assert lab.ask("GET", "/assets/main-abc123.js", Cookie=mine).status == 200
    assert lab.ask("POST", "/leave", b"", Cookie="none=1", Origin=lab.origin).status == 403


@pytest.mark.parametrize("command", TEACHERS, ids=lambda command: command["type"])
def test_a_learner_is_no_teacher(lab: TaughtLab, command: dict[str, Any]) -> None:
    cookie = lab.join("Ana")
    talk = lab.enter(cookie)
    refused = talk.ask(**{"kind" if key == "type" else key: one for key, one in command.items()})
    assert (refused["type"], refused["code"]) == ("refused", "teachers-only")
    assert lab.ask("GET", "/class/answers.csv", Cookie=cookie).status == 403
    assert lab.ask("GET", "/class/learners.csv", Cookie=cookie).status == 403
    assert not [one for one in talk.silent(0.3) if one["type"] in ("roster", "quiz-board")]
    talk.close()


def test_a_lesson_from_end_to_end(lab: TaughtLab) -> None:
    teacher, ana = lab.talk(), lab.enter(lab.join("Ana"))
    assert teacher.ask("open", address="")["classroom"] == "teacher"
    assert ana.hear("joined")["name"] == "Ana"
    assert teacher.ask("watch")["type"] == "done"

    # A set-up in front of all: the page changes its bench to it, and the teacher sees it there.
    setup = {"data": {"source": "moons"}, "network": {"hidden": [{"units": 3}]}}
    assert teacher.ask("put-setup", setup=setup)["learners"] == 1
    put = ana.hear("put")["setup"]
    assert put["data"]["source"] == "moons"
    assert ana.ask("change", setup=put)["type"] == "done"
    ana.ask("train", on=True)
    ana.hear(lambda one: one["type"] == "frame" and one["epoch"] > 1)

    def learns(message: dict[str, Any]) -> bool:
        doing = message["learners"][0]["doing"] if message["type"] == "roster" else None
        return doing is not None and doing["source"] == "moons" and doing["epoch"] > 1

    message = teacher.hear(learns)
    doing = message["learners"][0]["doing"]
    assert doing["hidden"] == [[3, "tanh"]]
    assert doing["running"]
    assert doing["loss"] > 0
    looked = teacher.ask("look-at", learner=message["learners"][0]["learner"])
    assert looked["setup"]["data"]["source"] == "moons"
    assert ana.ask("undo")["type"] == "done"

    # An answer to a quiz: on the board, and in the file.
    question = ana.ask("begin-quiz", lesson=1)["question"]
    marked = ana.ask("answer-question", question=question["number"], choice=0)
    board = teacher.hear("quiz-board")["questions"]
    assert [one["question"] for one in board] == [question["key"]]
    assert board[0]["answers"][0]["last"] is marked["right"]
    csv = lab.ask("GET", "/class/answers.csv", Cookie=lab.new_cookie())
    assert csv.headers["content-disposition"] == 'attachment; filename="answers.csv"'
    assert question["key"].encode() in csv.body

    # Sent out: told so, cut off, and nobody any more.
    ana.seen_at_once = False
    teacher.ask("remove", learner=message["learners"][0]["learner"])
    ana.hear("sent-out")
    teacher.close()


def test_two_learners_have_nothing_of_each_other(lab: TaughtLab) -> None:
    ana, eva = lab.join("Ana"), lab.join("Eva")
    talk = lab.talk(ana)
    key = talk.ask("open", address="data=moons")["key"]
    other = lab.talk(eva)
    opened = other.ask("open", address="", again=key)
    assert opened["key"] != key
    assert opened["classroom"] == "learner"
    talk.close()
    other.close()
