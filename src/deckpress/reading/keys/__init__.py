"""Answer keys: where they begin, what they say, and which question each answer belongs to."""
