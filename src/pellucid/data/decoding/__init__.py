"""What decoding pictures and decoding recordings have in common."""

from pellucid.data.decoding.cache import Cache, cache_folder
from pellucid.data.decoding.findings import (
    Finding,
    Unusable,
    affected,
    drop_unusable,
    left_out,
    usable_rows,
)
from pellucid.data.decoding.learnable import check_learnable, lost_classes
from pellucid.data.decoding.parallel import decode
from pellucid.data.decoding.room import make_room
from pellucid.data.decoding.same import Same, find_same

__all__ = [
    "Cache",
    "Finding",
    "Same",
    "Unusable",
    "affected",
    "cache_folder",
    "check_learnable",
    "decode",
    "drop_unusable",
    "find_same",
    "left_out",
    "lost_classes",
    "make_room",
    "usable_rows",
]
