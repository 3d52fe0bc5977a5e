"""The time, as it is kept."""

from datetime import UTC, datetime


def now() -> datetime:
    """This second, in UTC, without saying so: not every database keeps time zones."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
