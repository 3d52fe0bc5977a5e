"""How does it meet the rest of the world? Each bridge loads its library only when it is used."""

from typing import TYPE_CHECKING

from pellucid.opening import opening

if TYPE_CHECKING:
    from pellucid.bridges.diagnosing import diagnose
    from pellucid.bridges.sklearn import NetworkClassifier, NetworkRegressor

__all__ = ["NetworkClassifier", "NetworkRegressor", "diagnose"]

__getattr__ = opening(
    __name__,
    {
        "pellucid.bridges.diagnosing": ("diagnose",),
        "pellucid.bridges.sklearn": ("NetworkClassifier", "NetworkRegressor"),
    },
)
