"""A network makes up words that pass for real more often than random letters (Turing 1950).

Whether two kinds of thing can be told apart is measured by teaching a network to do it, and
asking it of new ones (Lopez-Paz, Oquab 2017). The judges did not find the words as good as real
ones, though: they still tell somewhat better than by guessing.
"""

from typing import Annotated

import numpy as np
from jaxtyping import Float
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, pooled
from pellucid.course.charts import Maps, groups, picture
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.materials.vocabulary import MOST_LETTERS, vocabulary
from pellucid.course.materials.word_maker import (
    SIGNS,
    Codes,
    coded,
    new_words,
    word_makers,
    written,
)
from pellucid.course.statistics import Comparison
from pellucid.network import Dense, Dropout, Embedding, GlobalAveragePool, Network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    letters: Annotated[
        int, Meta(ge=1, le=6, description="how many letters back the network looks")
    ] = 3
    epochs: Annotated[int, Meta(ge=1, le=200, description="rounds of reading the words")] = 20
    temperature: Annotated[
        float, Meta(ge=0.3, le=10, description="how freely it chooses: 1 is by its own shares")
    ] = 1.0


_KINDS = ("random", "network")
_LEARNED_SHARE = 0.6
_DRAFTS = 3
"""Words written for each that is needed: some are too short, or real, or there already."""


def measure(settings: Settings, bench: Bench) -> Measured:
    """How often words made up by a network, or of random letters, pass a judge as real.

    Each kind has a judge of its own, which learns from real words and words of that kind, as
    many of each. Asked of are real words that neither network has seen, and new made-up ones.
    """
    many = len(vocabulary())
    words = np.tile(np.arange(many), (len(bench), 1))
    order = bench.draw(0).permuted(words, axis=1)
    learned = int(_LEARNED_SHARE * many)
    real, made, called = coded(vocabulary())[order], {}, {}
    for kind in bench.each(_KINDS):
        made[kind] = _made(kind, settings, bench, order[:, :learned])
        called[kind] = _called_real(bench, learned, real, made[kind])
    return _measured(called, {"real words": real} | made)


def _made(kind: str, settings: Settings, bench: Bench, chosen: np.ndarray) -> Codes:
    """As many made-up words as there are real ones, for every seed."""
    count = len(vocabulary())
    if kind == "random":
        drafts = _letters_in_any_order(bench, chosen, _DRAFTS * count)
    else:
        makers = word_makers(bench, chosen, settings.letters, settings.epochs)
        drafts = written(
            makers.network, makers.parameters, bench.keys(), _DRAFTS * count, settings.temperature
        )
    return np.stack([coded(new_words(own, count)) for own in np.asarray(drafts)])


def _letters_in_any_order(bench: Bench, chosen: np.ndarray, count: int) -> Codes:
    """Random letters, each as common as in the words, and words as long as those."""
    random, words = bench.draw(1), coded(vocabulary())[chosen]
    drafts = np.zeros((len(words), count, words.shape[-1]), np.int32)
    for own, draft in zip(words, drafts, strict=True):
        length = random.choice((own > 0).sum(1), count)
        drawn = random.choice(own[own > 0], draft.shape)
        draft[:] = drawn * (np.arange(draft.shape[1]) < length[:, None])
    return drafts


def _called_real(
    bench: Bench, learned: int, real: Codes, made: Codes
) -> dict[str, Float[np.ndarray, " seeds"]]:
    """The shares of unseen real words, and of unseen made-up ones, that a judge takes for real."""
    pairs = np.stack([_pairs(real), _pairs(made)], 1)
    shown = pairs[:, :, :learned].reshape(len(bench), 2 * learned, -1)
    truth = np.tile(np.repeat([1, 0], learned), (len(bench), 1))
    data, rows = pooled(shown.astype(np.float32), truth, "binary", ("made up", "real"))
    judge = bench.train(_JUDGE, data, rows=rows, epochs=15, learning_rate=0.005)
    unseen = pairs[:, :, learned:]
    answers = judge.own_outputs(unseen.reshape(len(bench), -1, unseen.shape[-1]))[..., 0] > 0.5
    shares = answers.reshape(len(bench), 2, -1).mean(-1)
    return {"real": shares[:, 0], "made": shares[:, 1]}


def _pairs(codes: Codes) -> Codes:
    """Every two signs beside each other, as one number."""
    framed = np.pad(codes, ((0, 0),) * (codes.ndim - 1) + ((1, 0),))
    return framed[..., :-1] * len(SIGNS) + framed[..., 1:]


# It weighs which letter follows which, wherever in the word: the best of four judges tried.
_JUDGE = Network(
    (MOST_LETTERS + 1,),
    (Embedding(len(SIGNS) ** 2, 16), GlobalAveragePool(), Dropout(0.3), Dense(1, "sigmoid")),
)


def _measured(
    called: dict[str, dict[str, Float[np.ndarray, " seeds"]]], written: dict[str, Codes]
) -> Measured:
    passed = {kind: called[kind]["made"] for kind in _KINDS}
    judged_right = {kind: (called[kind]["real"] + 1 - passed[kind]) / 2 for kind in _KINDS}
    names = {"random": "random letters", "network": "the network's words"}
    return Measured(
        gaps={
            "passes": passed["network"] - passed["random"],
            "told-apart": judged_right["random"] - judged_right["network"],
        },
        charts=[
            groups(title, {names[kind]: values[kind] for kind in _KINDS}, scale="shares")
            for title, values in (
                ("made-up words taken for real", passed),
                ("right answers of the judge", judged_right),
            )
        ]
        + [
            Maps(
                "which letter, from the top, is followed by which, from the left",
                [picture(names.get(kind, kind), _following(own)) for kind, own in written.items()],
            )
        ],
        facts={
            **{f"passed-{kind}": np.median(passed[kind]) for kind in _KINDS},
            **{f"judge-{kind}": np.median(judged_right[kind]) for kind in _KINDS},
            "words": len(vocabulary()),
        },
    )


def _following(words: Codes) -> Float[np.ndarray, "26 26"]:
    """How often each letter is followed by each: blue through and through from half the times."""
    letters = len(SIGNS) - 1
    before, after = words[..., :-1].ravel(), words[..., 1:].ravel()
    both = (before > 0) & (after > 0)
    counts = np.zeros((letters, letters))
    np.add.at(counts, (before[both] - 1, after[both] - 1), 1)
    return 2 * counts / np.maximum(counts.sum(1, keepdims=True), 1)


EXPERIMENT = Experiment(
    name="imitation-game",
    lesson=1,
    claim="Words that a network made up, after reading the words of these lessons, pass for real "
    "more often than random letters do, though the letters are as common and the words as long.",
    varied="who makes up the words: a network that says which letter comes next, or chance",
    measured="the share of new made-up words that a second network, the judge, takes for real",
    refuted="the network's words pass at most 10 points more often, or the judge is at most 10 "
    "points less often right about them",
    settings=Settings(),
    comparisons=(
        Comparison(
            "passes",
            "words taken for real, the network's minus random letters",
            beyond=0.1,
            shares=True,
        ),
        Comparison(
            "told-apart",
            "right answers of the judge, for random letters minus network",
            beyond=0.1,
            shares=True,
        ),
    ),
    measure=measure,
    fails=Failing(
        {"temperature": 10.0}, "a network that hardly heeds its own shares writes random letters"
    ),
    seeds=16,
)
