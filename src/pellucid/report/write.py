"""Writing the report."""

from pathlib import Path

from pellucid.atomic import write_bytes
from pellucid.learning import Run
from pellucid.report.page import page


def write_report(run: Run, path: Path | str) -> None:
    """Writes one HTML file that shows what a run made: the data, the network, how it went.

    It needs nothing else: no network, no script. It is light or dark as its reader prefers, and
    prints. Of a run that was loaded from its file, what needs the test rows is left out, and
    the page says so. Raises `BadInput` when the place cannot be written.

    >>> write_report(train("iris"), Path("iris.html"))
    """
    write_bytes(Path(path), page(run).encode())
