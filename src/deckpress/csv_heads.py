"""How the CSV files of a build begin: the exporter writes these lines, and readers know such a file by them."""

ANKI = """\
#separator:Comma
#html:true
#notetype column:1
#deck column:2
#tags column:3
#guid column:4
#columns:Note type,Deck,Tags,GUID,Front,Back
"""
"""The head of a file for Anki's text import."""
PLAIN = ("question", "answer", "choices", "correct", "explanation", "hint", "deck", "tags", "guid")
"""The columns of a plain file, which begins with a byte order mark."""
