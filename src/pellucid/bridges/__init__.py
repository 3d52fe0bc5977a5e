"""How does it meet the rest of the world? Each bridge loads its library only when it is used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pellucid.bridges.diagnosing import diagnose
    from pellucid.bridges.sklearn import NetworkClassifier, NetworkRegressor

__all__ = ["NetworkClassifier", "NetworkRegressor", "diagnose"]

_HOME = {
    "NetworkClassifier": "pellucid.bridges.sklearn",
    "NetworkRegressor": "pellucid.bridges.sklearn",
    "diagnose": "pellucid.bridges.diagnosing",
}


def __getattr__(name: str) -> Any:
    """The public name, from a module that is imported now and not before (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
