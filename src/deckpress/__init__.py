"""deckpress turns Markdown questions and answers into Anki decks, pages to print and quizzes."""

__version__ = "0.1.0"
