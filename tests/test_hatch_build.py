"""Building the package: when the page has to be made anew."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
BEFORE, MADE, LATER = 1_000, 2_000, 3_000


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def web(tmp_path: Path) -> Path:
    """A page's sources, all older than the page."""
    web = tmp_path / "web"
    for name in ("package.json", "src/main.ts", "src/parts/Board.svelte", "node_modules/d3/d3.js"):
        (web / name).parent.mkdir(parents=True, exist_ok=True)
        (web / name).write_text("{}")
    for path in [web, *web.rglob("*")]:
        at(path, BEFORE)
    return web


@pytest.fixture
def page(tmp_path: Path) -> Path:
    page = tmp_path / "index.html"
    page.write_text("<html>")
    return at(page, MADE)


def at(path: Path, when: int) -> Path:
    os.utime(path, (when, when))
    return path


def test_a_page_newer_than_its_sources_stays(build: ModuleType, web: Path, page: Path) -> None:
    assert not build._is_due(web, page)


def test_without_a_page_one_is_made(build: ModuleType, web: Path, page: Path) -> None:
    page.unlink()
    assert build._is_due(web, page)


def test_a_package_without_the_sources_keeps_its_page(
    build: ModuleType, web: Path, page: Path
) -> None:
    (web / "package.json").unlink()
    page.unlink()
    assert not build._is_due(web, page)


@pytest.mark.parametrize("name", ["package.json", "src/main.ts", "src/parts/Board.svelte"])
def test_a_source_that_changed_makes_it_anew(
    build: ModuleType, web: Path, page: Path, name: str
) -> None:
    at(web / name, LATER)
    assert build._is_due(web, page)


def test_a_source_that_is_gone_makes_it_anew(build: ModuleType, web: Path, page: Path) -> None:
    (web / "src" / "parts" / "Board.svelte").unlink()
    assert build._is_due(web, page)


def test_what_was_only_made_there_does_not(build: ModuleType, web: Path, page: Path) -> None:
    at(web / "node_modules" / "d3" / "d3.js", LATER)
    at(web / "node_modules", LATER)
    assert not build._is_due(web, page)


def test_an_editor_s_link_that_leads_nowhere_does_no_harm(
    build: ModuleType, web: Path, page: Path
) -> None:
    (web / "src" / ".#main.ts").symlink_to("somebody@nowhere")
    assert build._is_due(web, page)


def test_npm_that_fails_ends_it_with_words(
    build: ModuleType, web: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="no page"):
        build._npm(web, "run", "nothing-of-that-name", failed="no page")
    said = capfd.readouterr()
    assert said.out == ""
    assert "nothing-of-that-name" in said.err
