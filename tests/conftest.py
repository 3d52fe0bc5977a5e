"""What every test runs under: shapes checked, the CPU, and quick Hypothesis."""

import os
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import settings
from jaxtyping import install_import_hook

os.environ["JAX_PLATFORMS"] = "cpu"
# What one test compiles, the others (and the processes they start) need not compile again.
os.environ.setdefault("JAX_COMPILATION_CACHE_DIR", f"{tempfile.gettempdir()}/pellucid-tests-jax")
os.environ.setdefault("JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS", "0.1")
# Before anything imports the package: every signature's shapes and types are checked.
# A whole number will do for a float, as Python's own type checkers have it (PEP 484).
CHECKED = "beartype.beartype(conf=beartype.BeartypeConf(is_pep484_tower=True))"
install_import_hook("pellucid", CHECKED)

settings.register_profile("here", deadline=None, max_examples=25)
settings.register_profile("ci", deadline=None, max_examples=25, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture
def x64() -> Iterator[None]:
    """The test computes in float64, so that finite differences are an oracle."""
    import jax

    with jax.enable_x64(True):
        yield
