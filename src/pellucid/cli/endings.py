"""Files a person names: what they must be called, told before anything takes time."""

from pathlib import Path

from pellucid.errors import BadInput

FIGURE, PAGE = (".png", ".svg"), (".html", ".htm")


def check_ending(option: str, name: str | None, endings: tuple[str, ...]) -> None:
    """Raises `BadInput` for a name that ends in none of these; no name is as good as any."""
    if name is not None and Path(name).suffix.lower() not in endings:
        expected = f"a name that ends in {' or '.join(endings)}"
        instead = f"{option} {Path(name).with_suffix(endings[0])}"
        raise BadInput(f"{option} is {name}", expected, instead=instead)
