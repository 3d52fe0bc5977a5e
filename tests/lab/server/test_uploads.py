"""Files of the learner's own: read apart from the lab, and shown to nobody else."""

import asyncio
import gzip
import io
import json
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pellucid.lab.protocol.upload import NotUploaded, Uploaded
from pellucid.lab.server.incoming import MOST_BYTES
from pellucid.lab.server.uploads import OF_ONE, UploadStore

from .talking import Lab, Talk, lab_apart

TABLE = pl.DataFrame({
    "size": [index / 10 for index in range(60)],
    "colour": ["red", "green", "blue"] * 20,
    "sold": ["yes" if index > 30 else "no" for index in range(60)],
})  # fmt: skip


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """In a process apart, as it is used."""
    with lab_apart(tmp_path_factory.mktemp("home")) as lab:
        yield lab


def written(how: str) -> bytes:
    file = io.BytesIO()
    getattr(TABLE, f"write_{how}")(file)
    return file.getvalue()


def post(lab: Lab, name: str, content: bytes, cookie: str | None = None) -> dict[str, Any]:
    cookie = cookie or lab.new_cookie()
    path = f"/upload?name={name}"
    answer = lab.ask("POST", path, content, cookie=cookie, origin=lab.origin)
    told = json.loads(answer.body)
    assert answer.status == (200 if told["type"] == "uploaded" else 422)
    return told


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("houses.csv", written("csv")),
        ("houses.tsv", written("csv").replace(b",", b"\t")),
        ("houses.csv.gz", gzip.compress(written("csv"))),
        ("houses.parquet", written("parquet")),
        ("houses.jsonl", written("ndjson")),
    ],
)
def test_a_table_is_read_whatever_its_form(lab: Lab, name: str, content: bytes) -> None:
    told = post(lab, name, content)
    assert told["type"] == "uploaded"
    assert (told["name"], told["rows"]) == (name, 60)
    assert told["columns"] == ["size", "colour", "sold"]
    assert told["target"] == "sold"


@pytest.mark.parametrize("name", ["msgspec.py", "sitecustomize.py"])
def test_nothing_that_is_uploaded_runs(lab: Lab, tmp_path: Path, name: str) -> None:
    ran = tmp_path / "ran"
    post(lab, name, f"open({str(ran)!r}, 'w').close()\n".encode())
    assert not ran.exists()


def test_who_reads_it_has_no_program_beside_it_and_no_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here what reads it only writes down what it was told."""
    told = tmp_path / "told"
    reader = tmp_path / "reader"
    reader.write_text(f"#!/bin/sh\nenv > {told}\nls > {told}.files\n")
    reader.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(reader))
    monkeypatch.setenv("PELLUCID_TEST_SECRET", "of the database")
    store = UploadStore()
    taken(store, "polars.py")
    store.close()
    assert (tmp_path / "told.files").read_text() == "polars.py.txt\n"
    assert "POLARS_MAX_THREADS=1" in told.read_text()
    assert "of the database" not in told.read_text()


def taken(store: UploadStore, name: str) -> Uploaded | NotUploaded:
    async def chunks() -> AsyncIterator[bytes]:
        yield written("csv")

    return asyncio.run(store.take("me", name, chunks()))


def test_a_network_learns_from_it(lab: Lab, talk: Callable[..., Talk]) -> None:
    cookie = lab.new_cookie()
    upload = post(lab, "houses.csv", written("csv"), cookie)["upload"]
    page = talk(cookie)
    page.ask("open", address=f"data=upload&upload={upload}&target=sold&layers=2")
    scene = page.hear("scene")
    assert scene["data"]["classes"] == ["no", "yes"]


def test_nobody_else_can_name_it(lab: Lab, talk: Callable[..., Talk]) -> None:
    upload = post(lab, "houses.csv", written("csv"))["upload"]
    page = talk()
    page.ask("open", address="layers=2")
    page.hear("frame")
    address = f"data=upload&upload={upload}&target=sold"
    theirs = page.ask("open-address", address=address)
    none = page.ask("open-address", address=address.replace(upload, "x" * len(upload)))
    assert theirs["code"] == none["code"] == "upload-gone"
    assert {**theirs, "id": 0} == {**none, "id": 0}


def test_the_oldest_makes_room(lab: Lab, talk: Callable[..., Talk]) -> None:
    cookie = lab.new_cookie()
    uploads = [post(lab, "a.csv", written("csv"), cookie)["upload"] for _ in range(OF_ONE + 1)]
    page = talk(cookie)
    page.ask("open", address="layers=2")
    for upload, kind in ((uploads[0], "refused"), (uploads[1], "opened")):
        address = f"data=upload&upload={upload}&target=sold"
        assert page.ask("open-address", address=address)["type"] == kind


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.csv", b"", "upload-unreadable"),
        ("header.csv", b"a,b\n", "upload-unreadable"),
        ("no.parquet", b"PAR1" + bytes(100) + b"PAR1", "upload-unreadable"),
        ("cut.gz", gzip.compress(written("csv"))[:40], "upload-unreadable"),
        ("large.csv", b"x" * (MOST_BYTES + 1), "upload-too-large"),
        ("long.csv", b"a,b\n" + b"1,2\n" * 50_001, "upload-too-many-rows"),
        ("wide.csv", b",".join(b"c%d" % n for n in range(501)) + b"\n" + b"1," * 500 + b"1\n",
         "upload-too-many-columns"),
        ("bomb.csv.gz", gzip.compress(bytes(2**26)) * 16, "upload-too-much"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_cannot_be_used_is_told_without_a_path(
    lab: Lab, name: str, content: bytes, code: str
) -> None:
    told = post(lab, name, content)
    # On a busy machine time may be up before memory is.
    late = {"upload-takes-long"} if code == "upload-too-much" else set[str]()
    assert told["type"] == "not-uploaded"
    assert told["code"] in {code} | late
    assert "/" not in told["said"].replace("TSV/", "")
    assert "Traceback" not in told["said"]


@pytest.mark.parametrize(
    "name",
    ["..%2F..%2Fa.csv", "%00", "", "a" * 3000 + ".csv", "%2e%2e", "-c"],
)  # fmt: skip
def test_a_name_is_nothing_but_a_name(lab: Lab, name: str) -> None:
    told = post(lab, name, written("csv"))
    assert told["type"] == "uploaded"
    assert "/" not in told["name"]
    assert len(told["name"]) < 80


@pytest.mark.slow
@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(content=st.binary(max_size=300), ending=st.sampled_from(["csv", "parquet", "jsonl", "gz"]))
def test_no_bytes_break_it(lab: Lab, content: bytes, ending: str) -> None:
    assert post(lab, f"any.{ending}", content)["type"] in ("uploaded", "not-uploaded")


def test_uploads_are_deleted_with_their_learner() -> None:
    store = UploadStore()
    told = taken(store, "a.csv")
    assert isinstance(told, Uploaded)
    path = store.path("me", told.upload)
    assert path is not None
    assert path.is_file()
    assert store.path("you", told.upload) is None
    store.forget_all_but({"you"}, 0)
    assert not path.exists()
    store.close()
