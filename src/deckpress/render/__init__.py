"""Renders the Markdown of a deck to HTML fields with their media, which every exporter takes."""

from deckpress.render.deck import formulas, render

__all__ = ["formulas", "render"]
