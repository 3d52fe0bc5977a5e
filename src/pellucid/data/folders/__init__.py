"""What is in a folder, or named by a table: files with their labels, speakers and parts."""

from pellucid.data.folders.listing import Listing
from pellucid.data.folders.media import PICTURES, SOUNDS, Medium
from pellucid.data.folders.names import shown
from pellucid.data.folders.open import find_medium, list_source, named_medium
from pellucid.data.folders.walk import list_files

__all__ = [
    "PICTURES",
    "SOUNDS",
    "Listing",
    "Medium",
    "find_medium",
    "list_files",
    "list_source",
    "named_medium",
    "shown",
]
