"""Reaching: how something of a library is written in a script, and what must be imported."""

import ast

from pellucid.bridges.scripts.patching.edits import Edit
from pellucid.bridges.scripts.patching.source import Source

_USUAL = {"numpy": "np"}


def reach(source: Source, name: str) -> tuple[str, list[Edit]]:
    """The text that stands for a library's `keras.optimizers.Adam`, and an import where needed.

    >>> reach(Source("from torch import nn"), "torch.nn.BCELoss")
    ('nn.BCELoss', [])
    """
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        known = ".".join(parts[:length])
        for alias, at in source.imports.items():
            if at == known:
                return ".".join([alias, *parts[length:]]), []
    for alias, at in source.imports.items():
        if at == "tensorflow" and parts[0] == "keras":
            return ".".join([alias, *parts]), []
    return _imported(source, parts)


def _imported(source: Source, parts: list[str]) -> tuple[str, list[Edit]]:
    """An import more, of the library where it is short, else of the name itself."""
    alias = _USUAL.get(parts[0])
    if alias:
        line, text = f"import {parts[0]} as {alias}", ".".join([alias, *parts[1:]])
    else:
        module = ".".join(parts[:-1])
        line, text = f"from {_as_written(source, module)} import {parts[-1]}", parts[-1]
    return text, [_import_line(source, line)]


def _as_written(source: Source, module: str) -> str:
    """The module by TensorFlow's name for it, where the script knows Keras only by that."""
    modules = [
        node.module for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and node.module
    ]  # fmt: skip
    by_tensorflow = any(one.startswith("tensorflow.keras") for one in modules)
    return f"tensorflow.{module}" if by_tensorflow and module.startswith("keras") else module


def _import_line(source: Source, line: str) -> Edit:
    """The line after the last of the script's imports."""
    kinds = (ast.Import, ast.ImportFrom)
    imports = [node for node in source.tree.body if isinstance(node, kinds)]
    at = source.line_end(imports[-1]) if imports else 0
    return Edit(at, at, f"{line}{source.newline}")
