"""Anki packages, with their names and ids."""
