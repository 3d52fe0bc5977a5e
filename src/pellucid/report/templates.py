"""The templates of pages that are written: text is escaped, numbers are said one way."""

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, Template

from pellucid.report.numbers import number, percent, short, three, whole


def template(name: str, *packages: str) -> Template:
    """A template of the report's, or of the `report` folder of these packages before it."""
    folders = [PackageLoader(package, "report") for package in (*packages, "pellucid")]
    # What comes from a person's file is text, whatever it looks like: autoescape is on.
    pages = Environment(
        loader=ChoiceLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters |= {
        "number": number, "percent": percent, "short": short, "three": three, "whole": whole,
    }  # fmt: skip
    return pages.get_template(name)
