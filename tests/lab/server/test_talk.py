"""One page's talk with the lab: opening, training, coming back, and what is long."""

import json
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from pellucid.lab.server import Rules

from .talking import Lab, Talk, running_lab

TALK = Callable[..., Talk]
SMALL = "layers=2"


def test_the_page_opens_on_what_its_address_says(talk: TALK) -> None:
    page = talk()
    opened = page.ask("open", address=f"data=xor&{SMALL}&noise=9&tint=red")
    assert [one["code"] for one in opened["notices"]] == ["address-value", "address-key"]
    assert opened["classroom"] == "none"
    scene = page.hear("scene")
    assert scene["setup"]["data"]["source"] == "xor"
    assert scene["address"] == "data=xor&layers=2tanh"
    assert page.hear("frame")["moment"] == 0


def test_recordings_are_made_heard_and_put_away_again(talk: TALK) -> None:
    page = talk()
    page.ask("open", address=f"data=vowels&{SMALL}")
    assert page.hear("scene")["data"]["sound"]["seconds"] == 0.45
    heard = page.ask("hear", row=3)
    assert (heard["type"], heard["rate"]) == ("heard", 10_000)
    page.ask("open-address", address=f"data=xor&{SMALL}")
    assert page.ask("hear", row=3)["code"] == "needs-sound"


def test_preparing_is_told_and_comes_to_an_end(talk: TALK) -> None:
    page = talk()
    page.ask("open", address="layers=3,3sigmoid")
    page.hear("frame")
    told = [one["on"] for one in page.heard if one["type"] == "preparing"]
    assert told in ([True, False], [])


def test_training_is_shown_as_fast_as_pictures_are_drawn_and_no_faster(talk: TALK) -> None:
    page = talk()
    page.ask("open", address=SMALL)
    page.hear("frame")
    page.ask("train", on=True)
    first = page.hear("frame")
    page.seen_at_once = False
    page.silent(0.3)
    assert len(page.silent(0.5)) == 0
    page.seen_at_once = True
    page.socket.send(json.dumps({"type": "seen"}))
    later = [page.hear("frame") for _ in range(5)]
    assert later[-1]["moment"] > first["moment"]


def test_a_paused_bench_is_silent(talk: TALK) -> None:
    page = talk()
    page.ask("open", address=SMALL)
    page.hear("frame")
    page.ask("train", on=True)
    page.hear("frame")
    page.ask("train", on=False)
    page.silent(0.3)
    assert page.silent(0.5) == []


def test_another_address_opens_and_an_undo_takes_it_back(talk: TALK) -> None:
    page = talk()
    page.ask("open", address=SMALL)
    page.hear("frame")
    answer = page.ask("open-address", address=f"data=xor&{SMALL}&seed=-1")
    assert (answer["type"], len(answer["notices"])) == ("opened", 1)
    assert page.hear("scene")["setup"]["data"]["source"] == "xor"
    page.ask("undo")
    assert page.hear("scene")["setup"]["data"]["source"] == "circles"


def test_the_first_command_is_open_and_there_is_no_second(talk: TALK) -> None:
    page = talk()
    assert page.ask("train", on=True)["code"] == "not-open"
    page.ask("open", address=SMALL)
    assert page.ask("open", address=SMALL)["code"] == "open-already"


def test_a_mistake_is_answered_with_its_code(talk: TALK) -> None:
    page = talk()
    page.ask("open", address=SMALL)
    refused = page.ask("edit", layer="nothing", unit=0, value=1)
    assert refused["type"] == "refused"
    assert refused["code"]
    assert page.ask("watch")["code"] == "no-class"


def test_what_is_long_answers_again_and_again(talk: TALK) -> None:
    page = talk()
    page.ask("open", address=SMALL)
    last = page.ask("many", seeds=4, epochs=4)
    assert (last["type"], last["done"], last["seeds"]) == ("spread", True, 4)


def test_training_goes_on_while_something_long_runs_and_that_can_be_cancelled(talk: TALK) -> None:
    page = talk()
    page.ask("open", address=SMALL)
    page.hear("frame")
    page.ask("train", on=True)
    long = page.say("many", seeds=200, epochs=2000)
    page.hear("spread")
    page.hear("frame")
    page.ask("cancel", command=long)
    refused = page.hear("refused")
    assert (refused["id"], refused["code"]) == (long, "cancelled")


def test_only_so_many_long_commands_at_once(talk: TALK) -> None:
    page = talk()
    page.ask("open", address=SMALL)
    page.hear("frame")
    running = [page.say("many", seeds=200, epochs=2000) for _ in range(2)]
    assert page.ask("many", seeds=2, epochs=1)["code"] == "too-many-long"
    for one in running:
        page.ask("cancel", command=one)


def test_the_course_answers_too(
    talk: TALK, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PELLUCID_HOME", str(tmp_path))
    page = talk()
    page.ask("open", address=SMALL)
    assert len(page.ask("read-contents")["lessons"]) == 5


def test_a_page_that_was_cut_off_finds_its_network_again(lab: Lab) -> None:
    cookie = lab.new_cookie()
    page = lab.talk(cookie)
    key = page.ask("open", address=SMALL)["key"]
    page.hear("frame")
    page.ask("advance", by="epoch", count=3)
    arrived = page.hear(
        lambda one: one["type"] == "frame" and one["moment"] > 0 and not one["running"]
    )
    moment = arrived["moment"]
    page.socket.socket.close()  # as a cable pulled out: no goodbye

    back = lab.talk(cookie)
    assert back.ask("open", address="", again=key)["key"] == key
    assert back.hear("scene")["setup"]["network"]["hidden"] == [
        {"kind": "dense", "units": 2, "window": 3, "activation": "tanh", "dropout": 0.0}
    ]
    assert back.hear("frame")["moment"] == moment
    back.close()


def test_a_key_is_worth_nothing_to_anybody_else(lab: Lab) -> None:
    page = lab.talk()
    key = page.ask("open", address=SMALL)["key"]
    thief = lab.talk()
    answer = thief.ask("open", address=SMALL, again=key)
    assert answer["key"] != key
    page.close()
    thief.close()


def test_a_bench_is_shown_on_one_page_at_a_time(lab: Lab) -> None:
    cookie = lab.new_cookie()
    first, second = lab.talk(cookie), lab.talk(cookie)
    key = first.ask("open", address=SMALL)["key"]
    assert second.ask("open", address="", again=key)["key"] == key
    with pytest.raises(ConnectionClosed):
        first.hear(lambda _: False)
    assert first.socket.close_code == 4001
    assert second.ask("train", on=False)["type"] == "done"
    second.close()


def test_what_nobody_comes_back_to_is_freed(tmp_path: Path) -> None:
    with running_lab(tmp_path, Rules(kept=0.2)) as lab:
        cookie = lab.new_cookie()
        page = lab.talk(cookie)
        key = page.ask("open", address=SMALL)["key"]
        page.close()
        time.sleep(1)
        back = lab.talk(cookie)
        assert back.ask("open", address="", again=key)["key"] != key
        back.close()


def test_there_is_room_for_so_many_and_who_left_makes_room_first(tmp_path: Path) -> None:
    with running_lab(tmp_path, Rules(benches=3, of_one=2)) as lab:
        cookie = lab.new_cookie()
        one, two = lab.talk(cookie), lab.talk(cookie)
        one.ask("open", address=SMALL)
        two.ask("open", address=SMALL)
        third = lab.talk(cookie)
        assert third.ask("open", address=SMALL)["code"] == "too-many-benches"
        one.close()
        time.sleep(0.3)
        assert third.ask("open", address=SMALL)["type"] == "opened"
        other, full = lab.talk(), lab.talk()
        assert other.ask("open", address=SMALL)["type"] == "opened"
        assert full.ask("open", address=SMALL)["code"] == "lab-full"
        for page in (two, third, other, full):
            page.close()


def test_learners_move_on_side_by_side(lab: Lab) -> None:
    pages = [lab.talk() for _ in range(6)]
    for page in pages:
        page.ask("open", address=SMALL)
        page.hear("frame")
        page.ask("train", on=True)
    counted: list[int] = [0] * len(pages)

    def look_on(number: int) -> None:
        for _ in range(5):
            pages[number].hear("frame")
            counted[number] += 1

    threads = [threading.Thread(target=look_on, args=(number,)) for number in range(len(pages))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    for page in pages:
        page.close()
    assert counted == [5] * len(pages)


def test_commands_are_done_while_something_is_compiled(talk: TALK) -> None:
    page = talk()
    page.ask("open", address=SMALL)
    page.hear("frame")
    page.ask("open-address", address="data=moons&layers=5elu,4gelu,3silu")
    page.ask("undo")
    page.hear(lambda one: one["type"] == "scene" and one["address"] == "layers=2tanh")
    assert page.hear("frame")["moment"] == 0
    page.ask("train", on=True)
    assert page.hear(lambda one: one["type"] == "frame" and one["moment"] > 0)
