"""What was guessed or left out -> warnings."""
