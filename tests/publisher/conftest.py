"""Most tests need no search index, which takes a program of its own."""

import pytest

from publisher import search


@pytest.fixture(autouse=True)
def _no_index(request, monkeypatch):
    if "with_index" not in request.fixturenames:
        monkeypatch.setattr(search, "write", lambda stories, folder: (folder / "stands-in.txt").write_text("none"))


@pytest.fixture(scope="module")
def with_index():
    """The search index is made."""
