"""The cookie by which a learner of a class is known again."""

from starlette.requests import HTTPConnection
from starlette.responses import Response

_HALF_A_YEAR = 182 * 24 * 3600


def secret_of(connection: HTTPConnection) -> str:
    """The secret in the cookie that came with a request."""
    return connection.cookies.get(_name(connection), "")


def give_cookie(connection: HTTPConnection, answer: Response, secret: str) -> None:
    """Sends the cookie along; scripts cannot read it, and other sites' requests do not carry it."""
    answer.set_cookie(_name(connection), secret, _HALF_A_YEAR, httponly=True, samesite="strict")


def take_cookie(connection: HTTPConnection, answer: Response) -> None:
    """Has the browser forget it."""
    answer.delete_cookie(_name(connection), httponly=True, samesite="strict")


def _name(connection: HTTPConnection) -> str:
    # Cookies do not tell ports apart, and there may be a class on each.
    return f"pellucid-class-{connection.url.port or 80}"
