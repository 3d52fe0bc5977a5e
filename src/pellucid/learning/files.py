"""Model files: one zip of JSON and safetensors, written whole, read without running anything."""

import io
import zipfile
from pathlib import Path
from typing import Any

import jax
import msgspec
import numpy as np
from msgspec import Struct
from safetensors.numpy import load as load_arrays
from safetensors.numpy import save as save_arrays

from pellucid.atomic import write_bytes
from pellucid.data import PictureEncoding, TableEncoding
from pellucid.errors import BadInput
from pellucid.learning.model import Encoding, Model
from pellucid.learning.packing import check_version, flat, nested, opened, put
from pellucid.learning.run import Record, Run
from pellucid.learning.views import AS_IT_IS, View
from pellucid.learning.vitals import VitalSigns
from pellucid.network import Network, Task

FORMAT = 1
_DESCRIPTION, _PARAMETERS, _RECORD = "model.json", "parameters.safetensors", "record.safetensors"
_PLAYER = "player.json"
"""What a file has that holds a network that plays a game (see `games`), and no model."""
_MOST_BYTES = 4 << 30


class _Version(Struct, frozen=True):
    format: int


class _Game(Struct, frozen=True):
    game: str


class _Description(Struct, frozen=True, kw_only=True):
    format: int
    name: str
    task: Task
    network: Network
    networks: int
    encoding: Encoding | None
    classes: tuple[str, ...]
    features: tuple[str, ...]
    limits: tuple[float, float] | None = None
    temperature: float = 1.0
    views: tuple[View, ...] = AS_IT_IS
    record: Record
    vitals_layers: tuple[str, ...] = ()


def save(run: Run, path: Path | str) -> None:
    """Writes the model and its record as one file; the old one stands until the new is whole.

    Raises `BadInput` when the place cannot be written.
    """
    model = run.model
    description = _Description(
        format=FORMAT,
        name=model.name,
        task=model.task,
        network=model.network,
        networks=model.networks,
        encoding=model.encoding,
        classes=model.classes,
        features=model.features,
        limits=model.limits,
        temperature=model.temperature,
        views=model.views,
        record=run.record,
        vitals_layers=run.vitals.layers if run.vitals else (),
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        put(file, _DESCRIPTION, msgspec.json.format(msgspec.json.encode(description)))
        put(file, _PARAMETERS, save_arrays(flat(model.parameters)))
        put(file, _RECORD, save_arrays(_recorded(run)))
    write_bytes(Path(path), packed.getvalue())


def load(path: Path | str) -> Run:
    """The run whose model was saved there.

    Raises `BadInput` when there is no such file, or it is truncated, tampered with, of a later
    version, or not a model at all.
    """
    path = Path(path)
    with opened(path, "model file", "pellucid train", _MOST_BYTES) as file:
        return _read(file, path)


def load_model(path: Path | str) -> Model:
    """The model that was saved there. Raises `BadInput` as `load` does."""
    return load(path).model


def _player(path: Path, game: str) -> BadInput:
    return BadInput(
        f"{path} is a network that plays {game}", "a model of a table, of pictures or of sound",
        "It answers with a move", f"pellucid play --model {path}",
    )  # fmt: skip


def _read(file: zipfile.ZipFile, path: Path) -> Run:
    if _PLAYER in file.namelist():
        raise _player(path, msgspec.json.decode(file.read(_PLAYER), type=_Game).game)
    text = file.read(_DESCRIPTION)
    version = msgspec.json.decode(text, type=_Version).format
    check_version(path, version, FORMAT)
    described = msgspec.json.decode(text, type=_Description)
    parameters = _checked(described, load_arrays(file.read(_PARAMETERS)))
    recorded = load_arrays(file.read(_RECORD))
    model = Model(
        described.name, described.task, described.network, parameters, described.encoding,
        described.classes, described.features, described.limits,
        described.temperature, described.views,
    )  # fmt: skip
    return Run(model, described.record, recorded["curves"], _vitals(described, recorded))


def _checked(described: _Description, arrays: dict[str, np.ndarray]) -> dict[str, Any]:
    """The parameters as the network wants them; every array of the right name and shape."""
    wanted = jax.eval_shape(described.network.init, jax.random.key(0))
    parameters = nested(wanted, arrays, (described.networks,))
    _check_width(described)
    return parameters


def _check_width(described: _Description) -> None:
    outputs = described.network.shapes[-1]
    wide = {"multiclass": len(described.classes)}.get(described.task, 1)
    if outputs not in ((wide,), (max(wide, len(described.classes)),)):
        raise ValueError("its network does not fit its classes")
    if not 0.01 <= described.temperature <= 100:
        raise ValueError("its temperature is not one that was fitted")
    if described.limits is not None and not described.limits[0] <= described.limits[1]:
        raise ValueError("its limits are the wrong way around")
    if described.encoding is not None:
        _check_encoding(described, described.encoding)


def _check_encoding(described: _Description, encoding: Encoding) -> None:
    if described.network.inputs != encoding.shape:
        raise ValueError("its network does not fit its encoding")
    if isinstance(encoding, TableEncoding) and not all(
        0 <= source < len(encoding.columns) for source in encoding.sources
    ):
        raise ValueError("its encoding names a column that is not there")
    if described.views != AS_IT_IS and not isinstance(encoding, PictureEncoding):
        raise ValueError("it looks at what is no picture from several sides")
    target = encoding.target
    if target is None or (target.task, target.classes) != (described.task, described.classes):
        raise ValueError("its encoding's target is not what it answers")


def _recorded(run: Run) -> dict[str, np.ndarray]:
    found = {"curves": np.ascontiguousarray(run.curves)}
    if run.vitals is not None:
        found["vitals_epochs"] = np.ascontiguousarray(run.vitals.epochs)
        found["vitals"] = np.ascontiguousarray(run.vitals.values)
    return found


def _vitals(described: _Description, recorded: dict[str, np.ndarray]) -> VitalSigns | None:
    if "vitals" not in recorded:
        return None
    return VitalSigns(recorded["vitals_epochs"], described.vitals_layers, recorded["vitals"])
