"""A class as its people see it: two real pages in Chromium, a learner's and the teacher's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pellucid.lab.server.page import BUILT

from ..browser.conftest import browser, chromium
from ..server.talking import Lab, lab_apart

__all__ = ["browser", "chromium"]  # fixtures of the other browser tests

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (BUILT / "index.html").exists(), reason="the page is not built"),
]
PATIENCE = 30_000  # milliseconds, on a machine that is busy with other things


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    with lab_apart(tmp_path, "--class", "--host", "127.0.0.1") as lab:
        yield lab


def opened(browser: Browser, address: str, failed: list[str]) -> Page:
    """A page; what fails on it is written down."""
    page = browser.new_context(locale="en-GB").new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(address)
    return page


def join(page: Page, name: str, code: str) -> None:
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Code of the class").fill(code)
    page.get_by_role("button", name="Come in").click()


def test_a_lesson_with_two_pages(browser: Browser, lab: Lab) -> None:
    failed: list[str] = []
    ana = opened(browser, lab.origin, failed)
    expect(ana).to_have_url(f"{lab.origin}/join")
    join(ana, "Ana", "CCC-CCC")
    expect(ana.get_by_role("alert")).to_contain_text("No class here has this code")
    join(ana, "Ana", lab.told["code"].lower())
    expect(ana.get_by_role("button", name="Not Ana?")).to_be_visible()

    teacher = opened(browser, f"{lab.origin}/?token={lab.token}#place=class&data=moons", failed)
    card = teacher.get_by_role("listitem").filter(has_text="Ana")
    expect(card).to_contain_text("at the bench")
    expect(card).to_contain_text("Circles")
    teacher.get_by_role("button", name="Put this set-up in front of all").click()
    expect(teacher.get_by_text("1 learner has it in front of them now.")).to_be_visible()
    expect(ana.get_by_text("Your teacher put a set-up in front of you: Moons")).to_be_visible()
    expect(card).to_contain_text("Moons")
    ana.get_by_role("button", name="Back to mine").click()
    expect(card).to_contain_text("Circles")

    ana.reload()
    expect(ana.get_by_role("button", name="Not Ana?")).to_be_visible()
    ana.goto(f"{lab.origin}/class/answers.csv")
    expect(ana.get_by_text("403")).to_be_visible()
    ana.goto(f"{lab.origin}/#place=class")
    expect(ana.get_by_text("This is the teacher's page.")).to_be_visible()

    teacher.get_by_role("button", name="Remove Ana").click()
    teacher.get_by_role("button", name="Yes, delete").click()
    expect(ana.get_by_text("You are no longer in the class")).to_be_visible()
    expect(teacher.get_by_text("Nobody is in the class yet.")).to_be_visible()
    assert failed == []
