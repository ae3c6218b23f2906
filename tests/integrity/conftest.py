"""An archive with a ledger, and its site."""

import shutil
from pathlib import Path

import pytest

from kept_archive import Kept, filled


@pytest.fixture
def archive(tmp_path: Path) -> Kept:
    """The archive, without a site."""
    return filled(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The archive and its site, only to be read."""
    kept = filled(tmp_path_factory.mktemp("built"))
    done = kept.build()
    assert done.code == 0, done.err
    return kept


@pytest.fixture
def published(built: Kept, tmp_path: Path) -> Kept:
    """A copy of both, to be changed."""
    shutil.copytree(built.content, tmp_path / "content")
    shutil.copytree(built.output, tmp_path / "output")
    return Kept(tmp_path / "content", tmp_path / "output")
