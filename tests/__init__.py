"""Tests of make_deck."""
