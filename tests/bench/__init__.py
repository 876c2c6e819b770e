"""Benchmarks: measured claims about make_deck, run by hand."""
