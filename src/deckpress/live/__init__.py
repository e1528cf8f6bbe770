"""Commands that follow the sources or a running Anki: watch, preview, push and pull."""
