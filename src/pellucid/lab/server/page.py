"""The page's files, as they were built: few and small, so they are kept in memory."""

import gzip
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

BUILT = Path(__file__).parents[1] / "page"
NOT_BUILT = (
    "The page is missing in this installation of Pellucid: it is built when Pellucid is "
    "installed. Install it once more, with: pip install .\n"
)
# Said here, since what a machine's own list of types says differs from machine to machine.
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
    ".txt": "text/plain; charset=utf-8",
}
_PACKED_ALREADY = (".png", ".woff2", ".ico")
_HASHED = "/assets/"  # names in here say what is in them, so that they can be kept for ever
_FOR_EVER = "private, max-age=31536000, immutable"


class _File:
    """One file, and the same compressed once somebody asked for that."""

    def __init__(self, path: Path) -> None:
        self.content, self.suffix = path.read_bytes(), path.suffix.lower()

    @cached_property
    def packed(self) -> bytes | None:
        """By gzip, where that makes it smaller."""
        if self.suffix in _PACKED_ALREADY:
            return None
        packed = gzip.compress(self.content, 9, mtime=0)
        return packed if len(packed) < len(self.content) else None


class Found(NamedTuple):
    """Bytes to send, and how they are packed."""

    content: bytes
    encoding: str


class Page:
    """Serves index.html, and the files beside it by their names."""

    def __init__(self, folder: Path = BUILT) -> None:
        paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        self._files = {f"/{path.relative_to(folder).as_posix()}": _File(path) for path in paths}

    @property
    def built(self) -> bool:
        """Whether there is a page at all."""
        return "/index.html" in self._files

    def index(self, request: Request) -> Response:
        """The page itself."""
        if not self.built:
            return PlainTextResponse(NOT_BUILT, 503)
        return self._serve(request, "/index.html")

    def file(self, request: Request) -> Response:
        """A script, a style, a font or a picture."""
        return self._serve(request, request.scope["path"])

    def _serve(self, request: Request, name: str) -> Response:
        file = self._files.get(name)
        if file is None:
            return PlainTextResponse("404: there is nothing here.\n", 404)
        content, encoding = _packed_for(request, file)
        headers = {"vary": "accept-encoding"} | ({"content-encoding": encoding} if encoding else {})
        headers["cache-control"] = _FOR_EVER if name.startswith(_HASHED) else "no-cache"
        kind = _TYPES.get(file.suffix, "application/octet-stream")
        return Response(content, headers=headers, media_type=kind)


def _packed_for(request: Request, file: _File) -> Found:
    if "gzip" in request.headers.get("accept-encoding", "") and file.packed is not None:
        return Found(file.packed, "gzip")
    return Found(file.content, "")
