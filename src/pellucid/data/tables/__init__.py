"""Tables: files of rows and columns, and what is found out about them."""

from pellucid.data.tables.findings import duplicate_groups
from pellucid.data.tables.guess import guess_task
from pellucid.data.tables.make import make_table
from pellucid.data.tables.read import read_frame, read_table

__all__ = ["duplicate_groups", "guess_task", "make_table", "read_frame", "read_table"]
