"""Files of the learner's own, which come by POST: what is answered."""

from msgspec import Struct, field

from pellucid.lab.protocol.messages import Message


class UploadNote(Struct, frozen=True):
    """Something found out about the file: a code, and a sentence in English."""

    code: str
    text: str
    warning: bool


class Uploaded(Message, frozen=True, tag="uploaded", kw_only=True):
    """The file was read. `upload` is what a set-up calls it; `target` a guess at what to predict.

    `name` is the file's own, and any of `columns` can be the target.
    """

    upload: str
    name: str
    rows: int
    columns: list[str]
    target: str
    notes: list[UploadNote]


class NotUploaded(Message, frozen=True, tag="not-uploaded", kw_only=True):
    """The file cannot be used: a code of the page's words, and what the reading said of it."""

    code: str
    values: dict[str, str | float] = field(default_factory=dict[str, str | float])
    said: str = ""


Posted = Uploaded | NotUploaded
"""What `POST /upload?name=NAME`, with the file as its body, is answered by, as JSON."""
