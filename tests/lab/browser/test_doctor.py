"""The doctor on the page: a sick network is examined, its layer pointed at, and mended."""

import re

import pytest
from playwright.sync_api import Page, expect

from .looking import epoch, right, until

pytestmark = pytest.mark.slow

BADGE = re.compile(r"dead units, found in Hidden 2")


def fall_sick(page: Page, name: str) -> None:
    """Opens the doctor, and puts one of its sick networks on the bench."""
    page.get_by_role("button", name="What is wrong?").click()
    page.get_by_role("button", name=name).click()


def doctor(page: Page) -> None:
    """Asks what is wrong with a network whose units have died, and hears it."""
    fall_sick(page, "Fast asleep")
    expect(page.get_by_role("combobox", name="Activation of Hidden 2")).to_have_value("relu")
    page.get_by_role("region", name="What is wrong?").get_by_role(
        "button", name="What is wrong?"
    ).click()
    expect(page.get_by_role("region", name="Dead units")).to_be_visible()


def test_a_sick_network_is_examined_pointed_at_and_mended(page: Page) -> None:
    doctor(page)
    card, light = page.get_by_role("region", name="Dead units"), page.locator(".light")
    page.mouse.move(5, 5)
    expect(light).to_have_count(0)
    card.hover()
    expect(light).to_be_visible()
    head, lit = page.get_by_role("button", name=BADGE).bounding_box(), light.bounding_box()
    assert head is not None
    assert lit is not None
    assert abs(head["x"] - lit["x"]) < 40, "it lights the layer that the badge is at"
    page.get_by_role("button", name="Show me Hidden 2").click()
    inspector = page.get_by_role("complementary", name="Looked at closely")
    expect(inspector).to_contain_text("Hidden 2")
    inspector.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Change it and train").click()
    expect(page.get_by_text("Changed, and training")).to_be_visible()
    expect(page.get_by_role("button", name=BADGE)).to_have_count(0)
    expect(page.get_by_role("combobox", name="Activation of Hidden 2")).to_have_value("leaky-relu")
    until(lambda: right(page) > 95)
    page.get_by_role("region", name="What is wrong?").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("combobox", name="Activation of Hidden 2")).to_have_value("relu")
    expect(page.get_by_role("button", name=BADGE)).to_be_visible()


def test_by_keys_a_badge_leads_to_what_was_found_and_goes_when_the_network_changes(
    page: Page,
) -> None:
    doctor(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("region", name="What is wrong?")).to_have_count(0)
    badge = page.get_by_role("button", name=BADGE)
    badge.focus()
    expect(page.locator(".light")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Dead units")).to_be_focused()
    page.get_by_role("combobox", name="Activation of Hidden 1").select_option("tanh")
    expect(badge).to_have_count(0)
    expect(page.get_by_text("a set-up that you have changed since")).to_be_visible()


def test_one_quiet_line_comes_with_the_trouble_and_goes_with_it(page: Page) -> None:
    closer = page.get_by_role("button", name="Look closer")
    fall_sick(page, "Fast asleep")
    page.keyboard.press("Escape")
    expect(closer).to_have_count(1)
    expect(page.get_by_text(re.compile(r"units of Hidden 2 are dead"))).to_be_visible()
    page.get_by_role("combobox", name="Activation of Hidden 2").select_option("tanh")
    expect(closer).to_have_count(0)
    page.get_by_role("button", name="Undo").first.click()
    expect(closer).to_have_count(1)
    closer.click()
    expect(page.get_by_role("button", name="Ask again")).to_be_visible()


def test_weights_that_begin_alike_are_set_by_hand_found_and_drawn_anew(page: Page) -> None:
    fall_sick(page, "All alike")
    expect(page.get_by_role("spinbutton", name="Units of Hidden 1")).to_have_value("6")
    opened = page.get_by_role("region", name="What is wrong?")
    until(lambda: epoch(page) > 1)
    opened.get_by_role("button", name="What is wrong?").click()
    expect(page.get_by_role("region", name="Weights that begin alike")).to_be_visible()
    page.get_by_role("button", name="Change it and train").click()
    until(lambda: right(page) > 90)
