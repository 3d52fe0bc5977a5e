"""Ctrl-C while a line is waited for."""

import signal


def let_ctrl_c_in() -> None:
    """Lets Ctrl-C end the waiting for a line.

    Polars puts a handler of its own before Python's, after which the system begins reading anew
    instead of handing the interrupt on: without this, nothing happens until Enter is pressed.
    """
    if hasattr(signal, "siginterrupt"):  # Windows has none, and no need of it
        signal.siginterrupt(signal.SIGINT, True)
