"""Files of JSON and safetensors in one zip: what those of models and of players share."""

import zipfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jax
import msgspec
import numpy as np
from safetensors import SafetensorError

from pellucid.errors import BadInput

_TORN = (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError)
_ODD = (msgspec.MsgspecError, SafetensorError, KeyError, ValueError, TypeError, OverflowError)


def put(file: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Adds a part. Its date is fixed: the same content gives the same bytes."""
    file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)


@contextmanager
def opened(path: Path, what: str, writer: str, most: int) -> Generator[zipfile.ZipFile]:
    """A file of at most so many bytes, to read its parts from.

    Raises `BadInput` for whatever is wrong with it, also where that shows only as it is read:
    then it is no whole `what`, and `writer` is who writes such files.
    """
    source = f"a file that {writer} wrote"
    try:
        with zipfile.ZipFile(path) as file:
            check_stored(file, most)
            yield file
    except BadInput:
        raise
    except FileNotFoundError:
        raise BadInput(f"{path} does not exist", source) from None
    except IsADirectoryError:
        raise BadInput(f"{path} is a folder", f"a {what}, NAME.pellucid") from None
    except _TORN as error:
        why = "it is cut short, damaged, or something else altogether"
        raise BadInput(f"{path} is not a whole {what}", source, why) from error
    except _ODD as error:
        raise BadInput(f"{path} is not a whole {what}", source, str(error)) from error


def check_stored(file: zipfile.ZipFile, most: int) -> None:
    """Raises `ValueError` where the parts come to more bytes than `most`, or one is compressed.

    What is only stored cannot unpack to more than was sent.
    """
    parts = file.infolist()
    if sum(part.file_size for part in parts) > most:
        raise ValueError(f"it would unpack to more than {most >> 30} GiB")
    if any(part.compress_type != zipfile.ZIP_STORED for part in parts):
        raise ValueError("something in it is compressed, as pellucid train never does")


def check_version(path: Path | str, version: int, newest: int) -> None:
    """Raises `BadInput` for a file of a later format than this Pellucid knows."""
    if version > newest:
        raise BadInput(
            f"{path} has format {version}",
            f"format {newest} or earlier",
            "it was written by a later version of Pellucid",
            "pip install --upgrade pellucid",
        )


def named(parameters: Any) -> list[tuple[str, Any]]:
    """Every array of nested parameters, by the names that lead to it: `conv_1/weights`."""
    leaves = jax.tree_util.tree_flatten_with_path(parameters)[0]
    return [("/".join(str(part.key) for part in path), leaf) for path, leaf in leaves]


def flat(parameters: Any) -> dict[str, np.ndarray]:
    """The arrays as they are written."""
    return {name: np.ascontiguousarray(leaf) for name, leaf in named(parameters)}


def nested(wanted: Any, arrays: dict[str, np.ndarray], networks: tuple[int, ...] = ()) -> Any:
    """The arrays as parameters shaped like `wanted`, those of networks side by side in front.

    Raises `ValueError` unless there is every array of the right name and shape, and no other.
    """
    shapes = {name: (*networks, *leaf.shape) for name, leaf in named(wanted)}
    if shapes != {name: array.shape for name, array in arrays.items()}:
        raise ValueError("its parameters do not fit its network")
    return jax.tree.unflatten(jax.tree.structure(wanted), [arrays[name] for name in shapes])
