"""What all tests have in common."""

import os

import pytest
from hypothesis import settings

settings.register_profile("suite", derandomize=True, deadline=None, database=None)
settings.register_profile("by-hand", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS", "suite"))


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait until bytes are on the disk itself: nobody pulls its plug here, and it takes more time than the tests."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
