"""Most tests need no search index, which takes a program of its own."""

import pytest

from publisher import search


@pytest.fixture(autouse=True, scope="module")
def _no_index(request):
    with pytest.MonkeyPatch.context() as patch:
        if request.module.__name__ != "test_search":
            patch.setattr(search, "write", lambda stories, folder: (folder / "stands-in.txt").write_text("none"))
        yield
