"""What is said about a table, a recipe and a result: whole sentences, no drawing."""

from collections import Counter

import numpy as np

from pellucid.cli.drawing.numbers import count, percent, three
from pellucid.data import Collection, Column, Dataset, SoundEncoding, Table
from pellucid.learning import CURVES, Run

_KINDS = {"number": "number", "category": "category", "date": "date", "boolean": "yes-or-no"}
_PLURALS = {"number": "numbers", "category": "categories", "date": "dates", "boolean": "yes-or-no"}


def about(source: Table | Collection | Dataset) -> str:
    """Its size, and what is to be learned.

    digits: 1,797 rows of 64 numbers. To learn: 'class', one of 10 classes.
    """
    what = "a quantity"
    if source.task != "regression":
        what = f"one of {len(source.classes):,} classes"
    if isinstance(source, Dataset):
        return f"{count(len(source), 'example')}; to learn: {what}"
    many = _rows(source) if isinstance(source, Table) else _files(source)
    return f"{many}; to learn: {source.target_name!r}, {what}"


def _rows(table: Table) -> str:
    return f"{count(table.rows, 'row')} of {_kinds(table.columns)}"


def _files(collection: Collection) -> str:
    many = count(collection.rows, collection.noun)
    encoding = collection.encoding
    if not isinstance(encoding, SoundEncoding):
        ink = "grey" if encoding.channels == 1 else "colour"
        return f"{many} of {encoding.height} × {encoding.width} pixels in {ink}"
    size = f"{many} of {three(encoding.seconds)} s at {encoding.rate:,} samples a second"
    if collection.grouped_by is None or collection.groups is None:
        return size
    return f"{size}, by {count(len(np.unique(collection.groups)), collection.grouped_by)}"


def _kinds(columns: tuple[Column, ...]) -> str:
    found = Counter(column.kind for column in columns)
    parts = [
        f"{number:,} {_KINDS[kind] if number == 1 else _PLURALS[kind]}"
        for kind, number in found.most_common()
    ]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def result(run: Run) -> list[str]:
    """How well it does on examples it never saw, against knowing nothing."""
    scores, judged = run.record.scores, run.judged
    is_quantity = run.model.task == "regression"
    if scores.test is None:
        what = run.model.noun
        said = [f"No {what}s were kept apart, so how well it will do on new ones is not known."]
    elif judged is None:
        value = f"R² {three(scores.test)}" if is_quantity else f"{percent(scores.test)} right"
        said = [f"On the {run.model.noun}s kept apart: {value}."]
    elif is_quantity:
        said = _off(run, len(judged.rows))
    else:
        said = _right(run, scores.test, len(judged.rows))
    return _broken(run) + said + _folds(scores.folds, is_quantity)


def _broken(run: Run) -> list[str]:
    """Where the loss stopped being a number, in any network."""
    bad = ~np.isfinite(run.curves[..., CURVES.index("loss")])
    if not bad.any():
        return []
    first, which = int(bad.any(0).argmax()) + 1, int(bad.any(1).sum())
    whose = "The loss" if run.model.networks == 1 else f"The loss of {count(which, 'network')}"
    return [f"{whose} ran away in epoch {first}: a smaller --learning-rate will help."]


def _right(run: Run, share: float, many: int) -> list[str]:
    assert run.judged is not None
    commonest = np.bincount(run.judged.targets).argmax()
    blind = float((run.judged.targets == commonest).mean())
    name = run.model.classes[commonest]
    return [
        f"{percent(share)} of the {count(many, run.model.noun)} kept apart are answered right"
        f"{_give_or_take(share, many)}.",
        f"Always answering {name!r} would get {percent(blind)}.",
        *_no_better(share <= blind),
    ]


def _no_better(is_none: bool) -> list[str]:
    if not is_none:
        return []
    return ["So it has learned nothing of use: it does no better than knowing nothing."]


def _give_or_take(share: float, many: int) -> str:
    """Wilson's interval (1927): where the share of all possible rows lies, 19 times in 20."""
    z = 1.96
    middle = (share + z * z / (2 * many)) / (1 + z * z / many)
    half = z * np.sqrt(share * (1 - share) / many + z * z / (4 * many**2)) / (1 + z * z / many)
    return f" (95 % interval: {percent(middle - half)} to {percent(middle + half)})"


def _off(run: Run, many: int) -> list[str]:
    judged, model = run.judged, run.model
    assert judged is not None
    target = model.encoding.target if model.encoding else None
    scale = target.scale if target else 1.0
    missed = float(np.abs(model.answers(judged.outputs) - judged.targets).mean()) * scale
    blind = float(np.abs(judged.targets - judged.targets.mean()).mean()) * scale
    score = run.record.scores.test
    assert score is not None
    return [
        f"On the {count(many, model.noun)} kept apart, answers are off by {three(missed)} on "
        f"average; always answering the mean would be off by {three(blind)}.",
        f"They explain {percent(max(score, 0.0))} of how "
        f"{target.name if target else 'the target'!r} varies (R² {three(score)}).",
        *_no_better(score <= 0),
    ]


def _folds(scores: tuple[float, ...], regression: bool) -> list[str]:
    if not scores:
        return []
    show = three if regression else percent
    mean, spread = float(np.mean(scores)), float(np.std(scores))
    what = "R²" if regression else "right"
    return [
        f"Over {len(scores)} folds: {show(mean)} {what} on average, "
        f"from {show(min(scores))} to {show(max(scores))} (spread {show(spread)})."
    ]


def best_epochs(run: Run) -> list[str]:
    """Which epoch's parameters were kept, where the best were: by the loss on validation rows."""
    held = run.curves[..., CURVES.index("validation_loss")]
    settings = run.record.settings
    if not (settings.restore_best or settings.patience) or not np.isfinite(held).any(1).all():
        return []
    best = np.nanargmin(held, 1) + 1
    first, last = int(best.min()), int(best.max())
    which = f"epoch {first}" if first == last else f"an epoch from {first} to {last}"
    whose = "It is" if run.model.networks == 1 else "Each network is"
    return [f"{whose} as it was after its best epoch, by validation loss: {which}."]


def ending(run: Run) -> list[str]:
    """Why it ended before all epochs were done, if it did."""
    ended = run.record.ended
    return [] if ended == "done" else [f"It {ENDINGS[ended]}."]


ENDINGS = {
    "done": "all epochs done",
    "early": "ended early, since the validation loss no longer fell",
    "interrupted": "was stopped by you; what was learned until then is kept",
}
