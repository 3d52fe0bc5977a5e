"""What is wrong with a course folder, by file and line."""

from pellucid.course.checking.folder import Found, check

__all__ = ["Found", "check"]
