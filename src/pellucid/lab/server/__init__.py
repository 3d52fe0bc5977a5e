"""How does a page reach its network? A web application, behind a guard, on a port."""

from pellucid.lab.server.app import More, make_app
from pellucid.lab.server.hosts import LOCAL, Hosts
from pellucid.lab.server.page import Page
from pellucid.lab.server.rules import Rules
from pellucid.lab.server.serve import open_port, serve
from pellucid.lab.server.visitor import Visitor, Visitors

__all__ = [
    "LOCAL",
    "Hosts",
    "More",
    "Page",
    "Rules",
    "Visitor",
    "Visitors",
    "make_app",
    "open_port",
    "serve",
]
