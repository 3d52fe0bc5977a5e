"""The report's page: everything it says, put into its template."""

from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from pellucid.insight import LayerHealth, health
from pellucid.learning import Run
from pellucid.report import figures
from pellucid.report.answers import answers, calibration, confusion, most_confused, quantities
from pellucid.report.data_view import data_view
from pellucid.report.hardest import hardest_classes, hardest_quantities, shown_columns
from pellucid.report.headline import context, headline
from pellucid.report.numbers import number, percent, short, three, whole
from pellucid.report.palette import css
from pellucid.report.pictures import as_picture, column_names, picture_shape, pictures_figure
from pellucid.report.raw import raw_row
from pellucid.report.reproduce import command, python_lines
from pellucid.report.shuffled import MOST_COLUMNS, column_importance
