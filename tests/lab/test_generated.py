"""What the page takes from Python is what `web/generate.py` would write now."""

import importlib.util
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "web"


def generated() -> dict[Path, str]:
    spec = importlib.util.spec_from_file_location("generate", WEB / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.generated()


@pytest.mark.parametrize(
    ("path", "text"), generated().items(), ids=lambda one: getattr(one, "name", "")
)
def test_what_is_generated_is_up_to_date(path: Path, text: str) -> None:
    assert path.read_text(encoding="utf-8") == text, "run .venv/bin/python web/generate.py"
