"""Games at a real lab: nobody waits for another's thought, nor takes more than their share."""

from collections.abc import Callable

from .talking import Talk

FOUR = "connect-four"
SMALL = "layers=2"


def opened(talk: Callable[..., Talk]) -> Talk:
    page = talk()
    page.ask("open", address=SMALL)
    return page


def test_a_thought_comes_in_parts_and_its_tree_is_open_to_who_asked_for_it(
    talk: Callable[..., Talk],
) -> None:
    page, other = opened(talk), opened(talk)
    told = page.ask("think", game=FOUR, moves="44", strength="usual")
    parts = [one for one in page.heard if one["type"] == "thought"]
    assert [one["done"] for one in parts] == [False] * (len(parts) - 1) + [True]
    assert [one["share"] for one in parts] == sorted(one["share"] for one in parts)
    assert page.ask("open-branch", tree=told["tree"])["type"] == "branch"
    assert other.ask("open-branch", tree=told["tree"])["code"] == "tree-gone"


def test_who_trains_and_who_plays_go_on_beside_long_thoughts(talk: Callable[..., Talk]) -> None:
    trains, plays, thinks = opened(talk), opened(talk), opened(talk)
    plays.ask("think", game=FOUR, strength="quick")  # all is loaded and compiled from here on
    trains.ask("train", on=True)
    thinking = thinks.say("think", game=FOUR, moves="4", strength="strong")
    thinks.hear("thought")
    plays.ask("read-game", game=FOUR, moves="4453")
    assert plays.ask("think", game=FOUR, moves="44", strength="quick")["done"]
    for _ in range(3):
        trains.hear("frame")
    thinks.ask("cancel", command=thinking)
    assert not any(one["done"] for one in thinks.heard if one["type"] == "thought")


def test_a_thought_is_left_where_nobody_wants_it_and_a_third_is_too_many(
    talk: Callable[..., Talk],
) -> None:
    page = opened(talk)
    first, second = (page.say("think", game=FOUR, strength="strong") for _ in range(2))
    assert page.ask("think", game=FOUR)["code"] == "too-many-long"
    for command in (first, second):
        page.ask("cancel", command=command)
    cancelled: set[int] = set()
    while cancelled != {first, second}:
        cancelled |= {one["id"] for one in page.heard if one.get("code") == "cancelled"}
        if cancelled != {first, second}:
            page.hear(lambda _: True)
    assert page.ask("read-game", game=FOUR)["type"] == "game-read"


def test_a_mistake_in_a_thought_is_told_in_its_place(talk: Callable[..., Talk]) -> None:
    page = opened(talk)
    assert page.ask("think", game="go", moves="")["code"] == "no-game"
    assert page.ask("think", game=FOUR, moves="88")["code"] == "moves-unplayable"
    assert page.ask("look-back", game=FOUR, moves="")["code"] == "nothing-played"
    assert page.ask("think", game=FOUR, strength="endless")["code"] == "not-understood"
    assert page.ask("think", game=FOUR, strength="alone")["positions"] == 0
