"""The bytes of a file -> its text, its blocks and containers, and the use of each of its lines."""
