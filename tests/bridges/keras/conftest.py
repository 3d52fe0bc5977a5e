"""What the tests of Keras' bridge need: Keras."""

import pytest

pytest.importorskip("keras", reason="Keras is not installed: pip install pellucid[keras]")
