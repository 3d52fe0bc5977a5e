"""Looking at the page: what it says, and waiting until it says so."""

import re
from collections.abc import Callable
from time import monotonic, sleep

from playwright.sync_api import Page, expect


def epoch(page: Page) -> int:
    """The epoch that the run controls show."""
    text = page.get_by_role("region", name="Run it").inner_text()
    found = re.search(r"Epoch\s+([\d,.]+)", text)
    assert found is not None, text
    return int(found[1].replace(",", ""))


def right(page: Page) -> float:
    """The share of test examples that the answer's headline says are right; −1 before it does."""
    text = page.get_by_role("region", name="Answer").inner_text()
    found = re.search(r"([\d.]+)\s*%", text)
    return float(found[1]) if found else -1


def until(condition: Callable[[], bool], seconds: float = 90) -> None:
    """Waits for something to become true, however busy the machine is with other things."""
    end = monotonic() + seconds
    while not condition():
        assert monotonic() < end, "it never came to be"
        sleep(0.05)


def pause(page: Page) -> None:
    """Stops the training. A last picture of it may be on its way yet."""
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_visible()


def travel(page: Page, key: str) -> None:
    """Goes to the beginning or to the latest moment of the training, by the slider's keys."""
    slider = page.get_by_role("slider", name="Time")
    slider.focus()
    slider.press(key)
