"""A script as text and as a tree: what its names stand for, and where everything stands."""

import ast
from collections.abc import Iterator
from functools import cached_property

from pellucid.bridges.scripts.patching.unplaced import Unplaced

Span = tuple[int, int]
"""From where to where, in bytes."""

_LIBRARIES = ("keras", "torch", "numpy")
_AS_KERAS = ("tensorflow.keras", "tensorflow.python.keras", "tf_keras")


class Source:
    """A script that can be read."""

    def __init__(self, text: str) -> None:
        self.raw = text.encode()
        self.tree = ast.parse(text)
        self._starts = [0]
        for line in self.raw.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self.newline = "\r\n" if b"\r\n" in self.raw else "\n"

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        """The node that each node stands in."""
        return {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """What a node stands in, from the inside out."""
        while node in self.parents:
            node = self.parents[node]
            yield node

    def statement(self, node: ast.AST) -> ast.stmt:
        """The statement that a node is part of."""
        return next(one for one in (node, *self.above(node)) if isinstance(one, ast.stmt))

    def span(self, node: ast.expr | ast.stmt | ast.keyword) -> Span:
        """Where a node stands."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return (
            self._starts[node.lineno - 1] + node.col_offset,
            self._starts[node.end_lineno - 1] + node.end_col_offset,
        )

    def line_start(self, statement: ast.stmt) -> tuple[int, str]:
        """Where a statement's line begins, and its indentation.

        Raises `Unplaced` where something stands before it on its line.
        """
        start = self._starts[statement.lineno - 1]
        indent = self.raw[start : start + statement.col_offset].decode()
        if indent.strip():
            raise Unplaced
        return start, indent

    def line_end(self, node: ast.expr | ast.stmt) -> int:
        """Where the line after a node begins."""
        assert node.end_lineno is not None
        return self._starts[node.end_lineno]

    def written(self, node: ast.expr) -> str:
        """A node as it is written."""
        start, end = self.span(node)
        return self.raw[start:end].decode()

    def calls(self) -> list[ast.Call]:
        """All calls, in the order in which they are written: by where their name ends."""
        found = [node for node in ast.walk(self.tree) if isinstance(node, ast.Call)]
        return sorted(found, key=lambda call: self.span(call.func)[1])

    def dotted(self, node: ast.expr) -> str:
        """The library's own name for what is called here, as `keras.layers.Dense`; else empty."""
        if isinstance(node, ast.Attribute):
            base = self.dotted(node.value)
            return f"{base}.{node.attr}" if base else ""
        known = self._imported.get(node.id, "") if isinstance(node, ast.Name) else ""
        if isinstance(node, ast.Name) and not known and node.id not in self._bound:
            known = next((f"{star}.{node.id}" for star in self._stars), "")
        return known

    def of(self, library: str, call: ast.Call) -> str:
        """What a call of a library calls, by its last name: `Dense`; else empty."""
        name = self.dotted(call.func)
        return name.rpartition(".")[2] if name.startswith(f"{library}.") else ""

    def value(self, node: ast.expr) -> ast.expr:
        """What a name was given, where that was done once and in no other way; else the node."""
        if not isinstance(node, ast.Name):
            return node
        given = self._bound.get(node.id, [])
        return given[0] if len(given) == 1 and given[0] is not None else node

    def literal(self, node: ast.expr) -> object:
        """The number or text that a node is, also by a name; None where it is computed."""
        try:
            return ast.literal_eval(self.value(node))
        except (ValueError, SyntaxError, TypeError):
            return None

    @cached_property
    def imports(self) -> dict[str, str]:
        """The names under which libraries are known here, and what they stand for."""
        return {name: at for name, at in self._imported.items() if name not in self._bound}

    @cached_property
    def _imported(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for one in node.names:
                    root = one.name.partition(".")[0]
                    found[one.asname or root] = _own(one.name if one.asname else root)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                for one in node.names:
                    found[one.asname or one.name] = _own(f"{node.module}.{one.name}")
        return found

    @cached_property
    def _stars(self) -> list[str]:
        return [
            _own(node.module)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.ImportFrom) and node.module and node.names[0].name == "*"
            if _own(node.module).partition(".")[0] in _LIBRARIES
        ]

    @cached_property
    def _bound(self) -> dict[str, list[ast.expr | None]]:
        """What each name is given, wherever that is; None where it is not a plain assignment."""
        found: dict[str, list[ast.expr | None]] = {}
        for node in ast.walk(self.tree):
            for name, value in _given(node):
                found.setdefault(name, []).append(value)
        plain = {id(target) for node in ast.walk(self.tree) for target in _plain(node)}
        for node in ast.walk(self.tree):
            stored = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del)
            if isinstance(node, ast.Name) and stored and id(node) not in plain:
                found.setdefault(node.id, []).append(None)
        return found


def _own(name: str) -> str:
    """A module by Keras' own name, where it is known by TensorFlow's."""
    for other in _AS_KERAS:
        if name == other or name.startswith(f"{other}."):
            return "keras" + name[len(other) :]
    return name


def _plain(node: ast.AST) -> list[ast.expr]:
    """The targets of an assignment that gives each name one value."""
    if isinstance(node, ast.Assign):
        return [one for target in node.targets for one, _ in _pairs(target, node.value)]
    if isinstance(node, ast.AnnAssign) and node.value is not None:
        return [node.target]
    return []


def _given(node: ast.AST) -> Iterator[tuple[str, ast.expr | None]]:
    match node:
        case ast.Assign():
            for target in node.targets:
                for one, value in _pairs(target, node.value):
                    if isinstance(one, ast.Name):
                        yield one.id, value
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            yield name, value
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name, None
        case ast.arg(arg=name):
            yield name, None
        case _:
            return


def _pairs(target: ast.expr, value: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    """Each target with its value: `a, b = 1, 2` has two."""
    both = (target, value)
    if all(isinstance(one, ast.Tuple | ast.List) for one in both):
        left, right = (one.elts for one in both if isinstance(one, ast.Tuple | ast.List))
        if len(left) == len(right):
            return list(zip(left, right, strict=True))
        return []
    return [] if isinstance(target, ast.Tuple | ast.List | ast.Starred) else [both]
