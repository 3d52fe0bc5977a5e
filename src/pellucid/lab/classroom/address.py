"""The address at which devices in the same room find this machine."""

import socket

# Never spoken to: asking which way a packet would go there sends none. (RFC 5737 keeps these
# numbers for documents.)
_SOMEWHERE = ("192.0.2.1", 9)


def network_address() -> str:
    """This machine's own address on the network; 127.0.0.1 where it is on none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_SOMEWHERE)
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
