"""The workshop: what every file keeps to, checked the way a person would check it."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Put together here, so that this file does not name them either.
HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs"), ("registry", "yarnpkg"),
        ("download", "pytorch"), ("conda", "anaconda"), ("proxy", "golang"), ("crates", "io"),
    )
]  # fmt: skip
HERE = ["/".join(("", "work", "main")), "/".join(("", "work", "shared")), "/".join(("", "opt", ""))]

INSTALL = "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt "


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def kept_files() -> list[Path]:
    """Every file that git keeps, or would if it were added."""
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard").stdout
    return [path for line in listed.splitlines() if (path := ROOT / line).is_file()]


def block_under(heading: str) -> list[str]:
    """The lines of the one code block under a heading of README.md."""
    section = (ROOT / "README.md").read_text().split(f"\n## {heading}\n")[1].split("\n## ")[0]
    assert section.count("```") == 2
    return section.split("```")[1].splitlines()[1:]


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        pytest.param(("pyright",), marks=pytest.mark.slow),
    ],
    ids=" ".join,
)
def test_habits(command: tuple[str, ...]) -> None:
    where = ("--pythonpath", sys.executable) if command == ("pyright",) else ()
    done = run(sys.executable, "-m", *command, *where)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_names_a_registry_or_this_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in kept_files()
        for name in (*HOSTS, *HERE)
        if name.encode() in path.read_bytes()
    ]
    assert found == []


@pytest.mark.parametrize("heading", ["Run it", "Test it"])
def test_readme_gives_one_command_on_one_line(heading: str) -> None:
    (command,) = block_under(heading)
    assert command.startswith(
        "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt"
    )


def test_ci_runs_what_the_readme_says(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    script = tmp_path / ".ci" / "run"
    script.write_bytes((ROOT / ".ci" / "run").read_bytes())
    readme = "# A\n\n## Run it\n\n```sh\nfalse\n```\n\n## Test it\n\n```sh\necho $CI && pwd\n```\n"
    (tmp_path / "README.md").write_text(readme)
    done = subprocess.run(
        ["bash", str(script)],
        cwd="/",
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": "/usr/bin:/bin"},
    )
    assert done.stdout.splitlines() == ["+ echo $CI && pwd", "true", str(tmp_path)]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_every_dependency_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pins = [line.split("==") for line in lines if not line.startswith("#")]
    assert all(len(pin) == 2 and "+" not in pin[1] and " " not in pin[1] for pin in pins)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {one.replace("[", ">").replace("=", ">").split(">")[0].lower() for one in asked}
    assert names <= {name for name, _ in pins}


def test_licence_is_the_one_promised() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text


def test_contributing_fits_one_screen() -> None:
    assert len((ROOT / "CONTRIBUTING.md").read_text().splitlines()) <= 40
