"""Reading, running a claim and answering a quiz, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow


def go(page: Page, place: str) -> None:
    """Opens a place of the page."""
    page.get_by_role("navigation").get_by_role("button", name=place).click()


def test_a_lesson_is_read_beside_a_bench_of_its_own(page: Page) -> None:
    go(page, "Course")
    page.get_by_role("button", name="Building blocks").click()
    expect(page.get_by_role("heading", name="The kitchen")).to_be_visible()
    page.get_by_role("button", name="weight", exact=True).first.click()
    expect(page.get_by_role("note")).to_contain_text("how much one input counts")
    page.get_by_role("button", name="Read, go on").first.click()
    page.get_by_role("button", name=re.compile("Try it on the bench")).first.click()
    expect(page.get_by_role("region", name="Run it")).to_be_visible()
    page.get_by_role("button", name="← The course").click()
    expect(page.get_by_text("1 of 8 sections read")).to_be_visible()


def test_a_claim_is_run_and_comes_to_its_verdict(page: Page) -> None:
    go(page, "Course")
    page.get_by_role("button", name="Building blocks").click()
    claim = page.get_by_role("article", name=re.compile("A sandwich worked out by hand"))
    claim.get_by_role("button", name=re.compile("Run it")).click()
    # Not the verdict that is recorded with the course.
    verdict = claim.get_by_role("paragraph").filter(has_text="just now")
    expect(verdict).to_contain_text("Supported", timeout=120_000)


def test_a_quiz_is_answered_with_feedback(page: Page) -> None:
    go(page, "Quiz")
    page.get_by_role("button", name="Lesson 2: Building blocks").click()
    expect(page.get_by_text("Question 1 of 10")).to_be_visible()
    page.get_by_role("main").get_by_role("listitem").get_by_role("button").first.click()
    expect(page.get_by_role("status").filter(has_text=re.compile("Right|Not"))).to_be_visible()


def test_a_question_about_the_network_on_the_bench(page: Page) -> None:
    go(page, "Quiz")
    page.get_by_role("button", name="About the network on your bench").click()
    expect(page.get_by_text("Question 1 of")).to_be_visible()


def test_the_course_goes_on_in_spanish_where_one_is_in_it(page: Page) -> None:
    go(page, "Course")
    page.get_by_role("button", name="Building blocks").click()
    claim = page.locator("#claim-sandwich")
    claim.get_by_role("button", name=re.compile("Run it")).click()
    expect(claim.get_by_text("just now")).to_be_visible(timeout=120_000)
    page.get_by_role("button", name="ES, Spanish").click()
    expect(page.get_by_role("heading", name="La cocina")).to_be_visible()
    expect(claim.get_by_role("heading", name=re.compile("Un sándwich calculado"))).to_be_visible()
    # What was run a moment ago, in its charts too.
    expect(claim.get_by_text("ahora mismo")).to_be_visible()
    expect(claim.get_by_text("rebanadas de pan").first).to_be_visible()
    go(page, "Cuestionario")
    page.get_by_role("button", name="Lección 2: Las piezas").click()
    # Which question comes first depends on what was answered before.
    question = page.get_by_role("main").get_by_role("heading", level=2)
    expect(page.get_by_text("Pregunta 1 de 10")).to_be_visible()
    expect(question).not_to_be_empty()
    in_spanish = question.inner_text()
    page.get_by_role("button", name="EN, inglés").click()
    expect(page.get_by_text("Question 1 of 10")).to_be_visible()
    expect(question).not_to_have_text(in_spanish)
    expect(question).not_to_be_empty()
