"""Tables: what was wanted of the doctor and what it reached; kind by kind; rule by rule."""

from collections import Counter, defaultdict
from statistics import median

from benchmarks.doctor.answer import Answer
from benchmarks.doctor.cases import HEALTHY, Case
from benchmarks.doctor.faults import UNLEARNABLE

Pairs = list[tuple[Case, Answer]]
_HALF = 0.5


def show(pairs: Pairs) -> None:
    """Prints all tables."""
    healthy = [pair for pair in pairs if pair[0].kind == HEALTHY]
    apart = [pair for pair in pairs if pair[0].kind == UNLEARNABLE.kind]
    faulty = [pair for pair in pairs if pair[0].kind not in (HEALTHY, UNLEARNABLE.kind)]
    print("\n".join([*headline(healthy, faulty, apart), "", *by_kind(faulty), ""]))
    print("\n".join([*by_rule(healthy, faulty), "", *false_alarms(healthy), *unanswered(pairs)]))


def headline(healthy: Pairs, faulty: Pairs, apart: Pairs) -> list[str]:
    """The numbers that were asked for."""
    times = sorted(answer.seconds for _, answer in healthy + faulty) or [0.0]
    right = [pair for pair in faulty if pair[1].right(pair[0])]
    placed = [answer.placed() for _, answer in faulty if answer.placed() is not None]
    advised = [pair for pair in faulty if pair[1].mended is not None]
    kindly = [pair for pair in apart if pair[1].unlearnable()]
    rows = (
        ("healthy, any problem", "3 % or less", _of(_alarms(healthy), healthy)),
        ("faulty, an alarm", "90 %", _of(_alarms(faulty), faulty)),
        ("faulty, first cause right", "75 %", _of(right, faulty)),
        ("layer right, where there is one", "75 %", _of([one for one in placed if one], placed)),
        ("advice mends, where it changes a thing", "70 %", _of(_mended(advised), advised)),
        ("seconds: median, 95th of a hundred", "20", f"{median(times):.1f}, {_late(times):.1f}"),
        ("nothing to learn, and told so", "", _of(kindly, apart)),
    )
    head = ["| what | at least | reached |", "| --- | --- | --- |"]
    return head + [f"| {what} | {least} | {reached} |" for what, least, reached in rows]


def by_kind(faulty: Pairs) -> list[str]:
    """Each kind of fault: how often seen, rightly named, rightly placed; what was said instead."""
    kinds: dict[str, Pairs] = defaultdict(list)
    for case, answer in faulty:
        kinds[case.kind].append((case, answer))
    lines = [
        "| fault | cases | alarm | cause | layer | mended | said instead |",
        "|" + " --- |" * 7,
    ]
    for kind, pairs in sorted(kinds.items()):
        placed = [answer.placed() for _, answer in pairs if answer.placed() is not None]
        advised = [pair for pair in pairs if pair[1].mended is not None]
        right = [pair for pair in pairs if pair[1].right(pair[0])]
        lines.append(
            f"| {kind} | {len(pairs)} | {len(_alarms(pairs))} | {len(right)} "
            f"| {sum(map(bool, placed))} of {len(placed)} "
            f"| {len(_mended(advised))} of {len(advised)} | {_instead(pairs)} |"
        )
    return lines


def by_rule(healthy: Pairs, faulty: Pairs) -> list[str]:
    """Each rule as a first cause: how often it was right, of how many it should have found.

    Recall is over the cases whose causes the rule's own cause is among, whichever rule found
    them; a false alarm is a healthy set-up in which it is a problem.
    """
    lines = ["| rule | first | precision | recall | false alarms |", "|" + " --- |" * 5]
    causes = {a.first.code: a.first.cause for _, a in healthy + faulty if a.first}
    for code, cause in sorted(causes.items()):
        named = [(c, a) for c, a in faulty if a.first and a.first.code == code]
        right = [pair for pair in named if pair[1].right(pair[0])]
        wanted = [case for case, _ in faulty if cause in case.causes]
        false = [answer for _, answer in healthy if answer.first and answer.first.code == code]
        lines.append(
            f"| {code} ({cause}) | {len(named)} | {_of(right, named)} | {_of(right, wanted)} "
            f"| {_of(false, healthy)} |"
        )
    return lines


def false_alarms(healthy: Pairs) -> list[str]:
    """Every healthy set-up that was said to be ill."""
    return [
        f"false alarm: {case.setup.digest} ({case.setup.framework}, {case.setup.sample.name}): "
        f"{answer.first.code}; {answer.summary}"
        for case, answer in healthy
        if answer.first
    ]


def unanswered(pairs: Pairs) -> list[str]:
    """Every case without an answer."""
    return [
        f"no answer: {case.kind} {case.setup.digest} ({case.setup.framework}): "
        f"{answer.error.strip().splitlines()[-1]}"
        for case, answer in pairs
        if answer.error
    ]


def _alarms(pairs: Pairs) -> Pairs:
    return [pair for pair in pairs if pair[1].first is not None]


def _mended(pairs: Pairs) -> Pairs:
    """Those in which at least half of what was lost came back."""
    return [
        (case, answer)
        for case, answer in pairs
        if answer.mended is not None
        and answer.mended - case.skill >= _HALF * (case.learned - case.skill)
    ]


def _instead(pairs: Pairs) -> str:
    said = Counter(
        answer.first.code if answer.first else "no answer" if answer.error else "nothing"
        for case, answer in pairs
        if not answer.right(case)
    )
    return ", ".join(f"{code} {count}" for code, count in said.most_common())


def _of(some: list, every: list) -> str:
    return f"{100 * len(some) / len(every):.1f} % ({len(some)} of {len(every)})" if every else "-"


def _late(times: list[float]) -> float:
    return times[min(len(times) - 1, int(0.95 * len(times)))]
