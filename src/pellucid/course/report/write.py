"""Writing the report of the experiments."""

from collections.abc import Sequence
from pathlib import Path

from pellucid.atomic import write_bytes
from pellucid.course.course import Course
from pellucid.course.outcome import Outcome
from pellucid.course.report.page import page


def write_report(
    outcomes: Sequence[Outcome], course: Course, path: Path | str, folder: str | None = None
) -> None:
    """Writes one HTML file that shows every outcome: the claim, the protocol, the evidence.

    It needs nothing else: no network, no script. `folder` is a teacher's, for what is said to be
    typed. Raises `BadInput` when the place cannot be written.

    >>> from pellucid.course import experiments
    >>> from pellucid.course.course import open_course
    >>> write_report([experiments["sandwich"].run(seeds=8)], open_course(), "claims.html")
    """
    write_bytes(Path(path), page(outcomes, course, folder).encode())
