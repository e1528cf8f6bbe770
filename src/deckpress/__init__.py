"""deckpress turns Markdown questions and answers into Anki decks, CSV files and printable pages."""

__version__ = "0.1.0"
