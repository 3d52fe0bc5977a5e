"""A bench for each test."""

import pytest

from .reading import opened


@pytest.fixture
def bench():
    return opened()
