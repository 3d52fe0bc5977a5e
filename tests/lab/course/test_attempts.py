"""Commands in a lesson's text, understood as the terminal would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.course import experiments
from pellucid.lab.course.attempts import attempt_in
from pellucid.lab.protocol.lesson import Attempt


@pytest.mark.parametrize(
    ("code", "recent", "expected"),
    [
        ("pellucid experiment xor", "", Attempt("xor", {})),
        ("pellucid experiment xor --set hidden=2", "", Attempt("xor", {"hidden": 2})),
        ("pellucid experiment xor --seeds 8 --seed 3", "", Attempt("xor", {}, 8, 3)),
        ("--set noise=0.5 --set hidden=1", "xor", Attempt("xor", {"noise": 0.5, "hidden": 1})),
        ("--seed 1", "xor", Attempt("xor", {}, None, 1)),
        ("--seed 1", "", None),
        ("--set hidden=2", "vanishing", None),
        ("pellucid experiment xor --set hidden=none", "", None),
        ("pellucid experiment none", "", None),
        ("pellucid experiment xor --figure a.png", "", None),
        ("pellucid experiment --all", "", None),
        ("pellucid learn 1", "xor", None),
        ("max(0, z)", "xor", None),
        ("pellucid experiment 'xor", "", None),
    ],
)
def test_what_a_command_runs(code: str, recent: str, expected: Attempt | None) -> None:
    assert attempt_in(code, experiments, recent) == expected


@given(st.lists(st.sampled_from(["--set", "--seed", "hidden=2", "=", "1", "xor", "'", "--", "-h"])))
def test_no_options_at_all_raise(words: list[str]) -> None:
    attempt_in("pellucid experiment " + " ".join(words), experiments, "xor")
