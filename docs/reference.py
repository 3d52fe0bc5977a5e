"""Prints the reference page: every public name of every namespace, and what it says of itself.

.venv/bin/python docs/reference.py > docs/reference.md
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any, get_args

import pellucid

HEAD = """# Reference

Every public name, by namespace: what each one is, in its own first sentence. Shapes, errors,
examples and sources are in the docstrings (`help(pellucid.learning.train)`). This page is written
by `docs/reference.py`, and a test holds it to the names there are.
"""


def main() -> None:
    """Prints the whole page."""
    print("\n".join((HEAD, *sections())))


def sections() -> Iterator[str]:
    """One section for each namespace, from the bottom of the house to its top."""
    for name in ("pellucid", *sorted(namespaces())):
        module = importlib.import_module(name)
        if getattr(module, "__all__", None):
            yield section(module)


def namespaces() -> Iterator[str]:
    """The rooms of the house."""
    for module in pkgutil.iter_modules(pellucid.__path__):
        if module.ispkg:
            yield f"pellucid.{module.name}"


def section(module: ModuleType) -> str:
    """A namespace's names, one a line."""
    public = [name for name in module.__all__ if not name.startswith("__")]
    lines = [f"- `{name}`: {sentence(getattr(module, name))}" for name in public]
    about = (module.__doc__ or "").split("\n\n")[0]
    return "\n".join((f"## {module.__name__}\n", f"{about}\n", *lines, ""))


def sentence(value: Any) -> str:
    """What a name says of itself in one line."""
    if inspect.isclass(value) or inspect.isroutine(value) or inspect.ismodule(value):
        return (inspect.getdoc(value) or "").split("\n\n")[0].replace("\n", " ").strip()
    if isinstance(value, Mapping):
        return "by name: " + ", ".join(f"`{key}`" for key in value)
    if type(value) is tuple:
        return ", ".join(f"`{one}`" for one in value)
    options = [one for one in get_args(value) if isinstance(one, str)]
    if options:
        return "one of " + ", ".join(f"`{one}`" for one in options)
    return f"`{shortly(value)}`"


def shortly(value: Any) -> str:
    """A value or a type without the modules its parts come from."""
    return re.sub(r"\b(?:\w+\.)+(\w+)", r"\1", str(value))


if __name__ == "__main__":
    main()
