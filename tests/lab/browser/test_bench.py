"""What a person does at the bench, done in a real browser."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .looking import epoch, pause, right, travel, until

pytestmark = pytest.mark.slow


def test_it_opens_on_a_network_that_learns(page: Page) -> None:
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    until(lambda: epoch(page) > 5)
    before = epoch(page)
    until(lambda: epoch(page) > before + 10)
    until(lambda: right(page) > 95)


def test_the_token_does_not_stay_in_the_address(page: Page) -> None:
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(page).not_to_have_url(re.compile("token"))


def test_xor_needs_a_hidden_layer(page: Page) -> None:
    page.get_by_role("combobox", name="Pace").select_option("epoch")
    page.get_by_role("radio", name="XOR").click()
    page.get_by_role("button", name="Take the last hidden layer away").click()
    page.get_by_role("button", name="Take the last hidden layer away").click()
    # Said by the server of this network: what is shown from here on is of no other.
    expect(page.get_by_text("Without a hidden layer").first).to_be_visible()
    until(lambda: epoch(page) > 60)
    assert right(page) < 75
    page.get_by_role("button", name="Add a layer").click()
    until(lambda: right(page) > 90)


def test_time_travel_goes_back_and_on_from_there(page: Page) -> None:
    until(lambda: epoch(page) > 40)
    pause(page)
    travel(page, "Home")
    until(lambda: epoch(page) == 0)  # now no picture of the training is on its way any more
    travel(page, "End")
    until(lambda: epoch(page) > 40)
    far = epoch(page)
    travel(page, "Home")
    until(lambda: epoch(page) == 0)
    travel(page, "End")
    until(lambda: epoch(page) == far)
    travel(page, "Home")
    until(lambda: epoch(page) == 0)
    page.get_by_role("button", name="One epoch").click()
    until(lambda: epoch(page) == 1)


def test_the_same_way_back_gives_the_same_numbers(page: Page) -> None:
    """One epoch from the beginning is the same whether it was gone before or not."""
    slider = page.get_by_role("slider", name="Time")
    an_epoch_on = re.compile(r"Epoch 1(\.0+)?,")  # with the loss behind it
    until(lambda: epoch(page) > 10)
    pause(page)
    travel(page, "Home")
    until(lambda: epoch(page) == 0)
    page.get_by_role("button", name="One epoch").click()
    expect(slider).to_have_attribute("aria-valuetext", an_epoch_on)
    loss = slider.get_attribute("aria-valuetext")
    page.get_by_role("button", name="Start again from the same weights").click()
    until(lambda: epoch(page) == 0)
    page.get_by_role("button", name="One epoch").click()
    until(lambda: slider.get_attribute("aria-valuetext") == loss)


def test_the_address_holds_the_set_up(page: Page, context: BrowserContext) -> None:
    page.get_by_role("radio", name="Spirals").click()
    page.get_by_role("button", name="One more unit in Hidden 1").click()
    expect(page.get_by_role("spinbutton", name="Units of Hidden 1")).to_have_value("5")
    expect(page).to_have_url(re.compile("data=spirals.*layers=5tanh"))
    other = context.new_page()
    other.goto(page.url)
    expect(other.get_by_role("radio", name="Spirals")).to_be_checked()
    expect(other.get_by_role("spinbutton", name="Units of Hidden 1")).to_have_value("5")


def test_an_address_with_nonsense_opens_all_the_same_and_says_so(page: Page) -> None:
    base = page.url.split("#")[0]
    page.goto("about:blank")
    page.goto(f"{base}#data=moons&rate=banana&colour=green")
    expect(page.get_by_role("radio", name="Moons")).to_be_checked()
    expect(page.get_by_text("banana")).to_be_visible()
    expect(page.get_by_text("“colour”")).to_be_visible()


def test_undo_takes_a_change_back(page: Page) -> None:
    page.get_by_role("button", name="One more unit in Hidden 1").click()
    units = page.get_by_role("spinbutton", name="Units of Hidden 1")
    expect(units).to_have_value("5")
    page.get_by_role("button", name="Undo").click()
    expect(units).to_have_value("4")
    page.get_by_role("button", name="Do it again").click()
    expect(units).to_have_value("5")


def test_a_weight_is_changed_by_hand(page: Page) -> None:
    until(lambda: right(page) > 95)
    pause(page)
    page.get_by_role("button", name=re.compile("^Output: bias")).click()
    inspector = page.get_by_role("complementary").or_(page.get_by_role("region", name="Inspector"))
    bias = inspector.get_by_role("spinbutton", name=re.compile("[Bb]ias")).first
    bias.fill("50")
    bias.press("Enter")
    until(lambda: right(page) < 70)
    page.get_by_role("button", name="Undo").click()
    until(lambda: right(page) > 85)  # between two epochs it trembles


def test_points_of_ones_own(page: Page) -> None:
    page.get_by_role("radio", name="Draw your own points").click()
    data = page.get_by_role("region", name="Data")
    expect(data).to_contain_text("5 to learn from, 5 to test with")
    page.get_by_role("application").click(position={"x": 60, "y": 60})
    expect(data).not_to_contain_text("5 to learn from, 5 to test with")
    expect(data).to_contain_text("to learn from")


def test_a_table_has_a_confusion_matrix(page: Page) -> None:
    page.get_by_role("radio", name="Iris").click()
    expect(page.get_by_role("region", name="Answer").get_by_role("table")).to_be_visible()
    until(lambda: right(page) > 85)


def test_everything_by_keyboard(page: Page) -> None:
    """Space pauses and trains; the tab key comes to every kind of control."""
    until(lambda: epoch(page) > 3)
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_visible()
    reached: set[str] = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("document.activeElement.tagName + (document.activeElement.type ?? '')")
        )
    assert {"BUTTONbutton", "INPUTrange", "SELECTselect-one"} <= reached


@pytest.mark.parametrize("width", [360, 700, 1280])
def test_nothing_is_wider_than_the_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    until(lambda: epoch(page) > 1)
    until(lambda: page.evaluate("document.documentElement.scrollWidth") <= width)


def test_a_table_is_seen_over_two_of_its_inputs(page: Page) -> None:
    base = page.url.split("#")[0]
    page.goto("about:blank")
    page.goto(f"{base}#data=iris&layers=6tanh")
    until(lambda: right(page) > 80)
    pause(page)
    plane = page.get_by_role("application")
    expect(plane).to_have_count(0)
    page.get_by_role("button", name="Over two inputs").click()
    expect(plane).to_be_visible()
    first, second = (page.get_by_label(name, exact=True) for name in ("Across", "Up"))
    first.select_option(index=2)
    second.select_option(index=3)
    expect(page.locator(".along")).to_contain_text("petal length (cm)")
    expect(page.locator(".up")).to_contain_text("petal width (cm)")
    plane.focus()
    plane.press("ArrowUp")
    # In centimetres, as in the file, and not as the network reads them.
    place = re.compile(
        r"petal length \(cm\) ([\d.]+), petal width \(cm\) [\d.]+: .* (setosa|versicolor|virginica)"
    )
    said = page.get_by_role("status").filter(has_text=place)
    expect(said).to_have_count(1)
    found = place.search(said.inner_text())
    assert found is not None
    assert 2 < float(found[1]) < 6
    page.get_by_role("button", name="Train", exact=True).click()
    expect(plane).to_be_visible()
    page.get_by_role("button", name="Right and wrong").click()
    expect(plane).to_have_count(0)
