"""Progress is kept whole, or not at all, and never stands in a learner's way."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import msgspec
import pytest

from pellucid.course.progress import (
    ExperimentPlace,
    LessonPlace,
    Progress,
    QuestionPlace,
    home,
    keep,
    load,
    save,
)

DAY = date(2026, 1, 31)
SOME = Progress(
    lessons={"1": LessonPlace(section=2, done=False, when=DAY)},
    questions={"turing-test": QuestionPlace(box=1, due=DAY, asked=3, right=2)},
    experiments={
        "xor": ExperimentPlace(
            verdict="supported", effect=0.3, low=0.28, high=None, seeds=64, seconds=1.5,
            settings={"hidden": 3, "activation": "tanh"}, when=DAY,
        )
    },
)  # fmt: skip


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    assert load(tmp_path / "none" / "yet") == (Progress(), ())
    assert save(SOME, tmp_path / "none" / "yet") == ()
    assert load(tmp_path / "none" / "yet") == (SOME, ())
    written = json.loads((tmp_path / "none" / "yet" / "progress.json").read_text())
    assert written["version"] == 1
    assert written["questions"]["turing-test"]["due"] == "2026-01-31"


def test_the_folder_is_the_learner_s_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PELLUCID_HOME", str(tmp_path))
    assert home() == tmp_path
    save(SOME)
    assert load() == (SOME, ())
    monkeypatch.setenv("PELLUCID_HOME", "")
    assert home().name == "pellucid"


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"null", b"[]", b"{}", b'{"version": 0}', b'{"version": "1"}', b"\xff\xfe",
        b'{"version": 1, "lessons": 3}',
        b'{"version": 1, "questions": {"a": {"box": -1, "due": "2026-01-31"}}}',
        b'{"version": 1, "questions": {"a": {"box": 1, "due": "soon", "asked": 1, "right": 1}}}',
        b"[" * 100_000,
    ],
    ids=range(12),
)  # fmt: skip
def test_a_damaged_file_is_put_aside_and_told(tmp_path: Path, content: bytes) -> None:
    for number in (1, 2):
        (tmp_path / "progress.json").write_bytes(content)
        progress, (note,) = load(tmp_path)
        assert progress == Progress()
        assert note.level == "warning"
        aside = tmp_path / f"progress.damaged-{number}.json"
        assert str(aside) in note.text
        assert aside.read_bytes() == content
    assert save(SOME, tmp_path) == ()
    assert load(tmp_path) == (SOME, ())


def test_a_later_version_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "progress.json"
    path.write_text('{"version": 2, "lessons": "as nobody knows yet"}')
    before = path.read_bytes()
    progress, (note,) = load(tmp_path)
    assert progress == Progress()
    assert "later version" in note.text
    assert save(SOME, tmp_path) == (note,)
    changed, notes = keep(lambda old: msgspec.structs.replace(old, lessons=SOME.lessons), tmp_path)
    assert (changed.lessons, notes) == (SOME.lessons, (note,))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_is_told_and_nothing_raised(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where the folder would be")
    (note,) = save(SOME, tmp_path / "file")
    assert "cannot be kept" in note.text
    assert "PELLUCID_HOME" in note.text
    (tmp_path / "taken" / "progress.json").mkdir(parents=True)
    assert load(tmp_path / "taken")[0] == Progress()
    (note,) = save(SOME, tmp_path / "taken")
    assert "cannot be read" in note.text


def test_another_window_s_progress_stays(tmp_path: Path) -> None:
    save(SOME, tmp_path)
    place = QuestionPlace(box=0, due=DAY, asked=1, right=0)
    keep(
        lambda old: msgspec.structs.replace(old, questions={**old.questions, "new": place}),
        tmp_path,
    )
    progress, _ = load(tmp_path)
    assert progress.lessons == SOME.lessons
    assert set(progress.questions) == {"turing-test", "new"}


WRITER = """
import sys
from datetime import date
from pathlib import Path
from pellucid.course.progress import Progress, QuestionPlace, save
who, folder = sys.argv[1], Path(sys.argv[2])
place = QuestionPlace(box=1, due=date(2026, 1, 31), asked=1, right=1)
for n in range(40):
    save(Progress(questions={f"{who}-{k}": place for k in range(n * 20)}), folder)
"""


@pytest.mark.slow
def test_two_processes_at_once_never_leave_half_a_file(tmp_path: Path) -> None:
    save(SOME, tmp_path)
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, who, str(tmp_path)]) for who in "ab"]
    while any(writer.poll() is None for writer in writers):
        _, notes = load(tmp_path)
        assert notes == ()
    assert [writer.returncode for writer in writers] == [0, 0]
    owners = {name[0] for name in load(tmp_path)[0].questions}
    assert owners in ({"a"}, {"b"})
    assert [path.name for path in tmp_path.iterdir()] == ["progress.json"]
