"""What each command does to a bench, and what is new after it."""

from collections.abc import Callable
from typing import Any

from pellucid.lab.bench.answers import check_learnable, check_weight
from pellucid.lab.bench.change import only_steers, with_seed
from pellucid.lab.bench.scene import history_of
from pellucid.lab.bench.sight import Wanted
from pellucid.lab.bench.stand import Stand
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol import commands as ask
from pellucid.lab.sendable import Sendable
from pellucid.learning.live import Edit, Learn

# What an answer may take on the spot, in seconds: training further, or going back.
_AT_ONCE, _GOING_BACK = 0.05, 2.0

News = list[Sendable]


def _change(stand: Stand, command: ask.Change) -> News:
    now, setup = stand.journey.setup, command.setup
    if setup == now and not command.anew:
        return []
    if command.anew or not (stand.journey.moment and only_steers(now, setup)):
        stand.set_up(setup)
        return stand.everything()
    before = stand.journey.copy()
    stand.journey.steer(setup)
    stand.changes.remember(before)
    stand.running.steered()
    left = before.moment < before.latest
    return [stand.scene(), *([history_of(stand.journey)] if left else []), *stand.frame()]


def _undo(stand: Stand, command: ask.Undo) -> News:
    del command
    if not stand.changes.can_undo:
        raise Mistake("nothing-to-undo")
    stand.come_to(stand.changes.undo(stand.journey))
    return stand.everything()


def _redo(stand: Stand, command: ask.Redo) -> News:
    del command
    if not stand.changes.can_redo:
        raise Mistake("nothing-to-redo")
    stand.come_to(stand.changes.redo(stand.journey))
    return stand.everything()


def _restart(stand: Stand, command: ask.Restart) -> News:
    setup = stand.journey.setup
    stand.set_up(setup if command.seed is None else with_seed(setup, command.seed))
    return stand.everything()


def _train(stand: Stand, command: ask.Train) -> News:
    if command.on:
        stand.running.start(command.pace)
        return []
    stand.running.stop()
    return stand.frame()


def _advance(stand: Stand, command: ask.Advance) -> News:
    stand.make_ready()
    journey, running = stand.journey, stand.running
    steps = command.count * (journey.course.plan.steps if command.by == "epoch" else 1)
    running.start_to(journey.moment + steps)
    if running.lasts(steps) > _AT_ONCE:
        return []
    news = stand.leave()
    running.train(journey, steps)
    running.stop()
    return [*news, *stand.frame()]


def _travel(stand: Stand, command: ask.Travel) -> News:
    journey = stand.journey
    if command.moment > journey.latest:
        raise Mistake("no-such-moment", given=command.moment, most=journey.latest)
    before = journey.setup
    stand.make_ready()
    journey.way.travel(command.moment, stand.running.fitting(_GOING_BACK))
    scene = [] if journey.setup == before else [stand.scene()]
    return [*scene, *stand.frame()]


def _look(stand: Stand, command: ask.Look) -> News:
    before = stand.wanted.axes
    stand.wanted = Wanted.asked(stand.journey.material, command)
    scene = [] if stand.wanted.axes == before else [stand.scene()]
    return [*scene, *stand.frame()]


def _edit(stand: Stand, command: ask.Edit) -> News:
    journey = stand.journey
    check_weight(journey, command)
    place = (command.layer, command.unit, command.source)
    before = stand.changes.open
    stand.changes.remember(journey.copy(), (*place, journey.moment))
    news = stand.leave()
    journey.do(Edit(*place, command.value))
    scene = [] if stand.changes.open == before else [stand.scene()]
    return [*scene, *news, *stand.frame()]


def _learn(stand: Stand, command: ask.Learn) -> News:
    check_learnable(stand.journey.material, command.rows)
    news = stand.leave()
    stand.journey.do(Learn(command.rows))
    return [*news, *stand.frame()]


_DOERS: dict[type, Callable[[Stand, Any], News]] = {
    ask.Change: _change, ask.Undo: _undo, ask.Redo: _redo, ask.Restart: _restart,
    ask.Train: _train, ask.Advance: _advance, ask.Travel: _travel, ask.Look: _look,
    ask.Edit: _edit, ask.Learn: _learn,
}  # fmt: skip


def done(stand: Stand, command: ask.BenchCommand) -> News:
    """Does what is asked. Raises `Mistake` where it cannot be done; then nothing has changed."""
    if type(command) not in _DOERS:
        raise Mistake("not-for-the-bench")
    return _DOERS[type(command)](stand, command)
