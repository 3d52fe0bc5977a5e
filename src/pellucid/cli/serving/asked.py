"""What was typed after `pellucid lab`."""

from typing import NamedTuple

from pellucid.errors import BadInput

LAST_PORT = 65535
HERE, EVERYWHERE = "127.0.0.1", "0.0.0.0"


class Asked(NamedTuple):
    """The options, as they were typed."""

    port: int
    host: str | None
    browser: bool
    for_class: bool
    class_name: str | None
    database: str | None
    seed: int
    json: bool

    @property
    def listens_at(self) -> str:
        """The host to listen at: a class comes from its own devices."""
        return self.host or (EVERYWHERE if self.for_class else HERE)

    def check(self) -> None:
        """Raises `BadInput` for what cannot be, or does not go together."""
        if not 0 <= self.port <= LAST_PORT:
            expected = f"a whole number from 0 to {LAST_PORT:,}"
            raise BadInput(f"--port is {self.port}", expected, instead="--port 8765")
        for option, value in (("--class-name", self.class_name), ("--database", self.database)):
            if value is not None and not self.for_class:
                given = f"{option} was given without --class"
                raise BadInput(given, instead=f"pellucid lab --class {option} {value}")
