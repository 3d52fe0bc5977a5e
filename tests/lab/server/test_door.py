"""The door: who is let in, under which name, and from where."""

import pytest
from websockets.exceptions import InvalidStatus

from .talking import Lab

PATHS = ("/", "/socket", "/upload", "/assets/main-abc123.js", "/nothing", "//elsewhere.example")


@pytest.mark.parametrize("path", [*PATHS, "/?token=", "/?token=wrong", "/nothing?token=wrong"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_without_token_and_cookie_everything_is_forbidden(lab: Lab, method: str, path: str) -> None:
    assert lab.ask(method, path, origin=lab.origin).status == 403


def test_the_token_is_good_for_a_cookie_and_is_gone_from_the_address(lab: Lab) -> None:
    answer = lab.ask("GET", f"/?token={lab.token}")
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"pellucid-{lab.port}=")
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
    page = lab.ask("GET", "/", cookie=cookie.split(";")[0])
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("token={}&big", "/?big="),
        ("big=1&token={}&a=%26x", "/?big=1&a=%26x"),
        ("token=x&token={}", "/"),
    ],
)
def test_what_else_the_address_asks_is_kept(lab: Lab, asked: str, kept: str) -> None:
    answer = lab.ask("GET", f"/?{asked.format(lab.token)}")
    assert (answer.status, answer.headers["location"]) == (303, kept)


def test_who_has_a_cookie_keeps_it(lab: Lab) -> None:
    answer = lab.ask("GET", f"/?token={lab.token}", cookie=lab.new_cookie())
    assert answer.status == 303
    assert "set-cookie" not in answer.headers


def test_what_is_not_there_is_told_to_those_who_are_in(lab: Lab) -> None:
    assert lab.ask("GET", "/nothing", cookie=lab.new_cookie()).status == 404
    assert lab.ask("GET", "/../server/app.py", cookie=lab.new_cookie()).status == 404
    assert lab.ask("GET", "/%2e%2e/server/app.py", cookie=lab.new_cookie()).status == 404
    assert lab.ask("POST", "/", cookie=lab.new_cookie(), origin=lab.origin).status == 405


@pytest.mark.parametrize("change", ["another", "cut", "longer", "empty", "unsigned"])
def test_a_cookie_cannot_be_made_up(lab: Lab, change: str) -> None:
    name, _, value = lab.new_cookie().partition("=")
    visitor, _, signature = value.partition(".")
    made_up = {
        "another": f"someone.{signature}",
        "cut": f"{visitor}.{signature[:-1]}",
        "longer": f"{value}0",
        "empty": ".",
        "unsigned": visitor,
    }[change]
    assert lab.ask("GET", "/", cookie=f"{name}={made_up}").status == 403


@pytest.mark.parametrize(
    "host",
    ["elsewhere.example", "elsewhere.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost:",
     "127.0.0.1.elsewhere.example:{port}", "", "[::1", "192.168.1.5:{port}"],
)  # fmt: skip
def test_another_host_is_forbidden_whoever_asks(lab: Lab, host: str) -> None:
    answer = lab.ask("GET", "/", cookie=lab.new_cookie(), host=host.format(port=lab.port))
    assert answer.status == 403


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}"])
def test_the_machines_own_names_will_do(lab: Lab, host: str) -> None:
    given = host.format(port=lab.port)
    assert lab.ask("GET", "/", cookie=lab.new_cookie(), host=given).status == 200


@pytest.mark.parametrize(
    "origin", [None, "null", "http://elsewhere.example", "https://127.0.0.1:{port}",
               "http://localhost:{port}", "http://127.0.0.1"],
)  # fmt: skip
def test_only_our_own_page_opens_a_socket_or_posts(lab: Lab, origin: str | None) -> None:
    cookie = lab.new_cookie()
    given = origin.format(port=lab.port) if origin is not None else None
    headers = {} if given is None else {"origin": given}
    assert (
        lab.ask("POST", "/upload?name=a.csv", b"a,b\n1,2\n", cookie=cookie, **headers).status == 403
    )
    with pytest.raises(InvalidStatus, match="403"):
        lab.socket(cookie, origin=given).__enter__()


def test_no_socket_without_a_cookie(lab: Lab) -> None:
    with pytest.raises(InvalidStatus, match="403"):
        lab.socket("other=1").__enter__()


@pytest.mark.parametrize("path", [*PATHS, "/?token=x"])
def test_every_answer_tells_the_browser_what_it_may_do(lab: Lab, path: str) -> None:
    for answer in (lab.ask("GET", path), lab.ask("GET", path, cookie=lab.new_cookie())):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "server" not in answer.headers


def test_assets_are_kept_for_ever_and_the_page_is_not(lab: Lab) -> None:
    cookie = lab.new_cookie()
    page = lab.ask("GET", "/", cookie=cookie)
    script = lab.ask("GET", "/assets/main-abc123.js", cookie=cookie, accept_encoding="gzip, br")
    assert page.headers["cache-control"] == "no-cache"
    assert "immutable" in script.headers["cache-control"]
    assert script.headers["content-encoding"] == "gzip"
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
