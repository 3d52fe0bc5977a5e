"""The protocol in TypeScript, written from the msgspec types so that it is never written twice."""

import inspect as python
import json
from collections.abc import Iterable, Iterator
from types import ModuleType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Struct, inspect

_Names = dict[frozenset[Any], str]
"""The names of choices of words, by the words."""

_HEAD = """\
// Generated from pellucid/lab/protocol by web/generate.py. Do not edit.
"""


def typescript(modules: Iterable[ModuleType]) -> str:
    """Every type of the modules, as TypeScript: structs as interfaces, the rest by its name.

    A struct's defaults are optional in what the page sends. Its ranges and its defaults come
    along as `RANGES` and `DEFAULTS`, so that controls need not say them again.
    """
    modules = list(modules)
    structs = [one for module in modules for one in _structs(module)]
    aliases = [one for module in modules for one in _aliases(module)]
    names = {
        frozenset(get_args(value)): name for name, value in aliases if get_origin(value) is Literal
    }
    parts = [
        _HEAD,
        *(_alias(name, value, names) for name, value in aliases),
        *(_interface(one, names) for one in structs),
        _constant("RANGES", {one.__name__: found for one in structs if (found := _ranges(one))}),
        _constant(
            "DEFAULTS",
            {one.__name__: _defaults(one) for one in structs if one.__name__.endswith("Setup")},
        ),
    ]
    return "\n".join(parts)


def _structs(module: ModuleType) -> Iterator[type[Struct]]:
    for name, value in vars(module).items():
        own = isinstance(value, type) and issubclass(value, Struct)
        if own and not name.startswith("_") and value.__module__ == module.__name__:
            yield value


def _aliases(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """Unions and choices of words that the module names itself."""
    source = python.getsource(module)
    for name, value in vars(module).items():
        if f"\n{name} = " in source and get_origin(value) in _NAMED:
            yield name, value


_NAMED = (Literal, Union, UnionType, Annotated, tuple)


def _alias(name: str, value: Any, names: _Names) -> str:
    if get_origin(value) is Literal:
        options = get_args(value)
        return f"export const {_upper(name)} = {_json(options)} as const;\n" + (
            f"export type {name} = (typeof {_upper(name)})[number];\n"
        )
    return f"export type {name} = {_written(inspect.type_info(value), names)};\n"


def _upper(name: str) -> str:
    """ActivationName as ACTIVATION_NAME."""
    return "".join(f"_{c}" if c.isupper() and i else c for i, c in enumerate(name)).upper()


def _interface(struct: type[Struct], names: _Names) -> str:
    info = inspect.type_info(struct)
    assert isinstance(info, inspect.StructType)
    lines = [_comment(struct.__doc__), f"export interface {struct.__name__} {{"]
    if info.tag is not None:
        lines.append(f"  {info.tag_field}: {json.dumps(info.tag)};")
    sent = struct.__module__.endswith(("commands", "setup"))
    for field in info.fields:
        optional = "?" if sent and not field.required and "Setup" not in struct.__name__ else ""
        lines.append(f"  {field.encode_name}{optional}: {_written(field.type, names)};")
    return "\n".join([*lines, "}", ""])


def _comment(text: str | None) -> str:
    lines = python.cleandoc(text or "").splitlines()
    return "\n".join(["/**", *(f" * {line}".rstrip() for line in lines), " */"])


_PLAIN: dict[type[inspect.Type], str] = {
    inspect.NoneType: "null",
    inspect.BoolType: "boolean",
    inspect.IntType: "number",
    inspect.FloatType: "number",
    inspect.StrType: "string",
    inspect.AnyType: "unknown",
}


def _written(kind: inspect.Type, names: _Names) -> str:
    """A type as TypeScript writes it."""
    return _PLAIN.get(type(kind)) or _built(kind, names)


def _built(kind: inspect.Type, names: _Names) -> str:
    match kind:
        case inspect.Metadata(type=inner):
            written = _written(inner, names)
        case inspect.StructType(cls=cls):
            written = cls.__name__
        case inspect.LiteralType(values=values):
            choices = " | ".join(json.dumps(value) for value in values)
            written = names.get(frozenset(values), choices)
        case inspect.UnionType(types=types):
            written = " | ".join(_written(one, names) for one in types)
        case inspect.ListType(item_type=item) | inspect.VarTupleType(item_type=item):
            written = f"({_written(item, names)})[]"
        case inspect.TupleType(item_types=items):
            written = f"[{', '.join(_written(one, names) for one in items)}]"
        case inspect.DictType(key_type=key, value_type=value):
            written = f"Record<{_written(key, names)}, {_written(value, names)}>"
        case _:
            raise TypeError(f"the protocol uses {kind}, which has no TypeScript of ours yet")
    return written


def _ranges(struct: type[Struct]) -> dict[str, dict[str, float]]:
    """The least and the most of every field that has them."""
    info = inspect.type_info(struct)
    assert isinstance(info, inspect.StructType)
    found: dict[str, dict[str, float]] = {}
    for field in info.fields:
        kind = field.type.type if isinstance(field.type, inspect.Metadata) else field.type
        if isinstance(kind, inspect.IntType | inspect.FloatType) and kind.ge is not None:
            found[field.encode_name] = {"least": kind.ge} | (
                {"most": kind.le} if kind.le is not None else {}
            )
    return found


def _defaults(struct: type[Struct]) -> dict[str, Any]:
    info = inspect.type_info(struct)
    assert isinstance(info, inspect.StructType)
    known = [field for field in info.fields if field.default is not msgspec.NODEFAULT]
    return {field.encode_name: msgspec.to_builtins(field.default) for field in known}


def _constant(name: str, value: Any) -> str:
    return f"export const {name} = {_json(value)} as const;\n"


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
