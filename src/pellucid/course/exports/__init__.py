"""How does a quiz get into a school's own system? As GIFT, as QTI, as a table."""

from pellucid.course.exports.formats import FORMATS, Format, exported

__all__ = ["FORMATS", "Format", "exported"]
