"""The microphone, where there is one."""

import numpy as np
from jaxtyping import Float32

from pellucid.errors import BadInput

_INSTEAD = "pellucid listen MODEL RECORDING.wav"


def record(seconds: float, rate: int) -> Float32[np.ndarray, " samples"]:
    """What the microphone hears for so long, between -1 and 1.

    Raises `BadInput` where there is no microphone, or nothing to record with.
    """
    try:
        import sounddevice
    except ImportError:
        raise BadInput(
            "listening to a microphone needs the package sounddevice, which is not installed",
            "that package, or a file",
            instead=f'pip install "pellucid[microphone]", or {_INSTEAD}',
        ) from None
    except OSError as error:  # the package is there, the system's PortAudio is not
        raise _none(str(error)) from None
    try:
        heard = sounddevice.rec(int(seconds * rate), samplerate=rate, channels=1, blocking=True)
    except (sounddevice.PortAudioError, ValueError) as error:
        raise _none(str(error)) from None
    return np.asarray(heard, np.float32)[:, 0]


def _none(why: str) -> BadInput:
    return BadInput("no microphone can be used here", "a microphone, or a file", why, _INSTEAD)
