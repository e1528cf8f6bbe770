"""Whole readings of a document, what each of them costs, and which one is taken."""
