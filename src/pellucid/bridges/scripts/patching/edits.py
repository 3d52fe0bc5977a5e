"""Edits: a few bytes of a script written anew, everything else as it is."""

import ast
from collections.abc import Sequence
from typing import NamedTuple

from pellucid.bridges.scripts.patching.source import Source
from pellucid.bridges.scripts.patching.unplaced import Unplaced


class Edit(NamedTuple):
    """What stands from `start` to `end` becomes this text."""

    start: int
    end: int
    text: str


def applied(source: Source, edits: Sequence[Edit]) -> Source:
    """The script with the edits. Raises `Unplaced` where they collide or it would not parse."""
    raw, before = source.raw, len(source.raw)
    # Of insertions at one place, the one named first comes first.
    ordered = sorted(dict.fromkeys(edits), key=lambda edit: edit[:2])
    for edit in ordered[::-1]:
        if edit.end > before:
            raise Unplaced
        raw = raw[: edit.start] + edit.text.encode() + raw[edit.end :]
        before = edit.start
    try:
        return Source(raw.decode())
    except SyntaxError as error:
        raise Unplaced from error


def replaced(source: Source, node: ast.expr | ast.keyword, text: str) -> Edit:
    """Another text for a node."""
    return Edit(*source.span(node), text)


def before(source: Source, statement: ast.stmt, *lines: str) -> Edit:
    """Lines before a statement, as far indented as it is."""
    start, indent = source.line_start(statement)
    return Edit(start, start, "".join(f"{indent}{line}{source.newline}" for line in lines))


def after(source: Source, statement: ast.stmt, *lines: str) -> Edit:
    """Lines after a statement. Raises `Unplaced` where the script ends without a new line."""
    _, indent = source.line_start(statement)
    end = source.line_end(statement)
    if source.raw[end - 1 : end] not in (b"\n", b"\r"):
        raise Unplaced
    return Edit(end, end, "".join(f"{indent}{line}{source.newline}" for line in lines))


def argument(call: ast.Call, name: str, position: int | None = None) -> ast.expr | None:
    """What a call is given under a name, or at a position.

    Raises `Unplaced` where it may be hidden in stars.
    """
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    starred = any(isinstance(one, ast.Starred) for one in call.args)
    if starred or any(keyword.arg is None for keyword in call.keywords):
        raise Unplaced
    here = position is not None and len(call.args) > position
    return call.args[position] if here and position is not None else None


def set_argument(
    source: Source, call: ast.Call, name: str, text: str, position: int | None = None,
    *, at_name: bool = False,
) -> Edit:  # fmt: skip
    """Another value for an argument, or one more. `at_name`: where a name holds it, there."""
    given = argument(call, name, position)
    if given is None:
        return _added(source, call, f"{name}={text}")
    return replaced(source, source.value(given) if at_name else given, text)


def without_argument(source: Source, call: ast.Call, name: str) -> Edit | None:
    """The call without a named argument; None where it has none."""
    inside = [*call.args, *call.keywords]
    for place, one in enumerate(inside):
        if isinstance(one, ast.keyword) and one.arg == name:
            start, end = source.span(one)
            if place:
                return Edit(source.span(inside[place - 1])[1], end, "")
            if len(inside) > 1:
                return Edit(start, source.span(inside[1])[0], "")
            return Edit(start, end, "")
    return None


def _added(source: Source, call: ast.Call, text: str) -> Edit:
    inside = [source.span(one)[1] for one in (*call.args, *call.keywords)]
    if inside:
        return Edit(max(inside), max(inside), f", {text}")
    end = source.span(call)[1] - 1
    return Edit(end, end, text)
