"""From what an examination advises to a patch of the script that it examined."""

import difflib
import io
import tokenize
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pellucid.bridges.scripts.patching.by_hand import by_hand
from pellucid.bridges.scripts.patching.edits import Edit, applied
from pellucid.bridges.scripts.patching.known import Known
from pellucid.bridges.scripts.patching.layers import agree
from pellucid.bridges.scripts.patching.source import Source
from pellucid.bridges.scripts.patching.unplaced import Unplaced
from pellucid.doctor.change import AnyChange, SetDepth
from pellucid.doctor.finding import Finding
from pellucid.doctor.patch import Patch

How = Callable[[Source, Known, Any], list[Edit]]


def patch_of(
    script: Path, known: Known, changes: Iterable[AnyChange], mistakes: Iterable[Finding] = ()
) -> Patch:
    """The changes, and what mends mistakes of the script's own code, as a patch of its text.

    What has no certain place is told in words. The script is only read.
    """
    try:
        text = read(script)
        given = Source(text)
    except (OSError, SyntaxError, UnicodeDecodeError):
        return Patch(script=script.name, by_hand=tuple(by_hand(known, one) for one in changes))
    known = replace(known, agrees=agree(given, known))
    source, left = given, list[str]()
    for told, edits in _steps(known, changes, mistakes):
        try:
            source = applied(source, edits(source))
        except Unplaced:
            left.append(told)
    return Patch(
        script=script.name, diff=_diff(script.name, given, source), by_hand=tuple(left)
    )  # fmt: skip


def read(script: Path) -> str:
    """A script's text as it is, its ends of lines too."""
    raw = script.read_bytes()
    encoding, _ = tokenize.detect_encoding(io.BytesIO(raw).readline)
    return raw.decode(encoding)


def _steps(
    known: Known, changes: Iterable[AnyChange], mistakes: Iterable[Finding]
) -> Iterator[tuple[str, Callable[[Source], list[Edit]]]]:
    """Each step: what to say where it has no place, and what it edits."""
    how = _how(known)
    # Where the number of layers changes, they no longer are the network's, one by one.
    for change in sorted(changes, key=lambda one: isinstance(one, SetDepth)):
        yield by_hand(known, change), _step(how.get(type(change), _unknown), known, change)
    for mistake in mistakes:
        yield f"By hand: {mistake.advice.text}", _mends(known).get(mistake.code, _nothing)


def _step(how: How, known: Known, change: AnyChange) -> Callable[[Source], list[Edit]]:
    return lambda source: how(source, known, change)


def _how(known: Known) -> dict[type, How]:
    # Each knows its own library, which is imported only where the script uses it.
    if known.framework == "torch":
        from pellucid.bridges.scripts.patching.torch_how import HOW
    else:
        from pellucid.bridges.scripts.patching.keras_how import HOW
    return HOW


def _mends(known: Known) -> dict[str, Callable[[Source], list[Edit]]]:
    if known.framework != "torch":
        return {}
    from pellucid.bridges.scripts.patching.torch_how import MENDS

    return MENDS


def _unknown(source: Source, known: Known, change: AnyChange) -> list[Edit]:
    del known, change
    return _nothing(source)


def _nothing(source: Source) -> list[Edit]:
    del source
    raise Unplaced


def _diff(name: str, old: Source, new: Source) -> str:
    """A unified diff, as `patch -p1` takes it; empty where nothing changed."""
    both = [list(io.StringIO(one.raw.decode(), newline="")) for one in (old, new)]
    lines = difflib.unified_diff(both[0], both[1], f"a/{name}", f"b/{name}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
