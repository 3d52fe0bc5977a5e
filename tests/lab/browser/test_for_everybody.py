"""For everybody: axe-core finds nothing on any view, and reduced motion is respected."""

from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest
from playwright.sync_api import Browser, Page, expect

from .looking import epoch, until

pytestmark = pytest.mark.slow

AXE = Path(__file__).parents[3] / "web" / "node_modules" / "axe-core" / "axe.min.js"


def nothing(page: Page) -> None:
    """The bench as it opens."""
    del page


def unit(page: Page) -> None:
    page.get_by_role("button", name="Hidden 1, unit 1").click()


def panel(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("button", name=name, exact=True).click()


def digits(page: Page) -> None:
    page.get_by_role("radio", name="Digits").click()
    page.get_by_role("button", name="Draw a digit").click()


def lesson(page: Page) -> None:
    page.get_by_role("button", name="Course").click()
    page.get_by_role("button", name="Activation functions").click()
    expect(page.get_by_role("article").first).to_be_visible()


def quiz(page: Page) -> None:
    page.get_by_role("button", name="Quiz").click()
    page.get_by_role("button", name="Lesson 1").click()
    expect(page.get_by_text("Question 1 of")).to_be_visible()


VIEWS = {
    "bench": nothing,
    "unit": unit,
    "slow motion": panel("Slow motion"),
    "spread": panel("Run it 100 times"),
    "examples": panel("Examples"),
    "keeping": panel("Take it with you"),
    "digits": digits,
    "course": panel("Course"),
    "lesson": lesson,
    "quiz": quiz,
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(page: Page, view: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    VIEWS[view](page)
    sleep(0.7)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(({ violations }) => violations)")
    told = [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"][:3]]
    assert told == []


def test_reduced_motion_is_two_pictures_a_second(browser: Browser, lab: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(lab)
    until(lambda: epoch(page) > 3, 30)
    page.evaluate(
        """() => {
          const canvas = document.querySelector("[role=application] canvas")
            ?? document.querySelector("canvas");
          const context = canvas.getContext("2d");
          const draw = context.drawImage.bind(context);
          window.drawn = 0;
          context.drawImage = (...all) => { window.drawn++; draw(...all); };
          const put = context.putImageData.bind(context);
          context.putImageData = (...all) => { window.drawn++; put(...all); };
        }"""
    )
    sleep(2)
    assert page.evaluate("window.drawn") <= 2 * 5
    context.close()
