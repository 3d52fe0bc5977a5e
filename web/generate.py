"""Writes what the page takes from Python: the protocol's types, and the colours.

    .venv/bin/python web/generate.py

tests/lab/test_generated.py holds that what is committed is what this would write.
"""

import json
from pathlib import Path

from pellucid.course import charts, outcome
from pellucid.lab.protocol import (
    answers,
    arrays,
    classroom,
    commands,
    course,
    course_commands,
    doctor,
    doctor_commands,
    everything,
    games,
    games_commands,
    lesson,
    messages,
    scene,
    setup,
    upload,
)
from pellucid.lab.protocol.typescript import typescript
from pellucid.report import palette

MODULES = (
    setup, arrays, commands, messages, scene, answers, upload, classroom, charts, outcome,
    course_commands, lesson, course, games_commands, games, doctor_commands, doctor, everything,
)  # fmt: skip
HERE = Path(__file__).parent / "src" / "generated"


def generated() -> dict[Path, str]:
    """Every generated file with its text."""
    return {
        HERE / "protocol.ts": typescript(MODULES),
        HERE / "colours.css": colours_css(),
        HERE / "colours.ts": colours_ts(),
    }


def colours_css() -> str:
    """The colours as custom properties; a theme that was chosen stands above the reader's own."""
    light, dark = palette.properties(palette.LIGHT), palette.properties(palette.DARK)
    raster = (
        f"--positive: rgb{rgb(palette.RASTER_BLUE)}; --negative: rgb{rgb(palette.RASTER_ORANGE)};"
    )
    return (
        "/* Generated from pellucid/report/palette.py by web/generate.py. Do not edit. */\n"
        f":root {{ color-scheme: light; {light} {raster} }}\n"
        "@media (prefers-color-scheme: dark) {\n"
        f'  :root:not([data-theme="light"]) {{ color-scheme: dark; {dark} }}\n'
        "}\n"
        f':root[data-theme="dark"] {{ color-scheme: dark; {dark} }}\n'
    )


def colours_ts() -> str:
    """The same colours as numbers, for what is drawn on a canvas."""
    lines = {name: {"ink": one.ink, "dashes": one.dashes} for name, one in palette.LINES.items()}
    parts = {
        "LIGHT": palette.LIGHT,
        "DARK": palette.DARK,
        "LINES": lines,
        "CLASSES": [rgb(one) for one in palette.RASTER_CLASSES],
        "POSITIVE": rgb(palette.RASTER_BLUE),
        "NEGATIVE": rgb(palette.RASTER_ORANGE),
    }
    body = "".join(
        f"export const {name} = {json.dumps(value, indent=2)} as const;\n"
        for name, value in parts.items()
    )
    head = "// Generated from pellucid/report/palette.py by web/generate.py. Do not edit.\n"
    return head + body


def rgb(shares: tuple[float, float, float]) -> tuple[int, ...]:
    """A colour of a raster picture in whole numbers from 0 to 255."""
    return tuple(round(255 * share) for share in shares)


if __name__ == "__main__":
    for path, text in generated().items():
        path.write_text(text, encoding="utf-8")
