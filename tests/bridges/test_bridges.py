"""The bridges as a whole: nothing is loaded before it is used."""

import subprocess
import sys

import pytest

import pellucid.bridges


def test_import_loads_no_library() -> None:
    code = """import sys, pellucid.bridges
print({"sklearn", "torch", "keras", "jax", "pandas"} & sys.modules.keys())"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_unknown_names_are_told_as_python_does() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = pellucid.bridges.Nothing
