"""Where tables and keys of a TOML file stand."""

import pytest

from pellucid.course.toml_lines import Place, line_of, parsed

TEXT = (
    '''top = 1  # """ no string
[[term]]
id = "a"
meaning = """
[[term]]
id = "within"
\\""" still """
note = "'''
    + "'''"
    + """"
[[ term ]]
"id" = "b"
  [[term.part]]
  id = "c"
[other]
id = "d"
"""
)


@pytest.mark.parametrize(
    ("place", "key", "line"),
    [
        ((), "top", 1),
        ((), "term", 2),
        ((("term", 0),), "id", 3),
        ((("term", 0),), "note", 8),
        ((("term", 1),), "", 9),
        ((("term", 1),), "id", 10),
        ((("term", 1),), "missing", 9),
        ((("term", 1), ("part", 0)), "id", 12),
        ((("term", 1), ("part", 5)), "id", 11),
        ((("term", 7),), "id", 2),
        ((("other", 0),), "id", 14),
        ((), "other", 13),
        ((), "missing", 1),
    ],
)
def test_each_is_found(place: Place, key: str, line: int) -> None:
    assert isinstance(parsed(TEXT), dict)
    assert line_of(TEXT, place, key) == line


@pytest.mark.parametrize("odd", ["\f", "\v", "\x85", "\u2028"])
def test_only_a_newline_ends_a_line(odd: str) -> None:
    text = f'note = """a{odd}b"""\r\n[[term]]\r\nid = 1\r\n'
    assert line_of(text, (("term", 0),), "id") == 3
