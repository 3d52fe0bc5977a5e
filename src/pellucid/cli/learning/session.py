"""Reading along: a section at a time, with the experiments run on the spot."""

from collections.abc import Callable, Sequence
from functools import partial

from rich.text import Text

from pellucid.cli.ctrl_c import typed_line
from pellucid.cli.experimenting.attempt import attempt, say_failed
from pellucid.cli.experimenting.one import say_protocol
from pellucid.cli.experimenting.picture import draw_outcome
from pellucid.cli.experimenting.progress import progressing
from pellucid.cli.experimenting.remember import remember
from pellucid.cli.learning.place import keep_place
from pellucid.cli.learning.reader import Reader
from pellucid.cli.notes import say_once
from pellucid.cli.terminal import aside, say_line, say_text
from pellucid.course.language import Language
from pellucid.course.learned import place_in
from pellucid.course.lesson import Lesson, Section, Shown
from pellucid.course.progress import load
from pellucid.course.words import invitation
from pellucid.data import Note
from pellucid.errors import BadInput


def read_along(reader: Reader, lesson: Lesson, *, again: bool, seed: int) -> None:
    """Section after section, on Enter, from where the learner was."""
    told: set[Note] = set()  # what stands in the way of keeping the place is told once
    progress, notes = load()
    say_once(aside(), notes, told)
    at = 0 if again else place_in(lesson, progress)
    reader.title(lesson)
    if at:
        here = reader.language.say("You were here. From the beginning: {option}", option="--again")
        say_text(reader.console, Text(here, "quiet"))
    while at < len(lesson.sections):
        section = lesson.sections[at]
        reader.section(lesson, section)
        run, last = partial(_run, reader, seed, told), at == len(lesson.sections) - 1
        moved = _asked(reader, section, run, first=at == 0, last=last)
        if moved is None:
            break
        at = max(0, at + moved)
        say_once(aside(), keep_place(lesson, at), told)
    _say_end(reader, lesson, at, told)


def _asked(
    reader: Reader, section: Section, run: Callable[[str], None], *, first: bool, last: bool
) -> int | None:
    """How many sections to move on; None to leave."""
    shown = section.shown
    keys = _keys(reader.language, shown, first=first, last=last)
    while True:
        say_line(reader.console, Text(keys, "quiet"))
        line = typed_line(reader.console)
        if line is None:
            return None
        key = line.strip().lower()
        if key == "r" and shown:
            for one in shown:
                run(one.experiment)
        elif key == "b" and not first:
            return -1
        elif key in ("q", "quit"):
            return None
        elif key == "":
            return 1


def _keys(language: Language, shown: Sequence[Shown], *, first: bool, last: bool) -> str:
    """What may be typed here. The letters are the same in every language."""
    say = language.say
    keys = [say("Enter: done") if last else say("Enter: go on")]
    if shown:
        names = say(" and ").join(one.experiment for one in shown)
        keys.append(say("r: run {names}", names=names))
    if not first:
        keys.append(say("b: back"))
    return "   ".join([*keys, say("q: leave")])


def _run(reader: Reader, seed: int, told: set[Note], name: str) -> None:
    """Runs an experiment; where it cannot be run, that is told, and the reading goes on."""
    experiment, console = reader.course.experiments[name], aside()
    say_protocol(console, experiment, experiment.settings)
    with progressing(console) as watch:
        outcome = attempt(experiment, watch(name), None, seed)
    if isinstance(outcome, BadInput):
        say_failed(console, name, outcome)
        return
    draw_outcome(reader.console, outcome, reader.language)
    invited = invitation(experiment, reader.folder)
    if invited:
        say_text(reader.console, Text(invited, "quiet"))
    say_once(console, remember([outcome]), told)


def _say_end(reader: Reader, lesson: Lesson, at: int, told: set[Note]) -> None:
    say, learn = reader.language.say, reader.command("learn", lesson.number)
    if at >= len(lesson.sections):
        quiz = reader.command("quiz", lesson.number)
        said = say(
            "You have read lesson {number}. What stayed: {command}",
            number=lesson.number, command=quiz,
        )  # fmt: skip
    elif at and _is_kept(lesson, at, told):
        said = say("Your place is kept. Go on: {command}", command=learn)
    else:
        said = say("Begin again: {command}", command=learn)
    say_text(reader.console, Text(said))


def _is_kept(lesson: Lesson, at: int, told: set[Note]) -> bool:
    """What the file says, not what was tried: it may be that nothing could be kept."""
    progress, notes = load()
    say_once(aside(), notes, told)
    return place_in(lesson, progress) == at
