"""What is said once the lab is open."""

from typing import NamedTuple

from pellucid.cli.answer import print_json
from pellucid.cli.terminal import aside


class Joining(NamedTuple):
    """Where learners join, and the code that lets them in."""

    address: str
    code: str


def say(address: str, port: int, joining: Joining | None, *, json: bool) -> None:
    """The address on one line; for a class also where learners join, and by which code."""
    if json:
        more = {} if joining is None else {"join": joining.address, "code": joining.code}
        print_json({"address": address, "port": port, **more})
        return
    print(address, flush=True)
    if joining is not None:
        print(f"Learners join at {joining.address} with the code {joining.code}", flush=True)
        aside().print("The first address is yours, the teacher's: keep it to yourself.")
    aside().print("The lab is open. Ctrl-C closes it.", style="quiet")
