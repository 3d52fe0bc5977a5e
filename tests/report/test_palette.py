import pytest

from pellucid.report.confusion_matrix import MOST_OPAQUE
from pellucid.report.palette import DARK, LIGHT, TEXT_INKS, contrast, css


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "raised"])
@pytest.mark.parametrize("ink", TEXT_INKS)
def test_text_is_readable(theme, ground, ink):
    assert contrast(theme[ink], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_lines_are_seen(theme):
    for ink in ("depth_2", "depth_3", "depth_4", "depth_5", "depth_6"):
        assert contrast(theme[ink], theme["paper"]) >= 3


def test_contrast_is_that_of_the_standard():
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#000000") == 21


def test_both_themes_name_the_same_colours_and_no_two_share_one():
    assert LIGHT.keys() == DARK.keys()
    # Drawings are themed by their light colour, which must therefore tell its name.
    assert len(set(LIGHT.values())) == len(LIGHT)
    assert all(f"--{ink.replace('_', '-')}:" in css() for ink in LIGHT)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["blue", "orange"])
def test_counts_are_readable_on_the_fullest_cells(theme, ink):
    over, under = _parts(theme[ink]), _parts(theme["raised"])
    mixed = [MOST_OPAQUE * o + (1 - MOST_OPAQUE) * u for o, u in zip(over, under, strict=True)]
    cell = "#" + "".join(f"{round(part):02x}" for part in mixed)
    assert contrast(theme["ink"], cell) >= 4.5


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
