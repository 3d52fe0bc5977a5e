"""What every test runs under: shapes checked, the CPU, and quick Hypothesis."""

import gc
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from jaxtyping import install_import_hook

os.environ["JAX_PLATFORMS"] = "cpu"
os.environ["KERAS_BACKEND"] = "jax"  # Keras itself would look for TensorFlow, which is not here
# What one test compiles, the others (and the processes they start) need not compile again. Most
# programs are small, and two thirds of what tests take is compiling them. No bound on the folder:
# who keeps one does not write beside what is there from somebody who keeps none.
os.environ.setdefault("JAX_COMPILATION_CACHE_DIR", f"{tempfile.gettempdir()}/pellucid-tests-jax")
os.environ.setdefault("JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS", "0")
os.environ.setdefault("JAX_COMPILATION_CACHE_MAX_SIZE", "-1")
import jax  # it reads these when it is imported

QUICK = "--xla_cpu_use_fusion_emitters=false --xla_cpu_parallel_codegen_split_count=1"
"""With it XLA is ready in a fraction of the time, and what it makes agrees but for rounding: the
package itself asks for that where a person waits (`learning.plan.BRIEF`). What tests start as a
process of its own, every command among that, compiles as it does for people."""
with pytest.MonkeyPatch.context() as patched:
    patched.setenv("XLA_FLAGS", f"{QUICK} {os.environ.get('XLA_FLAGS', '')}")
    jax.jit(lambda x: x + 1)(0)  # XLA reads it once, when it first compiles

# Before anything imports the package: every signature's shapes and types are checked.
# A whole number will do for a float, as Python's own type checkers have it (PEP 484).
CHECKED = "beartype.beartype(conf=beartype.BeartypeConf(is_pep484_tower=True))"
install_import_hook("pellucid", CHECKED)

settings.register_profile("here", deadline=None, max_examples=25)
settings.register_profile("ci", deadline=None, max_examples=25, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long go first: in the end no worker is left alone with one of them."""
    tests = Counter(item.path for item in items)
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (item.path not in slow, -tests[item.path], item.path))


MUCH_MEMORY = 3 * 2**30
"""Bytes from where on a worker forgets what it compiled; most of it is on disk (see above)."""


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Between files, a worker that has grown large drops its programs: they came to 6 GB."""
    between = nextitem is not None and nextitem.path != item.path
    if between and _resident() > MUCH_MEMORY:
        jax.clear_caches()
        gc.collect()


def _resident() -> int:
    """The bytes of memory that this process holds; 0 where the system does not tell."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if told.exists() else 0


@pytest.fixture
def x64() -> Iterator[None]:
    """The test computes in float64, so that finite differences are an oracle."""
    with jax.enable_x64(True):
        yield
