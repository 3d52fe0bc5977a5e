"""What went wrong, as the page is told: never a traceback, and never a path."""

import logging
from collections.abc import Generator
from contextlib import contextmanager

from pellucid.errors import BadInput
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.messages import Refused

NEWS = 0
"""The id of a refusal that answers nothing in particular."""

_LOG = logging.getLogger("pellucid.lab")


class Turned(Exception):
    """A command was turned down; the refusal says why."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.code)
        self.refused = refused


@contextmanager
def told(command: int = NEWS) -> Generator[None]:
    """Whatever goes wrong inside comes out as `Turned`, to be told to the page.

    What nobody foresaw is written, whole, where the lab was started from, and nowhere else.
    """
    try:
        yield
    except Turned:
        raise
    except Mistake as error:
        refused = Refused(id=command, code=error.code, values=error.values, said=error.said)
        raise Turned(refused) from error
    except BadInput as error:
        said = str(BadInput(error.given, error.expected, error.why))  # what to type is no help here
        raise Turned(Refused(id=command, code="bad-input", said=said)) from error
    except Exception as error:
        _LOG.exception("Something failed in a way that nobody foresaw.")
        raise Turned(Refused(id=command, code="broken")) from error
