"""The house rules that a machine can check."""

import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

from bulletin.measures import measures
from publisher import labels

ROOT = Path(__file__).parents[1]
MODULES = sorted(
    path for room in ("bulletin", "crawler", "publisher", "infocenter") for path in (ROOT / room).rglob("*.py")
)


def test_imports_point_down_only():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_small(path):
    assert len(path.read_text("utf-8").splitlines()) <= 300


def test_every_measure_has_a_name_on_the_site():
    assert set(labels.MEASURES) == set(measures())


def test_every_page_and_output_renders():
    import publisher.outputs  # noqa: PLC0415
    import publisher.pages  # noqa: PLC0415

    for package in (publisher.pages, publisher.outputs):
        for info in pkgutil.iter_modules(package.__path__):
            module = __import__(f"{package.__name__}.{info.name}", fromlist=["render"])
            assert callable(module.render)


def test_no_lock_file_or_doc_names_a_registry():
    files = [
        *ROOT.glob("requirements*.txt"),
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "pyproject.toml",
    ]
    for path in files:
        assert "index-url" not in path.read_text("utf-8"), path
        assert "files.pythonhosted" not in path.read_text("utf-8"), path
