"""Experiments and their outcomes in another language: the words of a claim, by its name."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from pellucid.course.bench import Bench
from pellucid.course.charts import Chart
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.language import ENGLISH, Language
from pellucid.course.outcome import Outcome
from pellucid.course.registry import experiments
from pellucid.course.translating.charts import chart_in
from pellucid.course.translating.files import folder_of, words_in

Words = Mapping[str, Any]
"""The words of one experiment: its sentences, and under `says` and `knobs` those of its parts."""


class ExperimentsIn(Mapping[str, Experiment[Any]]):
    """Our experiments by name, which speak a language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __getitem__(self, name: str) -> Experiment[Any]:
        return experiment_in(experiments[name], self._language)

    def __iter__(self) -> Iterator[str]:
        return iter(experiments)

    def __len__(self) -> int:
        return len(experiments)

    def __contains__(self, name: object) -> bool:
        return name in experiments


def experiment_in(experiment: Experiment[Any], language: Language) -> Experiment[Any]:
    """The same experiment, which says all it says in that language."""
    words = _words_of(experiment.name, language)
    said = [one._replace(says=words["says"][one.name]) for one in experiment.comparisons]
    return replace(
        experiment,
        claim=words["claim"],
        varied=words["varied"],
        measured=words["measured"],
        refuted=words["refuted"],
        comparisons=said,
        measure=_measuring(experiment.measure, language),
        fails=Failing(experiment.fails.settings, words["because"]),
        about=words["knobs"],
        language=language,
    )


def told_in(outcome: Outcome, language: Language) -> Outcome:
    """What one of our experiments gave when it was run in English, told in that language."""
    if language == ENGLISH:
        return outcome
    words = _words_of(outcome.name, language)
    return msgspec.structs.replace(
        outcome,
        claim=words["claim"],
        comparisons=[
            msgspec.structs.replace(one, says=words["says"][one.name])
            for one in outcome.comparisons
        ],
        charts=_charts_in(outcome.charts, language),
    )


def _words_of(name: str, language: Language) -> Words:
    return words_in(folder_of(language.code), "experiments")[name]


def _measuring(
    measure: Callable[[Any, Bench], Measured], language: Language
) -> Callable[[Any, Bench], Measured]:
    def measured(settings: Any, bench: Bench) -> Measured:
        found = measure(settings, bench)
        return found._replace(charts=_charts_in(found.charts, language))

    return measured


def _charts_in(charts: Sequence[Chart], language: Language) -> list[Chart]:
    return [chart_in(one, language) for one in charts]
