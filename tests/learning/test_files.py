"""Model files: what is saved comes back, and nothing that is damaged gets through."""

import contextlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jax
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pellucid.errors import BadInput
from pellucid.learning import Choices, Run, load, save, train

IN_A_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def run() -> Run:
    return train("iris", Choices(layers=(4,), networks=2, settings={"epochs": 3}))


@pytest.fixture(scope="module")
def content(run: Run, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("model") / "iris.pellucid"
    save(run, path)
    return path.read_bytes()


def test_what_is_saved_comes_back(run: Run, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "model.pellucid"
    path.write_bytes(content)
    back = load(path)
    assert back.record == run.record
    assert back.model.network == run.model.network
    assert back.model.encoding == run.model.encoding
    jax.tree.map(np.testing.assert_array_equal, back.model.parameters, run.model.parameters)
    np.testing.assert_array_equal(back.curves, run.curves)
    again = tmp_path / "again.pellucid"
    save(back, again)
    assert again.read_bytes() == content


def loads_or_tells(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with contextlib.suppress(BadInput):
        model = load(path).model
        model.outputs(np.zeros((1, *model.network.inputs), np.float32))


@IN_A_FOLDER
@given(noise=st.binary(max_size=300))
def test_any_bytes(noise: bytes, tmp_path: Path) -> None:
    loads_or_tells(tmp_path / "any.pellucid", noise)


@IN_A_FOLDER
@given(share=st.floats(0, 1, exclude_max=True))
def test_a_truncated_file_is_told(share: float, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "cut.pellucid"
    path.write_bytes(content[: int(share * len(content))])
    with pytest.raises(BadInput, match=r"cut\.pellucid"):
        load(path)


@IN_A_FOLDER
@given(data=st.data())
def test_flipped_bits(data: st.DataObject, content: bytes, tmp_path: Path) -> None:
    changed = bytearray(content)
    places = st.integers(0, len(content) - 1)
    for place in data.draw(st.lists(places, min_size=1, max_size=4)):
        changed[place] ^= 1 << data.draw(st.integers(0, 7))
    loads_or_tells(tmp_path / "flipped.pellucid", bytes(changed))


def tampered(content: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    """The same file, its checksums right, with the description changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "model.json":
                description = json.loads(part)
                change(description)
                part = json.dumps(description).encode()
            new.writestr(name, part)
    return out.getvalue()


def places(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path to every value of a JSON tree."""
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree)
    found: list[tuple[Any, ...]] = []
    for key, value in inside:
        found.append((*path, key))
        if isinstance(value, dict | list):
            found += places(value, (*path, key))
    return found


VALUES = st.sampled_from([None, True, -1, 0, 3, 10**12, 0.5, 1e308, "", "linear", [], {}, [[]]])


@settings(IN_A_FOLDER, max_examples=60)
@given(data=st.data())
def test_a_tampered_description(data: st.DataObject, content: bytes, tmp_path: Path) -> None:
    def change(description: dict[str, Any]) -> None:
        *path, last = data.draw(st.sampled_from(places(description)))
        tree: Any = description
        for key in path:
            tree = tree[key]
        tree[last] = data.draw(VALUES)

    loads_or_tells(tmp_path / "tampered.pellucid", tampered(content, change))


def test_a_later_version_says_what_to_do(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "later.pellucid"
    path.write_bytes(tampered(content, lambda description: description.update(format=99)))
    with pytest.raises(BadInput, match="later version"):
        load(path)


def test_what_is_no_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="does not exist"):
        load(tmp_path / "no.pellucid")
    with pytest.raises(BadInput, match="is a folder"):
        load(tmp_path)
