"""A running Anki, over AnkiConnect: what it has, what a push changes in it, and what an edit there brings back."""
