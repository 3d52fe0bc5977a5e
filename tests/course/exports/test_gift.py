"""GIFT, read back by gift-pegjs, and by the steps that Moodle's documentation describes."""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from pellucid.course.exports.gift import as_gift
from pellucid.course.exports.wording import clean, pointers
from pellucid.course.quiz import Quiz
from pellucid.course.quizzes_of import quizzes_of

from .nasty import QUIZZES

HERE = Path(__file__).parent
Read = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def pegjs() -> Read:
    """gift-pegjs 1.0.2, installed once a machine by the lock file beside this one."""
    folder = Path(tempfile.gettempdir()) / "pellucid-tests-gift-pegjs-1.0.2"
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        pytest.skip("gift-pegjs needs Node and npm")
    if not (folder / "node_modules" / "gift-pegjs").is_dir():
        _install(npm, folder)
    command = [node, str(HERE / "read_gift.js"), str(folder)]

    def read(text: str) -> list[dict[str, Any]]:
        done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
        return json.loads(done.stdout)

    return read


def _install(npm: str, folder: Path) -> None:
    """Into a folder of its own first, so that two workers at once do no harm."""
    made = Path(tempfile.mkdtemp(dir=folder.parent))
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, made)
    arguments = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    if subprocess.run(arguments, cwd=made, capture_output=True, check=False).returncode:
        shutil.rmtree(made)
        pytest.skip("gift-pegjs cannot be installed: is there a network?")
    try:
        made.rename(folder)
    except OSError:
        shutil.rmtree(made)


def expected(quizzes: list[Quiz]) -> list[Any]:
    """What a reader must find: categories, and questions as plain text."""
    found: list[Any] = []
    for quiz in quizzes:
        found.append(f"$course$/Pellucid/Lesson {quiz.lesson}")
        for one in quiz.questions:
            answers = [(clean(a.text), clean(a.feedback), a.right) for a in one.answers]
            more = clean(pointers(one, quiz.lesson))
            found.append((one.id, clean(one.text), answers, more))
    return found


def of_pegjs(parsed: list[dict[str, Any]]) -> list[Any]:
    found: list[Any] = []
    for one in parsed:
        if one["type"] == "Category":
            found.append(one["title"])
            continue
        assert (one["type"], one["stem"]["format"]) == ("MC", "plain")
        answers = [
            (choice["text"]["text"], choice["feedback"]["text"], choice["isCorrect"])
            for choice in one["choices"]
        ]
        more = one["globalFeedback"]
        found.append((one["title"], one["stem"]["text"], answers, more["text"] if more else ""))
    return found


# Each example starts Node anew, so that making a failing one smaller would take minutes.
@given(QUIZZES)
@settings(max_examples=10, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_gift_pegjs_reads_what_was_written(pegjs: Read, quizzes: list[Quiz]) -> None:
    # gift-pegjs takes an answer with an arrow for a pair to match; Moodle only where no ~ is.
    text = as_gift(quizzes).replace("->", "- >")
    assert spaced(of_pegjs(pegjs(text))) == spaced(expected(quizzes))


def spaced(found: Any) -> Any:
    """What was found, white space taken together, as gift-pegjs and a browser do."""
    if isinstance(found, str):
        return " ".join(found.replace("->", "- >").split())
    return [spaced(one) for one in found] if isinstance(found, list | tuple) else found


def test_gift_pegjs_reads_the_whole_course(pegjs: Read) -> None:
    course = list(quizzes_of().values())
    text = as_gift(course).replace("->", "- >")
    assert spaced(of_pegjs(pegjs(text))) == spaced(expected(course))


# Escaped characters stand for themselves: kept out of the way while the text is cut up.
_AWAY = {char: chr(0xF000 + n) for n, char in enumerate("~=#{}:n\\")}
_BACK = {away: "\n" if char == "n" else char for char, away in _AWAY.items()}


def as_moodle(text: str) -> list[Any]:
    """A reader by Moodle's documentation: blank lines part questions, // begins a comment."""
    hidden = re.sub(r"\\([~=#{}:n\\])", lambda found: _AWAY[found[1]], text)
    found: list[Any] = []
    for block in re.split(r"\n[ \t]*\n", hidden):
        lines = [line for line in block.split("\n") if not line.strip().startswith("//")]
        whole = "\n".join(lines).strip()
        if whole.startswith("$CATEGORY:"):
            found.append(shown(whole.removeprefix("$CATEGORY:")))
        elif whole:
            found.append(moodle_question(whole))
    return found


def moodle_question(text: str) -> Any:
    parts = re.fullmatch(r"::(.*?)::(.*?)\{(.*)\}", text, re.DOTALL)
    assert parts
    body, _, more = parts[3].partition("####")
    answers = [
        (*map(plain, answer.partition("#")[::2]), sign == "=")
        for sign, answer in re.findall(r"([~=])([^~=]*)", body)
    ]
    return shown(parts[1]), plain(parts[2]), answers, plain(more) if more else ""


def shown(text: str) -> str:
    return "".join(_BACK.get(char, char) for char in text.strip())


def plain(text: str) -> str:
    assert text.strip().startswith("[plain]")
    return shown(text.strip().removeprefix("[plain]"))


@given(QUIZZES)
def test_a_reader_by_the_documentation_finds_what_was_written(quizzes: list[Quiz]) -> None:
    assert as_moodle(as_gift(quizzes)) == expected(quizzes)
