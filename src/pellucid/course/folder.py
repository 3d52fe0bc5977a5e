"""The folder of a teacher's course: which of its files are used, and as what."""

from collections.abc import Iterator
from pathlib import Path

from pellucid.course.problem import Problem
from pellucid.errors import BadInput

GLOSSARY = Path("lessons/glossary.toml")
HOLDS = "lessons/6.md, lessons/glossary.toml, quizzes/6.toml or experiments/my_claim.py"
_TEXTS = ("lessons", "quizzes")
_OURS = (*_TEXTS, "experiments")
_KINDS = {".md": "lessons/6.md", ".toml": "quizzes/{}", ".py": "experiments/{}"}


def check_folder(folder: Path | str) -> Path:
    """The folder, if it is one and holds anything of a course. Raises `BadInput` otherwise."""
    path = Path(folder)
    if not path.is_dir():
        expected = "a folder with lessons, quizzes or experiments"
        raise BadInput(f"--course is {folder}", expected, f"{folder} is no folder")
    if not used_files(path):
        astray = ", ".join(str(one.relative_to(path)) for one in unused_files(path)[:3])
        why = f"What is there is none of these: {astray}" if astray else ""
        raise BadInput(f"{folder} holds nothing of a course", HOLDS, why)
    return path


def used_files(folder: Path) -> list[Path]:
    """Every file of a folder that belongs to a course, even if it is called wrongly."""
    glossary = folder / GLOSSARY
    return [
        *sorted(folder.glob("lessons/*.md")),
        *([glossary] if glossary.exists() else []),
        *quiz_files(folder / "quizzes"),
        *experiment_files(folder / "experiments"),
    ]


def unused_files(folder: Path) -> list[Path]:
    """Files that look as if they were to be of the course, and are not."""
    found = [path for pattern in ("*", "*/*", "*/*/*") for path in folder.glob(pattern)]
    used = set(used_files(folder))
    return sorted(path for path in found if path not in used and _meant(path, folder))


def place_of(path: Path) -> str:
    """Where a file that is not used may belong."""
    return _KINDS.get(path.suffix.lower(), HOLDS).format(path.name)


def _meant(path: Path, folder: Path) -> bool:
    """Whether somebody who put a file there will wonder why nothing comes of it."""
    top, *others = path.relative_to(folder).parts
    if not path.is_file() or path.name == "README.md":
        return False
    if any(part.startswith((".", "_")) for part in (top, *others)):
        return False
    if len(others) > 1 and top not in _OURS:
        return False
    return path.suffix.lower() in _KINDS or (top in _TEXTS and bool(others))


def lesson_files(folder: Path) -> list[Path]:
    """The Markdown files that are called by a number, in its order."""
    found = [path for path in folder.glob("*.md") if path.stem.isdecimal()]
    return sorted(found, key=lambda path: (int(path.stem), len(path.stem)))


def quiz_files(folder: Path) -> list[Path]:
    """The TOML files, in the order of their names."""
    return sorted(folder.glob("*.toml"))


def experiment_files(folder: Path) -> list[Path]:
    """The Python files, but for those whose name begins with an underscore."""
    return [path for path in sorted(folder.glob("*.py")) if not path.name.startswith("_")]


def lesson_twins(folder: Path) -> Iterator[tuple[Path, Problem]]:
    """Lessons of a number that another file has already: 06.md beside 6.md."""
    seen: dict[int, Path] = {}
    for path in lesson_files(folder):
        first = seen.setdefault(int(path.stem), path)
        if first != path:
            message = f"{first.name} is lesson {int(path.stem)} already"
            yield path, Problem(1, message, "another number")
