"""How does it look on paper? Figures, and the HTML report; a figure's library waits for one."""

from typing import TYPE_CHECKING

from pellucid.opening import opening

if TYPE_CHECKING:
    from pellucid.report.answered import Answers, Calibration, answers, calibration, confusion
    from pellucid.report.boundary import boundary_figure
    from pellucid.report.card import diagnosis_card
    from pellucid.report.confusion_matrix import confusion_figure
    from pellucid.report.curves import curves_figure
    from pellucid.report.mattering import importance_figure
    from pellucid.report.network_picture import network_figure
    from pellucid.report.reliability import reliability_figure
    from pellucid.report.residuals import predicted_figure, residuals_figure
    from pellucid.report.svg import save_figure
    from pellucid.report.vitals import vitals_figure
    from pellucid.report.write import write_report

__all__ = [
    "Answers",
    "Calibration",
    "answers",
    "boundary_figure",
    "calibration",
    "confusion",
    "confusion_figure",
    "curves_figure",
    "diagnosis_card",
    "importance_figure",
    "network_figure",
    "predicted_figure",
    "reliability_figure",
    "residuals_figure",
    "save_figure",
    "vitals_figure",
    "write_report",
]

__getattr__ = opening(
    __name__,
    {
        "pellucid.report.answered": (
            "Answers",
            "Calibration",
            "answers",
            "calibration",
            "confusion",
        ),
        "pellucid.report.boundary": ("boundary_figure",),
        "pellucid.report.card": ("diagnosis_card",),
        "pellucid.report.confusion_matrix": ("confusion_figure",),
        "pellucid.report.curves": ("curves_figure",),
        "pellucid.report.mattering": ("importance_figure",),
        "pellucid.report.network_picture": ("network_figure",),
        "pellucid.report.reliability": ("reliability_figure",),
        "pellucid.report.residuals": ("predicted_figure", "residuals_figure"),
        "pellucid.report.svg": ("save_figure",),
        "pellucid.report.vitals": ("vitals_figure",),
        "pellucid.report.write": ("write_report",),
    },
)
