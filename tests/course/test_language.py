"""Which language is spoken, and how it writes numbers."""

from pathlib import Path

import numpy as np
import pytest

from pellucid.course.course import open_course
from pellucid.course.evidence import evidence
from pellucid.course.language import ENGLISH, language, language_here
from pellucid.course.translating.charts import label_in
from pellucid.course.words import evidence_lines, typed, verdict_line
from pellucid.errors import BadInput


def test_numbers_are_written_as_in_spanish() -> None:
    spanish = language("es")
    assert spanish.number(0.123456) == "0,123"
    assert spanish.number(1234.5) == "1230"
    assert spanish.whole(12345) == "12\u202f345"
    assert spanish.percent(0.998) == "99,8\xa0%"
    assert spanish.number(np.float64(1.23e-5)) == "1,23×10⁻⁵"
    assert spanish.with_numbers("16,384 de 0.5") == "16\u202f384 de 0,5"
    assert label_in("digits 3", spanish) == "cifras 3"
    assert label_in("a teacher's own", spanish) == "a teacher's own"
    xor = evidence(spanish)["xor"]
    assert verdict_line(xor, spanish).startswith("✓ respaldada en ")
    assert ";" in evidence_lines(xor, spanish)[0]


@pytest.mark.parametrize(
    ("set_", "code"),
    [
        ({}, "en"),
        ({"LANG": "es_MX.UTF-8"}, "es"),
        ({"LANG": "es_ES", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE", "LC_MESSAGES": "es"}, "es"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_computer_s_language_is_spoken(
    set_: dict[str, str], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in set_.items():
        monkeypatch.setenv(name, value)
    assert language_here().code == code
    spoken = "" if code == "es" else " --language es"
    assert typed("learn", 2, language=language("es")) == f"pellucid learn 2{spoken}"


def test_an_unknown_language_is_told_with_what_there_is() -> None:
    with pytest.raises(BadInput, match="one of: en, es"):
        language("eo")


def test_a_teacher_s_folder_needs_no_translation(tmp_path: Path) -> None:
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons/6.md").write_text("# La sal\n\n## Sabor\n\n`{x}`\n", "utf-8")
    course = open_course(tmp_path, language("es"))
    assert [course.lessons[n].title for n in (2, 6)] == ["Las piezas", "La sal"]
    assert open_course(tmp_path, ENGLISH).lessons[6].title == "La sal"
