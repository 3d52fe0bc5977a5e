"""Recordings on the bench: seen as pictures of their pitches, and heard."""

import jax.numpy as jnp
import numpy as np
import pytest

from pellucid.data import builtin
from pellucid.lab.bench import fetch
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol import commands as ask
from pellucid.lab.protocol.setup import DataSetup, LayerSetup, TrainingSetup
from pellucid.network import LogMel, Mode

from .reading import only, opened, read, small, trained

VOWELS = DataSetup(source="vowels", test_share=0.8)
SETUP = small(
    (LayerSetup(units=12, activation="relu"),),
    VOWELS,
    TrainingSetup(optimizer="adam", learning_rate=0.003, batch_size=32),
)


@pytest.fixture(scope="module")
def bench():
    return trained(opened(SETUP), 15)


@pytest.fixture(scope="module")
def scene(bench):
    return only(bench.everything(), "scene")


@pytest.fixture(scope="module")
def known():
    return builtin("vowels")


def recording(bench, row):
    (told,) = bench.do(ask.Hear(id=1, row=row))
    return read(told)


def test_an_example_is_a_small_picture_of_bytes(scene):
    data = scene["data"]
    assert data["image"] == [24, 16]
    assert len(data["features"]) == scene.arrays["x"].shape[1] == 24 * 16
    assert data["sound"] == {"seconds": 0.45, "low": 60.0, "high": 5000.0}
    spec = next(one for one in scene["arrays"] if one["name"] == "x")
    assert spec["dtype"] == "uint8"


def test_the_recording_that_is_heard_is_the_one_that_is_seen(bench, scene, known):
    """Another ear, from the same layer: what is loud in the sound is dark in the picture."""
    told = recording(bench, 7)
    sound, ear = told.arrays["sound"], LogMel(told["rate"], mels=24, hop=0.028)
    assert (known.inputs == sound).all(1).sum() == 1
    heard = np.asarray(ear.forward({}, jnp.float32(sound[None]), Mode())[0])[0, :, :, 0]
    picture = scene.arrays["x"][7].reshape(24, 16)
    assert np.corrcoef(picture[::-1].T.ravel(), heard.ravel())[0, 1] > 0.9999
    assert (picture.min(), picture.max()) == (0, 1)
    feature = scene["data"]["features"][int(picture.argmax())]
    loudest = heard.max(0).argmax()
    assert feature.startswith(f"{ear.pitches[loudest]:.0f} Hz")


def test_every_example_is_told_by_its_vowel(bench, scene, known):
    for row in (0, 300, 1199):
        at = int((known.inputs == recording(bench, row).arrays["sound"]).all(1).argmax())
        assert scene["data"]["classes"][int(scene.arrays["y"][row])] == known.target[at]


def test_nobody_is_heard_in_training_and_in_the_test(bench, scene, known):
    by_sound = {sound.tobytes(): who for sound, who in zip(known.inputs, known.groups, strict=True)}
    material = bench.apart().material
    speakers = [by_sound[material.sound.of(row).tobytes()] for row in range(known.rows)]
    cut = scene["data"]["training"]
    assert (len(set(speakers[:cut])), len(set(speakers[cut:]))) == (12, 48)
    assert not set(speakers[:cut]) & set(speakers[cut:])


def test_a_small_network_learns_them(bench):
    frame = only(bench.picture(), "frame")
    assert frame["test_metric"] > 0.5
    assert frame.arrays["confusion"].shape == (10, 10)


def test_only_recordings_are_heard_and_only_those_there_are(bench):
    with pytest.raises(Mistake, match="no-such-example"):
        bench.do(ask.Hear(id=1, row=1200))
    with pytest.raises(Mistake, match="needs-sound"):
        opened().do(ask.Hear(id=1, row=0))


def test_all_who_choose_them_share_one_set_of_recordings(bench):
    other = opened(small(data=DataSetup(source="vowels", seed=3)))
    mine, yours = bench.apart().material, other.apart().material
    assert mine is not yours
    assert mine.sound.samples is yours.sound.samples
    fetch(VOWELS)  # made already: nothing is made anew
    assert opened(SETUP).apart().material is mine


def test_its_code_says_what_it_reads(bench):
    (told,) = bench.do(ask.Code(id=1))
    assert "# Pictures of recordings, 24 pitches from the highest down by 16 moments:" in told.code


def test_its_report_and_its_model_are_made(bench):
    (report,) = bench.do(ask.Keep(id=1, what="report"))
    (model,) = bench.do(ask.Keep(id=2, what="model"))
    assert [read(one)["name"] for one in (report, model)] == ["vowels.html", "vowels.pellucid"]
