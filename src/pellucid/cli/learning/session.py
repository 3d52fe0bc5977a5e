"""Reading along: a section at a time, with the experiments run on the spot."""

from datetime import date

import msgspec
from rich.text import Text

from pellucid.cli.ctrl_c import let_ctrl_c_in
from pellucid.cli.experimenting.one import say_protocol
from pellucid.cli.experimenting.picture import draw_outcome
from pellucid.cli.experimenting.progress import progressing
from pellucid.cli.experimenting.remember import remember
from pellucid.cli.learning.reader import Reader
from pellucid.cli.notes import say_notes
from pellucid.cli.terminal import aside, say_line, say_text
from pellucid.course.lesson import Lesson, Section, Shown
from pellucid.course.progress import LessonPlace, Progress, keep, load
from pellucid.course.words import invitation


def read_along(
    reader: Reader, lesson: Lesson, *, again: bool, folder: str | None, seed: int
) -> None:
    """Section after section, on Enter, from where the learner was."""
    at = 0 if again else _place(lesson)
    reader.title(lesson)
    if at:
        say_text(reader.console, Text("You were here. From the beginning: --again", "quiet"))
    while at < len(lesson.sections):
        section = lesson.sections[at]
        reader.section(lesson, section)
        moved = _asked(
            reader, section, first=at == 0, last=at == len(lesson.sections) - 1, seed=seed
        )
        if moved is None:
            break
        at = max(0, at + moved)
        _keep(lesson, at)
    _say_end(reader, lesson, at, folder)


def _place(lesson: Lesson) -> int:
    place = load()[0].lessons.get(str(lesson.number))
    if place is None or place.done:
        return 0
    return min(place.section, len(lesson.sections) - 1)


def _asked(reader: Reader, section: Section, *, first: bool, last: bool, seed: int) -> int | None:
    """How many sections to move on; None to leave."""
    shown = [block for block in section.blocks if isinstance(block, Shown)]
    keys = ["Enter: " + ("done" if last else "go on")]
    keys += ["r: run " + (" and ".join(one.experiment for one in shown))] if shown else []
    keys += [] if first else ["b: back"]
    while True:
        let_ctrl_c_in()
        say_line(reader.console, Text("   ".join([*keys, "q: leave"]), "quiet"))
        try:
            typed = reader.console.input("").strip().lower()
        except EOFError:
            return None
        if typed == "r" and shown:
            for one in shown:
                _run(reader, one.experiment, seed)
        elif typed == "b" and not first:
            return -1
        elif typed in ("q", "quit"):
            return None
        elif typed == "":
            return 1


def _run(reader: Reader, name: str, seed: int) -> None:
    experiment, console = reader.course.experiments[name], aside()
    say_protocol(console, experiment, {})
    with progressing(console) as told:
        outcome = experiment.run(seed=seed, watch=told(name))
    draw_outcome(reader.console, outcome)
    say_text(reader.console, Text(invitation(experiment), "quiet"))
    say_notes(console, remember([outcome]))


def _keep(lesson: Lesson, at: int) -> None:
    done = at >= len(lesson.sections)
    place = LessonPlace(section=at, done=done, when=date.today())

    def with_place(old: Progress) -> Progress:
        before = old.lessons.get(str(lesson.number))
        kept = msgspec.structs.replace(place, done=done or bool(before and before.done))
        return msgspec.structs.replace(old, lessons={**old.lessons, str(lesson.number): kept})

    say_notes(aside(), keep(with_place)[1])


def _say_end(reader: Reader, lesson: Lesson, at: int, folder: str | None) -> None:
    own = f" --course {folder}" if folder else ""
    if at >= len(lesson.sections):
        said = (
            f"You have read lesson {lesson.number}. What stayed: pellucid quiz {lesson.number}{own}"
        )
    else:
        said = f"Your place is kept. Go on: pellucid learn {lesson.number}{own}"
    say_text(reader.console, Text(said))
