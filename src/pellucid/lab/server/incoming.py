"""A file on its way in: written down under a harmless name, and read in a process apart."""

import asyncio
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec

from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.upload import NotUploaded, Posted, Uploaded

SECONDS = 10  # for a file to be read
MOST_BYTES = 20 * 2**20
TABLE, TOLD = "table.arrow", "told.json"  # what the reading leaves
_FILE = "file"  # the folder of the file itself, and of nothing else
_NOT_IN_NAMES = re.compile(r"[^\w .-]+")

# What a program needs to be found and started. Not all there is: that may be the lab's own secrets,
# the password of its database say, and the program reads what a stranger has written.
_NEEDED = (
    "PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TMPDIR", "TEMP", "SYSTEMROOT",
)  # fmt: skip
_ONE_THREAD = {"POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1"}


async def write(folder: Path, name: str, chunks: AsyncIterator[bytes]) -> str:
    """Writes a file into a folder of its own; the name it got. Raises `Mistake` where too large."""
    (folder / _FILE).mkdir(parents=True)
    name = _clean(name)
    size = 0
    with (folder / _FILE / name).open("wb") as file:
        async for chunk in chunks:
            size += len(chunk)
            if size > MOST_BYTES:
                raise Mistake("upload-too-large", most=MOST_BYTES // 2**20)
            file.write(chunk)
    return name


async def read(folder: Path, name: str) -> Posted:
    """Has the file read in a process of its own, which is given so long and no longer."""
    process = await asyncio.create_subprocess_exec(
        # -P: the folder is not where modules are looked for, or a file called polars.py would run.
        sys.executable, "-P", "-m", "pellucid.lab.reading", name,
        cwd=folder / _FILE,
        env={one: os.environ[one] for one in _NEEDED if one in os.environ} | _ONE_THREAD,
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with asyncio.timeout(SECONDS):
            await process.wait()
    except TimeoutError:
        return NotUploaded(code="upload-takes-long", values={"seconds": SECONDS})
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return _told(folder)


def _told(folder: Path) -> Posted:
    """What the process left; nothing, where the file was too much for it."""
    shutil.rmtree(folder / _FILE)
    try:
        return msgspec.json.decode((folder / TOLD).read_bytes(), type=Uploaded | NotUploaded)
    except (OSError, msgspec.MsgspecError):
        return NotUploaded(code="upload-too-much")


def _clean(name: str) -> str:
    """The file's own name, short, nothing but a name, and with the ending of a table."""
    from pellucid.data.tables.paths import SUFFIXES  # which the first page need not wait for

    last = re.split(r"[/\\]", name)[-1]
    cleaned = _NOT_IN_NAMES.sub("_", last).strip(" .")
    stem, dot, ending = cleaned.rpartition(".")
    if not stem:
        return f"{cleaned[:60] or 'table'}.csv"
    known = f".{ending.lower()}" in SUFFIXES
    return f"{stem[:60]}{dot}{ending[:12]}" + ("" if known else ".txt")
