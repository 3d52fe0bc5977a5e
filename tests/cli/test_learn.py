"""`pellucid learn` and `pellucid course check`: reading, the place kept, words, mistakes."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.console import Console

from pellucid.cli.learning.reader import Reader
from pellucid.cli.learning.session import read_along
from pellucid.course.course import open_course
from pellucid.course.evidence import QUOTED
from pellucid.course.progress import load


def test_the_contents_say_where_to_begin(tell: Callable) -> None:
    told = tell("learn")
    assert told.code == 0
    for lesson in open_course().lessons.values():
        assert lesson.title in told.out
    assert "Begin: pellucid learn 1" in told.out


@pytest.mark.parametrize("number", range(1, 6))
def test_a_lesson_is_printed_whole(tell: Callable, number: int) -> None:
    told = tell("learn", number)
    lesson = open_course().lessons[number]
    assert told.code == 0
    for section in lesson.sections:
        assert section.heading in told.out
    for shown in lesson.shown:
        assert f"pellucid experiment {shown.experiment}" in told.out
    for rough in ("](term:", "](experiment:", "?]"):
        assert rough not in told.out
    assert not QUOTED.search(told.out)


def test_a_lesson_for_programs(tell: Callable) -> None:
    found = tell("learn", 2, "--json").json
    assert (found["lesson"], found["title"]) == (2, open_course().lessons[2].title)
    assert {one["name"] for one in found["experiments"]} == {"xor", "sandwich", "wider"}
    assert not QUOTED.search(json.dumps(found["sections"]))


def test_a_word_and_all_words(tell: Callable) -> None:
    assert open_course().glossary["hidden-layer"].meaning in tell("learn", "Hidden layers").out
    words = tell("learn", "glossary", "--json").json["terms"]
    assert len(words) == len(open_course().glossary)
    told = tell("learn", "hiden layer")
    assert (told.code, "Try: hidden layer" in told.err) == (2, True)


def test_a_lesson_that_is_not_there(tell: Callable) -> None:
    told = tell("learn", 9)
    assert told.code == 2
    assert "lesson is 9. Expected one of 1, 2, 3, 4, 5." in told.err


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[str], None]]:
    """`keys("q")` reads lesson 2 with these lines typed, then the end of the input."""
    monkeypatch.setenv("PELLUCID_HOME", str(tmp_path))
    course = open_course()
    console = Console(width=80, force_terminal=True, file=(tmp_path / "screen").open("w+"))

    def read(typed: str, again: bool = False) -> str:
        lines = iter(typed.split(","))

        def line(*_: object) -> str:
            try:
                return next(lines)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr(console, "input", line)
        console.file.seek(0)
        console.file.truncate()
        read_along(Reader(console, course), course.lessons[2], again=again, folder=None, seed=0)
        console.file.seek(0)
        return console.file.read()

    yield read
    console.file.close()


def test_the_place_is_kept_and_found_again(keys: Callable) -> None:
    said = keys(",,q")
    assert "Your place is kept. Go on: pellucid learn 2" in said
    place = load()[0].lessons["2"]
    assert (place.section, place.done) == (2, False)
    headings = [section.heading for section in open_course().lessons[2].sections]
    said = keys("b,q")
    assert "You were here" in said
    assert headings[2] in said
    assert headings[1] in said
    assert load()[0].lessons["2"].section == 1
    assert headings[0] in keys("", again=True)


def test_reading_to_the_end_leads_to_the_quiz(keys: Callable) -> None:
    said = keys("," * 20)
    assert "pellucid quiz 2" in said
    assert load()[0].lessons["2"].done
    keys("q", again=True)
    assert load()[0].lessons["2"].done, "what was read once stays read"


def test_an_experiment_is_run_on_the_spot(keys: Callable) -> None:
    said = keys(",,r,q")
    assert said.count("supported in 64 of 64 networks") == 2, "as recorded, and as run now"
    assert "Make it fail" in said
    assert load()[0].experiments["sandwich"].verdict == "supported"


def test_course_check_tells_by_line_and_exits_with_1(tell: Callable) -> None:
    folder = Path("mine/lessons")
    folder.mkdir(parents=True)
    (folder / "6.md").write_text("# Six\n\n## One\n\n![x](experiment:xro)\n")
    told = tell("course", "check", "mine")
    assert told.code == 1
    assert "mine/lessons/6.md:5: there is no experiment 'xro'. Try: xor" in told.out
    found = tell("course", "check", "mine", "--json").json
    assert found["problems"][0]["line"] == 5
    (folder / "6.md").write_text("# Six\n\n## One\n\nFine.\n")
    assert tell("course", "check", "mine").out == "Nothing is wrong.\n"
    assert "Six" in tell("learn", "--course", "mine").out
    assert tell("learn", 6, "--course", "mine").code == 0
    assert tell("course", "chek", "mine").code == 2
    assert tell("course", "check", "nowhere").code == 2
