"""Pages to print and to use in a browser: sheet, cards to cut, exam, quiz."""
