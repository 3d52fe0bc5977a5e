"""The estimators keep every convention of scikit-learn, and do what plain Pellucid does."""

from sklearn.utils.estimator_checks import parametrize_with_checks
from pellucid.bridges import NetworkClassifier, NetworkRegressor

TINY = {"layers": (8,), "networks": 1, "epochs": 30, "batch_size": 16, "learning_rate": 0.03}


@parametrize_with_checks([NetworkClassifier(**TINY), NetworkRegressor(**TINY)])
def test_conventions(estimator, check):
    check(estimator)
