"""Parallel text to a model: clean, pack, train, validate, export."""
