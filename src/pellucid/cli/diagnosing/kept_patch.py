"""The patch of a script: shown line by line, and kept in a file of its own."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

from pellucid.atomic import write_bytes
from pellucid.cli.terminal import say_text
from pellucid.doctor import Diagnosis, Patch

_STYLES = {"+": "positive", "-": "negative"}


def patch_lines(patch: Patch) -> Iterator[Text]:
    """The change of the script, and what is left to do by hand."""
    yield Text()
    yield Text(f"As a change of {patch.script}", "name")
    for line in patch.diff.splitlines()[2:]:
        yield Text(f"    {line}", _STYLES.get(line[:1], "quiet"))
    for sentence in patch.by_hand:
        yield Text(f"  {sentence}")


def keep_patch(console: Console, diagnosis: Diagnosis, file: str) -> None:
    """Writes the patch, if there is one, and says how it is carried out."""
    patch = diagnosis.patch
    if patch is None or not patch.diff:
        why = "nothing is to be mended" if patch is None else "no place in the script is certain"
        say_text(console, Text(f"No patch was written: {why}.", "quiet"))
        return
    write_bytes(Path(file), patch.diff.encode())
    how = f"  in the folder of {patch.script}: patch -p1 < {file}"
    say_text(console, Text(f"Patch in {file}", "name").append(how, "quiet"))
