"""The glossary of a teacher: what is wrong in it, and which of its terms must be linked."""

from pathlib import Path

import pytest

from pellucid.course.checking import check
from pellucid.course.course import open_course
from pellucid.errors import BadInput

from .folders import LESSON, TERM, made


def test_glossary_mistakes(tmp_path: Path) -> None:
    text = '[[term]]\nid = "salt"\nname = "salt"\nmeaning = " "\n[[term]]\nid = "a"\nname = "b"\n'
    folder = made(tmp_path, {"lessons/glossary.toml": text})
    told = {(one.problem.line, one.problem.message) for one in check(folder)}
    assert (4, "meaning is ' ', not text in quotes") in told
    assert (5, "term 2 has no meaning") in told


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("term = 3", 1, "term is 3, not tables"),
        ("# ours\n[term]\nid = 'a'", 2, "not tables"),
        ("[[terms]]\nid = 'a'", 1, "the glossary has a key 'terms'"),
        ("[[term]]\nid = 'Big Salt'\nname = 'a'\nmeaning = 'b'", 2, "not lower-case words"),
        ("[[term]]\nid = 'a'\nname = ''\nmeaning = 'b'", 3, "name is ''"),
        ("[[term]]\nid = 'a'\nname = 'a'\nmeaning = 'b'\nalso = 'c'", 5, "not a list of texts"),
        ("[[term]]\nid = 'a'\nname = 'a'\nmeaning = 'b'\nalso = ['']", 5, "not a list of texts"),
        ("[[term]]\nid = 'a'\nname = 'a'\nmeaning = 'b'\n" * 2, 5, "defined twice"),
        ("[[term]]\nid = 'a'\nname = 'a\nmeaning = 'b'", 3, "not TOML"),
    ],
)
def test_every_mistake_of_a_glossary_has_its_line(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    folder = made(tmp_path, {"lessons/glossary.toml": text})
    (found, *_) = [one.problem for one in check(folder) if one.path.name == "glossary.toml"]
    assert (found.line, said in found.message) == (line, True), found
    with pytest.raises(BadInput, match=f"glossary.toml, line {line}: "):
        open_course(folder)


def test_only_the_folder_s_own_terms_must_be_linked(tmp_path: Path) -> None:
    text = LESSON.replace("a crystal.", "hard  \nand a crystal.").replace(
        "[weight](term:weight)", "weight"
    )
    folder = made(tmp_path, {"lessons/glossary.toml": TERM, "lessons/6.md": text})
    (found,) = check(folder)
    assert (found.problem.line, found.problem.instead) == (4, "[crystal](term:crystal)")


def test_a_glossary_that_is_no_utf_8_is_told(tmp_path: Path) -> None:
    folder = made(tmp_path, {"lessons/glossary.toml": TERM})
    text = TERM + '# "salé"\n'
    (folder / "lessons" / "glossary.toml").write_text(text, encoding="latin-1")
    (found,) = check(folder)
    assert (found.problem.line, found.problem.message) == (5, "the text is not UTF-8")
    with pytest.raises(BadInput, match=r"glossary\.toml, line 5: the text is not UTF-8"):
        open_course(folder)
