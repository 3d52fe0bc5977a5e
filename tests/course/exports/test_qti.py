"""QTI 1.2: valid by the published content models, and graded by its own rules with lxml."""

import io
import zipfile
from html import unescape
from pathlib import Path
from typing import Any

from hypothesis import given
from lxml import etree

from pellucid.course.exports import exported
from pellucid.course.exports.wording import clean, pointers
from pellucid.course.quiz import Question, Quiz
from pellucid.course.quizzes_of import quizzes_of

from .nasty import QUIZZES

DTD = etree.DTD(str(Path(__file__).parent / "qti.dtd"))
NS = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}
PACKAGE = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"


def unpacked(content: bytes) -> dict[str, Any]:
    """Every file of the package as a tree; each must be XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert file.testzip() is None
        return {name: etree.fromstring(file.read(name)) for name in file.namelist()}


def listed(manifest: Any) -> list[str]:
    """The assessments that the manifest names, in order."""
    resources = manifest.findall(f"{PACKAGE}resources/{PACKAGE}resource")
    assert {one.get("type") for one in resources} == {"imsqti_xmlv1p2"}
    idents = [one.get("identifier") for one in resources]
    assert len(set(idents)) == len(idents)
    hrefs = [one.find(f"{PACKAGE}file").get("href") for one in resources]
    assert hrefs == [one.get("href") for one in resources]
    return hrefs


def text_of(element: Any) -> str:
    (text,) = element.findall(".//q:mattext", NS)
    assert text.get("texttype") == "text/html"
    assert "<" not in (text.text or "").replace("<br>", "")
    return unescape((text.text or "").replace("<br>", "\n"))


def answered(item: Any, letter: str) -> tuple[float, list[str]]:
    """What the item's own rules give an answer: its score, and the feedback that is shown."""
    (outcome,) = item.findall("q:resprocessing/q:outcomes/q:decvar", NS)
    score, shown = 0.0, []
    said = {one.get("ident"): text_of(one) for one in item.findall("q:itemfeedback", NS)}
    for rule in item.findall("q:resprocessing/q:respcondition", NS):
        (test,) = rule.find("q:conditionvar", NS)
        if test.tag.endswith("varequal") and test.text != letter:
            continue
        shown += [said[one.get("linkrefid")] for one in rule.findall("q:displayfeedback", NS)]
        score = float(next((one.text for one in rule.findall("q:setvar", NS)), score))
        if rule.get("continue") != "Yes":
            break
    return score / float(outcome.get("maxvalue")), shown


def check(item: Any, one: Question, lesson: int) -> None:
    assert item.get("title") == one.id
    presentation = item.find("q:presentation", NS)
    assert text_of(presentation.find("q:material", NS)) == clean(one.text)
    labels = presentation.findall(".//q:response_label", NS)
    assert [text_of(label) for label in labels] == [clean(answer.text) for answer in one.answers]
    more = clean(pointers(one, lesson))
    for label, answer in zip(labels, one.answers, strict=True):
        score, shown = answered(item, label.get("ident"))
        assert score == (1.0 if answer.right else 0.0)
        assert shown == [*([more] if more else []), clean(answer.feedback)]


def check_all(quizzes: list[Quiz]) -> None:
    files = unpacked(exported("qti", quizzes))
    hrefs = listed(files.pop("imsmanifest.xml"))
    assert list(files) == hrefs
    for quiz, href in zip(quizzes, hrefs, strict=True):
        root = files[href]
        assert DTD.validate(root), DTD.error_log
        items = root.findall("q:assessment/q:section/q:item", NS)
        for item, one in zip(items, quiz.questions, strict=True):
            check(item, one, quiz.lesson)


@given(QUIZZES)
def test_what_is_written_is_valid_and_grades_itself(quizzes: list[Quiz]) -> None:
    check_all(quizzes)


def test_the_whole_course() -> None:
    check_all(list(quizzes_of().values()))


def test_each_question_says_what_canvas_asks_for() -> None:
    course = list(quizzes_of().values())
    files = unpacked(exported("qti", course))
    fields = [
        (
            field.findtext("q:fieldlabel", namespaces=NS),
            field.findtext("q:fieldentry", namespaces=NS),
        )
        for name, root in files.items()
        if name != "imsmanifest.xml"
        for field in root.findall(".//q:itemmetadata//q:qtimetadatafield", NS)
    ]
    many = sum(len(quiz.questions) for quiz in course)
    assert fields.count(("question_type", "multiple_choice_question")) == many
    assert fields.count(("points_possible", "1")) == many
    idents = [
        item.get("ident") for root in files.values() for item in root.iter(f"{{{NS['q']}}}item")
    ]
    assert len(set(idents)) == many


def test_the_same_quizzes_give_the_same_bytes() -> None:
    course = list(quizzes_of().values())
    for form in ("gift", "qti", "csv"):
        assert exported(form, course) == exported(form, course)
