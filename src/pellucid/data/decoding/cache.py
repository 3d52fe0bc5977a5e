"""What was decoded once is kept, so that the next run starts at once."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import msgspec
import numpy as np

from pellucid.data.decoding.findings import Finding

LIMIT = 4 * 2**30  # bytes kept altogether
VERSION = 1  # of how files are decoded: another number, and nothing kept is used again


class _Entry(msgspec.Struct):
    shape: tuple[int, ...]
    dtype: str
    findings: list[Finding]


def cache_folder() -> Path:
    """Where Pellucid keeps what it can make or fetch again: `PELLUCID_CACHE`, or the system's."""
    given = os.environ.get("PELLUCID_CACHE")
    if given:
        return Path(given)
    import platformdirs

    return Path(platformdirs.user_cache_dir("pellucid"))


@dataclass(frozen=True)
class Cache:
    """One place for one decoded array and what was found on the way.

    A cache that cannot be written, or holds something broken, is as good as an empty one.
    """

    path: Path  # of the array; what was found stands beside it, as JSON

    @staticmethod
    def of(sources: Sequence[Path | bytes], how: object) -> "Cache":
        """The place for these files, as they are now, decoded in this way."""
        digest = blake2b(repr((VERSION, how)).encode(), digest_size=16)
        for source in sources:
            digest.update(b"\0" + _state(source))
        return Cache(cache_folder() / "decoded" / f"{digest.hexdigest()}.npy")

    def read(self) -> tuple[np.ndarray, list[Finding]] | None:
        """The array, mapped into memory and read-only, and the findings; None if not kept."""
        try:
            entry = msgspec.json.decode(self._beside.read_bytes(), type=_Entry)
            array = np.load(self.path, mmap_mode="r", allow_pickle=False)
            os.utime(self.path)  # the longest unused go first
        except (OSError, ValueError, EOFError, msgspec.MsgspecError):
            return None
        if (array.shape, str(array.dtype)) != (entry.shape, entry.dtype):
            return None
        return array, entry.findings

    def write(self, array: np.ndarray, findings: Sequence[Finding]) -> None:
        """Keeps an array, and drops the longest unused ones beyond the limit."""
        if array.nbytes > LIMIT // 2:
            return
        entry = _Entry(array.shape, str(array.dtype), list(findings))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            _put(self._beside, msgspec.json.encode(entry))
            _put(self.path, array)
            _drop_old(self.path.parent)
        except OSError:
            return  # a full disk or a closed folder costs time, no result

    @property
    def _beside(self) -> Path:
        return self.path.with_suffix(".json")


def _state(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return blake2b(source).digest()
    try:
        state = os.stat(source)
    except OSError:
        return os.fsencode(source)
    return os.fsencode(os.path.abspath(source)) + f"\0{state.st_size}\0{state.st_mtime_ns}".encode()


def _put(path: Path, content: np.ndarray | bytes) -> None:
    """Writes whole or not at all; an array without a copy in memory."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                np.save(file, content, allow_pickle=False)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _drop_old(folder: Path) -> None:
    kept = sorted(folder.glob("*.npy"), key=lambda path: path.stat().st_mtime, reverse=True)
    size = 0
    for path in kept:
        size += path.stat().st_size
        if size > LIMIT:
            path.unlink(missing_ok=True)
            path.with_suffix(".json").unlink(missing_ok=True)
