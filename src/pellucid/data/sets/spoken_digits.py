"""The Free Spoken Digit Dataset (Jackson et al., 2018): 0 to 9, said by a few people."""

import re
import tarfile
import zlib
from hashlib import sha256
from io import BytesIO

import numpy as np
import polars as pl

from pellucid.data.collection import Collection
from pellucid.data.decoding import Unusable
from pellucid.data.downloads import Damaged, fetch, own_file
from pellucid.data.folders import Listing
from pellucid.data.reading import By, Watch
from pellucid.data.sounds import read_recordings
from pellucid.data.sounds.open import read_sound
from pellucid.errors import BadInput

ADDRESS = "https://github.com/Jakobovski/free-spoken-digit-dataset/archive/refs/tags/v1.0.10.tar.gz"
OWN = "spoken-digits.tar.gz"
NAME = re.compile(r"(\d)_([a-z]+)_(\d+)\.wav")
EACH = 50  # recordings of each digit by each speaker
LARGEST = 2**20  # bytes of one recording; the longest has 40,000
# SHA-256 of each known speaker's 500 recordings: names and samples, in the order of the names.
HASHES = {
    "jackson": "65acd2ab304165405de89e8172b1b80f3389f7624a81e6c00a898e3521927ee1",
    "nicolas": "33368d02a1b99cf5f80fd34f2dc016e9b23fa33f6fcadd0b36d756ac0ff395c4",
    "theo": "036e87abc3ddf98e8883d695cdf837159d1e0813f5dccc914e8f68710cdb9736",
    "yweweler": "6c1ea95419cf0c1b93f12cf62adb1f03d6d3140fead3ca39b19544982bbffa69",
}

Files = dict[str, bytes]


def spoken_digits(*, by: By = "speaker", watch: Watch | None = None) -> Collection:
    """All recordings, one speaker's on one side of every split.

    From `spoken-digits.tar.gz` in the folder that `PELLUCID_DATA` names, or version 1.0.10 by
    download. What is checked of a download: that it is a whole archive; that every speaker has
    50 recordings of each digit; and for the four speakers of the set's earlier versions the
    SHA-256 of their names and samples. Recordings of later speakers are checked by number alone.
    Raises `BadInput` where neither is to be had.
    """
    own = own_file(OWN)
    if own:
        try:
            files = read_archive(own.read_bytes())
        except (Damaged, OSError) as error:
            raise BadInput(f"{own} cannot be read", f"the archive {OWN}", str(error)) from None
    else:
        name = "free-spoken-digit-dataset-1.0.10.tar.gz"
        files = fetch(name, [ADDRESS], read_published, own=OWN, watch=watch)
    return read_recordings(_listing(files), by=by)


def _listing(files: Files) -> Listing:
    names = sorted(files)
    parts = [name.split("_") for name in names]
    return Listing(
        name="spoken-digits",
        sources=tuple(files[name] for name in names),
        names=tuple(names),
        target=pl.Series("digit", [int(part[0]) for part in parts]),
        task="multiclass",
        speakers=tuple(part[1] for part in parts),
    )


def read_archive(content: bytes) -> Files:
    """The recordings of an archive by name, wherever in it they are. Raises `Damaged`."""
    files: Files = {}
    try:
        with tarfile.open(fileobj=BytesIO(content), mode="r:gz") as archive:
            for member in archive:
                name = member.name.rpartition("/")[2]
                if NAME.fullmatch(name) and member.isfile() and member.size <= LARGEST:
                    inside = archive.extractfile(member)
                    files[name] = inside.read() if inside else b""
    except (tarfile.TarError, OSError, EOFError, zlib.error, ValueError) as error:
        raise Damaged(f"it is no whole archive ({error})") from None
    if not files:
        raise Damaged("it holds no recording such as 3_jackson_17.wav")
    return files


def read_published(content: bytes) -> Files:
    """The recordings of the published archive, checked. Raises `Damaged`."""
    files = read_archive(content)
    by_speaker: dict[str, list[str]] = {}
    for name in sorted(files):
        by_speaker.setdefault(name.split("_")[1], []).append(name)
    absent = sorted(HASHES.keys() - by_speaker.keys())
    if absent:
        raise Damaged(f"recordings by {absent[0]} are missing")
    for speaker, names in by_speaker.items():
        if speaker in HASHES and digest(files, names) != HASHES[speaker]:
            raise Damaged(f"the recordings by {speaker} are not the published ones")
        if {name.split("_")[0] for name in names} != set("0123456789") or len(names) < 10 * EACH:
            raise Damaged(f"some recordings by {speaker} are missing")
    return files


def digest(files: Files, names: list[str]) -> str:
    """SHA-256 of names and samples, so that another header with the same sound is the same."""
    total = sha256()
    for name in names:
        try:
            samples = read_sound(files[name]).samples
        except Unusable as reason:
            raise Damaged(f"{name}: {reason}") from None
        total.update(name.encode() + b"\0" + np.rint(samples * 32_768).astype("<i2").tobytes())
    return total.hexdigest()
