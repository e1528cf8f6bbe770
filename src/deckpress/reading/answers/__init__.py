"""The body of a question -> its answer, its options, and which of them are right."""
