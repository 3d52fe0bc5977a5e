"""All that is said, either way."""

from pellucid.lab.protocol.answers import (
    Blamed,
    Coded,
    Heard,
    Kept,
    Listed,
    Mattered,
    Spread,
    Traced,
)
from pellucid.lab.protocol.classroom import ClassCommand, ClassMessage, Here
from pellucid.lab.protocol.commands import BenchCommand, Seen
from pellucid.lab.protocol.course import CourseMessage
from pellucid.lab.protocol.course_commands import CourseCommand
from pellucid.lab.protocol.doctor import DoctorMessage
from pellucid.lab.protocol.doctor_commands import DoctorCommand
from pellucid.lab.protocol.games import GamesMessage
from pellucid.lab.protocol.games_commands import GamesCommand
from pellucid.lab.protocol.messages import Done, Opened, Preparing, Refused
from pellucid.lab.protocol.scene import Frame, History, Scene

BenchMessage = (
    Scene | Frame | History | Preparing | Done | Opened | Refused | Traced | Mattered | Heard
    | Blamed | Listed | Spread | Coded | Kept
)  # fmt: skip

ToServer = (
    BenchCommand | ClassCommand | CourseCommand | DoctorCommand | GamesCommand | Here | Seen
)  # fmt: skip
"""What a page may say. Each is a JSON text."""

ToPage = BenchMessage | ClassMessage | CourseMessage | DoctorMessage | GamesMessage
"""What the server says: JSON text, or, where there are arrays, a binary frame."""
