"""Writing files whole or not at all."""

import os
import tempfile
from pathlib import Path

from pellucid.errors import BadInput

# Asking for it sets it: once, before there are threads whose files it could open to all.
_UMASK = os.umask(0o022)
os.umask(_UMASK)


def write_bytes(path: Path, content: bytes) -> None:
    """Writes a file so that at every moment the old content stands there, or the new, whole.

    Raises `BadInput` when the place cannot be written: no such folder, read-only, full disk.
    """
    temporary = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_UMASK)
        temporary.replace(path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def check_writable(path: Path) -> None:
    """Raises `BadInput` now, rather than after hours of work, if a file cannot be put there."""
    if path.is_dir():
        raise BadInput(f"{path} is a folder", "the name of a file to write")
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> BadInput:
    """What to tell a person whose file cannot be written."""
    return BadInput(
        f"{path} cannot be written",
        "a place with room where files may be made",
        error.strerror or str(error),
    )
