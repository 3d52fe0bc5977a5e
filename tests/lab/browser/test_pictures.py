"""A network over pictures, looked into pixel by pixel."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .looking import pause, right, until

pytestmark = pytest.mark.slow


def over_digits(page: Page) -> None:
    """A network that goes over the digits, and has learned a little."""
    page.get_by_role("radio", name="Digits").click()
    page.get_by_role("button", name="a picture", exact=True).click()
    # The controls are ahead of the network, whose channels have buttons.
    expect(page.get_by_role("button", name=re.compile("^Hidden 1, channel 8"))).to_be_visible()
    until(lambda: right(page) > 60, 60)


def point_at(place: Locator, across: float, down: float) -> None:
    box = place.bounding_box()
    assert box is not None
    place.hover(position={"x": box["width"] * across, "y": box["height"] * down})


def test_every_pixel_of_a_map_is_the_sum_that_is_written_beside_it(page: Page) -> None:
    over_digits(page)
    pause(page)
    page.get_by_role("button", name=re.compile("Hidden 1, channel 2:")).click()
    inspector = page.get_by_role("complementary", name="Looked at closely")
    map_, said = inspector.get_by_role("application"), inspector.get_by_role("status")
    for across, down, place in ((0.45, 0.55, "Row 5, column 4"), (0.02, 0.98, "Row 8, column 1")):
        point_at(map_, across, down)
        expect(said).to_contain_text(place)
        on_map = float(said.inner_text().rpartition(":")[2].replace("−", "-"))
        made = float(inspector.locator(".made data").get_attribute("value") or "nan")
        assert made == pytest.approx(on_map, rel=0.01, abs=1e-3)
    expect(inspector.get_by_role("group", name="The products for The picture")).to_be_visible()


def test_a_weight_of_a_kernel_is_set_by_hand(page: Page) -> None:
    over_digits(page)
    pause(page)
    page.get_by_role("button", name=re.compile("Hidden 1, channel 1:")).click()
    inspector = page.get_by_role("complementary", name="Looked at closely")
    kernel = inspector.get_by_role("group", name="The kernel for The picture").last
    kernel.get_by_role("button").nth(4).click()
    weight = inspector.get_by_role("spinbutton", name="The picture")
    weight.fill("-3.5")
    weight.press("Enter")
    expect(kernel.get_by_role("button").nth(4)).to_have_text("−3.5")


def test_layers_over_a_picture_are_changed_by_kind_and_their_example_by_click(page: Page) -> None:
    over_digits(page)
    assert page.get_by_role("combobox", name="Kind of Output").count() == 0
    page.get_by_role("combobox", name="Kind of Hidden 2").select_option("conv-5")
    expect(page.get_by_role("button", name=re.compile("Hidden 2, channel 8"))).to_be_visible()
    expect(page).to_have_url(re.compile(r"layers=8c3relu,8c5relu,16relu"))
    expect(page.get_by_role("button", name=re.compile("^Example 1,"))).to_be_visible()
    page.get_by_role("button", name="The next example").first.click()
    expect(page.get_by_role("button", name=re.compile("^Example 2,"))).to_be_visible()


def test_what_mattered_is_told(page: Page) -> None:
    over_digits(page)
    pause(page)
    page.get_by_role("button", name=re.compile("^Example 1,")).click()
    expect(page.get_by_role("heading", name="Its way through the network")).to_be_visible()
    page.get_by_role("button", name="Ask what mattered").click()
    expect(page.get_by_text("integrated gradients")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Grad-CAM")).to_be_visible()
    page.get_by_role("button", name="The next example").first.click()
    expect(page.get_by_role("button", name="Ask what mattered")).to_be_visible()
    page.get_by_role("button", name="The example before").first.click()
    expect(page.get_by_text("Grad-CAM")).to_be_visible()
