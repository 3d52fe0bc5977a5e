"""The page of the claims: what is on it, and that it is text whatever a teacher writes."""

from dataclasses import replace
from pathlib import Path

import lxml.html
import msgspec
import pytest

from pellucid.course import experiments
from pellucid.course.charts import Group, Groups
from pellucid.course.course import Course, open_course
from pellucid.course.evidence import evidence
from pellucid.course.experiment import Failing
from pellucid.course.language import language
from pellucid.course.report import write_report
from pellucid.course.report.page import page
from pellucid.errors import BadInput

HOSTILE = "<script>alert('{}')</script>"


def hostile(where: str) -> str:
    return HOSTILE.format(where)


def named(name: str, value: str) -> tuple[Course, str]:
    """A course of one lesson and one experiment, both with a title and a claim of someone's."""
    course = open_course()
    lesson = course.lessons[1]._replace(title=hostile("title"))
    fails = Failing({"doubles": value}, hostile("because"))
    one = replace(experiments["sandwich"], name=name, varied=hostile("varied"), fails=fails)
    return Course({1: lesson}, course.glossary, {name: one}), name


def test_what_a_teacher_writes_is_text() -> None:
    course, name = named("mine", hostile("value"))
    chart = Groups(hostile("chart"), [Group(hostile("group"), [1.0, 2.0])])
    outcome = msgspec.structs.replace(
        evidence()["sandwich"], name=name, lesson=1, claim=hostile("claim"), charts=[chart],
        settings={"doubles": hostile("setting")},
    )  # fmt: skip
    written = page([outcome], course, hostile("folder"))
    assert "<script" not in written
    seen = lxml.html.fromstring(written)
    assert seen.xpath("//script") == []
    text = " ".join(seen.xpath("//body//text()"))
    for where in ("title", "claim", "varied", "because", "setting", "chart", "group"):
        assert hostile(where) in text, where
    assert "alert" in " ".join(seen.xpath("//dd/code/text()"))


def test_it_says_what_to_type_for_the_same_again() -> None:
    course, usual = open_course(), evidence()["sandwich"]
    assert "pellucid experiment sandwich --seed 0</code>" in page([usual], course)
    other = msgspec.structs.replace(usual, seeds=8, seed=3)
    written = page([other], course, "mine")
    assert "pellucid experiment sandwich --seeds 8 --seed 3 --course mine</code>" in written
    assert "pellucid experiment --all --seeds 8 --seed 3 --course mine</code>" in written


def test_an_empty_chart_and_no_way_to_fail_leave_no_gap() -> None:
    course, usual = open_course(), evidence()["sandwich"]
    one = replace(experiments["sandwich"], fails=Failing({}, ""))
    own = Course(course.lessons, course.glossary, {"sandwich": one})
    written = page([msgspec.structs.replace(usual, charts=[Groups("none", [])])], own)
    assert "<svg" not in written
    assert "Make it fail" not in written


def test_every_recorded_claim_is_on_it(tmp_path: Path) -> None:
    outcomes = list(evidence().values())
    write_report(outcomes, open_course(), tmp_path / "all.html")
    seen = lxml.html.parse(tmp_path / "all.html")
    for one in outcomes:
        (article,) = seen.xpath(f"//article[@id='{one.name}']")
        assert one.claim in article.text_content()
        assert len(article.xpath(".//svg")) == len(one.charts)
    with pytest.raises(BadInput, match="cannot be written"):
        write_report(outcomes[:1], open_course(), tmp_path / "none" / "all.html")


def test_it_speaks_the_language_of_the_course() -> None:
    spanish = language("es")
    course = open_course(None, spanish)
    written = page([evidence(spanish)["sandwich"]], course)
    seen = lxml.html.fromstring(written)
    assert seen.get("lang") == "es"
    text = " ".join(" ".join(seen.xpath("//body//text()[not(ancestor::style)]")).split())
    assert "Cómo se llega a los veredictos" in text
    assert "✓ respaldada en 64 de 64 redes" in text
    assert "rebanadas de pan" in text
    for english in ("network", "claim", "lesson", "supported", "settings", "verdict"):
        assert english not in text.replace("pellucid experiment", "").lower()
