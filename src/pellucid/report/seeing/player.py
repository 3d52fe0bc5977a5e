"""A recording inside the page, to listen to."""

import base64
import io
import wave
from typing import NamedTuple

import numpy as np
from jaxtyping import Num

MOST_RATE, MOST_SECONDS = 16_000, 1.5


class Player(NamedTuple):
    """A recording as a data URI, and what is said of it."""

    source: str
    words: str


def player(samples: Num[np.ndarray, " samples"], rate: int, words: str) -> Player:
    """A recording of 16-bit samples; at most 16 kHz and 1.5 seconds, to keep pages small."""
    every = -(-rate // MOST_RATE)
    kept = samples[: int(MOST_SECONDS * rate)]
    # The mean over the samples left out is filter enough for listening.
    short = kept[: len(kept) // every * every].reshape(-1, every).mean(1)
    data = np.clip(np.round(short), -32768, 32767).astype("<i2").tobytes()
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate // every)
        out.writeframes(data)
    text = base64.b64encode(file.getvalue()).decode()
    return Player(f"data:audio/wav;base64,{text}", words)
