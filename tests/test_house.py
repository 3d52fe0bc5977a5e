"""The house: imports go only downwards, and each library stays in its room."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "pellucid"
ROOMS = (
    {"cli", "lab"}, {"course"}, {"bridges"}, {"report"}, {"doctor"}, {"games"}, {"insight"},
    {"learning"}, {"data"}, {"network"},
)  # fmt: skip
FLOOR = {room: len(ROOMS) - depth for depth, rooms in enumerate(ROOMS) for room in rooms}
ABOVE_DATA = {room for room in FLOOR if FLOOR[room] > FLOOR["data"]}
ABOVE_REPORT = {room for room in FLOOR if FLOOR[room] >= FLOOR["report"]}
# The rooms that may import a library; of the others none may.
MAY_IMPORT = {
    "torch": {"bridges"},
    "keras": {"bridges"},
    "onnx": {"bridges"},
    "pandas": {"bridges"},
    "anywidget": {"lab"},
    "matplotlib": ABOVE_REPORT,
    "jinja2": ABOVE_REPORT,
    "starlette": {"lab"},
    "uvicorn": {"lab"},
    "sqlalchemy": {"lab"},
    "typer": {"cli"},
    "jax": ABOVE_DATA | {"network"},
    "optax": ABOVE_DATA,
}
# One command opens the lab; nothing else in cli/ knows of it, and the lab knows nothing of cli/.
OPENS_THE_LAB = PACKAGE / "cli" / "serving"
SOURCES = sorted(PACKAGE.rglob("*.py"))


def imported(source: Path) -> Iterator[str]:
    """The full name of every module a file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{source} imports relatively"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room_of(source: Path) -> str:
    """The room a file is in; empty for the files that stand beside the rooms."""
    return source.relative_to(PACKAGE).parts[0] if source.parent != PACKAGE else ""


def rooms_imported(source: Path) -> set[str]:
    parts = (name.split(".") for name in imported(source))
    return {part[1] for part in parts if part[0] == "pellucid" and len(part) > 1} & FLOOR.keys()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_downwards(source: Path) -> None:
    room = room_of(source)
    if room:
        assert room in FLOOR, f"{room} is not a room of the house"
        up = {one for one in rooms_imported(source) if one != room and FLOOR[one] >= FLOOR[room]}
        assert up - ({"lab"} if source.parent == OPENS_THE_LAB else set()) == set()
    elif source.name not in ("__init__.py", "__main__.py"):
        assert rooms_imported(source) == set(), "what stands below all rooms imports none of them"


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_libraries_stay_in_their_rooms(source: Path) -> None:
    used = {name.split(".")[0] for name in imported(source)} & MAY_IMPORT.keys()
    assert {library for library in used if room_of(source) not in MAY_IMPORT[library]} == set()


def test_data_knows_nothing_of_networks() -> None:
    sources = (PACKAGE / "data").rglob("*.py")
    assert set().union(*map(rooms_imported, sources)) <= {"data"}


def opens_when_asked(source: Path) -> bool:
    return "pellucid.opening.opening" in imported(source)


def names_of(source: Path) -> set[str]:
    return set(import_module(".".join(source.parent.relative_to(PACKAGE.parent).parts)).__all__)


@pytest.mark.parametrize(
    "source", [path for path in SOURCES if path.name == "__init__.py"], ids=str
)
def test_a_namespace_only_re_exports(source: Path) -> None:
    """Nothing but imports and `__all__`; some of them are made when a name is asked for."""
    body = ast.parse(source.read_text()).body
    if opens_when_asked(source):
        body = [node for node in body if not isinstance(node, ast.If | ast.FunctionDef)]
        own = {path.stem for path in source.parent.iterdir()} - {"__init__"}
        # Once imported, a module would stand in the way of what bears its name.
        assert own & names_of(source) <= {"doctor"}
    allowed = ast.Import | ast.ImportFrom | ast.Assign | ast.Expr
    assert [node for node in body if not isinstance(node, allowed)] == []
