"""Recordings from files, brought to one rate and one length."""

from pellucid.data.folders.media import SOUNDS
from pellucid.data.sounds.encode import encode_sounds
from pellucid.data.sounds.read import read_recordings

SOUND_SUFFIXES = SOUNDS.suffixes

__all__ = ["SOUND_SUFFIXES", "encode_sounds", "read_recordings"]
