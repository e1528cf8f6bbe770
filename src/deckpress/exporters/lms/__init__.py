"""Quiz files for learning systems."""
