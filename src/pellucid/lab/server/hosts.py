"""Under which names the lab may be asked for.

A page from elsewhere could have its own name lead to this machine (DNS rebinding), and would then
count as of the same origin. It cannot make a browser send another Host than its own, though.
"""

from collections.abc import Iterable
from ipaddress import ip_address

LOCAL = ("127.0.0.1", "localhost", "::1")
_USUAL_PORT = 80  # which browsers leave out


class Hosts:
    """The Host headers that are right, and the origins of pages that come from here.

    With `numbers` any numeric address will do: only a name can be made to lead elsewhere.
    """

    def __init__(self, port: int, names: Iterable[str] = LOCAL, *, numbers: bool = False) -> None:
        self._port, self._numbers = str(port), numbers
        self._names = {name.lower() for name in names}

    def knows(self, host: str) -> bool:
        """Whether a request for this host is meant for us."""
        name, port = _parted(host.lower())
        known = name in self._names or (self._numbers and _is_number(name))
        return known and (port or str(_USUAL_PORT)) == self._port

    def own(self, origin: str, host: str) -> bool:
        """Whether a page of this origin was served under the very host it now asks."""
        return self.knows(host) and origin.lower() == f"http://{host.lower()}"


def _parted(host: str) -> tuple[str, str]:
    """Name and port; an IPv6 address without its brackets."""
    if host.startswith("["):
        name, _, port = host[1:].partition("]")
        return name, port.removeprefix(":")
    name, _, port = host.partition(":")
    return name, port


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
