"""Join codes: easily read, hardly guessed."""

from hypothesis import given
from hypothesis import strategies as st

from pellucid.lab.classroom.codes import ALPHABET, LENGTH, new_code, same_code


def test_no_letter_can_be_taken_for_another() -> None:
    assert set(ALPHABET).isdisjoint("AEIOU01258BSZLl")
    assert len(set(ALPHABET)) ** LENGTH > 100_000_000


def test_codes_differ() -> None:
    assert len({new_code() for _ in range(200)}) == 200


def test_a_code_may_be_typed_in_any_way() -> None:
    code = new_code()
    ways = (code, code.lower(), code.replace("-", ""), code.replace("-", " "), f"  {code}\n")
    assert all(same_code(way, code) for way in ways)


@given(st.text(max_size=20))
def test_nothing_else_is_the_code(text: str) -> None:
    assert not same_code(text, "KMP-47R") or "".join(filter(str.isalnum, text.upper())) == "KMP47R"
