"""How JAX runs under the command line: quietly, and compiling a program once a machine."""

import hashlib
import os
import platform
import sys
import warnings
from pathlib import Path


def prepare() -> None:
    """Settings that must be made before JAX is imported; what a person has set stands.

    Compiled programs are kept in the user's cache folder, one folder a kind of processor, since
    a program compiled for one may not run on another. Where it cannot be written, every
    training compiles anew: slower, and the same to the bit.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    folder = cache_folder() / "jax" / _processor()
    if _usable(folder):
        os.environ.setdefault("JAX_COMPILATION_CACHE_DIR", str(folder))
        os.environ.setdefault("JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS", "0.2")
        os.environ.setdefault("JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES", "-1")
        os.environ.setdefault("JAX_COMPILATION_CACHE_MAX_SIZE", str(512 << 20))


def cache_folder() -> Path:
    """Where Pellucid may keep what it can make again: `PELLUCID_CACHE`, or the user's cache."""
    chosen = os.environ.get("PELLUCID_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", "~")).expanduser() / "pellucid" / "cache"
    if sys.platform == "darwin":
        return Path("~/Library/Caches/pellucid").expanduser()
    usual = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(usual).expanduser() / "pellucid"


def _usable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return False
    return os.access(folder, os.W_OK)


def _processor() -> str:
    """A short mark of the processor and all it can do."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        about = sorted({line for line in lines if line.startswith(("model name", "flags"))})
    except OSError:
        about = [platform.processor(), platform.platform()]
    return hashlib.sha256("\n".join([platform.machine(), *about]).encode()).hexdigest()[:12]
