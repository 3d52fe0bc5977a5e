"""How does it look on paper? Figures, and the HTML report."""

from pellucid.report.answered import Answers, Calibration, answers, calibration, confusion
from pellucid.report.boundary import boundary_figure
from pellucid.report.confusion_matrix import confusion_figure
from pellucid.report.curves import curves_figure
from pellucid.report.diagnosis_card import diagnosis_card
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
