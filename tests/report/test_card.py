"""The doctor's card: the same in a notebook and in the report, and nothing in it runs."""

import re
from xml.etree import ElementTree

import msgspec
import pytest

from pellucid.doctor import Advice, Diagnosis, Evidence, Finding, Patch, Proof, Where
from pellucid.doctor.change import SetLearningRate
from pellucid.doctor.sketch import Part
from pellucid.report import diagnosis_card
from pellucid.report.diagnosis_view import view_of

SYMPTOM = Finding(
    code="saturated-units", name="saturated units", severity="note", cause="activation",
    layer=Where(index=2, name="dense_2"), advice=Advice(text="Use ReLU."), confidence=0.2,
)  # fmt: skip
CAUSE = Finding(
    code="dead-units", name="dead units", severity="problem", cause="activation",
    layer=Where(index=0, name="dense_1"), confidence=0.9, explanation="Nearly all are dead.",
    advice=Advice(text="Use leaky ReLU.", changes=(SetLearningRate(to=0.1),)),
    evidence=(
        Evidence(name="share of dead units", value=0.9, threshold=0.5),
        Evidence(name="learning rate", value=1e-7, threshold=1e-3),
        Evidence(name="a count", value=3.0),
        Evidence(name="score as given", value=0.5),
        Evidence(name="score with the change", value=0.95),
    ),
    proof=Proof(before=(0.5, 0.6), after=(0.9, 1.0), gain=0.4, low=0.3, high=0.5, mended=0.9),
    symptoms=(SYMPTOM,),
)  # fmt: skip
FOUND = Diagnosis(
    healthy=False, summary="Dead units.", findings=(CAUSE,), metric="accuracy", score=0.5,
    chance=0.45, reference=0.95,
    layers=(
        Part(index=0, name="dense_1", kind="dense", units=5, activation="relu"),
        Part(index=1, name="dropout_1", kind="dropout", units=0, activation="linear"),
        Part(index=2, name="dense_2", kind="dense", units=100, activation="sigmoid"),
    ),
    patch=Patch(script="mine.py", diff="--- a/mine.py\n+x < 3\n", by_hand=("Do the rest.",)),
)  # fmt: skip


@pytest.fixture(scope="module")
def card() -> str:
    """The card of a network most of whose units are dead."""
    return diagnosis_card(FOUND)


def test_it_is_what_a_notebook_shows(card: str) -> None:
    assert FOUND._repr_html_() == card


def test_it_says_the_cause_the_change_and_the_scores(card: str) -> None:
    text = re.sub(r"<[^>]+>|\s+", " ", card)
    for said in ("Dead units", "in layer dense_1", "Use leaky ReLU.", "held against 0.500",
                 "knowing nothing", "as given", "with the change", "fresh beginnings",
                 "Do the rest."):  # fmt: skip
        assert said in text


def test_every_drawing_is_whole_and_the_layer_is_pointed_at(card: str) -> None:
    drawings = [ElementTree.fromstring(one) for one in re.findall(r"<svg.*?</svg>", card, re.S)]
    sketch = next(one for one in drawings if one.get("class") == "sketch")
    assert sketch.get("aria-label") == "A network of 3 layers; it is in dense_1"
    assert len(sketch.findall("circle")) == 5  # the dropout has no units; a hundred are a bar
    pointed = [one.text for one in sketch.findall("text") if one.get("font-weight")]
    assert pointed == ["dense_1"]


def test_symptoms_are_folded_and_nothing_runs(card: str) -> None:
    folded = re.search(r"<details>(.*?)</details>", card, re.S)
    assert folded
    assert "saturated units, in layer dense_2" in folded.group(1)
    assert not re.search(r"<script|javascript:|\son\w+=|https?://", card)


def test_what_comes_from_outside_is_text() -> None:
    evil = msgspec.structs.replace(CAUSE, explanation="<script>alert(1)</script>")
    shown = diagnosis_card(msgspec.structs.replace(FOUND, findings=(evil,)))
    assert "<script" not in shown
    assert "&lt;script" in shown
    assert "+x &lt; 3" in shown


def test_numbers_and_thresholds_share_a_scale() -> None:
    share, rate, count = view_of(FOUND).causes[0].measures
    assert share.reach > share.mark > 0
    assert 0 < rate.reach < rate.mark < 1  # four powers of ten apart, and both to be seen
    assert count.mark < 0


def test_a_healthy_network_is_said_in_one_line_with_its_scores() -> None:
    healthy = Diagnosis(
        healthy=True, summary="It learns what there is to learn.", findings=(), metric="r2",
        score=-3.0, chance=0.0, reference=0.8,
    )  # fmt: skip
    view = view_of(healthy)
    assert view.headline == healthy.summary
    assert [bar.reach for bar in view.scores] == [0.0, 0.0, 0.8]
    assert "sketch" not in diagnosis_card(healthy).split("</style>")[1]


def test_a_deep_network_shows_the_layer_all_the_same() -> None:
    layers = tuple(
        Part(index=at, name=f"dense_{at + 1}", kind="dense", units=4, activation="relu")
        for at in range(40)
    )
    there = msgspec.structs.replace(CAUSE, layer=Where(index=33, name="dense_34"))
    sketch = view_of(msgspec.structs.replace(FOUND, layers=layers, findings=(there,))).sketch
    assert sketch is not None
    assert len(sketch.columns) <= 9
    assert [one.name for one in sketch.columns if one.pointed] == ["dense_34"]
