"""One HTML page of every claim with its evidence."""

from pellucid.course.report.write import write_report

__all__ = ["write_report"]
