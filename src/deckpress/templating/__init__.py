"""Jinja templates -> Anki's note types, cards and pages."""
