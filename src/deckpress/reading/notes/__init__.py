"""The chosen questions -> notes; everything between them -> its use."""
