"""The HTML of fields: cleaning it, and writing it for each target."""
