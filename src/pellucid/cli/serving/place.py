"""Where a lab is, as an address."""

from typing import NamedTuple

from msgspec.structs import replace

from pellucid.cli.serving.asked import EVERYWHERE
from pellucid.lab.address import address_of
from pellucid.lab.protocol.setup import DataSetup, NetworkSetup, Setup
from pellucid.lab.server import LOCAL, Hosts

_ALL = {EVERYWHERE, "::", ""}
_SEEDS = 2**31  # there are so many


class Place(NamedTuple):
    """A host and a port that the lab listens at, and the seed its page begins with."""

    host: str
    port: int
    seed: int = 0

    def address(self, token: str) -> str:
        """The whole address, for whoever has this token.

        >>> Place("127.0.0.1", 8765).address("abc")
        'http://127.0.0.1:8765/?token=abc'
        """
        return f"{self.named(LOCAL[0])}/?token={token}{self._setup()}"

    def named(self, machine: str) -> str:
        """Its beginning; where the lab listens everywhere, the machine is called so.

        >>> Place("0.0.0.0", 8765).named("192.168.1.5")
        'http://192.168.1.5:8765'
        """
        host = machine if self.host in _ALL else self.host
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    @property
    def hosts(self) -> Hosts:
        """The names under which it may be asked for."""
        names = {*LOCAL, *({self.host} - _ALL)}
        return Hosts(self.port, names, numbers=self.host in _ALL)

    def _setup(self) -> str:
        """What the page begins with, where the seed makes it another than usual.

        The seed is counted from the usual ones, so that 0 gives what one sees without it.
        """
        data, network = DataSetup(), NetworkSetup()
        data = replace(data, seed=(data.seed + self.seed) % _SEEDS)
        network = replace(network, seed=(network.seed + self.seed) % _SEEDS)
        address = address_of(Setup(data=data, network=network))
        return f"#{address}" if address else ""
