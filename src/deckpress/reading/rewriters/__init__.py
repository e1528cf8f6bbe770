"""Other ways to write questions, options and answers -> those that the readers know, one module for each."""
