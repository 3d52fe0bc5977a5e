"""`pellucid experiment`: the list, one, all of them, and what can go wrong."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from pellucid.cli.experimenting.charts import chart_lines
from pellucid.course import experiments
from pellucid.course.charts import Chart, Group, Groups, Line, Lines, Map, Maps, Scale
from pellucid.course.evidence import evidence
from pellucid.course.experiment import Failing
from pellucid.course.knobs import knobs
from pellucid.course.progress import load
from pellucid.course.registry import NAMES
from pellucid.course.words import invitation
from pellucid.errors import BadInput

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
    for knob in knobs(one.settings).values():
        assert f"{knob.name}={knob.usual} ({knob.allowed}): {knob.about}\n" in told.err
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
        ((QUICK, "--set", "zzz=1"), "Try: --set doubles=2.0"),
        ((QUICK, "--set", "duobles=3"), "Try: --set doubles=3"),
        ((QUICK, "--set", "sandwiches=nan"), "Try: --set sandwiches=100"),
        ((QUICK, "--set", "doubles=2", "--set", "doubles=3"), "Try: --set doubles=3"),
        ((QUICK, "--seeds", "0"), "from 1 to 4,096. Try: --seeds 64"),
        (("--all", "--seeds", "5000"), "Try: --seeds 64"),
        (("--seeds", "8"), "Try: pellucid experiment xor --seeds 8"),
        ((QUICK, "--figure", "nowhere/it.png"), "nowhere/it.png cannot be written"),
        (("--all", "--report", "nowhere/r.html"), "nowhere/r.html cannot be written"),
        ((QUICK, "--figure", "it.pdf"), "it.png"),
        ((QUICK, "--all"), "one or the other"),
        ((QUICK, "--report", "r.html"), "--figure"),
        (("--set", "a=1"), "Try: pellucid experiment xor --set a=1"),
        (("--all", "--report", "r.pdf"), "r.html"),
        (("--course", "nowhere"), "Try: --course FOLDER"),
    ],
)
def test_mistakes_are_told(tell: Callable, typed: tuple[str, ...], said: str) -> None:
    told = tell("experiment", *typed)
    assert told.code == 2
    assert said in told.err
    assert len(told.err.splitlines()) == 1, "before anything is begun"
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
    assert "pellucid experiment sandwich --seeds 8 --seed 0</code>" in page
    assert "pellucid experiment --all --seeds 8 --seed 0</code>" in page


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


@pytest.mark.usefixtures("two")
def test_one_that_cannot_be_run_does_not_take_the_others_with_it(
    tell: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise BadInput("the pictures are not there")

    monkeypatch.setattr("pellucid.course.registry.NAMES", ("collapse", QUICK))
    monkeypatch.setattr("pellucid.course.claims.collapse.EXPERIMENT", _with(broken))
    told = tell("experiment", "--all", "--seeds", 8, "--json")
    assert told.code == 2
    assert "! collapse: the pictures are not there." in told.err
    assert [one["name"] for one in told.json["experiments"]] == [QUICK]
    assert told.json["failed"] == [{"name": "collapse", "message": "the pictures are not there."}]
    assert "Not run: collapse." in Path(told.json["report"]).read_text(encoding="utf-8")
    monkeypatch.setattr("pellucid.course.registry.NAMES", ("collapse",))
    Path("experiments.html").unlink()
    told = tell("experiment", "--all", "--seeds", 8)
    assert (told.code, "! 1 not run" in told.out) == (2, True)
    assert not Path("experiments.html").exists()


@pytest.mark.usefixtures("two")
def test_a_mistake_of_ours_keeps_what_is_done(
    tell: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pellucid.course.claims.collapse.EXPERIMENT", _with(lambda *_: 1 / 0))
    with pytest.raises(ZeroDivisionError):
        tell("experiment", "--all", "--seeds", 8)
    assert experiments[QUICK].claim in Path("experiments.html").read_text(encoding="utf-8")
    assert QUICK in load()[0].experiments


TEACHERS = """
from dataclasses import replace
from pellucid.course import experiments
EXPERIMENT = replace(experiments["sandwich"], name="my-claim", lesson=6)
"""


def test_a_teacher_s_folder_is_in_what_is_to_be_typed(tell: Callable) -> None:
    folder = Path("my course/experiments")
    folder.mkdir(parents=True)
    (folder / "my_claim.py").write_text(TEACHERS)
    own = "--course 'my course'"
    listed = tell("experiment", "--course", "my course")
    assert f"Run one: pellucid experiment NAME {own}\n" in listed.out
    told = tell("experiment", "my-claim", "--course", "my course", "--seeds", 8)
    assert f"Make it fail: pellucid experiment my-claim {own} --set " in told.out


def test_without_a_way_to_fail_nobody_is_invited_to_try_one() -> None:
    one = experiments[QUICK]
    assert invitation(replace(one, fails=Failing({}, ""))) == ""
    said = invitation(replace(one, fails=Failing({"doubles": 1}, "")))
    assert said == "Make it fail: pellucid experiment sandwich --set doubles=1."


@pytest.mark.parametrize("width", [*range(10, 80, 5), 41, 80])
def test_every_chart_fits_every_terminal(width: int) -> None:
    console = Console(width=width, force_terminal=True, file=io.StringIO())
    for outcome in evidence().values():
        for chart in outcome.charts:
            lines = chart_lines(chart, console)
            assert lines[0].plain == f"  {chart.title}"
            drawn = [line for line in lines[1:] if "━" not in line.plain]
            assert width < 40 or max(map(len, drawn)) <= width


EMPTY = (
    Lines("error", "epoch", [], []),
    Lines("error", "epoch", [1.0], []),
    Groups("accuracy", []),
    Maps("pictures", []),
)


@pytest.mark.parametrize("chart", EMPTY, ids=str)
def test_an_empty_chart_is_not_drawn(chart: Chart) -> None:
    assert chart_lines(chart, Console(width=80)) == []


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_values_that_are_all_one_stand_in_the_middle(scale: Scale) -> None:
    chart = Groups("loss", [Group("a", [2.0, 2.0]), Group("b", [2.0]), Group("c", [None])], scale)
    _, *rows, below = (line.plain for line in chart_lines(chart, Console(width=80)))
    for row in rows[:2]:
        _, inside, said = row.split("│")
        assert abs(inside.index("┃") - len(inside) / 2) <= 1
        assert said == " 2.00"
    assert rows[2].strip("c │") == "?"
    assert below.split() == ["2.00"]


def test_shares_are_told_in_per_cent() -> None:
    console = Console(width=80)
    rows = chart_lines(Groups("right", [Group("a", [0.2, 0.5, 0.9])], "shares"), console)
    assert rows[1].plain.endswith("│ 50.0\xa0%")
    assert rows[-1].plain.split() == ["20.0", "%", "90.0", "%"]
    line = Line("a", [0.25, 0.75], [0.25, 0.75], [0.25, 0.75])
    rows = chart_lines(Lines("right", "step", [1, 2], [line], y_scale="shares"), console)
    assert "75.0\xa0% │" in rows[1].plain
    assert [*rows[-2].plain.split()][-1] == "2.00", "what goes along is no share"


def test_a_logarithmic_axis_has_no_place_for_zero() -> None:
    line = Line("it", [1.0, 2.0, None], [1.0, 2.0, None], [1.0, 2.0, None])
    chart = Lines("error", "rate", [0.0, 0.1, 1.0], [line], x_scale="log", y_scale="log")
    assert len(chart_lines(chart, Console(width=80))) == 12


def test_pictures_can_be_told_apart_without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    maps = Maps("two", [Map("up", [[1.0, 1.0], [1.0, 1.0]]), Map("down", [[-1.0, -1.0]] * 2)])
    console = Console(width=80, force_terminal=True, color_system="truecolor")
    assert "▀" in chart_lines(maps, console)[1].plain
    monkeypatch.setenv("NO_COLOR", "1")
    console = Console(width=80, force_terminal=True, color_system="truecolor")
    up, down = chart_lines(maps, console)[1].plain.split()
    assert set(up) != set(down)


def _with(measure: Callable) -> object:
    return replace(experiments["collapse"], measure=measure)


def test_an_experiment_in_spanish(tell: Callable, tmp_path: Path) -> None:
    figure = tmp_path / "sandwich.svg"
    told = tell(
        "experiment", "sandwich", "--seeds", 8, "--language", "es", "--figure", figure
    )  # fmt: skip
    assert told.code == 0
    assert "✓ respaldada en 8 de 8 redes" in told.out
    assert "rebanadas de pan" in told.out
    assert "Haz que falle: pellucid experiment sandwich --language es --set doubles=" in told.out
    assert "un número desde" in told.err
    assert figure.exists()
    assert "Un sándwich calculado a mano" in tell("experiment", "--language", "es").out
