"""The room as a whole: its public names, its documentation, and what importing it costs."""

import doctest
import importlib
import pkgutil
import subprocess
import sys

import pytest

import pellucid.data

MODULES = [
    module.name for module in pkgutil.walk_packages(pellucid.data.__path__, "pellucid.data.")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__
    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed == 0


@pytest.mark.parametrize("name", pellucid.data.__all__)
def test_public_names_exist(name: str) -> None:
    assert hasattr(pellucid.data, name)


def test_import_is_light() -> None:
    code = """import sys, pellucid.data as d
d.builtin("digits")
heavy = {"sklearn", "jax", "matplotlib", "pandas", "scipy", "PIL", "soundfile", "soxr", "pooch"}
print(heavy & sys.modules.keys())"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
