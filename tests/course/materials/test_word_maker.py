"""The word maker: what it reads is what stands in the words, and it writes by its shares."""

import jax
import jax.numpy as jnp
import numpy as np

from pellucid.course.materials.word_maker import SIGNS, coded, new_words, places, written
from pellucid.network import Dense, Embedding, Flatten, Network


def test_places_are_every_letter_and_the_end() -> None:
    found = places(coded(("abba", "tree")), 2)
    told = [
        ("".join(SIGNS[sign] for sign in before), SIGNS[after], int(word))
        for before, after, word in zip(found.before, found.sign, found.word, strict=True)
    ]
    assert told == [
        ("..", "a", 0), (".a", "b", 0), ("ab", "b", 0), ("bb", "a", 0), ("ba", ".", 0),
        ("..", "t", 1), (".t", "r", 1), ("tr", "e", 1), ("re", "e", 1), ("ee", ".", 1),
    ]  # fmt: skip


def test_letters_are_written_by_their_shares() -> None:
    """A network that always gives the same shares writes letters of those shares."""
    network = Network((1,), (Embedding(27, 2), Flatten(), Dense(27, "softmax")))
    parameters = jax.tree.map(lambda leaf: jnp.zeros((1, *leaf.shape)), network.init(0))
    shares = np.zeros(27)
    shares[[1, 2, 3]] = 0.6, 0.3, 0.1
    parameters["dense_1"]["bias"] = jnp.asarray(np.log(shares + 1e-9))[None]
    keys = jax.random.split(jax.random.key(2), 1)
    for temperature in (1.0, 2.0):
        codes = np.asarray(written(network, parameters, keys, 4000, temperature))
        wanted = shares ** (1 / temperature)
        counted = np.bincount(codes.ravel(), minlength=27) / codes.size
        np.testing.assert_allclose(counted, wanted / wanted.sum(), atol=0.01)


def test_words_of_the_lessons_are_not_made_up() -> None:
    codes = coded(("network", "blorting", "abc", "blorting", "x" * 13, "grosing"))
    assert new_words(codes, 3) == ["blorting", "grosing", "blorting"]
    assert new_words(coded(("network",)), 2) == ["", ""]
