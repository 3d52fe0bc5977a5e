"""Learners' own files: kept for those they belong to, and then deleted."""

import asyncio
import secrets
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import polars as pl

from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.upload import NotUploaded, Posted
from pellucid.lab.server.incoming import TABLE, read, write

MOST_SECONDS = 60  # for a file to come in
OF_ONE = 4  # files of one learner; the oldest makes room
AT_ONCE = 2  # files read at once
COMING, COMING_OF_ONE = 8, 2  # files on their way: in all, and of one learner


class _Kept(NamedTuple):
    owner: str
    folder: Path
    since: float


class UploadStore:
    """All uploads, in a folder of the system's own for what is temporary."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="pellucid-uploads-"))
        self._kept: dict[str, _Kept] = {}
        self._reading = asyncio.Semaphore(AT_ONCE)
        self._coming: Counter[str] = Counter()

    def of(self, owner: str) -> "OwnUploads":
        """The uploads of one learner, and no others."""
        return OwnUploads(self, owner)

    def path(self, owner: str, upload: str) -> Path | None:
        """Where a table lies, if this owner has one of that name."""
        kept = self._kept.get(upload)
        return kept.folder / TABLE if kept is not None and kept.owner == owner else None

    async def take(self, owner: str, name: str, chunks: AsyncIterator[bytes]) -> Posted:
        """Takes a file in as it comes, reads it, and keeps the table."""
        if self._coming.total() >= COMING or self._coming[owner] >= COMING_OF_ONE:
            return NotUploaded(code="uploads-under-way")
        self._coming[owner] += 1
        try:
            return await self._take(owner, name, chunks)
        finally:
            self._coming -= Counter([owner])  # which forgets owners of none

    async def _take(self, owner: str, name: str, chunks: AsyncIterator[bytes]) -> Posted:
        upload = secrets.token_urlsafe(12)
        folder = self._folder / upload
        try:
            async with asyncio.timeout(MOST_SECONDS):
                name = await write(folder, name, chunks)
            async with self._reading:
                told = await read(folder, name)
        except (Mistake, TimeoutError) as error:
            code, values = (error.code, error.values) if isinstance(error, Mistake) else _LATE
            told = NotUploaded(code=code, values=values)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return self._keep(owner, upload, folder, told)

    def forget_all_but(self, owners: set[str], older_than: float) -> None:
        """Deletes what belongs to nobody who is here, and has for so many seconds."""
        long_ago = time.monotonic() - older_than
        for upload, kept in list(self._kept.items()):
            if kept.owner not in owners and kept.since <= long_ago:
                self._forget(upload)

    def close(self) -> None:
        """Deletes everything."""
        self._kept.clear()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _keep(self, owner: str, upload: str, folder: Path, told: Posted) -> Posted:
        if isinstance(told, NotUploaded):
            shutil.rmtree(folder, ignore_errors=True)
            return told
        self._make_room(owner)
        self._kept[upload] = _Kept(owner, folder, time.monotonic())
        return msgspec.structs.replace(told, upload=upload)

    def _make_room(self, owner: str) -> None:
        own = [upload for upload, kept in self._kept.items() if kept.owner == owner]
        for upload in own[: max(0, len(own) - OF_ONE + 1)]:
            self._forget(upload)

    def _forget(self, upload: str) -> None:
        shutil.rmtree(self._kept.pop(upload).folder, ignore_errors=True)


class OwnUploads(NamedTuple):
    """One learner's uploads. Whose name it is not, it cannot be told from one that is none."""

    store: UploadStore
    owner: str

    def frame(self, upload: str) -> pl.DataFrame:
        """The table as it was read. Raises `Mistake` where there is none of that name."""
        path = self.store.path(self.owner, upload)
        try:
            if path is not None:
                return pl.read_ipc(path)
        except OSError:
            pass  # it was deleted this moment
        raise Mistake("upload-gone")


_LATE: tuple[str, dict[str, str | float]] = ("upload-too-slow", {"seconds": MOST_SECONDS})
