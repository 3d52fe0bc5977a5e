"""The widget: the bench's own protocol, over anywidget's messages."""

from typing import Any

import anywidget
import msgspec
import traitlets

from pellucid.lab.bench import Bench
from pellucid.lab.notebook.finished import Finished
from pellucid.lab.notebook.page import script
from pellucid.lab.notebook.sheet import Sheet, sheet_of_bench, sheet_of_run
from pellucid.lab.notebook.talk import Shown, Talk
from pellucid.lab.sendable import Sendable
from pellucid.learning import Run


class _Said(msgspec.Struct):
    """What comes from a front end: which one it is, and a command as text."""

    who: str
    say: str


class BenchWidget(anywidget.AnyWidget):
    """A bench in a notebook. As the last value of a cell, it shows itself.

    Where scripts do not run, its `sheet` is shown: a picture of the moment it was displayed.
    """

    finished = traitlets.Bool(False).tag(sync=True)
    caption = traitlets.Unicode("").tag(sync=True)

    def __init__(self, shown: Shown, sheet: Any, *, finished: bool, caption: str) -> None:
        self._esm = script()  # read now, since a class attribute would be read on importing
        super().__init__(finished=finished, caption=caption)
        self._sheet = sheet
        self._talk = Talk(shown, self._tell, self._leave)
        self.on_msg(self._heard)

    def sheet(self) -> Sheet:
        """The picture of this moment, and its words."""
        return self._talk.apart(self._sheet)

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """The living bench, its still picture, and its words: a front end shows what it can."""
        made = super()._repr_mimebundle_(**options)
        bundle, metadata = made if isinstance(made, tuple) else (made or {}, {})
        still, about = self.sheet().bundle()
        return {**still, **bundle, "text/plain": still["text/plain"]}, {**about, **metadata}

    def _heard(self, _: Any, content: Any, buffers: Any) -> None:
        del buffers
        try:
            said = msgspec.convert(content, _Said)
        except msgspec.ValidationError:
            return  # not said by this page
        self._talk.hear(said.who, said.say)

    def _tell(self, who: str, message: Sendable) -> None:
        if isinstance(message, bytes):
            self.send({"to": who}, [message])
        else:
            self.send({"to": who, "text": msgspec.json.encode(message).decode()})

    def _leave(self, who: str) -> None:
        self.send({"to": who, "left": True})


def widget_of_bench(bench: Bench) -> BenchWidget:
    """The widget of a live bench."""
    return BenchWidget(bench, lambda: sheet_of_bench(bench), finished=False, caption="")


def widget_of_run(run: Run, finished: Finished) -> BenchWidget:
    """The widget of a finished run."""
    caption = finished.caption
    return BenchWidget(finished, lambda: sheet_of_run(run, caption), finished=True, caption=caption)
