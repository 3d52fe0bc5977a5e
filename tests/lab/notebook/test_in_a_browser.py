"""The widget's real script in a real Chromium, its messages carried to the real bench."""

import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from pellucid.lab.notebook.page import script
from pellucid.lab.notebook.widget import BenchWidget
from pellucid.learning import Run
from pellucid.network import Network

from ..browser.conftest import browser, chromium

AXE = Path(__file__).parents[3] / "web" / "node_modules" / "axe-core" / "axe.min.js"
# A notebook as far as a widget knows one: a model that carries messages, and a cell to draw in.
NOTEBOOK = """
async ([script, state]) => {
  const heard = new Set();
  const bytes = (text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
  const model = {
    get: (key) => state[key],
    on: (_, listener) => heard.add(listener),
    off: (_, listener) => heard.delete(listener),
    send: async (said) => {
      for (const [content, buffer] of await toKernel(said))
        for (const listener of heard) listener(content, buffer ? [bytes(buffer)] : []);
    },
  };
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const widget = (await import(url)).default();
  widget.initialize({ model });
  widget.render({ model, el: document.getElementById("cell") });
}
"""
LOOKS = """
() => {
  const { fontFamily, fontSize, margin, color } = getComputedStyle(document.querySelector("h1"));
  return [fontFamily, fontSize, margin, color];
}
"""

__all__ = ["browser", "chromium"]  # fixtures of the browser's tests

pytestmark = pytest.mark.slow


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1000, "height": 900}, locale="en-GB")
    opened.set_default_timeout(30_000)
    opened.set_content(
        '<!doctype html><html lang="en"><title>A notebook</title>'
        '<main><h1 style="font-family: serif">Its own</h1><div id="cell"></div></main></html>'
    )
    yield opened
    opened.close()


def show(page: Page, widget: BenchWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    """Displays the widget; what it sends is what a cell's front end would get."""
    sent: list[tuple[Any, str | None]] = []

    def send(content: Any, buffers: Any = None) -> None:
        sent.append((content, b64encode(buffers[0]).decode() if buffers else None))

    def to_kernel(said: Any) -> list[tuple[Any, str | None]]:
        sent.clear()
        widget._handle_custom_msg(said, [])
        return list(sent)

    monkeypatch.setattr(widget, "send", send)
    page.expose_function("toKernel", to_kernel)
    state = {"finished": widget.finished, "caption": widget.caption}
    page.evaluate(NOTEBOOK, [script(), state])


def test_a_network_trains_and_is_looked_into(
    page: Page, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    show(page, network.show("circles", learning_rate=0.1), monkeypatch)
    expect(page.get_by_text("A new network")).to_be_visible()  # it waits for its reader
    page.get_by_role("button", name="Train", exact=True).click()
    expect(page.get_by_text("Learning. Epoch")).to_be_visible()
    page.wait_for_function(
        "Number(document.querySelector('#cell > div').shadowRoot"
        ".querySelector('.epoch data').value) > 5"
    )
    page.get_by_role("button", name="Pause").click()
    page.locator("[data-column='1'][data-unit='0']").click()
    expect(page.get_by_role("heading", name="Hidden 1, unit 1")).to_be_visible()
    assert failed == []


def test_the_notebook_around_it_stays_as_it_was(
    page: Page, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = page.evaluate(LOOKS)
    show(page, network.show("xor"), monkeypatch)
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_visible()
    assert page.evaluate(LOOKS) == before
    assert page.evaluate("document.documentElement.getAttributeNames()") == ["lang"]


def test_a_finished_run_offers_nothing_that_changes_it(
    page: Page, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = run.show()
    assert isinstance(shown, BenchWidget)
    show(page, shown, monkeypatch)
    expect(page.get_by_text("A finished run on iris")).to_be_visible()
    expect(page.get_by_text("validation").first).to_be_visible()
    page.locator("[data-column='1'][data-unit='0']").click()
    expect(page.get_by_text("Its numbers for one example")).to_be_visible()
    for name in (re.compile("^Train$"), re.compile("^One (more|less)"), "Slow motion"):
        assert page.get_by_role("button", name=name).count() == 0
    assert page.get_by_role("spinbutton").count() == 0


@pytest.mark.parametrize("ground", ["#ffffff", "#111111"])
def test_axe_finds_nothing_on_either_ground(
    page: Page, network: Network, ground: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.evaluate(f"document.body.style.background = '{ground}'")
    page.evaluate("document.querySelector('h1').remove()")
    show(page, network.show("xor"), monkeypatch)
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_visible()
    dark = page.evaluate("document.querySelector('#cell > div').dataset.theme")
    assert dark == ("dark" if ground == "#111111" else "light")
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run('#cell').then(({ violations }) => violations)")
    assert [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found] == []
