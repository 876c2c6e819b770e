"""What all tests have in common."""

import os

import pytest


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait until bytes are on the disk itself: nobody pulls its plug here, and it takes more time than the tests."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
