"""The marks people write where a value is missing."""

import polars as pl

# These never mean anything else.
MARKS = ("", "?", "na", "n/a", "nan", "null", "#n/a", "#na", "<na>", "<null>", "#null!", "nat")
# These may be values of their own (a blood group, "none of these"), so they count as missing
# only where everything else is a number, a date or a truth value.
WEAK_MARKS = ("-", "--", ".", "..", "none", "nil", "missing", "unknown", "*", "#div/0!", "#value!")


def blank_marks(text: pl.Expr) -> pl.Expr:
    """Text without blanks around it, and null where it is a mark of a missing value."""
    stripped = text.str.strip_chars()
    return pl.when(~stripped.str.to_lowercase().is_in(MARKS)).then(stripped)


def without_marks(text: pl.Expr) -> pl.Expr:
    """The same for the weaker marks."""
    return pl.when(~text.str.to_lowercase().is_in(WEAK_MARKS)).then(text)
