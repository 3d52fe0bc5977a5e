"""A run that no bench can show: the report's pictures of it, and why."""

from typing import Any

from pellucid.lab.notebook.past import headline_of
from pellucid.lab.notebook.sheet import Sheet, sheet_of_run
from pellucid.learning import Run


class Report:
    """Pictures of a run. As the last value of a cell, it shows itself.

    `why` says what about the run a live bench cannot show.
    """

    def __init__(self, run: Run, why: str) -> None:
        self._run, self.why = run, why

    def sheet(self) -> Sheet:
        """The pictures, and their words."""
        words = (
            f"{headline_of(self._run)} These are the report's pictures of it, since a bench cannot "
            f"show it: {self.why}. All of it: pellucid.report.write_report(run, 'run.html')."
        )
        return sheet_of_run(self._run, words)

    def _repr_mimebundle_(self, **options: Any) -> Any:
        del options
        return self.sheet().bundle()

    def __repr__(self) -> str:
        return f"Report({self._run.record.source!r}: {self.why})"
