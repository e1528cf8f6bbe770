"""Front matter, comments and braces -> the settings of a document and of its notes."""
