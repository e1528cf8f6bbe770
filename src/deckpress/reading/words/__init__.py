"""Words and labels of many languages, and looks for them in a line of text."""
