"""Where a learner's own files are found."""

from typing import Protocol, runtime_checkable

import polars as pl

from pellucid.lab.mistake import Mistake


@runtime_checkable
class Uploads(Protocol):
    """A learner's own tables, by the name they were given when they came in."""

    def frame(self, upload: str) -> pl.DataFrame:
        """The table as it was read. Raises `Mistake` where there is none of that name."""
        ...


class NoUploads:
    """Where nothing is uploaded: in a notebook, and before anybody has come."""

    def frame(self, upload: str) -> pl.DataFrame:
        raise Mistake("upload-gone", upload=upload)
