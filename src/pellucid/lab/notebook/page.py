"""The page's components as one script, as `npm run build` made it."""

from functools import lru_cache
from pathlib import Path

from pellucid.errors import BadInput

SCRIPT = Path(__file__).parents[1] / "page" / "widget.js"


@lru_cache(maxsize=1)
def script() -> str:
    """The script, read when a widget is first made. Raises `BadInput` where it was not built."""
    try:
        return SCRIPT.read_text("utf-8")
    except FileNotFoundError:
        raise BadInput(
            "this Pellucid was installed without its page",
            "a package that was built with it",
            "The page is built from web/ when Pellucid is installed",
            "pip install --force-reinstall pellucid",
        ) from None
