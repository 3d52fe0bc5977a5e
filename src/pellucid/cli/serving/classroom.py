"""A class that meets in the lab."""

from pellucid.cli.serving.asked import Asked
from pellucid.cli.serving.place import Place
from pellucid.cli.serving.said import Joining
from pellucid.lab.classroom import class_more, network_address, open_class
from pellucid.lab.server import More, Page


def open_room(asked: Asked, place: Place, page: Page) -> tuple[Joining, More]:
    """Opens the class: what learners need to join it, and what the lab needs for it.

    Raises `BadInput` where its database cannot be had.
    """
    room = open_class(asked.database, asked.class_name or "class")
    room.address = f"{place.named(network_address())}/join"
    return Joining(room.address, room.code), class_more(room, page)
