"""What these tests decode and fetch is kept apart from the user's own cache."""

import pytest


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("PELLUCID_CACHE", str(folder))
    return folder
