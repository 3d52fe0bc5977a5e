"""Arrays as Python: written out where they are small, packed where they are large."""

import base64
import io
import textwrap

import numpy as np

_FEW = 600
_WIDTH = 92

UNPACK = '''
def unpacked(text):
    """Arrays by name, from a NumPy file written as text."""
    return np.load(io.BytesIO(base64.b64decode(text)))
'''


def is_small(*arrays: np.ndarray) -> bool:
    """Whether arrays are few enough numbers to be read."""
    return sum(array.size for array in arrays) <= _FEW


def written_out(array: np.ndarray) -> str:
    """An array as a list, each number as short as it can be and still be the same float32.

    >>> written_out(np.float32([[0.1, 1.0], [-2.5, 3e-9]]))
    '[[0.1, 1.0], [-2.5, 3e-09]]'
    """
    if array.ndim == 1:
        return f"[{', '.join(map(_number, array))}]"
    return f"[{', '.join(map(written_out, array))}]"


def _number(value: np.generic) -> str:
    text = str(value)
    same = np.float32(float(text)) == value
    return text if same else f"{float(value):.9g}"


def wrapped(name: str, value: str) -> str:
    """An assignment, its value broken into lines."""
    line = f"{name} = {value}"
    if len(line) <= _WIDTH:
        return line
    return "\n".join(textwrap.wrap(line, _WIDTH, subsequent_indent="    ", break_long_words=False))


def packed(name: str, arrays: dict[str, np.ndarray]) -> str:
    """An assignment of arrays by name, as the text of a compressed NumPy file."""
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=False, **arrays)
    text = base64.b64encode(file.getvalue()).decode()
    lines = "\n".join(textwrap.wrap(text, _WIDTH))
    return f'{name} = unpacked("""\n{lines}\n""")'
