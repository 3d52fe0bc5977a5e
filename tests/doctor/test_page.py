"""The page of the rules says what the rules say."""

import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_has_every_rule_as_its_docstring_tells_it() -> None:
    known = runpy.run_path(str(DOCS / "doctor.py"))
    written = (DOCS / "doctor.md").read_text(encoding="utf-8")
    assert written.endswith(known["rules"]()), "type: .venv/bin/python docs/doctor.py"
    assert written.startswith("# The doctor\n")
