import numpy as np

from pellucid.data import Dataset
from pellucid.learning.recipes.mirrors import mirrored


def striped(leaning: bool, seed: int = 0) -> Dataset:
    """Two classes: lines that lean either way, or a bright and a dark blob, anywhere."""
    chance = np.random.default_rng(seed)
    pictures = chance.integers(0, 60, (400, 12, 12, 1))
    targets = np.arange(400) % 2
    for row in range(400):
        if leaning:
            diagonal = np.eye(12, dtype=int)[:: 1 if targets[row] else -1]
            pictures[row, :, :, 0] += 150 * diagonal
        else:
            pictures[row, 3:9, 3:9, 0] += 150 * targets[row]
    return Dataset(
        "made", pictures.astype(np.uint8), targets.astype(np.int32), "binary", ("a", "b")
    )


def test_what_changes_its_class_in_the_mirror_is_not_mirrored():
    found = mirrored(striped(leaning=True), np.arange(400))
    assert not found.allowed
    assert "not mirrored" in found.why


def test_what_looks_the_same_in_the_mirror_is_mirrored():
    found = mirrored(striped(leaning=False), np.arange(400))
    assert found.allowed
    assert "100%" in found.why


def test_few_pictures_and_quantities_are_left_as_they_are():
    data = striped(leaning=False)
    assert not mirrored(data, np.arange(20)).allowed
    quantity = Dataset("made", data.inputs, data.targets.astype(np.float32), "regression")
    assert not mirrored(quantity, np.arange(400)).allowed
