"""The doctor's card: what it found, for a notebook's cell. Light and dark, and no script."""

from functools import lru_cache

from jinja2 import Template
from markupsafe import Markup

from pellucid.doctor import Diagnosis
from pellucid.report.diagnosis_view import view_of
from pellucid.report.palette import DARK, LIGHT, properties
from pellucid.report.templates import template

_DARK_NOTEBOOKS = (
    '[data-jp-theme-light="false"] .pellucid-card', "body.vscode-dark .pellucid-card",
    "html[theme=dark] .pellucid-card", ".dark .pellucid-card",
)  # fmt: skip
"""Where a notebook says itself that it is dark: JupyterLab, VS Code, Colab, marimo."""
_LIGHT_NOTEBOOKS = '[data-jp-theme-light="true"] .pellucid-card'


def diagnosis_card(found: Diagnosis) -> str:
    """A diagnosis as a piece of a page, its style within it; everything from outside is escaped.

    >>> from pellucid.doctor import diagnose_record
    >>> "<script" in diagnosis_card(diagnose_record(train("iris", epochs=5)))
    False
    """
    return _template().render(view=view_of(found), colours=Markup(_colours()))


def _colours() -> str:
    """The palette, light and dark: as the reader prefers it, unless the notebook says."""
    light, dark = properties(LIGHT), properties(DARK)
    return (
        f".pellucid-card {{ {light} }}\n"
        f"@media (prefers-color-scheme: dark) {{ .pellucid-card {{ {dark} }} }}\n"
        f"{_LIGHT_NOTEBOOKS} {{ {light} }}\n"
        f"{', '.join(_DARK_NOTEBOOKS)} {{ {dark} }}"
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    return template("card.html.j2")
