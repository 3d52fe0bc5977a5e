"""An experiment: a claim, and the protocol that tests it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from pellucid.course.bench import Bench, Watch
from pellucid.course.knobs import Knob, knobs, turned
from pellucid.course.language import ENGLISH, Language
from pellucid.course.measured import Measured, checked
from pellucid.course.outcome import Outcome
from pellucid.course.statistics import Comparison, Gaps, finite, holding, judge, overall
from pellucid.errors import BadInput

S = TypeVar("S", bound=Struct)

MOST_SEEDS = 4096


class Failing(NamedTuple):
    """Settings for which the claim is false, and why: what the reader is invited to try."""

    settings: Mapping[str, Any]
    because: str


class Trial(NamedTuple):
    """What running an experiment gave, and the gaps it rests on: by comparison, one a network."""

    outcome: Outcome
    gaps: Gaps


@dataclass(frozen=True, kw_only=True)
class Experiment(Generic[S]):
    """A claim of the course, and how it is tested.

    `varied`, `measured` and `refuted` are the protocol in words; `comparisons` what decides, by
    numbers; `settings` what may be changed, at what it usually is; `seeds` how many networks
    usually take part; `fails` settings for which the claim comes out refuted. What is said, is said
    in `language`; `about` has what settings are, where it is another than that of their own words.
    """

    name: str
    lesson: int
    claim: str
    varied: str
    measured: str
    refuted: str
    settings: S
    comparisons: Sequence[Comparison]
    measure: Callable[[S, Bench], Measured]
    fails: Failing
    seeds: int = 64
    about: Mapping[str, str] = field(default_factory=dict[str, str])
    language: Language = ENGLISH

    def knobs(self, settings: Struct | None = None) -> dict[str, Knob]:
        """What may be turned, standing as these settings do, or as usual."""
        return knobs(self.settings if settings is None else settings, self.language, self.about)

    def run(
        self,
        seeds: int | None = None,
        *,
        seed: int = 0,
        watch: Watch | None = None,
        **chosen: Any,
    ) -> Outcome:
        """Runs the experiment over so many seeds, with settings chosen by name.

        All that is random follows from `seed`: the same gives the same numbers. `watch` is told
        the share that is done, from 0 to 1. Raises `BadInput` for a setting that is none, or is
        out of its range, and where what was measured cannot be judged.

        >>> from pellucid.course import experiments
        >>> experiments["sandwich"].run(seeds=16).verdict
        'supported'
        """
        return self.trial(seeds, seed=seed, watch=watch, **chosen).outcome

    def trial(
        self,
        seeds: int | None = None,
        *,
        seed: int = 0,
        watch: Watch | None = None,
        **chosen: Any,
    ) -> Trial:
        """Runs the experiment as `run` does; gives the gap of every network beside the outcome."""
        count = self.seeds if seeds is None else seeds
        if not 1 <= count <= MOST_SEEDS:
            raise BadInput(f"seeds is {count}", f"a whole number from 1 to {MOST_SEEDS:,}")
        settings = turned(self.settings, chosen)
        began = perf_counter()
        raw = self.measure(settings, Bench(seed, count, watch))
        measured = checked(raw, self.comparisons, count)
        judgements = judge(self.comparisons, measured.gaps)
        decides = overall(judgements)
        outcome = Outcome(
            name=self.name,
            lesson=self.lesson,
            claim=self.claim,
            verdict=decides.verdict,
            effect=decides.effect,
            interval=decides.interval,
            holds=holding(self.comparisons, measured.gaps),
            seeds=count,
            seed=seed,
            seconds=perf_counter() - began,
            comparisons=judgements,
            facts={name: finite(value) for name, value in measured.facts.items()},
            settings=msgspec.structs.asdict(settings),
            charts=list(measured.charts),
        )
        return Trial(outcome, measured.gaps)
