"""A real kernel, spoken to as a notebook's front end does."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

from pellucid.lab.notebook.messages import head_of

CELL = """
import pellucid
pellucid.dense_network(2, 1, "binary", (4, 2), activation="tanh").show("circles")
"""
PATIENCE = 120  # seconds: a kernel imports JAX and compiles

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def client() -> Iterator[BlockingKernelClient]:
    manager, client = start_new_kernel(kernel_name="python3")
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def until_idle(client: BlockingKernelClient, request: str) -> list[dict[str, Any]]:
    """Everything a request brings about, on the channel that all front ends hear."""
    heard: list[dict[str, Any]] = []
    while True:
        message = client.get_iopub_msg(timeout=PATIENCE)
        if message["parent_header"].get("msg_id") != request:
            continue
        heard.append(message)
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            return heard


def say(client: BlockingKernelClient, comm: str, **said: Any) -> list[dict[str, Any]]:
    """A command to the widget; the heads of what comes back in buffers."""
    data = {"method": "custom", "content": {"who": "me", "say": json.dumps(said)}}
    message = client.session.msg("comm_msg", {"comm_id": comm, "data": data})
    client.shell_channel.send(message)
    told = until_idle(client, message["header"]["msg_id"])
    return [head_of(bytes(one["buffers"][0])) for one in told if one.get("buffers")]


def test_a_cell_shows_a_bench_that_trains(client: BlockingKernelClient) -> None:
    heard = until_idle(client, client.execute(CELL))
    (result,) = [one["content"] for one in heard if one["msg_type"] == "execute_result"]
    comm = result["data"]["application/vnd.jupyter.widget-view+json"]["model_id"]
    assert result["data"]["image/png"]
    opened = say(client, comm, type="open", id=1)
    assert [head["type"] for head in opened[:2]] == ["scene", "history"]
    frame = next(head for head in opened if head["type"] == "frame")
    assert frame["moment"] == 0
    say(client, comm, type="seen")
    moments = [say(client, comm, type="train", id=2, on=True)[-1]["moment"]]
    for _ in range(3):
        (picture,) = say(client, comm, type="seen")
        moments.append(picture["moment"])
    assert moments == sorted(set(moments))
