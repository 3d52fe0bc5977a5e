"""What a bench learns from: every source, as the network reads it."""

from typing import get_args

import numpy as np
import polars as pl
import pytest

from pellucid.data import match_columns
from pellucid.data.encoding import encode_inputs
from pellucid.errors import BadInput
from pellucid.lab.bench import Bounds
from pellucid.lab.bench.journey import Journey
from pellucid.lab.bench.material import material_of
from pellucid.lab.bench.scene import scene_of
from pellucid.lab.bench.sight import Wanted
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.setup import DataSetup, PlaneSource, Setup, TableSource

from .reading import Files, read

GENERATED = [name for name in get_args(PlaneSource) if name != "points"]
RECORDED = [name for name in get_args(TableSource) if name != "upload"]


def material(files=None, **chosen):
    return material_of(DataSetup(**chosen), files or Files())


@pytest.mark.parametrize("source", GENERATED)
def test_generated_points_keep_their_coordinates(source):
    found = material(source=source, examples=101, test_share=0.3, seed=2)
    assert found.plane
    assert found.x.shape == (101, 2)
    assert abs(len(found.rows("test")) - 30) <= 1
    assert np.abs(found.x).max() <= 6
    assert np.abs(found.x).max() > 2
    assert (found.low == -6).all()
    assert (found.high == 6).all()
    assert found.features == ("x1", "x2")


@pytest.mark.parametrize("source", RECORDED)
def test_tables_are_encoded_on_their_training_rows(source):
    found = material(source=source, test_share=0.25)
    assert not found.plane
    assert found.encoding is not None
    assert found.x.shape[1] == len(found.features) == found.encoding.width
    assert np.isfinite(found.x).all()
    if found.task == "regression":
        assert abs(found.y[: found.training].mean()) < 1e-3
        assert found.target_scale == (found.encoding.target.mean, found.encoding.target.scale)
    else:
        assert set(np.unique(found.y)) == set(range(len(found.classes)))


def test_the_same_set_up_is_the_same_examples_and_another_seed_is_not():
    assert material(seed=3) is material(seed=3)
    assert (material(seed=3).x != material(seed=4).x).any()


def test_noise_and_split_are_heard():
    assert (material(noise=0.5).y != material(noise=0.0).y).any()
    assert material(test_share=0.9).training == 50


def test_digits_are_pictures_with_one_scale_for_all_pixels():
    found = material(source="digits")
    assert found.image == (8, 8)
    assert found.x.min() == 0
    raw = found.source.frame.to_numpy()
    u = raw.max() / 16
    assert found.x.max() == pytest.approx(u / np.sqrt(1 + (u / 3) ** 2), abs=1e-6)


def test_points_drawn_by_hand():
    points = ((-1.0, 2.0, 0), (3.5, -2.0, 1), (0.0, 0.5, 1), (1.0, 1.0, 0), (2.0, 2.0, 1))
    found = material(source="points", points=points)
    assert {(*x, y) for x, y in zip(found.x.tolist(), found.y.tolist(), strict=True)} == set(points)
    with pytest.raises(Mistake) as caught:
        material(source="points", points=points[:3])
    assert caught.value.code == "too-few-points"


PEOPLE = pl.DataFrame(
    {
        "id": [f"person-{row}" for row in range(90)],
        "city": [f"city {row % 70}" for row in range(90)],
        "height": [150.0 + row % 37 if row % 9 else None for row in range(90)],
        "likes": [("tea", "coffee", "milk")[row % 3] for row in range(90)],
        "bought": [("yes", "no")[row * 7 % 5 > 2] for row in range(90)],
    }
)


def test_an_upload_goes_through_the_data_room():
    found = material(Files(mine=PEOPLE), source="upload", upload="mine", target="bought")
    assert found.task == "binary"
    assert found.target == "bought"
    assert [name.split()[0] for name in found.features][:1] == ["height"]
    assert not any("id" in name or "city" in name for name in found.features)
    said = [note.code for note in found.source_notes]
    assert "many-values" in said
    matched, _ = match_columns(found.encoding, PEOPLE)
    assert len(encode_inputs(found.encoding, matched)) == 90


def test_an_upload_that_cannot_be_learned_from_is_told():
    with pytest.raises(BadInput):
        material(Files(mine=PEOPLE[:, :1]), source="upload", upload="mine")
    with pytest.raises(BadInput):
        material(Files(mine=PEOPLE), source="upload", upload="mine", target="brought")
    with pytest.raises(Mistake) as caught:
        material(source="upload", upload="gone")
    assert caught.value.code == "upload-gone"


@pytest.mark.parametrize("source", ["diabetes", "digits", "circles"])
def test_a_page_can_find_the_file_s_own_numbers(source):
    """raw = centre + spread · u, where u is what the clip was given."""
    setup = Setup(data=DataSetup(source=source))
    found = material_of(setup.data, Files())
    journey = Journey(setup, found, Bounds())
    scene = read(scene_of(journey, Wanted.first(found), can_undo=False, can_redo=False))
    x, clipped = scene.arrays["x"].astype(float), scene.arrays["clipped"].astype(bool)
    u = np.where(clipped, x / np.sqrt(np.maximum(1 - (x / 3) ** 2, 1e-9)), x)
    raw = scene.arrays["centre"] + scene.arrays["spread"] * u
    frame = found.source.frame.to_numpy() if source != "circles" else found.source.inputs
    assert scene["data"]["plane"] == (source == "circles")
    for row in raw[:5]:
        assert np.abs(frame - row).max(1).min() < 0.02 * np.abs(frame).max()
