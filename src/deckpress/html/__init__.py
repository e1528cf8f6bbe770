"""The HTML of a field: made safe, composed, and brought into the form that each target wants."""
