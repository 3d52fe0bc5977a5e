"""What shows a network, a run or a diagnosis where it is asked to show itself.

These know nothing of notebooks, which stand far above them: the house's imports go
only downwards. So the way is turned round. Whoever can show them says so in the package's own
metadata, as an entry point of the group `pellucid.viewers`, and is looked up here by that name
when somebody asks; the rooms below never hear which room answered.
"""

from importlib.metadata import entry_points
from typing import Any, Protocol, runtime_checkable

from pellucid.errors import BadInput

GROUP = "pellucid.viewers"


@runtime_checkable
class Viewer(Protocol):
    """Makes what a notebook displays. Its methods raise `BadInput`."""

    def network(self, network: Any, data: Any, parameters: Any, **settings: Any) -> Any:
        """A network on a live bench, to be trained on the data."""
        ...

    def run(self, run: Any) -> Any:
        """A finished run, as it is."""
        ...

    def diagnosis(self, found: Any) -> str:
        """What the doctor found, as a piece of a page."""
        ...


def viewer() -> Viewer:
    """The viewer that is installed. Raises `BadInput` where there is none."""
    for found in entry_points(group=GROUP):
        return found.load()()
    raise BadInput(
        "this Pellucid was installed without anything that shows networks",
        "a package with its entry points",
        instead='pip install "pellucid[notebook]"',
    )
