"""Files that are fetched, from a server of this test's own."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pellucid.data.downloads import Damaged, fetch, own_file
from pellucid.errors import BadInput

from .media import put


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        pass


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("NO_PROXY", "*")
    (tmp_path / "served").mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path / "served"))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def checked(content: bytes) -> int:
    if not content.startswith(b"good"):
        raise Damaged("it is not good")
    return len(content)


def test_fetched_once_and_watched(address: str, tmp_path: Path, cache: Path) -> None:
    served = put(tmp_path / "served" / "x.gz", b"good" * 1000)
    watched: list[tuple[int, int]] = []
    ask = partial(fetch, "x.gz", [address + "x.gz"], checked, own="x")
    assert ask(watch=lambda *done: watched.append(done)) == 4000
    assert watched[-1] == (4000, 4000)
    served.unlink()
    assert ask() == 4000
    assert (cache / "downloads" / "x.gz").is_file()


def test_the_next_address_where_one_fails(address: str, tmp_path: Path) -> None:
    put(tmp_path / "served" / "bad.gz", b"bad")
    put(tmp_path / "served" / "good.gz", b"good")
    addresses = [address + name for name in ("absent.gz", "bad.gz", "good.gz")]
    assert fetch("x.gz", addresses, checked, own="x") == 4


def test_what_is_damaged_is_not_kept(address: str, tmp_path: Path, cache: Path) -> None:
    put(tmp_path / "served" / "x.gz", b"bad")
    with pytest.raises(BadInput, match="it is not good"):
        fetch("x.gz", [address + "x.gz"], checked, own="x")
    assert not (cache / "downloads" / "x.gz").exists()


def test_offline_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    expected = r"x\.gz cannot be fetched.*no connection.*put own\.npz into a folder.*PELLUCID_DATA"
    with pytest.raises(BadInput, match=expected):
        fetch("x.gz", ["http://127.0.0.1:9/x.gz"], checked, own="own.npz")


def test_the_folder_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PELLUCID_DATA", raising=False)
    assert own_file("x") is None
    monkeypatch.setenv("PELLUCID_DATA", str(tmp_path))
    assert own_file("x") is None
    put(tmp_path / "x", b"")
    assert own_file("x") == tmp_path / "x"
