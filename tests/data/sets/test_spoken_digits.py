"""The spoken digits, from a folder of one's own and as they would come by download."""

import io
import os
import tarfile
from pathlib import Path

import numpy as np
import pytest

from pellucid.data import Collection, builtin
from pellucid.data.downloads import Damaged
from pellucid.data.sets import spoken_digits
from pellucid.errors import BadInput

from ..media import tone, wav

OWN = Path(os.environ.get("PELLUCID_DATA", "")) / "spoken-digits.tar.gz"
here = pytest.mark.skipif(not OWN.is_file(), reason="PELLUCID_DATA holds no spoken-digits.tar.gz")


def packed(files: dict[str, bytes], folder: str = "free-spoken-digit-dataset-1.0.10/recordings/"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz", compresslevel=1) as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(folder + name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return out.getvalue()


def invented(speaker: str) -> dict[str, bytes]:
    return {
        f"{digit}_{speaker}_{n}.wav": wav(tone(200 + 50 * digit + n, 0.1))
        for digit in range(10)
        for n in range(50)
    }


@here
def test_grouped_by_speaker() -> None:
    found = builtin("spoken-digits")
    assert isinstance(found, Collection)
    assert found.grouped_by == "speaker"
    assert found.groups is not None
    assert np.bincount(found.groups).tolist() == [500] * (found.rows // 500)
    assert found.classes == tuple("0123456789")
    assert (found.target_name, found.task) == ("digit", "multiclass")
    mixed = builtin("spoken-digits", by="random")
    assert isinstance(mixed, Collection)
    assert mixed.grouped_by is None
    assert "random-split" in [note.code for note in mixed.notes]


@here
def test_the_published_archive_with_later_speakers_is_accepted() -> None:
    files = spoken_digits.read_archive(OWN.read_bytes()) | invented("zoe")
    known = {name: content for name, content in files.items() if name.split("_")[1] in HASHED}
    found = spoken_digits.read_published(packed(known | invented("zoe")))
    assert len(found) == 2500
    known["3_theo_7.wav"] = known["3_theo_8.wav"]
    with pytest.raises(Damaged, match="by theo are not the published ones"):
        spoken_digits.read_published(packed(known))


HASHED = set(spoken_digits.HASHES)


@pytest.mark.parametrize(
    "content",
    [b"", b"<html>", packed({}), packed({"readme.md": b""}), packed(invented("zoe"))],
    ids=["nothing", "a page", "empty", "other files", "other speakers"],
)
def test_another_archive_is_refused(content: bytes) -> None:
    with pytest.raises(Damaged):
        spoken_digits.read_published(content)


def test_links_and_huge_members_are_not_read() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        link = tarfile.TarInfo("0_ann_0.wav")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        huge = tarfile.TarInfo("0_ann_1.wav")
        huge.size = 2**21
        archive.addfile(huge, io.BytesIO(bytes(2**21)))
    with pytest.raises(Damaged, match="holds no recording"):
        spoken_digits.read_archive(out.getvalue())


def test_an_archive_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PELLUCID_DATA", str(tmp_path))
    own = tmp_path / "spoken-digits.tar.gz"
    own.write_bytes(packed(invented("zoe") | invented("yan"), folder=""))
    found = builtin("spoken-digits")
    assert isinstance(found, Collection)
    assert found.rows == 1000
    own.write_bytes(own.read_bytes()[:5000])
    with pytest.raises(BadInput, match="no whole archive"):
        builtin("spoken-digits")
