"""Making the first set-up ready before anybody asks for it."""

from pellucid.lab.bench.bench import Bench
from pellucid.lab.bench.bounds import Bounds
from pellucid.lab.protocol.setup import Setup
from pellucid.lab.uploads import NoUploads


def warm() -> None:
    """Compiles the programs of the default set-up, so that it opens at once."""
    bench = Bench(NoUploads(), Bounds())
    bench.open(Setup())
    bench.prepare()
