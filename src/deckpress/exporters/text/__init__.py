"""Tables and text files."""
