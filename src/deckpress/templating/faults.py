"""An exception in a template -> a diagnostic with the line of the template and what to write instead."""

from __future__ import annotations

import re
import traceback
from dataclasses import replace
from typing import Any

from deckpress.diagnostics import Diagnostic, Location
from deckpress.diagnostics.catalogue.templates import (
    BAD_TEMPLATE,
    ENDLESS_TEMPLATE,
    MISSING_TEMPLATE,
    TEMPLATE_SYNTAX,
    UNKNOWN_FIELD,
    UNKNOWN_VALUE,
)
from deckpress.regex import regex
from deckpress.templating.bindings import RefusedError, UnknownFieldError
from deckpress.templating.limits import TooMuchError

SUFFIXES = (".j2", ".css", ".js")
"""The suffixes of template files."""


class TemplateError(Exception):
    """A template that fails for one card or page, although it was valid when it was loaded."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


def explain(error: Exception, name: str, environment: Any, fields: tuple[str, ...]) -> Diagnostic:
    """The diagnostic of an error in the template `name`, at its line; `fields` are those that the template may use."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

    place = _place(error, environment, name)

    undefined = re.fullmatch(r"'(\w+)' is undefined", str(error)) if isinstance(error, UndefinedError) else None
    unknown = undefined[1] if undefined else str(error) if isinstance(error, UnknownFieldError) else ""
    if unknown and fields:
        return UNKNOWN_FIELD.at(place, field=unknown, hint=f"the fields are {', '.join(fields)}")
    if unknown:
        return UNKNOWN_VALUE.at(place, name=unknown)
    if isinstance(error, RefusedError):
        return replace(error.diagnostic, location=place)
    if isinstance(error, TemplateNotFound):
        return MISSING_TEMPLATE.at(place, name=error.name)
    if isinstance(error, TooMuchError):
        return replace(error.diagnostic, location=place)
    if isinstance(error, RecursionError):
        return ENDLESS_TEMPLATE.at(place)
    if isinstance(error, TemplateSyntaxError):
        lines = (error.source or "").splitlines()[error.lineno - 1 : error.lineno]
        hint = next((_instead(found) for line in lines for found in [_ANKI.search(line)] if found), "")
        return TEMPLATE_SYNTAX.at(place, reason=str(error.message).rstrip("."), hint=hint)
    return BAD_TEMPLATE.at(place, reason=str(error).strip() or type(error).__name__)


_ANKI = regex(r"\{\{\s*([#^/]|(?:[\w-]+:)+)\s*(\w+)\s*\}\}")
"""A tag of Anki's template language that Jinja does not have, although it looks like one of Jinja's."""


def _instead(found: re.Match[str]) -> str:
    """What to write in Jinja instead of a tag of Anki's."""
    sign, name = found[1], found[2]
    if sign in ("#", "^"):
        return f'instead of Anki\'s {found[0]}, write {{% call {"when" if sign == "#" else "unless"}("{name}") %}}'
    if sign == "/":
        return f"instead of Anki's {found[0]}, write {{% endcall %}}"
    if sign in ("cloze:", "type:"):
        return f'instead of Anki\'s {found[0]}, write {{{{ {"cloze" if sign == "cloze:" else "typed"}("{name}") }}}}'
    return f"write what only Anki understands as {{% raw %}}{found[0]}{{% endraw %}}"


def _place(error: Exception, environment: Any, name: str) -> Location:
    """The innermost template line that an error passed through: templates are frames in Jinja's tracebacks."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        return Location(error.filename or error.name or name, error.lineno)
    try:
        place = Location(environment.get_template(name).filename or name)
    except TemplateNotFound:
        place = Location(name)
    for frame, line in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename.endswith(SUFFIXES):
            place = Location(frame.f_code.co_filename, line)
    return place
