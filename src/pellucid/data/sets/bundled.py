"""Recorded sets, read from the files inside scikit-learn without importing scikit-learn.

The import would take a second, and these files are plain text.
"""

from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import polars as pl

from pellucid.errors import BadInput

IRIS = tuple(f"{part} {side} (cm)" for part in ("sepal", "petal") for side in ("length", "width"))
WINE = (
    "alcohol",
    "malic_acid",
    "ash",
    "alcalinity_of_ash",
    "magnesium",
    "total_phenols",
    "flavanoids",
    "nonflavanoid_phenols",
    "proanthocyanins",
    "color_intensity",
    "hue",
    "od280/od315_of_diluted_wines",
    "proline",
)
CELL = (
    "radius",
    "texture",
    "perimeter",
    "area",
    "smoothness",
    "compactness",
    "concavity",
    "concave points",
    "symmetry",
    "fractal dimension",
)
BREAST_CANCER = (
    *(f"mean {what}" for what in CELL),
    *(f"{what} error" for what in CELL),
    *(f"worst {what}" for what in CELL),
)
DIGITS = tuple(f"pixel_{row}_{column}" for row in range(8) for column in range(8))
DIABETES = ("age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6")


def _file(name: str) -> Path:
    package = find_spec("sklearn")
    for folder in (package.submodule_search_locations or []) if package else []:
        path = Path(folder, "datasets", "data", name)
        if path.is_file():
            return path
    raise BadInput(
        f"scikit-learn's file {name} is not here",
        "scikit-learn, whose files hold this set",
        instead="pip install scikit-learn",
    )


def _with_classes(file: str, columns: tuple[str, ...]) -> tuple[pl.DataFrame, pl.Series]:
    """A file whose first line counts rows and columns and names the classes."""
    path = _file(file)
    with path.open(encoding="utf-8") as lines:
        classes = lines.readline().strip().split(",")[2:]
    rows = pl.read_csv(path, skip_lines=1, has_header=False, new_columns=[*columns, "class"])
    index = rows["class"].cast(pl.Int64)
    return rows.drop("class"), pl.Series("class", classes).gather(index)


def _digits() -> tuple[pl.DataFrame, pl.Series]:
    rows = np.loadtxt(_file("digits.csv.gz"), delimiter=",", dtype=np.int64)
    return pl.DataFrame(rows[:, :-1], schema=list(DIGITS)), pl.Series("digit", rows[:, -1])


def _diabetes() -> tuple[pl.DataFrame, pl.Series]:
    rows = np.loadtxt(_file("diabetes_data_raw.csv.gz"))
    target = np.loadtxt(_file("diabetes_target.csv.gz"))
    return pl.DataFrame(rows, schema=list(DIABETES)), pl.Series("progression", target)


LOADERS: dict[str, Callable[[], tuple[pl.DataFrame, pl.Series]]] = {
    "digits": _digits,
    "iris": partial(_with_classes, "iris.csv", IRIS),
    "wine": partial(_with_classes, "wine_data.csv", WINE),
    "breast-cancer": partial(_with_classes, "breast_cancer.csv", BREAST_CANCER),
    "diabetes": _diabetes,
}
