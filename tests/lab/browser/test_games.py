"""Games on the page, played by mouse and by keys against the networks that come with Pellucid."""

import json
import re
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from .looking import until

pytestmark = pytest.mark.slow

OVER = re.compile(r"You win\.|The network wins\.|A draw\.")


def status(page: Page) -> Locator:
    return page.get_by_role("status").filter(
        has_text=re.compile(r"turn|looks ahead|wins|win\.|draw")
    )


def plies(page: Page) -> int:
    """How many moves were made."""
    return int(page.get_by_role("slider", name="Move").get_attribute("max") or 0)


def over(page: Page) -> bool:
    return OVER.search(status(page).inner_text()) is not None


def answered(page: Page, made: int) -> bool:
    """Whether so many moves were made, or no more can be."""
    return plies(page) == made or over(page)


def cards(page: Page, level: int) -> Locator:
    return page.locator(f"[data-level='{level}'] [data-card]")


def go(page: Page, game: str) -> None:
    page.get_by_role("button", name="Games", exact=True).click()
    page.get_by_role("button", name=game, exact=True).click()
    expect(page.get_by_text("The network would play")).to_be_visible()


def test_a_whole_game_and_a_branch_of_its_last_tree(page: Page) -> None:
    go(page, "Tic-tac-toe")
    for made in range(0, 9, 2):
        page.get_by_role("button", name=re.compile(r"^Cell \d: empty")).first.click()
        until(partial(answered, page, made + 2))
        if over(page):
            break
    expect(status(page)).to_have_text(OVER)
    assert "You win" not in status(page).inner_text(), "it never loses"
    page.get_by_role("button", name="New game").click()
    until(lambda: plies(page) == 0)
    page.get_by_role("button", name="Cell 1: empty").click()
    expect(status(page)).to_contain_text("The network plays cell")
    cards(page, 0).first.click()
    expect(cards(page, 1).first).to_be_visible()
    expect(cards(page, 0).first).to_have_attribute("aria-expanded", "true")


def test_connect_four_by_keys_with_undo_and_a_game_taken_away(page: Page, tmp_path: Path) -> None:
    go(page, "Connect Four")
    for moves in (2, 4):
        page.keyboard.press("4")
        expect(page.get_by_text(f"Move {moves} of {moves}")).to_be_visible()
    expect(page.get_by_text("How it expects the game to go on")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save", exact=True).click()
    path = tmp_path / "kept.game"
    download.value.save_as(path)
    kept = json.loads(path.read_text())
    assert (kept["game"], kept["network"], len(kept["moves"])) == ("connect-four", 1, 4)
    assert page.url.endswith(f"/{kept['moves']}") or f"/{kept['moves']}&" in page.url
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Move 2 of 2")).to_be_visible()
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_text("Move 4 of 4")).to_be_visible()
    page.get_by_role("button", name="Look back on the game").click()
    expect(page.get_by_text(re.compile(r"Move 4, ○ \d"))).to_be_visible()
