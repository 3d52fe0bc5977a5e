"""Pictures from files, brought to one size."""

from pellucid.data.folders.media import PICTURES
from pellucid.data.pictures.encode import encode_pictures
from pellucid.data.pictures.read import read_pictures
from pellucid.data.pictures.size import as_size

PICTURE_SUFFIXES = PICTURES.suffixes

__all__ = ["PICTURE_SUFFIXES", "as_size", "encode_pictures", "read_pictures"]
