import numpy as np
import polars as pl
import pytest
from sklearn.metrics import accuracy_score, r2_score

from pellucid.data import Dataset, builtin, make_table
from pellucid.errors import BadInput
from pellucid.learning import Choices, Watching, load, save, train
from pellucid.network import Dense, Network

QUICK = Choices(layers=(4,), settings={"epochs": 3})


def test_the_scores_are_what_scikit_learn_finds_on_the_rows_kept_apart():
    run = train("iris", QUICK)
    iris = builtin("iris")
    answers = run.model.predict(iris.frame[run.judged.rows]).to_list()
    truth = iris.target[run.judged.rows].to_list()
    assert run.record.scores.test == pytest.approx(accuracy_score(truth, answers))
    assert run.record.scores.metric == "accuracy"


def test_a_quantity_comes_back_in_its_own_unit():
    run = train("diabetes", QUICK)
    table = builtin("diabetes")
    answers = run.model.predict(table.frame[run.judged.rows]).to_numpy()
    truth = table.target[run.judged.rows].to_numpy()
    assert run.record.scores.test == pytest.approx(r2_score(truth, answers), abs=1e-4)
    assert table.target.min() <= answers.min()
    assert answers.max() <= table.target.max()


def test_the_rows_kept_apart_are_never_learned_from():
    told = {}
    run = train("wine", QUICK, watching=Watching(lambda what, value: told.update({what: value})))
    assert set(told) == {"source", "recipe"}
    assert len(run.judged.rows) == pytest.approx(0.2 * 178, abs=1)


def test_the_recipe_learns_iris_and_says_why():
    run = train("iris")
    assert run.record.scores.test > 0.9
    assert run.record.scores.validation > 0.9
    assert run.model.networks == 16
    assert run.record.reasons
    shares = run.model.probabilities(run.judged.x)
    np.testing.assert_allclose(shares.sum(1), 1, rtol=1e-5)


def test_folds_are_scored_one_by_one():
    heard = []
    hear = Watching(lambda what, value: heard.append(value) if what == "fold" else None)
    run = train("iris", QUICK, folds=3, watching=hear)
    assert run.record.scores.folds == tuple(heard)
    assert len(heard) == 3


def test_categories_and_missing_values_go_all_the_way_through(tmp_path):
    draw = np.random.default_rng(0)
    colours = draw.choice([f"c{i}" for i in range(50)], 300)
    sizes = draw.normal(size=300)
    frame = pl.DataFrame(
        {
            "colour": [None if draw.random() < 0.1 else colour for colour in colours],
            "size": pl.Series([None if draw.random() < 0.1 else size for size in sizes]),
            "sweet": np.where(sizes > 0, "yes", "no"),
        }
    )
    run = train(make_table(frame, target="sweet"), Choices(settings={"epochs": 5}))
    save(run, tmp_path / "sweet.pellucid")
    again = load(tmp_path / "sweet.pellucid").model
    odd = pl.DataFrame({"colour": ["never seen", None], "size": [None, 9e9]})
    odd = odd.with_columns(pl.col("size").cast(pl.Float64))
    assert again.predict(odd).to_list() == run.model.predict(odd).to_list()


def test_your_own_network_on_your_own_arrays():
    x = np.random.default_rng(0).uniform(-1, 1, (200, 2)).astype(np.float32)
    data = Dataset.of(x, x[:, 0] * x[:, 1] > 0)
    network = Network((2,), [Dense(8, "tanh"), Dense(1, "sigmoid")])
    run = train(data, Choices(network=network, settings={"epochs": 80, "learning_rate": 0.02}))
    assert run.record.scores.test > 0.85
    assert run.model.networks == 1


def test_the_same_seed_gives_the_same_answers_and_another_does_not():
    outputs = [train("iris", QUICK, seed=seed).model.outputs(np.ones((1, 4))) for seed in (1, 1, 2)]
    assert (outputs[0] == outputs[1]).all()
    assert not (outputs[0] == outputs[2]).all()


def test_another_optimiser_brings_its_own_learning_rate():
    run = train("iris", Choices(networks=2, settings={"epochs": 2, "optimizer": "sgd"}))
    assert run.record.settings.rate == 0.1
    assert not run.record.settings.scaled_rates


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        (Choices(layers=(0,)), "units is 0"),
        (Choices(activation="rlu"), "Try: relu"),
        (Choices(networks=0), "networks is 0"),
        (Choices(settings={"epochs": -3}), "epochs is -3"),
    ],
)
def test_what_cannot_be_trained_is_told(choices, message):
    with pytest.raises(BadInput, match=message):
        train("iris", choices)


def test_a_setting_that_is_none_suggests_the_nearest():
    with pytest.raises(BadInput, match="Try: epochs"):
        train("iris", epoch=3)
    with pytest.raises(BadInput, match="seed is -1"):
        train("iris", seed=-1)


def test_a_frame_is_a_source_too():
    frame = builtin("iris").frame.with_columns(builtin("iris").target)
    run = train(frame, target="class", layers=(4,), epochs=3)
    assert run.model.classes == ("setosa", "versicolor", "virginica")


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({"output_activation": "linear"}, "--loss squared-error"),
        ({"loss": "mse"}, "Try: squared-error"),
        ({"network": Network((3,), (Dense(3, "softmax"),))}, "inputs of shape"),
        ({"network": Network((4,), (Dense(5, "softmax"),))}, "outputs of shape"),
        ({"layers": "wide"}, "layers is 'wide'"),
        ({"epochs": "many"}, "epochs is 'many'"),
    ],
)
def test_what_does_not_fit_the_data_is_told(chosen, message):
    with pytest.raises(BadInput, match=message):
        train("iris", **chosen)


def test_a_cross_entropy_for_a_quantity_is_told():
    with pytest.raises(BadInput, match="squared-error"):
        train("diabetes", layers=(2,), loss="cross-entropy")


def test_numpys_numbers_can_be_saved(tmp_path):
    run = train("iris", layers=np.array([4]), epochs=np.int64(2), learning_rate=np.float64(0.01))
    save(run, str(tmp_path / "iris.pellucid"))
    assert load(str(tmp_path / "iris.pellucid")).record.settings.epochs == 2
