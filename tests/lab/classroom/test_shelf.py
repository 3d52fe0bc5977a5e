"""A learner's progress in the class's database, from several windows at once."""

from datetime import date
from threading import Thread

import msgspec
import pytest

from pellucid.course.progress import LessonPlace, Progress
from pellucid.lab.classroom.database import Database
from pellucid.lab.classroom.register import Register
from pellucid.lab.classroom.schema import ShelfRow
from pellucid.lab.classroom.shelf import LearnersShelf
from pellucid.lab.course import Shelf


@pytest.fixture
def learner(database: Database) -> int:
    return Register(database, "class").join("Ana").learner.id


def read(shelf: LearnersShelf, lesson: str) -> None:
    place = LessonPlace(section=1, done=True, when=date(2026, 11, 23))
    shelf.keep(lambda old: msgspec.structs.replace(old, lessons={**old.lessons, lesson: place}))


def test_it_is_a_shelf_of_the_course(database: Database, learner: int) -> None:
    assert isinstance(LearnersShelf(database, learner), Shelf)


def test_no_window_takes_back_what_another_kept(database: Database, learner: int) -> None:
    def window(number: int) -> None:
        for lesson in range(10):
            read(LearnersShelf(database, learner), f"{number}-{lesson}")

    windows = [Thread(target=window, args=(number,)) for number in range(4)]
    for one in windows:
        one.start()
    for one in windows:
        one.join()
    assert len(LearnersShelf(database, learner).load().progress.lessons) == 40


def test_what_a_later_version_kept_is_left_alone(database: Database, learner: int) -> None:
    later = '{"version": 99, "lessons": "in another way"}'
    with database.write.begin() as session:
        session.add(ShelfRow(learner_id=learner, progress=later))
    shelf = LearnersShelf(database, learner)
    assert [note.code for note in shelf.load().notes] == ["progress-later"]
    assert [note.code for note in shelf.keep(lambda old: old).notes] == ["progress-later"]
    with database.read.begin() as session:
        assert session.get_one(ShelfRow, learner).progress == later


def test_who_was_removed_learns_on_and_keeps_nothing(database: Database, learner: int) -> None:
    Register(database, "class").remove(learner)
    shelf = LearnersShelf(database, learner)
    kept = shelf.keep(lambda old: msgspec.structs.replace(old, questions={}))
    assert kept.progress == Progress()
    assert [note.code for note in kept.notes] == ["progress-unwritable"]
