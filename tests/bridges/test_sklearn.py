"""The estimators keep every convention of scikit-learn, and do what plain Pellucid does."""

import pickle
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import jax
import numpy as np
import polars as pl
import pytest
from sklearn.base import clone
from sklearn.datasets import load_diabetes, load_iris
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.utils.estimator_checks import parametrize_with_checks

from pellucid.bridges import NetworkClassifier, NetworkRegressor
from pellucid.data import make_table
from pellucid.errors import BadInput
from pellucid.learning import CURVES, Choices, Model, Run, train

# Compiling is nearly all of the time of a hundred tiny fits.
TINY: dict[str, Any] = {
    "layers": (8,),
    "networks": 1,
    "epochs": 30,
    "batch_size": 16,
    "learning_rate": 0.03,
    "vitals": False,
}


@pytest.fixture(autouse=True, scope="module")
def quickly_compiled() -> Iterator[None]:
    """Programs that run slower and are ready sooner: these trainings are tiny."""
    jax.config.update("jax_disable_most_optimizations", True)
    yield
    jax.config.update("jax_disable_most_optimizations", False)


@parametrize_with_checks([NetworkClassifier(**TINY), NetworkRegressor(**TINY)])
def test_conventions(estimator: Any, check: Callable[[Any], None]) -> None:
    check(estimator)


@pytest.fixture(scope="module")
def iris() -> tuple[np.ndarray, np.ndarray]:
    return load_iris(return_X_y=True)


def people(rows: int = 60) -> pl.DataFrame:
    """Text, a date and missing values; the class follows from the town and the age."""
    chance = np.random.default_rng(0)
    age = chance.integers(18, 80, rows).astype(float)
    town = chance.choice(["Bern", "Chur", "Genf"], rows)
    return pl.DataFrame(
        {
            "age": [None if at % 7 == 0 else one for at, one in enumerate(age)],
            "town": [None if at % 11 == 0 else one for at, one in enumerate(town.tolist())],
            "since": [
                date(2020, 1, 1) + timedelta(days=int(at)) for at in chance.permutation(rows)
            ],
            "member": np.where((age > 45) | (town == "Bern"), "yes", "no"),
        }
    )


def test_mixed_columns_need_no_preparation() -> None:
    frame = people()
    x, y = frame.drop("member"), frame["member"]
    fitted = NetworkClassifier(**TINY, random_state=0).fit(x, y)
    assert fitted.feature_names_in_.tolist() == ["age", "town", "since"]
    assert fitted.classes_.tolist() == ["no", "yes"]
    assert fitted.score(x, y) > 0.8
    assert {"town=Bern", "age missing", "since (time)"} <= set(fitted.model_.features)


def test_pandas_and_polars_give_the_same() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is optional for people, too")
    frame = people()
    same = pandas.DataFrame({name: frame[name].to_list() for name in frame.columns})
    same["since"] = pandas.to_datetime(same["since"])
    ours = NetworkClassifier(**TINY, random_state=0).fit(frame.drop("member"), frame["member"])
    theirs = NetworkClassifier(**TINY, random_state=0).fit(same.drop(columns="member"), same.member)
    assert np.array_equal(
        ours.predict_proba(frame.drop("member")), theirs.predict_proba(same.drop(columns="member"))
    )


def test_text_in_an_array() -> None:
    frame = people()
    named, y = frame.drop("member", "since"), frame["member"].to_numpy()
    x = named.to_numpy().astype(object)
    from_array = NetworkClassifier(**TINY, random_state=0).fit(x, y)
    from_frame = NetworkClassifier(**TINY, random_state=0).fit(named, y)
    shares = from_array.predict_proba(x)
    np.testing.assert_array_equal(shares, from_frame.predict_proba(named))
    assert shares.std() > 0


def test_it_is_train_with_nothing_kept_apart(iris: tuple[np.ndarray, np.ndarray]) -> None:
    x, y = iris
    fitted = NetworkClassifier(**TINY, random_state=3).fit(x, y)
    names = ["x1", "x2", "x3", "x4"]
    table = make_table(pl.DataFrame(x, names).with_columns(y=pl.Series(y)), target="y")
    settings = {key: TINY[key] for key in ("epochs", "batch_size", "learning_rate", "vitals")}
    choices = Choices(layers=(8,), networks=1, settings=settings)
    run = train(table, choices, seed=3, test=0.0)
    assert fitted.run_.record.scores == run.record.scores
    assert run.model.predict(table.frame).to_list() == fitted.predict(x).tolist()


def test_what_a_fit_leaves_behind(iris: tuple[np.ndarray, np.ndarray]) -> None:
    fitted = NetworkClassifier(**TINY | {"vitals": None}, random_state=0).fit(*iris)
    assert isinstance(fitted.model_, Model)
    assert isinstance(fitted.run_, Run)
    assert fitted.run_.vitals is not None
    assert fitted.loss_curve_.shape == (30,)
    assert fitted.loss_curve_[-1] < fitted.loss_curve_[0]
    assert np.array_equal(fitted.loss_curve_, fitted.run_.curves[..., CURVES.index("loss")].mean(0))


def test_left_to_the_recipe_many_networks_learn(iris: tuple[np.ndarray, np.ndarray]) -> None:
    fitted = NetworkClassifier(epochs=20, random_state=0, vitals=False).fit(*iris)
    assert fitted.model_.networks > 1
    assert fitted.score(*iris) > 0.9


@pytest.mark.parametrize("labels", [["NA", "?", "-"], ["10", "9", "2"], ["true", "false", "no"]])
def test_labels_are_only_names(iris: tuple[np.ndarray, np.ndarray], labels: list[str]) -> None:
    """What would be a mark of a missing value, or a number, in a file is a name here."""
    x, y = iris
    named = np.array(labels)[y]
    fitted = NetworkClassifier(**TINY, random_state=0).fit(x, named)
    assert fitted.classes_.tolist() == sorted(labels)
    assert fitted.model_.classes == tuple(sorted(labels))
    assert fitted.score(x, named) > 0.9
    assert (fitted.predict(x) == fitted.classes_[fitted.predict_proba(x).argmax(1)]).all()


def test_true_and_false_stay_so(iris: tuple[np.ndarray, np.ndarray]) -> None:
    x, y = iris
    fitted = NetworkClassifier(**TINY, random_state=0).fit(x, y == 0)
    assert fitted.predict(x).dtype == bool
    assert fitted.score(x, y == 0) == 1


def test_a_regression_in_its_own_units() -> None:
    x, y = load_diabetes(return_X_y=True)
    fitted = NetworkRegressor(**TINY, random_state=0).fit(x, 1000 * y)
    assert fitted.score(x, 1000 * y) > 0.3
    assert 50_000 < fitted.predict(x).mean() < 300_000


def test_the_answer_to_a_row_does_not_depend_on_the_others(
    iris: tuple[np.ndarray, np.ndarray],
) -> None:
    x, y = iris
    fitted = NetworkRegressor(**TINY, random_state=0).fit(x[:, 1:], x[:, 0])
    many = np.tile(x[:, 1:], (10, 1))
    alone = np.concatenate([fitted.predict(row[None]) for row in x[:5, 1:]])
    assert np.array_equal(fitted.predict(many)[:5], alone)
    assert len(fitted.predict(many)) == 1500
    del y


def test_searches_and_folds(iris: tuple[np.ndarray, np.ndarray]) -> None:
    estimator = NetworkClassifier(**TINY, random_state=0)
    search = GridSearchCV(estimator, {"activation": ["relu", "tanh"]}, cv=2).fit(*iris)
    assert search.best_score_ > 0.8
    assert len(cross_val_score(estimator, *iris, cv=3)) == 3


def test_copies(iris: tuple[np.ndarray, np.ndarray]) -> None:
    fitted = NetworkClassifier(**TINY, random_state=0).fit(*iris)
    again = pickle.loads(pickle.dumps(fitted))
    assert np.array_equal(again.predict_proba(iris[0]), fitted.predict_proba(iris[0]))
    with pytest.raises(NotFittedError):
        clone(fitted).predict(iris[0])


def test_rare_classes_can_count_the_same() -> None:
    chance = np.random.default_rng(0)
    x = chance.normal(size=(400, 1)) + np.repeat([0, 1], [380, 20])[:, None]
    y = np.repeat(["common", "rare"], [380, 20])
    plain = NetworkClassifier(**TINY, random_state=0).fit(x, y)
    even = NetworkClassifier(**TINY, class_weights="balanced", random_state=0).fit(x, y)
    assert (even.predict(x) == "rare").sum() > (plain.predict(x) == "rare").sum() + 20


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({"activation": "rleu"}, "Try: relu"),
        ({"optimizer": "adm"}, "Try: adam"),
        ({"epochs": 0}, "epochs is 0"),
        ({"networks": 0}, "networks"),
        ({"class_weights": "even"}, "balanced"),
    ],
)
def test_mistakes_are_told_by_fit(
    iris: tuple[np.ndarray, np.ndarray], setting: dict[str, Any], said: str
) -> None:
    estimator = NetworkClassifier(**TINY | setting)
    with pytest.raises(BadInput, match=said):
        estimator.fit(*iris)


def test_one_class_is_nothing_to_learn(iris: tuple[np.ndarray, np.ndarray]) -> None:
    with pytest.raises(BadInput, match="one class only"):
        NetworkClassifier(**TINY).fit(iris[0], np.zeros(150))
