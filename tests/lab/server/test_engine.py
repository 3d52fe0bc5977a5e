"""The engine, as the lab starts it: in a process of its own, before JAX has run anything."""

import subprocess
import sys

import pytest

STARTED = """
import jax, jax.numpy as jnp
from pellucid.lab.server.engine import Engine
from pellucid.lab.server.rules import Rules
from pellucid.lab.server.uploads import UploadStore

uploads = UploadStore()
{begun}
square = jnp.ones((200, 200))
often = lambda x: jax.lax.fori_loop(0, 3000, lambda _, x: jnp.tanh(x @ x), x)
print(jax.jit(often).lower(square).compile()(square).is_ready())
uploads.close()
"""


@pytest.mark.parametrize(
    ("begun", "ready"),
    [("Engine(uploads, Rules(), None)", "True"), ("", "False")],
    ids=["in the lab", "usually"],
)
def test_in_the_lab_programs_are_run_by_who_calls_them(begun: str, ready: str) -> None:
    command = [sys.executable, "-c", STARTED.format(begun=begun)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [ready]
