"""The sick networks that the page offers: each is diagnosed rightly, and mended by the bench."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.lab.bench.reading import Files, only, trained

import pellucid
from pellucid.lab.address import read_address
from pellucid.lab.bench import Bench, Bounds
from pellucid.lab.doctor import DoctorDesk
from pellucid.lab.protocol import commands as ask
from pellucid.lab.protocol.doctor import Examined, Opinion
from pellucid.lab.protocol.doctor_commands import Examine

ROOT = Path(pellucid.__file__).parents[2]
SICK: list[dict[str, Any]] = json.loads((ROOT / "web/src/parts/doctor/sick.json").read_text())
PATIENCE = 120.0  # seconds, on a machine that is busy with other things


def bench_of(sick: dict[str, Any]) -> Bench:
    """The bench as the page sets it up, zeros set by hand weight by weight."""
    setup, notices = read_address(sick["address"])
    assert notices == []
    bench = Bench(Files(), Bounds())
    bench.open(setup)
    bench.picture()
    if sick["zeros"]:
        zero_all(bench)
    return bench


def zero_all(bench: Bench) -> None:
    for name, array in only(bench.picture(), "frame").arrays.items():
        kind, _, layer = name.partition("/")
        if kind == "weights":
            for source, unit in np.ndindex(*array.shape):
                bench.do(ask.Edit(id=0, layer=layer, unit=unit, source=source, value=0.0))


def examined(bench: Bench, **asked: Any) -> Opinion:
    desk = DoctorDesk(budget=PATIENCE)
    told: list[Examined] = list(desk.long(Examine(id=7, **asked), bench.apart()))
    assert [one.done for one in told] == [False] * (len(told) - 1) + [True]
    assert {one.id for one in told} == {7}
    opinion = told[-1].opinion
    assert opinion is not None
    return opinion


@pytest.mark.slow
@pytest.mark.parametrize("sick", SICK, ids=lambda one: one["name"])
def test_it_is_diagnosed_rightly_and_mended(sick: dict[str, Any]) -> None:
    bench = bench_of(sick)
    opinion = examined(bench)
    if sick["code"] is None:
        assert opinion.conclusion == "healthy"
        return
    assert opinion.conclusion == "problem"
    assert opinion.findings[0].code == sick["code"]
    assert opinion.mended is not None
    assert opinion.score is not None
    bench.do(ask.Change(id=1, setup=opinion.mended, anew=True))
    trained(bench, 100)
    mended = only(bench.picture(), "frame")["test_metric"]
    assert mended > max(0.85, opinion.score + 0.1)
    bench.do(ask.Undo(id=2))
    assert only(bench.everything(), "scene")["address"] == sick["address"]
