"""Files that are fetched once, checked, and kept.

A folder named by `PELLUCID_DATA` is looked in first, so that everything works without the
internet where the files are there. What is downloaded is checked by its content, not by its
packing, since an archive may be packed anew at any time.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pellucid.data.decoding.cache import cache_folder
from pellucid.data.reading import Watch
from pellucid.errors import BadInput

Content = TypeVar("Content")
TIMEOUT = 30  # seconds without an answer


class Damaged(ValueError):
    """A downloaded file that is not what was published; its text says how it differs."""


def own_file(name: str) -> Path | None:
    """The file of that name in the folder that `PELLUCID_DATA` names, if it is there."""
    folder = os.environ.get("PELLUCID_DATA")
    path = Path(folder, name) if folder else None
    return path if path and path.is_file() else None


def is_fetched(name: str) -> bool:
    """Whether a file of that name was fetched before."""
    return _kept(name).is_file()


def _kept(name: str) -> Path:
    return cache_folder() / "downloads" / name


def fetch(
    name: str,
    addresses: Sequence[str],
    read: Callable[[bytes], Content],
    *,
    own: str,
    watch: Watch | None = None,
) -> Content:
    """What `read` makes of a file that was fetched before, or is fetched now.

    `read` checks the content and raises `Damaged`; then the next address is tried. `own` is the
    file that `PELLUCID_DATA` may hold instead. Raises `BadInput` that says what to do when no
    address gives the file: mostly there is no internet.
    """
    path = _kept(name)
    reasons: list[str] = []
    for address in addresses:
        try:
            _download(address, path, watch)
            return read(path.read_bytes())
        except (OSError, ValueError) as error:
            path.unlink(missing_ok=True)
            reasons.append(f"{address}: {_short(error)}")
    raise BadInput(
        f"{name} cannot be fetched",
        "the internet, or the file here",
        "; ".join(reasons),
        f"put {own} into a folder, and PELLUCID_DATA=FOLDER before the command",
    )


def _download(address: str, path: Path, watch: Watch | None) -> None:
    """Puts the file there, whole or not at all, unless it is there."""
    import pooch

    pooch.get_logger().setLevel("WARNING")
    progress: Any = _Progress(watch) if watch else False  # pooch documents both, and types one
    downloader: Any = pooch.HTTPDownloader(timeout=TIMEOUT, progressbar=progress)
    # No hash of the file: `read` checks what it holds.
    pooch.retrieve(
        address, known_hash=None, fname=path.name, path=path.parent, downloader=downloader
    )


def _short(error: Exception) -> str:
    if isinstance(error, Damaged):
        return str(error)
    kind = type(error).__name__
    return {"ConnectionError": "no connection", "ProxyError": "no connection"}.get(kind, kind)


class _Progress:
    """What pooch tells of its progress, handed on as bytes done and bytes in all."""

    def __init__(self, watch: Watch) -> None:
        self.total = 0
        self._watch, self._done = watch, 0

    def update(self, more: int) -> None:
        self._done += more
        self._watch(self._done, max(self.total, self._done))

    def reset(self) -> None:
        self._done = 0

    def close(self) -> None:
        pass
