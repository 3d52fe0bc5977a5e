"""`pellucid experiment`: the list, one, all of them, and what can go wrong."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pellucid.course import experiments
from pellucid.course.registry import NAMES

QUICK = "sandwich"


def test_the_list_has_every_claim(tell: Callable) -> None:
    told = tell("experiment")
    assert told.code == 0
    for name in NAMES:
        assert name in told.out
        assert experiments[name].claim in told.out


def test_one_says_its_protocol_its_verdict_and_how_to_break_it(tell: Callable) -> None:
    told = tell("experiment", QUICK, "--seeds", 8, "--figure", "it.png")
    one = experiments[QUICK]
    assert told.code == 0
    for said in (one.claim, one.varied, one.measured, one.refuted):
        assert said in told.err
    assert "supported in 8 of 8 networks" in told.out
    assert "Make it fail: pellucid experiment sandwich --set" in told.out
    assert Path("it.png").read_bytes()[:4] == b"\x89PNG"


def test_json_is_what_was_promised_and_the_verdict_is_remembered(tell: Callable) -> None:
    found = tell("experiment", QUICK, "--seeds", 8, "--json").json
    assert set(found) >= {"name", "claim", "verdict", "effect", "interval", "seeds", "seconds"}
    assert (found["verdict"], found["seeds"]) == ("supported", 8)
    low, high = found["interval"]
    assert low <= found["effect"] <= high
    listed = {one["name"]: one for one in tell("experiment", "--json").json["experiments"]}
    assert listed[QUICK]["verdict"] == "supported"
    assert listed["xor"]["verdict"] is None


def test_a_refuted_claim_is_exit_1(tell: Callable) -> None:
    chosen = [f"--set={key}={value}" for key, value in experiments[QUICK].fails.settings.items()]
    told = tell("experiment", QUICK, "--seeds", 8, *chosen, "--json")
    assert (told.code, told.json["verdict"]) == (1, "refuted")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("sandwhich",), "Try: sandwich"),
        ((QUICK, "--set", "bread"), "Expected KEY=VALUE"),
        ((QUICK, "--set", "nothing=1"), "is not known"),
        ((QUICK, "--seeds", "0"), "from 1 to 4,096"),
        ((QUICK, "--figure", "it.pdf"), "it.png"),
        ((QUICK, "--all"), "one or the other"),
        ((QUICK, "--report", "r.html"), "--figure"),
        (("--set", "a=1"), "without an experiment"),
        (("--all", "--report", "r.pdf"), "r.html"),
        (("--course", "nowhere"), "--course is nowhere"),
    ],
)
def test_mistakes_are_told(tell: Callable, typed: tuple[str, ...], said: str) -> None:
    told = tell("experiment", *typed)
    assert told.code == 2
    assert said in told.err
    assert not list(Path().glob("*.html"))


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """A course of two experiments, the quickest."""
    monkeypatch.setattr("pellucid.course.registry.NAMES", (QUICK, "collapse"))


@pytest.mark.usefixtures("two")
def test_all_are_run_into_one_report(tell: Callable) -> None:
    told = tell("experiment", "--all", "--seeds", 8, "--json")
    assert told.code == 0
    assert [one["name"] for one in told.json["experiments"]] == [QUICK, "collapse"]
    page = Path(told.json["report"]).read_text(encoding="utf-8")
    assert "All 2 claims of the course came out supported" in page
    for name in (QUICK, "collapse"):
        assert experiments[name].claim in page
        assert f'<article id="{name}"' in page
    assert page.count("<svg") >= 2
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "<script" not in page


@pytest.mark.usefixtures("two")
def test_ctrl_c_keeps_what_is_done(tell: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pellucid.course.claims.collapse.EXPERIMENT", _with(stopped))
    told = tell("experiment", "--all", "--seeds", 8)
    assert told.code == 130
    assert "1 of 2 were run; they are in experiments.html" in told.err
    assert experiments[QUICK].claim in Path("experiments.html").read_text(encoding="utf-8")
    kept = json.loads(Path("home/progress.json").read_text(encoding="utf-8"))
    assert kept["experiments"][QUICK]["verdict"] == "supported"


def _with(measure: Callable) -> object:
    from dataclasses import replace

    return replace(experiments["collapse"], measure=measure)
