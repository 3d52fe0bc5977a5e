import re
from dataclasses import replace
from itertools import pairwise

import pytest

from pellucid.atomic import write_bytes
from pellucid.errors import BadInput
from pellucid.learning import load, save
from pellucid.report import write_report
from pellucid.report.page import page

LOOKED = ["confusion", "looked-right"]
EVERY = (
    "multiclass", "binary", "regression", "side by side", "hostile", "many classes", "broken",
    "no test", "pictures", "sound",
)  # fmt: skip
SECTIONS = ["data", "network", "learning", "answers", "calibration", "mattered", "vitals"]
SECTIONS += ["doctor", "hardest", "again"]
DATA = ("#", "data:image/png;base64,", "data:audio/wav;base64,")


@pytest.mark.parametrize("name", EVERY)
def test_is_well_formed_and_small(page_of, parse, name):
    parsed = parse(page_of(name))
    ids = parsed.attributes("id")
    assert len(ids) == len(set(ids))
    assert len(page_of(name)) < 1_500_000


@pytest.mark.parametrize("name", EVERY)
def test_fetches_nothing_and_runs_nothing(page_of, parse, name):
    parsed = parse(page_of(name))
    names = {tag for tag, _ in parsed.tags}
    assert not names & {"script", "link", "iframe", "object", "embed", "img", "foreignobject"}
    for attribute in ("src", "href", "xlink:href", "action", "data"):
        for value in parsed.attributes(attribute):
            assert value.startswith(DATA), value[:40]
    assert not [a for _, some in parsed.tags for a in some if a.startswith("on")]
    styles = re.findall(r"<style.*?</style>", page_of(name), flags=re.DOTALL)
    assert not [s for s in styles if "@import" in s or re.search(r"url\((?!#)", s)]
    assert "default-src 'none'" in page_of(name)


@pytest.mark.parametrize("name", EVERY)
def test_has_every_section(page_of, parse, name):
    parsed = parse(page_of(name))
    found = [some["id"] for tag, some in parsed.tags if tag == "section"]
    regression = name in ("regression", "broken")
    known = [s for s in found if s != "seen"]
    assert known == [s for s in SECTIONS if not (regression and s == "calibration")]
    assert ("seen" in found) == (name in ("pictures", "sound"))
    levels = [int(tag[1]) for tag, _ in parsed.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", EVERY)
def test_every_figure_is_described(page_of, parse, name):
    parsed = parse(page_of(name))
    drawings = [some for tag, some in parsed.tags if tag == "svg" and "aria-hidden" not in some]
    titles = set(parsed.attributes("id"))
    assert drawings
    for some in drawings:
        assert some["role"] == "img"
        assert some.get("aria-label") or some["aria-labelledby"] in titles
    for link in parsed.attributes("href"):
        assert link[0] != "#" or link[1:] in titles


def test_what_comes_from_a_file_stays_text(page_of, parse):
    text = page_of("hostile")
    assert "<script" not in text.lower()
    assert "onerror=" not in re.sub(r">[^<]*<", "><", text).replace("&lt;", "<").split("<style")[0]
    shown = " ".join(parse(text).texts)
    assert '<script>alert("1")' in shown
    assert "日本" in shown
    assert r"$\frac{1$" in shown


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("multiclass", ["network", "loss", "metric", "confusion", "calibration", "mattered"]),
        ("binary", ["confusion", "plane", "calibration"]),
        ("regression", ["predicted", "residuals", "mattered", "plane"]),
        ("many classes", ["calibration", "pictures"]),
        ("pictures", [*LOOKED, "sheet", "filters", "maps", "units", "classes", "probe", "network"]),
        ("sound", [*LOOKED, "sheet", "filters", "maps", "units", "classes", "probe", "heard-0"]),
    ],
)
def test_shows_what_suits_the_task(page_of, parse, name, figures):
    ids = set(parse(page_of(name)).attributes("id"))
    assert {f"{figure}-words" for figure in figures} <= ids
    assert ("confusion-words" in ids) == ("confusion" in figures)


def test_too_many_classes_are_told_as_pairs(page_of):
    assert "confused most often" in page_of("many classes")


def test_warnings_stand_out(run_of, page_of, parse):
    run = run_of("hostile")
    levels = {note.level for note in run.record.notes}
    classes = parse(page_of("hostile")).attributes("class")
    assert ("warning" in levels) == ("warning" in classes)


def test_side_by_side_is_said(page_of):
    assert "The first of 3 networks that stand side by side" in page_of("side by side")


@pytest.mark.parametrize("name", ["multiclass", "regression", "binary"])
def test_a_loaded_run_says_what_is_left_out(run_of, tmp_path, parse, name):
    save(run_of(name), tmp_path / "it.pellucid")
    text = page(load(tmp_path / "it.pellucid"))
    ids = parse(text).attributes("id")
    assert "does not hold its test rows" in text
    assert "confusion-words" not in ids
    assert {"network-words", "loss-words", "vital-gradient_norm-words"} <= set(ids)
    assert ("plane-words" in ids) == (name != "multiclass")


def test_without_vitals_or_origin(run_of, parse):
    run = run_of("multiclass")
    from msgspec.structs import replace as changed

    record = changed(run.record, origin=None, described=None)
    text = page(replace(run, vitals=None, judged=None, record=record))
    parse(text)
    assert "vitals were not recorded" in text


def test_writes_one_file(run_of, tmp_path):
    write_report(run_of("binary"), tmp_path / "it.html")
    assert [path.name for path in tmp_path.iterdir()] == ["it.html"]
    assert (tmp_path / "it.html").read_text("utf-8").startswith("<!doctype html>")


def test_says_when_it_cannot_be_written(run_of, tmp_path):
    write_bytes(tmp_path / "file", b"")
    with pytest.raises(BadInput, match="cannot be written"):
        write_report(run_of("binary"), tmp_path / "none" / "it.html")


def test_is_the_same_twice(run_of):
    assert page(run_of("binary")) == page(run_of("binary"))


def test_a_broken_training_is_said(page_of):
    assert "the training broke" in page_of("broken")


def test_the_doctor_says_what_broke_and_where(page_of):
    said = page_of("broken").split('<section id="doctor"')[1].split("</section>")[0]
    assert "numbers that became infinite" in said.lower()
    assert "Lower the learning rate" in said
