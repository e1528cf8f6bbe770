"""Diagnostics: what is wrong, where, and what to do next. `values` holds the types, `catalogue` every code."""

from deckpress.diagnostics.values import (
    NOWHERE,
    Diagnostic,
    Diagnostics,
    Location,
    Rule,
    Severity,
    has_errors,
)

__all__ = ["NOWHERE", "Diagnostic", "Diagnostics", "Location", "Rule", "Severity", "has_errors"]
