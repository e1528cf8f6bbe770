"""Anki packages, and the names and ids that Anki knows things by."""
