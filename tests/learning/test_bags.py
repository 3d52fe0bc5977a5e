import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pellucid.data import Dataset
from pellucid.learning.bags import bags


def dataset(targets):
    targets = np.asarray(targets, np.int32)
    inputs = np.zeros((len(targets), 1), np.float32)
    return Dataset("some", inputs, targets, "binary", ("no", "yes"))


@given(st.lists(st.integers(0, 1), min_size=20, max_size=80), st.integers(1, 9), st.integers(2, 8))
def test_a_network_never_learns_from_what_it_is_judged_on(targets, networks, parts):
    rows = np.arange(3, len(targets))
    dealt = bags(dataset(targets), rows, networks, parts, 0, 0.2)
    for training, validation in zip(dealt.training, dealt.validation, strict=True):
        assert not set(training) & set(validation)
        assert set(training) | set(validation) == set(rows)


def test_every_row_is_held_back_by_some_network_and_learned_by_the_others():
    data = dataset([0, 1] * 30)
    dealt = bags(data, np.arange(60), 8, 4, 0, 0.2)
    assert set(dealt.validation.ravel()) == set(range(60))
    assert dealt.training.shape[0] == dealt.validation.shape[0] == 8


def test_without_parts_a_share_is_set_aside_for_all():
    dealt = bags(dataset([0, 1] * 50), np.arange(100), 3, None, 0, 0.2)
    assert dealt.training.shape == (1, 80)
    assert dealt.validation.shape == (1, 20)


def test_copies_of_a_row_stay_on_one_side():
    data, groups = dataset([0, 1] * 40), np.repeat(np.arange(20), 4)
    for parts in (None, 5):
        dealt = bags(data, np.arange(80), 5, parts, 0, 0.2, groups)
        for training, validation in zip(dealt.training, dealt.validation, strict=True):
            assert not set(groups[training]) & set(groups[validation])
