"""What the report shows of pictures and sound."""

import base64
import io
import wave
from dataclasses import replace

import numpy as np
import pytest

from pellucid.insight import Probe, heat, mattered, seen, sight
from pellucid.report.seeing.examples import of_class, shown
from pellucid.report.seeing.hearing import envelope
from pellucid.report.seeing.maps_picture import mapped_layers, strongest_maps
from pellucid.report.seeing.pixels import as_pixels, filter_pixels, signed, smoothed, spotlight
from pellucid.report.seeing.player import player
from pellucid.report.seeing.probe_chart import probe_figure
from pellucid.report.seeing.sections import sections
from pellucid.report.seeing.tiles import Row, Tile, fitted, tiles_figure


@pytest.mark.parametrize("name", ["pictures", "sound"])
def test_what_is_seen_is_what_the_network_answers_from(run_of, name):
    run = run_of(name)
    own = sight(run.model)
    assert own is not None
    assert own.kind == name
    pictures = seen(own, run.judged.x)
    assert pictures.ndim == 4
    np.testing.assert_allclose(
        own.model.outputs(pictures), run.model.outputs(run.judged.x), atol=1e-5
    )


@pytest.mark.parametrize("name", ["pictures", "sound"])
def test_where_it_looked_and_what_mattered_are_places_of_the_picture(run_of, name):
    run = run_of(name)
    own = sight(run.model)
    pictures = seen(own, run.judged.x[:3])
    given = run.model.answers(run.judged.outputs)[:3]
    warm = heat(own, pictures, given)
    assert warm.shape == pictures.shape[:3]
    assert 0 <= warm.min() <= warm.max() <= 1
    parts = mattered(own, pictures, given)
    blank = np.broadcast_to(pictures.min(1, keepdims=True), pictures.shape)
    if name == "pictures":
        edge = np.concatenate(
            [pictures[:, 0], pictures[:, -1], pictures[:, :, 0], pictures[:, :, -1]], 1
        )
        blank = np.broadcast_to(np.median(edge, 1)[:, None, None], pictures.shape)
    ends = [own.model.outputs(np.array(x))[range(3), given] for x in (pictures, blank)]
    np.testing.assert_allclose(parts.sum((1, 2, 3)), ends[0] - ends[1], atol=0.02)
    for pixels in (spotlight(own, pictures[0], warm[0]), signed(own, pictures[0], parts[0])):
        assert pixels.shape == as_pixels(own, pictures[0]).shape
        assert 0 <= pixels.min() <= pixels.max() <= 1


def test_tables_and_arrays_are_not_seen(run_of):
    for name in ("multiclass", "many classes"):
        assert sections(run_of(name)) is None


def test_without_test_rows_filters_are_left(run_of):
    found = sections(replace(run_of("pictures"), judged=None))
    assert found is not None
    assert found.filters is not None
    missing = [found.sheet, found.maps, found.units, found.classes, found.probe]
    assert not any(missing)
    assert (found.looked, found.pairs) == ([], [])


def test_sounds_can_be_heard_and_pictures_not(page_of, parse):
    assert "audio" in {tag for tag, _ in parse(page_of("sound")).tags}
    assert "audio" not in {tag for tag, _ in parse(page_of("pictures")).tags}
    labels = [some["aria-label"] for tag, some in parse(page_of("sound")).tags if tag == "audio"]
    assert all(labels)


def test_columns_are_not_told_of_samples(page_of):
    for name, said in (("sound", "sound of 0.200 s, at 8,000 samples"), ("pictures", "in colour")):
        assert said in page_of(name)
        assert "input columns" not in page_of(name)


@pytest.mark.parametrize(("rate", "kept"), [(8000, 8000), (44_100, 14_700), (16_000, 16_000)])
def test_a_player_holds_the_sound(rate, kept):
    samples = np.round(9000 * np.sin(2 * np.pi * 440 * np.arange(rate) / rate)).astype(np.int16)
    found = player(samples, rate, "a tone")
    kind, data = found.source.split(",")
    assert kind == "data:audio/wav;base64"
    with wave.open(io.BytesIO(base64.b64decode(data))) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (kept, 1, 2)
        heard = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    assert len(heard) == kept
    if rate == kept:
        np.testing.assert_array_equal(heard, samples)
    spectrum = np.abs(np.fft.rfft(heard))
    assert spectrum.argmax() == pytest.approx(440, abs=1)


def test_the_player_is_short_however_long_the_sound():
    assert len(player(np.zeros(10**6), 16_000, "silence").source) < 140_000


def test_examples_keep_every_wrong_answer(run_of):
    run = run_of("pictures")
    found = shown(run)
    assert found is not None
    given = run.model.answers(run.judged.outputs)
    assert set(found.rows[found.wrong]) == set(run.judged.rows[given != run.judged.targets])
    sure = found.answered.sureness[found.wrong]
    assert list(sure) == sorted(sure, reverse=True)
    assert (found.targets[of_class(found, 1, 4)] == 1).all()


def test_strongest_maps_are_those_with_the_largest_mean(run_of):
    run = run_of("pictures")
    own = sight(run.model)
    assert mapped_layers(own.model.network) == ["conv_1", "residual_1"]
    for layer in strongest_maps(own, seen(own, run.judged.x[:1])):
        assert list(layer.means) == sorted(layer.means, reverse=True)
        np.testing.assert_allclose(np.abs(layer.maps).mean((1, 2)), layer.means, rtol=1e-5)


def test_a_map_of_sound_has_time_across_and_pitch_up(run_of):
    own = sight(run_of("sound").model)
    picture = np.zeros((18, 16, 1), np.float32)
    picture[2, 15] = 1
    pixels = as_pixels(own, picture)
    assert pixels.shape == (16, 18, 3)
    assert np.unravel_index(pixels.sum(-1).argmax(), (16, 18)) == (0, 2)
    weights = np.zeros((3, 3, 1), np.float32)
    weights[0, 2] = -1
    orange = filter_pixels(own, weights, 1.0)
    assert np.unravel_index((orange[..., 0] - orange[..., 2]).argmax(), (3, 3)) == (0, 0)


def test_smoothing_keeps_the_sum():
    values = np.zeros((7, 7))
    values[3, 2] = 4
    assert smoothed(values).sum() == pytest.approx(4)
    assert smoothed(values)[3, 2] == pytest.approx(1)


def test_an_envelope_holds_all_samples():
    samples = np.random.default_rng(0).integers(-3000, 3000, 10_001)
    low, high = envelope(samples, 300)
    assert len(low) == 300
    assert (low.min(), high.max()) == (
        samples.min() / abs(samples).max(),
        samples.max() / abs(samples).max(),
    )


def test_tiles_are_all_drawn():
    tiles = [Tile(np.full((4, 8, 3), 0.5), f"number {i}", "below") for i in range(5)]
    figure = tiles_figure([Row(tiles, "left"), Row(tiles[:2])], 40)
    assert len(figure.axes[0].images) == 7
    assert {"left", "number 4"} <= {text.get_text() for text in figure.axes[0].texts}


def test_a_large_picture_is_made_small_by_means():
    pixels = np.random.default_rng(0).random((120, 200, 3))
    small = fitted(pixels, 60)
    assert small.shape == (60, 100, 3)
    np.testing.assert_allclose(small[3, 7], pixels[6:8, 14:16].mean((0, 1)))
    np.testing.assert_allclose(fitted(pixels, 500), pixels)
    assert fitted(pixels, 47).shape == (47, 78, 3)


def test_the_probe_chart_has_a_bar_a_layer():
    probes = [Probe(f"conv_{i}", 8, 0.1 * i, 0.3) for i in range(5)]
    bars = probe_figure(probes).axes[0].patches
    widths = [bar.get_width() for bar in bars][1::2]
    np.testing.assert_allclose(np.array(widths) / bars[0].get_width(), [0, 0.1, 0.2, 0.3, 0.4])
