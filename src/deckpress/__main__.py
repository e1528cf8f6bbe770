"""`python -m deckpress`: the command line."""

from deckpress.cli import main

if __name__ == "__main__":
    main()
