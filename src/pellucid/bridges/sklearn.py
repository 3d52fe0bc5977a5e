# ruff: noqa: N803 - scikit-learn's name for the inputs is X, in its calls and so here
"""scikit-learn's estimators: a network where scikit-learn expects a classifier or a regressor.

Both keep its conventions, which ask that a constructor takes whatever it is given, without
looking at it, and that `fit` complains: so nothing in a constructor has a narrower type than Any.
"""

from dataclasses import replace
from typing import Any

import numpy as np
import polars as pl
from jaxtyping import Float, Shaped
from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin
from sklearn.utils import check_random_state
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_consistent_length, check_is_fitted, validate_data

from pellucid.data import Table, make_table
from pellucid.data.frames import as_frame, is_frame
from pellucid.errors import BadInput
from pellucid.learning import Choices, Run, train


class NetworkClassifier(ClassifierMixin, BaseEstimator):
    """A classifier of networks, for scikit-learn's pipelines, searches and scores.

    `X` is an array or a data frame (pandas, polars); text, dates and missing values need no
    preparation. `layers` are the units of the hidden layers, `networks` how many learn side by
    side; whatever is None is left to the recipe. `class_weights` "balanced" makes every class
    count the same however rare it is; `vitals` False records none, which saves a third of the
    time of small fits. An int as `random_state` makes `fit` repeatable.

    After `fit`: `classes_`, `n_features_in_`, `feature_names_in_` (of a data frame), `model_`
    (a `Model`), `run_` (a `Run`: curves, vitals, notes on the data, reasons of the recipe) and
    `loss_curve_` (the training loss, a value an epoch). Nothing is kept apart as a test.

    `fit` raises `BadInput`, which is a `ValueError`, when there is nothing to learn.

    >>> from sklearn.datasets import load_iris
    >>> X, y = load_iris(return_X_y=True)
    >>> NetworkClassifier(layers=(16,), random_state=0).fit(X, y).score(X, y) > 0.9
    True
    """

    def __init__(
        self,
        layers: Any = None,
        activation: Any = None,
        networks: Any = None,
        epochs: Any = None,
        batch_size: Any = None,
        optimizer: Any = None,
        learning_rate: Any = None,
        weight_decay: Any = None,
        patience: Any = None,
        class_weights: Any = None,
        vitals: Any = None,
        random_state: Any = None,
    ) -> None:
        self.layers = layers
        self.activation = activation
        self.networks = networks
        self.epochs = epochs
        self.batch_size = batch_size
        self.optimizer = optimizer
        self.learning_rate = learning_rate
        self.weight_decay = weight_decay
        self.patience = patience
        self.class_weights = class_weights
        self.vitals = vitals
        self.random_state = random_state

    def fit(self, X: Any, y: Any) -> "NetworkClassifier":
        """Trains on rows `X` with classes `y`."""
        frame, y = _examples(self, X, y)
        check_classification_targets(y)
        self.classes_, codes = np.unique(y, return_inverse=True)
        self.run_ = _run(self, _classes_table(frame, self.classes_, codes))
        self.model_, self.loss_curve_ = self.run_.model, self.run_.curve("loss")
        return self

    def predict(self, X: Any) -> Shaped[np.ndarray, " n"]:
        """The likeliest class of every row."""
        probabilities = self.predict_proba(X)
        return self.classes_[probabilities.argmax(1)]

    def predict_proba(self, X: Any) -> Float[np.ndarray, "n classes"]:
        """The probability of every class, in the order of `classes_`, for every row."""
        encoded = _encoded(self, X)  # first: it is what tells that nothing was fitted yet
        return self.model_.probabilities(encoded)

    def __sklearn_tags__(self) -> Any:
        return _tagged(super().__sklearn_tags__())


class NetworkRegressor(RegressorMixin, BaseEstimator):
    """A regressor of networks, for scikit-learn's pipelines, searches and scores.

    All is as for `NetworkClassifier`, but `y` is a quantity and there are no classes.

    >>> from sklearn.datasets import load_diabetes
    >>> X, y = load_diabetes(return_X_y=True)
    >>> NetworkRegressor(layers=(16,), epochs=50, random_state=0).fit(X, y).score(X, y) > 0.4
    True
    """

    def __init__(
        self,
        layers: Any = None,
        activation: Any = None,
        networks: Any = None,
        epochs: Any = None,
        batch_size: Any = None,
        optimizer: Any = None,
        learning_rate: Any = None,
        weight_decay: Any = None,
        patience: Any = None,
        vitals: Any = None,
        random_state: Any = None,
    ) -> None:
        self.layers = layers
        self.activation = activation
        self.networks = networks
        self.epochs = epochs
        self.batch_size = batch_size
        self.optimizer = optimizer
        self.learning_rate = learning_rate
        self.weight_decay = weight_decay
        self.patience = patience
        self.vitals = vitals
        self.random_state = random_state

    def fit(self, X: Any, y: Any) -> "NetworkRegressor":
        """Trains on rows `X` with quantities `y`."""
        frame, y = _examples(self, X, y, y_numeric=True)
        target = pl.Series(_free_name(frame), y.astype(np.float64))
        table = make_table(
            frame.with_columns(target), name="X", target=target.name, task="regression"
        )
        self.run_ = _run(self, table)
        self.model_, self.loss_curve_ = self.run_.model, self.run_.curve("loss")
        return self

    def predict(self, X: Any) -> Float[np.ndarray, " n"]:
        """The quantity of every row."""
        outputs = _outputs(self, X)
        return self.model_.decode(outputs).to_numpy()

    def __sklearn_tags__(self) -> Any:
        return _tagged(super().__sklearn_tags__())


_ANY_ARRAY: dict[str, Any] = {"dtype": None, "ensure_all_finite": False}
_validated: Any = validate_data  # what type checkers find out about it is not so
_SETTINGS = (
    "epochs", "batch_size", "optimizer", "learning_rate", "weight_decay", "patience",
    "class_weights", "vitals",
)  # fmt: skip


def _choices(estimator: Any) -> Choices:
    chosen = {name: getattr(estimator, name, None) for name in _SETTINGS}
    chosen |= {name: getattr(estimator, name) for name in ("layers", "activation", "networks")}
    return Choices.of(**{name: value for name, value in chosen.items() if value is not None})


def _seed(random_state: Any) -> int:
    """A whole number is the seed itself, so that `train` with it gives the same run."""
    if isinstance(random_state, int | np.integer):
        return int(random_state)
    return int(check_random_state(random_state).randint(2**31 - 1))


def _run(estimator: Any, table: Table) -> Run:
    """A training on the table, all of it."""
    return train(table, _choices(estimator), seed=_seed(estimator.random_state), test=0.0)


def _examples(estimator: Any, X: Any, y: Any, **how: Any) -> tuple[pl.DataFrame, np.ndarray]:
    """Rows and targets, checked the way scikit-learn's own estimators check them."""
    if is_frame(X) and y is not None:
        targets = _validated(estimator, y=y, **how)  # first: it forgets the columns' names
        rows = _validated(estimator, X, skip_check_array=True)
        check_consistent_length(rows, targets)
    else:
        rows, targets = _validated(estimator, X, y, **_ANY_ARRAY, ensure_min_samples=2, **how)
    return as_frame(rows), targets


def _encoded(estimator: Any, X: Any) -> np.ndarray:
    """Rows as the network's inputs, by the columns' places: their names are checked before."""
    check_is_fitted(estimator)
    how = {"skip_check_array": True} if is_frame(X) else _ANY_ARRAY
    frame = as_frame(_validated(estimator, X, reset=False, **how))
    names = getattr(estimator, "feature_names_in_", [f"x{i + 1}" for i in range(frame.width)])
    encoded, _ = estimator.model_.encode(frame.rename(dict(zip(frame.columns, names, strict=True))))
    return encoded


def _outputs(estimator: Any, X: Any) -> Float[np.ndarray, "n outputs"]:
    """The networks' answers to raw rows."""
    encoded = _encoded(estimator, X)  # first: it is what tells that nothing was fitted yet
    return estimator.model_.outputs(encoded)


def _classes_table(frame: pl.DataFrame, classes: np.ndarray, codes: np.ndarray) -> Table:
    """A table whose classes are exactly these: no label is taken for a number or a mark."""
    if len(classes) < 2:
        raise BadInput(
            f"y has one class only, {classes[0]!r}",
            "two classes or more",
            "There is nothing to tell apart",
        )
    name = _free_name(frame)
    task = "binary" if len(classes) == 2 else "multiclass"
    coded = frame.with_columns(pl.Series(name, codes.astype(np.int64)))
    table = make_table(coded, name="X", target=name, task=task)
    return replace(table, target=_labels(name, classes, codes))


def _labels(name: str, classes: np.ndarray, codes: np.ndarray) -> pl.Series:
    """The label of every row, of a type that sorts as `classes` are sorted; else its code."""
    if classes.dtype.kind in "biu":
        return pl.Series(name, classes[codes])
    text = [str(one) for one in classes]
    if text == sorted(set(text)):
        return pl.Series(name, text).gather(codes)
    return pl.Series(name, codes.astype(np.int64))


def _free_name(frame: pl.DataFrame) -> str:
    """A name for the target that no column has."""
    return "y" if "y" not in frame.columns else max(frame.columns, key=len) + "_y"


def _tagged(tags: Any) -> Any:
    tags.input_tags.allow_nan = True
    tags.input_tags.categorical = True
    tags.input_tags.string = True
    return tags
