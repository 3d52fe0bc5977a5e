"""One question as an item of QTI 1.2."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from pellucid.course.asking.order import LETTERS
from pellucid.course.exports.wording import pointers
from pellucid.course.exports.xml import html
from pellucid.course.language import ENGLISH, Language
from pellucid.course.quiz import Question

_RESPONSE, _MORE = "response1", "general_fb"


def add_item(
    section: Element, question: Question, lesson: int, language: Language = ENGLISH
) -> None:
    """Adds the question: what is shown, how it is scored, and what is said to each answer."""
    item = SubElement(section, "item", ident=f"pellucid-{question.id}", title=question.id)
    about = SubElement(item, "itemmetadata")
    metadata(about, {"question_type": "multiple_choice_question", "points_possible": "1"})
    _presentation(item, question)
    more = pointers(question, lesson, language)
    _scoring(item, question, more=bool(more))
    for letter, answer in zip(LETTERS, question.answers, strict=True):
        _feedback(item, f"{letter}_fb", answer.feedback)
    if more:
        _feedback(item, _MORE, more)


def metadata(parent: Element, fields: Mapping[str, str]) -> None:
    """Adds fields with a label and an entry."""
    holder = SubElement(parent, "qtimetadata")
    for label, entry in fields.items():
        field = SubElement(holder, "qtimetadatafield")
        SubElement(field, "fieldlabel").text = label
        SubElement(field, "fieldentry").text = entry


def _presentation(item: Element, question: Question) -> None:
    shown = SubElement(item, "presentation")
    _material(shown, question.text)
    response = SubElement(shown, "response_lid", ident=_RESPONSE, rcardinality="Single")
    choices = SubElement(response, "render_choice")
    for letter, answer in zip(LETTERS, question.answers, strict=True):
        _material(SubElement(choices, "response_label", ident=letter), answer.text)


def _material(parent: Element, text: str) -> None:
    SubElement(SubElement(parent, "material"), "mattext", texttype="text/html").text = html(text)


def _scoring(item: Element, question: Question, *, more: bool) -> None:
    """First what is said to any answer, then to each, and at last what scores."""
    rules = SubElement(item, "resprocessing")
    score = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    SubElement(SubElement(rules, "outcomes"), "decvar", score)
    if more:
        rule = SubElement(rules, "respcondition", {"continue": "Yes"})
        SubElement(SubElement(rule, "conditionvar"), "other")
        _display(rule, _MORE)
    for letter in LETTERS:
        _display(_chosen(rules, letter, go_on="Yes"), f"{letter}_fb")
    right = LETTERS[question.answers.index(question.right)]
    whole = _chosen(rules, right, go_on="No")
    SubElement(whole, "setvar", action="Set", varname="SCORE").text = "100"


def _chosen(rules: Element, letter: str, *, go_on: str) -> Element:
    rule = SubElement(rules, "respcondition", {"continue": go_on})
    test = SubElement(rule, "conditionvar")
    SubElement(test, "varequal", respident=_RESPONSE).text = letter
    return rule


def _display(rule: Element, ident: str) -> None:
    SubElement(rule, "displayfeedback", feedbacktype="Response", linkrefid=ident)


def _feedback(item: Element, ident: str, text: str) -> None:
    said = SubElement(item, "itemfeedback", ident=ident)
    _material(SubElement(said, "flow_mat"), text)
