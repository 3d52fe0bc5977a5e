"""`pellucid learn` and `pellucid course check`: reading, the place kept, words, mistakes."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.console import Console

from pellucid.cli.learning.reader import Reader
from pellucid.cli.learning.session import read_along
from pellucid.course.course import open_course
from pellucid.course.evidence import QUOTED
from pellucid.course.language import language
from pellucid.course.progress import load
from pellucid.errors import BadInput


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
    assert told.out.count("On the page: pellucid lab") == len(lesson.tried)
    for rough in ("](term:", "](experiment:", "](bench:", "?]"):
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

    def read(typed: str, again: bool = False, folder: str | None = None) -> str:
        lines = iter(typed.split(","))

        def line(*_: object) -> str:
            try:
                return next(lines)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr(console, "input", line)
        console.file.seek(0)
        console.file.truncate()
        read_along(Reader(console, course, folder), course.lessons[2], again=again, seed=0)
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


def test_a_place_is_said_to_be_kept_only_where_it_is(
    keys: Callable, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    said = keys("q")
    assert "is kept" not in said
    assert "Begin again: pellucid learn 2" in said
    (tmp_path / "progress.json").write_text('{"version": 9}')
    said = keys(",,r,,q")
    assert "is kept" not in said
    assert capfd.readouterr().err.count("later version") == 1, "told once, not after every Enter"
    (tmp_path / "progress.json").write_text('{"version": 1, "lessons"')
    assert "Your place is kept. Go on: pellucid learn 2 --course mine" in keys(",q", folder="mine")
    assert capfd.readouterr().err.count("is damaged, so that your progress begins afresh") == 1


def test_an_experiment_that_cannot_be_run_does_not_end_the_reading(
    keys: Callable, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise BadInput("the pictures are not there")

    monkeypatch.setattr("pellucid.course.experiment.Experiment.run", broken)
    said = keys(",,r,,q")
    assert "! sandwich: the pictures are not there." in capfd.readouterr().err
    assert "Your place is kept" in said
    assert load()[0].lessons["2"].section == 3


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
    told = tell("course", "check", "mien")
    assert (told.code, "Try: pellucid course check mine\n" in told.err) == (2, True)


def test_a_teacher_s_folder_is_in_what_is_to_be_typed(tell: Callable) -> None:
    folder = Path("my course/lessons")
    folder.mkdir(parents=True)
    text = "# Six\n\n## Same\n\nSee [it](experiment:xor).\n\n## Same\n\n![x](experiment:xor)\n"
    (folder / "6.md").write_text(text)
    own = "--course 'my course'"
    contents = tell("learn", "--course", "my course").out
    assert f"Begin: pellucid learn 1 {own}\n" in contents
    assert f"All claims: pellucid experiment {own}\n" in contents
    lesson = tell("learn", 6, "--course", "my course").out
    assert f"pellucid experiment xor {own})" in " ".join(lesson.split())
    assert f"Run it: pellucid experiment xor {own}\n" in lesson
    assert "6.1  Same" in lesson
    assert "6.2  Same" in lesson


@pytest.mark.parametrize("typed", [("learn",), ("learn", 1), ("learn", "glossary")], ids=str)
def test_no_line_in_a_pipe_ends_in_blanks(tell: Callable, typed: tuple[object, ...]) -> None:
    lines = tell(*typed).out.split("\n")
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize(
    "typed", ["learn", "learn 1", "quiz 1", "experiment", "experiment xor", "course check ."]
)
def test_jax_is_set_up_before_it_is_imported(typed: str) -> None:
    """In a process of its own; it ends where JAX is set up."""
    code = (
        "import sys; from pellucid.cli import jax_settings\n"
        "def prepare(): print('jax' in sys.modules); sys.exit()\n"
        "jax_settings.prepare = prepare\n"
        "from pellucid.cli.entry import run; run(sys.argv[1:])"
    )
    command = [sys.executable, "-c", code, *typed.split()]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_lesson_in_spanish(tell: Callable) -> None:
    spanish = open_course(None, language("es"))
    told = tell("learn", 2, "--language", "es")
    assert all(section.heading in told.out for section in spanish.lessons[2].sections)
    assert "En la página: pellucid lab" in told.out
    assert spanish.experiments["xor"].claim in told.out
    assert "respaldada en" in told.out
    assert not QUOTED.search(told.out)
    for english in ("Run it", "On the page", "supported", "Words\n", "Lesson"):
        assert english not in told.out


def test_the_language_is_that_of_the_computer(
    tell: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "es_AR.UTF-8")
    told = tell("learn")
    assert "Empieza: pellucid learn 1\n" in told.out
    assert "Begin: pellucid learn 1 --language en\n" in tell("learn", "--language", "en").out
    words = tell("learn", "glosario", "--json").json["terms"]
    assert "época" in [word["name"] for word in words][:40]
    assert tell("learn", "Capas ocultas").out.startswith("  capa oculta")


def test_a_language_that_the_course_does_not_speak(tell: Callable) -> None:
    told = tell("learn", "--language", "fr")
    assert told.code == 2
    assert "one of: en, es" in told.err
    assert "Try: --language en" in told.err
