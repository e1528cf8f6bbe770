"""Markdown of one field -> HTML, with formulas, gaps and media kept apart."""
