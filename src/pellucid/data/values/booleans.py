"""Truth values written as words."""

import polars as pl

PAIRS = (("false", "true"), ("no", "yes"), ("f", "t"), ("n", "y"), ("off", "on"))


def parse_booleans(text: pl.Expr, words: tuple[str, str]) -> pl.Expr:
    """Text as Boolean, null where it is neither of the two words."""
    no, yes = words
    lower = text.str.to_lowercase()
    return pl.when(lower.is_in([no, yes])).then(lower == yes)


def find_words(text: pl.Series) -> tuple[str, str] | None:
    """The pair of words that a column consists of, or None."""
    seen = set(text.drop_nulls().str.to_lowercase().unique().head(3).to_list())
    return next((pair for pair in PAIRS if seen == set(pair)), None)
