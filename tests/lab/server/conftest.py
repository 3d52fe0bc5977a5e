"""A real lab on a port of this machine, and real pages to talk with it."""

from collections.abc import Callable, Iterator

import pytest

from .talking import Lab, Talk, running_lab


# No longer than a module: Hypothesis minds threads that draw random numbers beside it.
@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """One lab for the tests of a file."""
    page = tmp_path_factory.mktemp("page")
    (page / "assets").mkdir()
    (page / "index.html").write_text("<!doctype html><title>Pellucid</title>")
    (page / "assets" / "main-abc123.js").write_text("'a script';" * 100)
    with running_lab(page) as lab:
        yield lab


@pytest.fixture
def talk(lab: Lab) -> Iterator[Callable[..., Talk]]:
    """`talk()` opens another page, as another visitor unless a cookie is given."""
    talks: list[Talk] = []

    def opened(cookie: str | None = None) -> Talk:
        talks.append(lab.talk(cookie))
        return talks[-1]

    yield opened
    for one in talks:
        one.close()
