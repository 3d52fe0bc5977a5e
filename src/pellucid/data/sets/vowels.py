"""Vowels: ten of them, said by sixty voices that are made on the spot."""

import numpy as np
import polars as pl
from jaxtyping import Float64, Int16, Int64

from pellucid.data.collection import Collection
from pellucid.data.encoding.media import SoundEncoding
from pellucid.data.note import Note
from pellucid.data.sets.voice import Sound, Utterances, synthesise

RATE, SAMPLES = 10_000, 4_500
WORDS = ("heed", "hid", "head", "had", "hod", "hawed", "hood", "who'd", "hud", "heard")
KINDS = ("man", "woman", "child")
_SPEAKERS, _TIMES = 20, 2  # of each kind; how often each says each vowel

# Peterson and Barney, "Control methods used in a study of the vowels" (1952), table II: the
# averages of 33 men, 28 women and 15 children, in hertz, in the order of the words.
_F1 = (
    (270, 390, 530, 660, 730, 570, 440, 300, 640, 490),
    (310, 430, 610, 860, 850, 590, 470, 370, 760, 500),
    (370, 530, 690, 1010, 1030, 680, 560, 430, 850, 560),
)
_F2 = (
    (2290, 1990, 1840, 1720, 1090, 840, 1020, 870, 1190, 1350),
    (2790, 2480, 2330, 2050, 1220, 920, 1160, 950, 1400, 1640),
    (3200, 2730, 2610, 2320, 1370, 1060, 1410, 1170, 1590, 1820),
)
_F3 = (
    (3010, 2550, 2480, 2410, 2440, 2410, 2240, 2240, 2390, 1690),
    (3310, 3070, 2990, 2850, 2810, 2710, 2680, 2670, 2780, 1960),
    (3730, 3600, 3570, 3320, 3170, 3180, 3310, 3260, 3360, 2160),
)
_PITCH = (
    (136, 135, 130, 127, 124, 129, 137, 141, 130, 133),
    (235, 232, 223, 210, 212, 216, 232, 231, 221, 218),
    (272, 269, 260, 251, 256, 263, 276, 274, 261, 261),
)
# Hillenbrand, Getty, Clark, Wheeler, "Acoustic characteristics of American English vowels"
# (1995), table V: how long they last, in milliseconds.
_LASTS = (
    (243, 192, 189, 278, 267, 283, 192, 237, 188, 263),
    (306, 237, 254, 332, 323, 353, 249, 303, 226, 321),
    (297, 248, 235, 322, 311, 319, 247, 278, 234, 307),
)
# The fourth resonance and the fifth hardly depend on the vowel: a tube's of 17.5 cm, and shorter.
_HIGHER = ((3500, 4500), (4000, 5100), (4600, 5900))

# How far voices scatter about these averages, as deviations of logarithms: the length of the
# throat (one a speaker), how a speaker says a vowel, and one time beside another.
_THROAT, _HABIT, _TIME = 0.05, 0.04, 0.02


def vowels(seed: int = 0) -> Collection:
    """Ten American vowels, each said twice by sixty voices: men, women and children.

    A voice has a throat of its own length, which moves all its resonances, habits of its own in
    every vowel, and its own pitch, breath, tempo, microphone and room. `groups` are the
    speakers. The same seed makes the same recordings.

    >>> set = vowels()
    >>> set.rows, set.files[0], set.target[0]
    (1200, 'heed_man01_1.wav', 'heed')
    """
    random = np.random.default_rng(seed)
    speaker, word, time = (
        axis.ravel() for axis in np.indices((len(KINDS) * _SPEAKERS, len(WORDS), _TIMES))
    )
    said = drawn(random, speaker, word)
    sound = _recorded(random, synthesise(said, RATE, SAMPLES, random), speaker)
    return Collection(
        name="vowels",
        inputs=sound,
        target=pl.Series("vowel", [WORDS[index] for index in word]),
        target_name="vowel",
        task="multiclass",
        encoding=SoundEncoding(RATE, SAMPLES),
        files=tuple(map(_file, speaker.tolist(), word.tolist(), time.tolist())),
        groups=speaker.astype(np.int64),
        grouped_by="speaker",
        notes=(_NOTE,),
    )


_NOTE = Note(
    "synthesised",
    f"vowels: {' '.join(WORDS)}, made from a seed by a formant synthesiser (Klatt 1980) from the "
    "average formants of men, women and children (Peterson, Barney 1952) and their durations "
    "(Hillenbrand and others 1995). Its voices differ less than people do.",
)


def _file(speaker: int, word: int, time: int) -> str:
    kind, which = KINDS[speaker // _SPEAKERS], speaker % _SPEAKERS + 1
    return f"{WORDS[word]}_{kind}{which:02d}_{time + 1}.wav"


def drawn(
    random: np.random.Generator, speaker: Int64[np.ndarray, " n"], word: Int64[np.ndarray, " n"]
) -> Utterances:
    """What every speaker does every time, drawn about the averages."""
    speakers, kind = len(KINDS) * _SPEAKERS, speaker // _SPEAKERS

    def voice(low: float, high: float) -> np.ndarray:
        return random.uniform(low, high, speakers)[speaker]

    def each(low: float, high: float) -> np.ndarray:
        return random.uniform(low, high, len(speaker))

    tempo = random.normal(0, 0.15, speakers)[speaker] + random.normal(0, 0.1, len(speaker))
    height = random.normal(0, 0.1, speakers)[speaker] + random.normal(0, 0.04, len(speaker))
    lasts = np.array(_LASTS)[kind, word] / 1000 * np.exp(tempo)
    aspirated = each(0.03, 0.07)
    lasts = np.minimum(lasts + aspirated, SAMPLES / RATE - 0.02)
    return Utterances(
        formants=_formants(random, speaker, word),
        pitch=np.array(_PITCH)[kind, word] * np.exp(height),
        fall=each(0, 0.3),
        jitter=voice(0.002, 0.02),
        shimmer=voice(0.01, 0.1),
        breath=0.01 * 10 ** voice(0, 1),
        opening=voice(0.45, 0.8),
        tilt=voice(800, 3000),
        begins=each(0.01, 1) * (SAMPLES / RATE - lasts),
        lasts=lasts,
        aspirated=aspirated,
    )


def _formants(
    random: np.random.Generator, speaker: Int64[np.ndarray, " n"], word: Int64[np.ndarray, " n"]
) -> Float64[np.ndarray, "n 5"]:
    kind, speakers = speaker // _SPEAKERS, len(KINDS) * _SPEAKERS
    higher = np.array(_HIGHER)[kind]
    averages = np.column_stack([*(np.array(f)[kind, word] for f in (_F1, _F2, _F3)), higher])
    throat = random.normal(0, _THROAT, speakers)[speaker, None]
    habit = random.normal(0, _HABIT, (speakers, len(WORDS), 5))[speaker, word]
    return averages * np.exp(throat + habit + random.normal(0, _TIME, averages.shape))


def _recorded(
    random: np.random.Generator, sound: Sound, speaker: Int64[np.ndarray, " n"]
) -> Int16[np.ndarray, "n samples"]:
    """The sound as every speaker's microphone hears it: their room, some noise, any level."""
    speakers = len(KINDS) * _SPEAKERS
    echoing = np.arange(RATE // 20) / RATE  # the first 50 ms of a room
    decay = random.uniform(0.005, 0.02, (speakers, 1))
    room = random.standard_normal((speakers, len(echoing))) * np.exp(-echoing / decay)
    room *= random.uniform(0, 0.15, (speakers, 1))
    room[:, 0] = 1
    points = SAMPLES + len(echoing)
    heard = np.fft.irfft(np.fft.rfft(sound, points) * np.fft.rfft(room, points)[speaker], points)
    heard = heard[:, :SAMPLES] / np.abs(heard[:, :SAMPLES]).max(1, keepdims=True)
    hum = 10 ** (-random.uniform(25, 50, (speakers, 1)) / 20)[speaker]
    level = 10 ** (-random.uniform(3, 26, (len(sound), 1)) / 20)
    noisy = (heard + hum * 0.3 * random.standard_normal(heard.shape)) * level
    return np.round(np.clip(noisy, -1, 1) * 32767).astype(np.int16)
