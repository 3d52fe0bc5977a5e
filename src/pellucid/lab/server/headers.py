"""The headers of every answer: what a browser may do with it."""

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Send

_CONTENT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data: blob:",
    "connect-src": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
HEADERS = {
    "content-security-policy": "; ".join(f"{name} {value}" for name, value in _CONTENT.items()),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
_STARTS = ("http.response.start", "websocket.http.response.start")


def with_headers(send: Send) -> Send:
    """The same way out, with our headers on every answer; kept nowhere unless it says otherwise."""

    async def sent(message: Message) -> None:
        if message["type"] in _STARTS:
            headers = MutableHeaders(scope=message)
            headers.setdefault("cache-control", "no-store")
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return sent
