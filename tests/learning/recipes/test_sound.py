import jax
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pellucid.data import Dataset, Reading, SoundEncoding
from pellucid.learning import train
from pellucid.learning.recipes import for_sound
from pellucid.learning.recipes.sound import epochs_wanted
from pellucid.network import Conv, Mode, RandomVoice


def dataset(samples: int, classes: int = 3) -> Dataset:
    chance = np.random.default_rng(0)
    return Dataset(
        "made",
        chance.integers(-9000, 9000, (12, samples)).astype(np.int16),
        (np.arange(12) % classes).astype(np.int32),
        "binary" if classes == 2 else "multiclass",
        tuple(map(str, range(classes))),
    )


@given(st.integers(1, 40_000), st.sampled_from([4000, 8000, 11_025, 16_000]), st.integers(0, 40))
@settings(max_examples=30, deadline=None)
def test_any_length_of_sound_has_a_network_that_fits(samples, rate, voices):
    data, encoding = dataset(samples), SoundEncoding(rate, samples)
    recipe = for_sound(data, encoding, np.arange(len(data)), 5.0, voices)
    key = jax.random.key(0)
    parameters = jax.eval_shape(recipe.network.init, key)
    x = jax.ShapeDtypeStruct((4, samples), np.float32)

    def learning(p, x):
        return recipe.network.forward(p, x, Mode(training=True, key=key))[-1].a

    assert jax.eval_shape(learning, parameters, x).shape == (4, 3)


def test_few_voices_are_changed_further():
    data, encoding, rows = dataset(8000), SoundEncoding(8000, 8000), np.arange(12)
    changed = [
        next(one for one in recipe.network.layers if isinstance(one, RandomVoice)).pitch
        for recipe in (for_sound(data, encoding, rows, 5.0, voices) for voices in (0, 3, 40))
    ]
    assert changed[0] == changed[1] > changed[2]


def test_little_time_makes_a_small_network():
    data, encoding = dataset(16_000), SoundEncoding(16_000, 16_000)
    rows = np.arange(12).repeat(3000)
    widths, networks = [], []
    for minutes in (1.0, 60.0, 600.0):
        recipe = for_sound(data, encoding, rows, minutes)
        widths.append(next(one.filters for one in recipe.network.layers if isinstance(one, Conv)))
        networks.append(recipe.networks)
    assert widths == sorted(widths)
    assert widths[0] < widths[-1]
    assert networks[0] == 1 < networks[-1]


@given(st.integers(1, 10_000_000))
def test_the_more_recordings_the_fewer_epochs(count):
    assert 8 <= epochs_wanted(count) <= 100
    assert epochs_wanted(2 * count) <= epochs_wanted(count)


@pytest.mark.slow
def test_vowels_of_voices_never_heard_are_told_apart():
    run = train("vowels", minutes=0.08)
    assert run.record.scores.test is not None
    assert run.record.scores.test >= 0.6
    speakers = np.array([name.split("_")[1] for name in _names()])
    tested = set(speakers[run.judged.rows])
    assert not tested & set(np.delete(speakers, run.judged.rows))


def _names() -> tuple[str, ...]:
    from pellucid.data import open_source

    return open_source("vowels", reading=Reading()).files
