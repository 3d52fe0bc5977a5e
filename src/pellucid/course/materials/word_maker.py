"""A word maker: a network that learned which letter comes next (Bengio et al. 2003)."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int, Key

from pellucid.course.bench import Bench, Trained
from pellucid.course.materials.vocabulary import MOST_LETTERS, has_length, vocabulary
from pellucid.data import Dataset
from pellucid.network import Dense, Embedding, Flatten, Network, Parameters

SIGNS = ".abcdefghijklmnopqrstuvwxyz"
"""The letters, after the end of a word, which also stands for what is before its start."""

Codes = Int[np.ndarray, "... letters"]
"""Words as numbers, one a letter, filled up with ends to `MOST_LETTERS` and one more."""


def coded(words: Sequence[str]) -> Codes:
    """Words as numbers.

    >>> coded(("abba",))[0, :6].tolist()
    [1, 2, 2, 1, 0, 0]
    """
    filled = (word.ljust(MOST_LETTERS + 1, SIGNS[0]) for word in words)
    return np.array([[SIGNS.index(sign) for sign in word] for word in filled], np.int32)


def spelled(codes: Codes) -> list[str]:
    """Numbers as words, up to the first end.

    >>> spelled(coded(("abba", "tree")))
    ['abba', 'tree']
    """
    return ["".join(SIGNS[code] for code in word).split(SIGNS[0])[0] for word in codes]


class Places(NamedTuple):
    """Every place in every word: the letters before it, what stands there, and whose it is."""

    before: Int[np.ndarray, "n letters"]
    sign: Int[np.ndarray, " n"]
    word: Int[np.ndarray, " n"]


def places(words: Codes, letters: int) -> Places:
    """All places up to the end of each word, with so many letters before them."""
    framed = np.pad(words, ((0, 0), (letters, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(framed, letters + 1, 1)
    lengths = (words > 0).sum(1)
    word, at = np.nonzero(np.arange(words.shape[1]) <= lengths[:, None])
    return Places(windows[word, at, :-1], windows[word, at, -1], word)


def word_makers(bench: Bench, chosen: np.ndarray, letters: int, epochs: int) -> Trained:
    """Networks that each learned from words of their own: `chosen[seed]`, rows of the vocabulary.

    They see so many letters, and say which sign comes next.
    """
    found = places(coded(vocabulary()), letters)
    data = Dataset(
        "letters", found.before.astype(np.float32), found.sign, "multiclass", tuple(SIGNS)
    )
    # Words differ in length, and networks side by side must have equally many rows.
    count = len(found.sign) * chosen.shape[1] // len(vocabulary())
    rows = [np.resize(np.flatnonzero(np.isin(found.word, own)), count) for own in chosen]
    layers = (Embedding(len(SIGNS), 8), Flatten(), Dense(64, "tanh"), Dense(len(SIGNS), "softmax"))
    network = Network((letters,), layers)
    return bench.train(
        network, data, rows=np.array(rows), epochs=epochs, batch_size=64, learning_rate=0.003
    )


@partial(jax.jit, static_argnums=(0, 3))
def written(
    network: Network,
    parameters: Parameters,
    keys: Key[Array, " networks"],
    count: int,
    temperature: Float[Array, ""] | float,
) -> Int[Array, "networks count letters"]:
    """What the networks write, letter by letter, each drawn by the shares that they give it.

    Shares are first raised to the power 1 / `temperature`: a low one keeps to the likeliest.
    """

    def one(parameters: Parameters, key: Key[Array, ""]) -> Array:
        def step(before: Array, key: Array) -> tuple[Array, Array]:
            z = network.forward(parameters, before.astype(jnp.float32))[-1].z
            sign = jax.random.categorical(key, z / temperature)
            return jnp.concatenate([before[:, 1:], sign[:, None]], 1), sign

        nothing = jnp.zeros((count, *network.inputs), jnp.int32)
        return jax.lax.scan(step, nothing, jax.random.split(key, MOST_LETTERS + 1))[1].T

    return jax.vmap(one)(parameters, keys)


def new_words(codes: Codes, count: int) -> list[str]:
    """The first so many of them that are as long as words are, no word of the lessons, and new.

    Gone through again where there are fewer. A network that broke writes none: empty words.
    """
    known = set(vocabulary())
    fit = [word for word in dict.fromkeys(spelled(codes)) if has_length(word) and word not in known]
    return [fit[at % len(fit)] if fit else "" for at in range(count)]


def made_up(seed: int, count: int, temperature: float = 1.0) -> list[str]:
    """So many made-up words, by a network that read all words of the lessons.

    >>> words = made_up(seed=0, count=5)
    >>> len(words), set(words) & set(vocabulary())
    (5, set())
    """
    bench = Bench(seed, 1)
    everything = np.arange(len(vocabulary()))[None]
    maker = word_makers(bench, everything, letters=3, epochs=20)
    drafts = written(maker.network, maker.parameters, bench.keys(), 4 * count + 100, temperature)
    return new_words(np.asarray(drafts)[0], count)
