"""How does a whole class learn at once? Who is in it, where they are, and what they answered."""

from pellucid.lab.classroom.address import network_address
from pellucid.lab.classroom.classroom import Classroom, open_class
from pellucid.lab.classroom.routes import class_more

__all__ = ["Classroom", "class_more", "network_address", "open_class"]
