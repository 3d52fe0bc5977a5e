"""The languages of the course: what a sentence of Python is in each, and how numbers are written.

Sentences stand in the code in English, marked by who says them: `language.say("read")`,
`language.many(n, "{many} question", "{many} questions")`, or `sentence("...")` where one is said
later. Another language has a catalogue of them, and a test finds every one that it lacks.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import LiteralString

from pellucid.course.translating.files import folder_of, words_in
from pellucid.errors import choose
from pellucid.report.numbers import percent, three, whole

LANGUAGES = ("en", "es")

_THIN = "\u202f"
"""What stands between groups of three digits where a comma stands before the decimals."""


@dataclass(frozen=True)
class Language:
    """A language by its code, with the sentences of the code in it; English needs none."""

    code: str
    sentences: Mapping[str, str] = field(default_factory=dict[str, str], repr=False, hash=False)

    def say(self, english: str, **values: str | float) -> str:
        """The sentence with its values filled in; numbers as this language writes them.

        What has no translation, as the words of a teacher's own folder, is said as it is.

        >>> ENGLISH.say("held in {holds} of {seeds}", holds=1200, seeds=4096)
        'held in 1,200 of 4,096'
        """
        shown = {name: self._shown(value) for name, value in values.items()}
        return self.sentences.get(english, english).format(**shown)

    def many(self, many: int, one: str, more: str, **values: str | float) -> str:
        """The first sentence of one thing, the second of more; `{many}` is how many."""
        return self.say(one if many == 1 else more, many=many, **values)

    def number(self, value: float | None) -> str:
        """Three significant digits.

        >>> language("en").number(0.98333), language("es").number(0.98333)
        ('0.983', '0,983')
        """
        return self.written(three(value))

    def whole(self, value: float) -> str:
        """A count, all its digits."""
        return self.written(whole(value))

    def percent(self, share: float | None) -> str:
        """A share in per cent, three significant digits."""
        return self.written(percent(share))

    def written(self, number: str) -> str:
        """A number as this language writes it, given how English does.

        Spanish sets groups of three apart from five digits on (RAE, Ortografía, 2010).

        >>> language("es").written("1,230.5"), language("es").written("12,345.0")
        ('1230,5', '12\u202f345,0')
        """
        if self.code == "en":
            return number
        before, point, after = number.partition(".")
        few = sum(map(str.isdigit, before)) < 5
        return before.replace(",", "" if few else _THIN) + point.replace(".", ",") + after

    def with_numbers(self, text: str) -> str:
        """A text in which every number is written as in this language.

        >>> language("es").with_numbers("pasos de 0.1")
        'pasos de 0,1'
        """
        return NUMBER.sub(lambda found: self.written(found[0]), text)

    def _shown(self, value: str | float) -> str:
        if isinstance(value, str):
            return value
        return self.whole(value) if isinstance(value, int) else self.number(value)


NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
"""A number in an English text."""

ENGLISH = Language("en")


@cache
def language(code: str) -> Language:
    """The language of that code. Raises `BadInput` with those there are for any other.

    >>> language("es").say("read")
    'leída'
    """
    known = choose("language", code, LANGUAGES)
    return ENGLISH if known == "en" else Language(known, words_in(folder_of(known), "sentences"))


def language_here() -> Language:
    """The language of this computer's settings, as POSIX has them; English where it is another.

    Source: POSIX.1-2024, Base Definitions, 8.2: `LC_ALL` comes before `LC_MESSAGES` and `LANG`.
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((os.environ[name] for name in names if os.environ.get(name)), "")
    code = code_of(chosen)
    return language(code) if code in LANGUAGES else ENGLISH


def code_of(name: str) -> str:
    """The language in the name of a locale.

    >>> code_of("es_MX.UTF-8"), code_of("ES")
    ('es', 'es')
    """
    return re.split(r"[-_.@]", name)[0].lower()


def sentence(english: LiteralString) -> str:
    """Marks a sentence that is said later, so that no catalogue lacks it."""
    return english
