"""XML as bytes, and plain text as the HTML that stands in it."""

from html import escape
from xml.etree.ElementTree import Element, indent, tostring

from pellucid.course.exports.wording import clean


def as_xml(root: Element) -> bytes:
    """The tree as a file, an element a line."""
    indent(root)
    return tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def html(text: str) -> str:
    r"""Plain text as HTML.

    >>> html("1 < 2\nso it is")
    '1 &lt; 2<br>so it is'
    """
    return escape(clean(text), quote=False).replace("\n", "<br>")
