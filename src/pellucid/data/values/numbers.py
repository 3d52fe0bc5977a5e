"""Numbers written as text: decimal commas, thousands separators, currencies, per cents."""

from typing import NamedTuple

import polars as pl

EXPONENT = r"([eE][+-]?\d+)?$"
SYMBOLS = r"^([+-]?)[$€£¥]\s*|\s*[%$€£¥]$"


class NumberForm(NamedTuple):
    """The decimal mark, and the mark between groups of three digits (or none)."""

    decimal: str = "."
    thousands: str = ""


PLAIN = NumberForm()
ENGLISH = NumberForm(".", ",")
CONTINENTAL = NumberForm(",", ".")
FORMS = (ENGLISH, CONTINENTAL, NumberForm(".", " "), NumberForm(",", " "), NumberForm(".", "'"))


def parse_numbers(text: pl.Expr, form: NumberForm = PLAIN) -> pl.Expr:
    """Text as Float64, null where it is no number of this form nor a plain one."""
    plain = text.cast(pl.Float64, strict=False)
    if form == PLAIN:
        return plain
    bare = _bare(text)
    written = bare
    if form.thousands:
        written = written.str.replace_all(form.thousands, "", literal=True)
    written = written.str.replace(form.decimal, ".", literal=True).cast(pl.Float64, strict=False)
    return pl.when(bare.str.contains(_shape(form))).then(written).otherwise(plain)


def find_form(text: pl.Series, hint: NumberForm | None = None) -> NumberForm | None:
    """The form in which every value of a column is a number, or None.

    "1,234" alone could be either a thousand or a little more than one: `hint`, the form of
    other columns of the file, decides; without one it is read as a thousand.
    """
    first = _bare_series(text.drop_nulls().head(1))
    forms = [form for form in FORMS if first.str.contains(_shape(form)).any()]
    if not forms:
        return None
    bare = _bare_series(text.drop_nulls())
    fits = [form for form in forms if bare.str.contains(_shape(form)).all()]
    if hint in fits:
        return hint
    if ENGLISH in fits and CONTINENTAL in fits and bare.str.contains(r"^[+-]?0\d*,").any():
        return CONTINENTAL  # nobody writes 0,123 for a hundred and twenty-three
    return fits[0] if fits else None


def is_certain(text: pl.Series, form: NumberForm) -> bool:
    """Whether the column could not have been read in another form."""
    rivals = [ENGLISH, CONTINENTAL] if form in (ENGLISH, CONTINENTAL) else []
    bare = _bare_series(text.drop_nulls())
    return all(rival == form or not bare.str.contains(_shape(rival)).all() for rival in rivals)


def _bare_series(text: pl.Series) -> pl.Series:
    return text.to_frame("text").select(_bare(pl.col("text"))).to_series()


def _bare(text: pl.Expr) -> pl.Expr:
    # No-break and thin spaces group digits in many countries.
    spaces = text.str.replace_all("[\u00a0\u202f\u2009]", " ")
    return spaces.str.replace_all(SYMBOLS, "${1}")


def _shape(form: NumberForm) -> str:
    mark = {"": "(?:)", ".": r"\.", ",": ",", " ": " ", "'": "['’]"}
    decimal, thousands = mark[form.decimal], mark[form.thousands]
    whole = rf"(\d+|\d{{1,3}}({thousands}\d{{3}})+)"
    return rf"^[+-]?({whole}({decimal}\d*)?|{decimal}\d+){EXPONENT}"
