"""Charts in another language: their titles, and the names of what is in them."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from pellucid.course.charts import Chart, Groups, Lines
from pellucid.course.language import NUMBER, Language
from pellucid.course.translating.files import folder_of, words_in


def chart_in(chart: Chart, language: Language) -> Chart:
    """The chart with its words in that language, its numbers as they are."""

    def said(label: str) -> str:
        return label_in(label, language)

    if isinstance(chart, Lines):
        lines = [replace(one, name=said(one.name)) for one in chart.lines]
        return replace(chart, title=said(chart.title), along=said(chart.along), lines=lines)
    if isinstance(chart, Groups):
        groups = [replace(one, name=said(one.name)) for one in chart.groups]
        return replace(chart, title=said(chart.title), groups=groups)
    maps = [replace(one, name=said(one.name)) for one in chart.maps]
    return replace(chart, title=said(chart.title), maps=maps)


def label_in(label: str, language: Language) -> str:
    """A label in that language; as it is where nobody has translated it, as a function's name.

    >>> from pellucid.course.language import language
    >>> label_in("share of dead units, steps of 0.1", language("es"))
    'proporción de unidades muertas, con pasos de 0,1'
    """
    labels: Mapping[str, str] = words_in(folder_of(language.code), "labels")
    words = labels.get(pattern_of(label))
    if words is None:
        return label
    return words.format(*map(language.written, NUMBER.findall(label)))


def pattern_of(label: str) -> str:
    """The label with {0}, {1} in the place of its numbers.

    >>> pattern_of("3 and 0: it says 3")
    '{0} and {1}: it says {2}'
    """
    count = iter(range(len(label)))
    return re.sub(NUMBER, lambda _: f"{{{next(count)}}}", label)
