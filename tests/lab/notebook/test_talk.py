"""A bench is driven by what its front end says, and by nothing else."""

import json
from typing import Any

from .hearing import FrontEnd


def kinds(messages: list[Any]) -> list[str]:
    return [one["type"] if isinstance(one, dict) else type(one).__name__ for one in messages]


def moments(messages: list[Any]) -> list[int]:
    return [one["moment"] for one in messages if isinstance(one, dict) and one["type"] == "frame"]


def opened(front: FrontEnd, who: str = "a") -> list[Any]:
    messages = front.say("open", who, id=1)
    front.say("seen", who)
    return messages


def test_it_opens_with_all_there_is(front: FrontEnd) -> None:
    told = [kind for kind in kinds(front.say("open", id=7)) if kind != "Preparing"]
    assert told[:4] == ["Opened", "scene", "history", "frame"]
    assert told[4:] in ([], ["frame"])  # one more where its programs were compiled first


def test_every_picture_that_was_drawn_brings_the_next(front: FrontEnd) -> None:
    opened(front)
    first = front.say("train", id=2, on=True)
    assert kinds(first) == ["Done", "frame"]
    (moment,) = moments(first)
    (after,) = moments(front.say("seen"))
    assert after > moment


def test_nobody_draws_and_nothing_is_trained(front: FrontEnd) -> None:
    opened(front)
    front.say("train", id=2, on=True)
    assert moments(front.say("look", id=3, resolution=20)) != []  # an answer, no slice
    before = moments(front.say("look", id=4, resolution=20))
    assert moments(front.say("look", id=5, resolution=20)) == before


def test_pausing_ends_it(front: FrontEnd) -> None:
    opened(front)
    assert moments(front.say("train", id=2, on=True)) != []
    front.say("train", id=3, on=False)
    assert moments(front.say("seen")) == []


def test_a_change_that_needs_compiling_says_so(front: FrontEnd) -> None:
    scene = next(one for one in opened(front) if kinds([one]) == ["scene"])
    setup = scene["setup"]
    setup["network"]["hidden"][0]["units"] = 5
    told = front.say("change", id=2, setup=setup)
    assert kinds(told)[0] == "Done"
    assert kinds(told)[-3:] == ["Preparing", "Preparing", "frame"]


def test_what_cannot_be_done_is_refused(front: FrontEnd) -> None:
    opened(front)
    (refused,) = front.say("travel", id=2, moment=10_000)
    assert (refused.code, refused.id) == ("no-such-moment", 2)
    (refused,) = front.say("many", id=3)
    assert refused.code == "not-for-the-bench"


def test_nonsense_is_answered_and_harms_nothing(front: FrontEnd) -> None:
    opened(front)
    for text in ("", "{", "[]", '{"type":"open"}', "\x00", "[" * 100_000):
        front.told.clear()
        front.talk.hear("a", text)
        assert [one.code for _, one in front.told] == ["not-understood"]
    assert kinds(front.say("train", id=2, on=False))[0] == "Done"


def test_other_data_are_refused(front: FrontEnd) -> None:
    scene = next(one for one in opened(front) if kinds([one]) == ["scene"])
    setup = json.loads(json.dumps(scene["setup"]))
    setup["data"]["source"] = "xor"
    (refused,) = front.say("change", id=2, setup=setup)
    assert refused.code == "data-fixed"


def test_whoever_opens_it_takes_it_over(front: FrontEnd) -> None:
    opened(front, "a")
    front.say("train", "a", id=2, on=True)
    assert kinds(opened(front, "b"))[0] == "Opened"
    assert front.left == ["a"]
    assert front.say("train", "a", id=3, on=False) == []
    assert all(who == "b" for who, _ in front.told)
