"""The outside programs that some tests need: without them these are skipped, and say which, but never in CI."""

import os
import shutil

import pytest


def needs(*programs):
    """Return the mark of tests that need these programs; a name that is a path is looked up as one."""
    missing = [name for name in programs if shutil.which(name) is None]
    return pytest.mark.skipif(bool(missing) and "CI" not in os.environ, reason=f"needs {' and '.join(missing)}")


IN_BROWSER = [pytest.mark.browser, pytest.mark.xdist_group("browser"), needs("chromium", "chromedriver")]
