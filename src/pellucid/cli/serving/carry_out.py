"""`pellucid lab`, from beginning to end."""

import sys
import threading
import webbrowser

from pellucid.cli import jax_settings
from pellucid.cli.serving.asked import Asked
from pellucid.cli.terminal import aside


def carry_out(asked: Asked) -> None:
    """Opens the lab, says where it is, and serves it until Ctrl-C."""
    asked.check()
    jax_settings.prepare()  # the lab brings JAX with it, once the page is served
    from pellucid.cli.serving.place import Place
    from pellucid.cli.serving.said import say
    from pellucid.lab.server import Page, Visitors, make_app, open_port, serve
    from pellucid.lab.server.page import NOT_BUILT

    listening = open_port(asked.listens_at, asked.port)
    place, page = Place(asked.listens_at, int(listening.getsockname()[1]), asked.seed), Page()
    visitors = Visitors(place.port, classroom="teacher" if asked.for_class else "none")
    joining = more = None
    if asked.for_class:
        from pellucid.cli.serving.classroom import open_room

        joining, more = open_room(asked, place, page)
    if not page.built:
        aside().print(NOT_BUILT.strip(), soft_wrap=True)

    def ready() -> None:
        say(place.address(visitors.token), place.port, joining, json=asked.json)
        if asked.browser:
            _open_browser(place.address(visitors.ticket()))

    serve(make_app(visitors, place.hosts, page=page, more=more), listening, ready)
    print("\npellucid: the lab is closed.", file=sys.stderr)


def _open_browser(address: str) -> None:
    """In a thread: some browsers keep whoever calls them waiting."""
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
