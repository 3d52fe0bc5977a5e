"""QTI 1.2 in a content package: the form that Canvas, and most other systems, import."""

import io
import zipfile
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from pellucid.course.exports.qti_item import add_item, metadata
from pellucid.course.exports.xml import as_xml
from pellucid.course.language import ENGLISH, Language
from pellucid.course.quiz import Quiz

_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_NEVER = (1980, 1, 1, 0, 0, 0)  # a fixed date: the same quizzes give the same bytes


def as_qti(quizzes: Sequence[Quiz], language: Language = ENGLISH) -> bytes:
    """The quizzes as a ZIP: a manifest, and an assessment for each lesson.

    Each question is one point; each answer shows its feedback, and all show what to read again.

    Source: IMS Question & Test Interoperability: ASI XML Binding, version 1.2, 2002; IMS Content
    Packaging 1.1.3.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        _put(file, "imsmanifest.xml", as_xml(_manifest(quizzes)))
        for quiz in quizzes:
            _put(file, _path(quiz), as_xml(_assessment(quiz, language)))
    return packed.getvalue()


def _put(file: zipfile.ZipFile, name: str, content: bytes) -> None:
    file.writestr(zipfile.ZipInfo(name, _NEVER), content)


def _name(quiz: Quiz) -> str:
    return f"pellucid-lesson-{quiz.lesson}"


def _path(quiz: Quiz) -> str:
    return f"{_name(quiz)}/{_name(quiz)}.xml"


def _manifest(quizzes: Sequence[Quiz]) -> Element:
    root = Element("manifest", identifier="pellucid", xmlns=_PACKAGE)
    about = SubElement(root, "metadata")
    SubElement(about, "schema").text = "IMS Content"
    SubElement(about, "schemaversion").text = "1.1.3"
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    for quiz in quizzes:
        resource = SubElement(
            resources, "resource",
            identifier=_name(quiz), type="imsqti_xmlv1p2", href=_path(quiz),
        )  # fmt: skip
        SubElement(resource, "file", href=_path(quiz))
    return root


def _assessment(quiz: Quiz, language: Language) -> Element:
    root = Element("questestinterop", xmlns=_QTI)
    title = language.say("Pellucid, lesson {number}", number=quiz.lesson)
    assessment = SubElement(root, "assessment", ident=_name(quiz), title=title)
    metadata(assessment, {"cc_maxattempts": "unlimited"})
    section = SubElement(assessment, "section", ident="root_section")
    for question in quiz.questions:
        add_item(section, question, quiz.lesson, language)
    return root
