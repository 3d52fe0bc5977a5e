"""A learner's mistake, told to the page as a code that it has words for."""


class Mistake(Exception):
    """What a learner asked for cannot be done.

    `code` is a key of the page's catalogue of words, `values` fill in its sentence, and `said` is
    what a lower floor said of it, in English.
    """

    def __init__(self, code: str, said: str = "", **values: str | float) -> None:
        super().__init__(said or code)
        self.code, self.said, self.values = code, said, values
