"""A line that is waited for, and Ctrl-C while it is."""

import signal

from rich.console import Console


def typed_line(console: Console) -> str | None:
    """The next line typed at a terminal; None where nothing more will come."""
    let_ctrl_c_in()
    try:
        return console.input("")
    except EOFError:
        return None


def let_ctrl_c_in() -> None:
    """Lets Ctrl-C end the waiting for a line.

    Polars puts a handler of its own before Python's, after which the system begins reading anew
    instead of handing the interrupt on: without this, nothing happens until Enter is pressed.
    """
    if hasattr(signal, "siginterrupt"):  # Windows has none, and no need of it
        signal.siginterrupt(signal.SIGINT, True)
