"""What belongs together is in sight together, on a laptop, a tablet and a phone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .looking import pause

pytestmark = pytest.mark.slow

LAPTOP, TABLET, PHONE = (1280, 800), (1024, 768), (390, 844)
SIZES = pytest.mark.parametrize("size", [LAPTOP, TABLET, PHONE], ids=["laptop", "tablet", "phone"])


def sized(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def unit(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^Hidden 1, unit 1"))


@SIZES
def test_slow_motion_has_the_network_beside_it(page: Page, size: tuple[int, int]) -> None:
    sized(page, size)
    page.get_by_role("button", name="Slow motion").click()
    expect(page.get_by_text("Step 1 of 18")).to_be_visible()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Step 4 of 18")).to_be_visible()
    expect(unit(page)).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Next")).to_be_in_viewport(ratio=1)
    expect(page.get_by_text(re.compile(r"^a = tanh\("))).to_be_in_viewport(ratio=1)


def test_slow_motion_leaves_its_numbers_behind(page: Page) -> None:
    page.get_by_role("button", name="Slow motion").click()
    expect(page.get_by_text("Step 1 of 18")).to_be_visible()
    written = page.get_by_role("region", name="Network").locator(".figure")
    expect(written).to_have_count(2)  # the inputs
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    expect(written).to_have_count(9)
    expect(page.get_by_text(re.compile(r"^truth \d, loss"))).to_be_visible()


@pytest.mark.parametrize("size", [LAPTOP, TABLET], ids=["laptop", "tablet"])
def test_a_weight_is_set_with_the_answer_in_sight(page: Page, size: tuple[int, int]) -> None:
    sized(page, size)
    pause(page)
    unit(page).click()
    weight = page.get_by_role("complementary").get_by_role("spinbutton").first
    expect(weight).to_be_in_viewport(ratio=1)
    weight.fill("3")
    expect(page.get_by_role("application")).to_be_in_viewport(ratio=0.9)


def test_on_a_phone_a_sheet_leaves_its_unit_in_sight_and_goes_with_escape(page: Page) -> None:
    sized(page, PHONE)
    unit(page).click()
    sheet = page.get_by_role("complementary")
    expect(sheet).to_be_visible()
    box = sheet.bounding_box()
    assert box is not None
    assert box["height"] <= 0.46 * PHONE[1]
    expect(unit(page)).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)


def test_a_training_that_has_come_as_far_as_it_will_pauses_once(page: Page) -> None:
    page.get_by_role("combobox", name="Pace").select_option("fast")
    expect(page.get_by_text("the training has paused").first).to_be_visible()
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_visible()
    page.get_by_role("button", name="Train", exact=True).click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def test_nothing_trains_unseen_and_what_did_goes_on(page: Page) -> None:
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    unit(page).click()
    page.get_by_role("button", name="Quiz").click()
    expect(page.get_by_role("button", name="Lesson 1").first).to_be_visible()
    page.get_by_role("button", name="Bench", exact=True).click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(page.get_by_role("complementary")).to_have_count(0)
