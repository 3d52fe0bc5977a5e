"""The viewer of notebooks, which `Network.show` and `Run.show` find by its entry point."""

from importlib.util import find_spec
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Any

from pellucid.errors import BadInput, choose

if TYPE_CHECKING:
    from pellucid.lab.notebook.report import Report
    from pellucid.lab.notebook.widget import BenchWidget


class NotebookViewer:
    """Shows networks and runs in Jupyter, VS Code, Colab and marimo."""

    def network(
        self, network: Any, data: Any, parameters: Any = None, **settings: Any
    ) -> "BenchWidget":
        """See `pellucid.Network.show`. Raises `BadInput`."""
        _check_installed()
        from pellucid.lab.notebook.live import live_bench
        from pellucid.lab.notebook.widget import widget_of_bench

        known = signature(live_bench).parameters.values()
        for name in settings:
            choose(
                "setting", name, [one.name for one in known if one.kind is Parameter.KEYWORD_ONLY]
            )
        return widget_of_bench(live_bench(network, data, parameters, **settings))

    def run(self, run: Any) -> "BenchWidget | Report":
        """See `pellucid.Run.show`. Raises `BadInput`."""
        from pellucid.lab.notebook.finished import Finished
        from pellucid.lab.notebook.report import Report

        try:
            finished = Finished(run)
        except BadInput as error:
            return Report(run, error.given)
        _check_installed()
        from pellucid.lab.notebook.widget import widget_of_run

        return widget_of_run(run, finished)

    def diagnosis(self, found: Any) -> str:
        """What the doctor found: the report's own card."""
        from pellucid.report import diagnosis_card

        return diagnosis_card(found)


def _check_installed() -> None:
    if find_spec("anywidget") is None:
        raise BadInput(
            "anywidget is not installed",
            "the library by which notebooks show what is alive",
            "Pellucid needs it for nothing else, so it is not installed unless asked for",
            'pip install "pellucid[notebook]"',
        )
