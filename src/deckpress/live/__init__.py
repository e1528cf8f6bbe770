"""A running Anki, and exports from it: what goes there, and what comes back."""
