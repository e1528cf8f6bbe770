"""The parts of a question: the line that asks, its options and their marks, and rows of tables."""
