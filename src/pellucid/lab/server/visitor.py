"""Who is in: known by a cookie, which they get for the token."""

import hmac
import secrets
from collections.abc import Mapping
from typing import Literal, NamedTuple

from starlette.requests import HTTPConnection


class Visitor(NamedTuple):
    """Somebody who may be here. Benches and uploads belong to an `id` and are shown to no other."""

    id: str
    classroom: Literal["none", "learner", "teacher"] = "none"


class Visitors:
    """Lets in whoever has the token, and knows them again by their cookie.

    A cookie is the visitor's id, signed with the token: nothing has to be remembered, and what
    another start of the lab has signed is worth nothing here.
    """

    def __init__(self, port: int, *, classroom: Literal["none", "teacher"] = "none") -> None:
        self.token = secrets.token_urlsafe(24)
        self.cookie = f"pellucid-{port}"  # cookies do not tell ports apart, so their names must
        self._tickets: set[str] = set()
        self._classroom: Literal["none", "teacher"] = classroom

    def ticket(self) -> str:
        """A token that lets in once: for a browser's command line, which others can read."""
        ticket = secrets.token_urlsafe(24)
        self._tickets.add(ticket)
        return ticket

    def welcomes(self, token: str) -> bool:
        """Whether this is the token, or a ticket that was not used before."""
        if _same(token, self.token):
            return True
        used = token in self._tickets
        self._tickets.discard(token)
        return used

    def new_cookie(self) -> str:
        """The value of the cookie of somebody who has just been let in."""
        visitor = secrets.token_urlsafe(12)
        return f"{visitor}.{self._signature(visitor)}"

    async def find(self, connection: HTTPConnection) -> Visitor | None:
        """Whose cookie came with a request; None for nobody's."""
        return self.of(connection.cookies)

    def of(self, cookies: Mapping[str, str]) -> Visitor | None:
        """Whose cookies these are."""
        visitor, _, signature = cookies.get(self.cookie, "").partition(".")
        if visitor and _same(signature, self._signature(visitor)):
            return Visitor(visitor, self._classroom)
        return None

    def _signature(self, visitor: str) -> str:
        key, text = self.token.encode(), visitor.encode(errors="replace")
        return hmac.new(key, text, "sha256").hexdigest()


def _same(given: str, wanted: str) -> bool:
    """Compares in the same time however much of it is right."""
    return secrets.compare_digest(given.encode(errors="replace"), wanted.encode())
