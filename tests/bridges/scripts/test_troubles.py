"""How scripts fail, each told so that it can be mended; no script of these trains anything."""

from pathlib import Path

import psutil
import pytest

from pellucid.bridges.scripts import examine_script
from pellucid.errors import BadInput


def told(folder: Path, text: str, *arguments: str, **settings: float) -> str:
    """What is said of a script of this text."""
    script = folder / "mine.py"
    script.write_text(text)
    with pytest.raises(BadInput) as raised:
        examine_script(script, arguments, **settings)
    return str(raised.value)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = 1\nb = a +\n", "line 2: SyntaxError"),
        (
            "print('hello')\n\nraise RuntimeError('no such luck')\n",
            "line 3: RuntimeError: no such luck",
        ),
        ("x = 1\nname = input('name? ')\n", "asks for input in line 2"),
        ("import no_such_library_at_all\n", "pip install no_such_library_at_all"),
        ("open('data.csv')\n", "data.csv, which is not there in line 1"),
        ("print('done')\n", "trained nothing"),
        ("raise SystemExit(3)\n", "ended itself (code 3)"),
        ("import os\nos._exit(7)\n", "ended its own process (code 7)"),
    ],
)
def test_what_ends_a_script_is_said(tmp_path: Path, text: str, said: str) -> None:
    message = told(tmp_path, text)
    assert said in message
    assert "mine.py" in message


@pytest.mark.slow
def test_a_script_that_hangs_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pellucid.bridges.scripts.examine._GRACE", 9.0)
    text = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "open('child.txt', 'w').write(str(child.pid))\n"
        "time.sleep(600)\n"
    )
    message = told(tmp_path, text, budget_seconds=1.0)
    assert "still running after 10 seconds and was ended" in message
    child = int((tmp_path / "child.txt").read_text())
    assert not psutil.pid_exists(child) or psutil.Process(child).status() == "zombie"


def test_a_script_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"gone\.py is not there"):
        examine_script(tmp_path / "gone.py")
