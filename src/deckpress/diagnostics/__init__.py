"""Diagnostics: what is wrong, where, and what to do next. `values` holds the types, `catalogue` every code."""

from deckpress.diagnostics.catalogue import RULES
from deckpress.diagnostics.values import (
    KNOWN,
    NOWHERE,
    Diagnostic,
    Diagnostics,
    Location,
    Rule,
    Severity,
    has_errors,
)

__all__ = ["NOWHERE", "RULES", "Diagnostic", "Diagnostics", "Location", "Rule", "Severity", "has_errors"]

KNOWN |= RULES
