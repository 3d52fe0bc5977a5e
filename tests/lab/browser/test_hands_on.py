"""A file of one's own, a digit drawn by hand, and taking things away."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .looking import right, until

pytestmark = pytest.mark.slow


def upload(page: Page, path: Path) -> None:
    page.get_by_role("button", name="Your own table").set_input_files(path)


def test_a_table_of_ones_own_is_learned_from(page: Page, tmp_path: Path) -> None:
    table = tmp_path / "fruit.csv"
    lines = [f"{i % 7},{(i * 3) % 11},{'pear' if i % 7 > 3 else 'apple'}" for i in range(200)]
    table.write_text("weight,colour,fruit\n" + "\n".join(lines))
    upload(page, table)
    expect(page.get_by_role("region", name="Data")).to_contain_text("fruit.csv")
    expect(page.get_by_role("region", name="Answer").get_by_text("pear").first).to_be_visible()
    until(lambda: right(page) > 85)


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe\x01" * 50, b"one\n"])
def test_a_broken_table_is_told_in_place(page: Page, tmp_path: Path, content: bytes) -> None:
    table = tmp_path / "broken.csv"
    table.write_bytes(content)
    upload(page, table)
    expect(page.get_by_role("alert").filter(has_text="broken.csv")).to_be_visible()
    assert "Traceback" not in page.inner_text("body")
    assert str(tmp_path) not in page.inner_text("body")


def test_a_digit_drawn_by_hand_is_recognised(page: Page) -> None:
    page.get_by_role("radio", name="Digits").click()
    page.get_by_role("button", name="Draw a digit").click()  # there is one only for digits
    until(lambda: right(page) > 88)
    board = page.get_by_role("application", name="draw", exact=False)
    box = board.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.12)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.88, steps=12)
    page.mouse.up()
    expect(page.get_by_role("status").filter(has_text="The network sees: 1 (")).to_be_attached()


def test_code_is_there_to_take_away(page: Page) -> None:
    page.get_by_role("button", name="Take it with you").click()
    library = page.get_by_role("group", name="Library")
    for name, line in (("Keras", "import keras"), ("PyTorch", "import torch"),
                       ("Pellucid", "from pellucid.")):  # fmt: skip
        library.get_by_role("button", name=name).click()
        expect(page.get_by_role("code").filter(has_text=line)).to_be_visible()


def test_the_model_is_a_file(page: Page, tmp_path: Path) -> None:
    page.get_by_role("button", name="Take it with you").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="model", exact=False).first.click()
    path = tmp_path / "kept.pellucid"
    download.value.save_as(path)
    from pellucid import load_model

    assert load_model(path).network.inputs == (2,)
