"""What can be sent to a page."""

from msgspec import Struct

Sendable = Struct | bytes
"""A message: a type of the protocol goes as JSON text, bytes as one binary frame."""
