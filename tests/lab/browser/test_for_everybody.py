"""For everybody: axe-core finds nothing on any view, and reduced motion is respected."""

import re
from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from .looking import epoch, until
from .test_doctor import doctor

pytestmark = pytest.mark.slow

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
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


def channel(page: Page) -> None:
    page.get_by_role("radio", name="Digits").click()
    page.get_by_role("button", name="a picture", exact=True).click()
    page.get_by_role("button", name=re.compile("Hidden 1, channel 1:")).click()
    expect(page.get_by_text("How this pixel came about")).to_be_visible()


def lesson(page: Page) -> None:
    page.get_by_role("button", name="Course").click()
    page.get_by_role("button", name="Activation functions").click()
    expect(page.get_by_role("article").first).to_be_visible()


def quiz(page: Page) -> None:
    page.get_by_role("button", name="Quiz").click()
    page.get_by_role("button", name="Lesson 1").click()
    expect(page.get_by_text("Question 1 of")).to_be_visible()


def games(page: Page) -> None:
    page.get_by_role("button", name="Games", exact=True).click()
    card = page.locator("[data-level='0'] [data-card]").first
    card.click()
    expect(card).to_have_attribute("aria-expanded", "true")
    page.get_by_text("Why this move?").click()


VIEWS = {
    "bench": nothing,
    "unit": unit,
    "doctor": doctor,
    "slow motion": panel("Slow motion"),
    "spread": panel("Run it 100 times"),
    "examples": panel("Examples"),
    "keeping": panel("Take it with you"),
    "digits": digits,
    "a channel": channel,
    "course": panel("Course"),
    "lesson": lesson,
    "quiz": quiz,
    "games": games,
}


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(page: Page, view: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    until(lambda: epoch(page) > 1)
    VIEWS[view](page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        sleep(0.7)  # what was opened fills up, and what is drawn is drawn anew
        found = page.evaluate("axe.run().then(({ violations }) => violations)")
        told = [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"][:3]]
        assert told == [], scheme


def test_reduced_motion_is_two_pictures_a_second(browser: Browser, lab: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(lab)
    until(lambda: epoch(page) > 3)
    drawn, seconds = page.evaluate(
        """async () => {
          const canvas = document.querySelector("[role=application] canvas")
            ?? document.querySelector("canvas");
          const context = canvas.getContext("2d");
          const draw = context.drawImage.bind(context);
          const put = context.putImageData.bind(context);
          let drawn = 0;
          context.drawImage = (...all) => { drawn++; draw(...all); };
          context.putImageData = (...all) => { drawn++; put(...all); };
          const began = performance.now();
          const lasted = () => performance.now() - began;
          while (lasted() < 2000 || (drawn === 0 && lasted() < 30000))
            await new Promise((resume) => setTimeout(resume, 50));
          return [drawn, lasted() / 1000];
        }"""
    )
    assert 0 < drawn <= 5 * seconds, "a picture may take two calls, and one more was under way"
    context.close()
