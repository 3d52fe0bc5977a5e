"""How does a person get at it, on a page? The lab: a server of live networks, and its protocol."""

from pellucid.lab.address import address_of, read_address

__all__ = ["address_of", "read_address"]
