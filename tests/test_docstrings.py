"""What the docstrings show is true, and every public name is on the reference page."""

import doctest
import importlib
import pkgutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import polars as pl
import pytest

import pellucid

ROOT = Path(__file__).parents[1]
MODULES = [
    module.name
    for module in pkgutil.walk_packages(pellucid.__path__, "pellucid.")
    if not module.name.endswith("__main__")
]
NAMESPACES = [
    f"pellucid.{module.name}" for module in pkgutil.iter_modules(pellucid.__path__) if module.ispkg
]
# What a reader of an example has at hand. Examples share their trainings: each would take seconds.
SHARED = {"train": cache(pellucid.train)}
USUAL = {"Path": Path, "jax": jax, "jnp": jnp, "np": np, "pl": pl}


def public_names(namespace: str) -> dict[str, Any]:
    """The public names of a room, and those that `pellucid` itself gives."""
    rooms = (pellucid, importlib.import_module(namespace))
    return {
        name: getattr(room, name) for room in rooms for name in getattr(room, "__all__", ())
    } | SHARED


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    module = importlib.import_module(name)
    at_hand = USUAL | public_names(".".join(name.split(".")[:2]))
    done = doctest.testmod(module, extraglobs=at_hand, optionflags=doctest.ELLIPSIS)
    assert done.failed == 0


@pytest.mark.parametrize("name", NAMESPACES)
def test_public_names_are_there(name: str) -> None:
    namespace = importlib.import_module(name)
    assert namespace.__doc__
    assert len(set(namespace.__all__)) == len(namespace.__all__)
    public = {one: getattr(namespace, one) for one in namespace.__all__}
    assert [one for one, value in public.items() if isinstance(value, ModuleType)] == []


@pytest.mark.parametrize("name", NAMESPACES)
def test_public_functions_and_classes_are_explained(name: str) -> None:
    namespace = importlib.import_module(name)
    public = [getattr(namespace, one) for one in namespace.__all__]
    silent = [one for one in public if isinstance(one, type) or hasattr(one, "__code__")]
    assert [one.__name__ for one in silent if not one.__doc__] == []


def test_reference_page_lists_exactly_the_public_names() -> None:
    page = subprocess.run(
        [sys.executable, ROOT / "docs" / "reference.py"], capture_output=True, text=True, check=True
    ).stdout
    written = (ROOT / "docs" / "reference.md").read_text()
    assert written == page, "type: .venv/bin/python docs/reference.py > docs/reference.md"
