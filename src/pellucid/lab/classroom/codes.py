"""Join codes: short enough to be called across a room, and rare enough not to be guessed."""

import hmac
import secrets

# Letters and digits that nobody takes for another, read or heard; without vowels they spell
# nothing. 22 of them, six times over: 113 million codes.
ALPHABET = "CDFGHJKMNPQRTVWXY34679"
LENGTH = 6


def new_code() -> str:
    """A code nobody can foresee, in two halves.

    >>> len(new_code()), new_code()[3]
    (7, '-')
    """
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return f"{letters[:3]}-{letters[3:]}"


def same_code(given: str, code: str) -> bool:
    """Whether this is the code, however it is written; it takes as long whatever is wrong.

    >>> same_code(" kmp47r", "KMP-47R"), same_code("KMP-47T", "KMP-47R")
    (True, False)
    """
    return hmac.compare_digest(_plain(given).encode(), _plain(code).encode())


def _plain(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isalnum())
