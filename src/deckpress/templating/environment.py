"""Jinja, in a sandbox -> a template with its values filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deckpress.templating.bindings import Shape, Side, page_names
from deckpress.templating.faults import TemplateError, explain
from deckpress.wording import Wording


def environment_of(sources: Mapping[str, tuple[str, str]]) -> Any:
    """Jinja with sources in memory. It is sandboxed, because a deck and its templates may come from a stranger."""
    from jinja2 import FunctionLoader, StrictUndefined

    from deckpress.templating.limits import limited_environment

    def load(name: str) -> tuple[str, str, None] | None:
        return (*sources[name], None) if name in sources else None

    return limited_environment()(
        loader=FunctionLoader(load),
        # style sheets and scripts are not HTML: their quotation marks must stay
        autoescape=lambda name: not (name or "").endswith((".css", ".js")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def card_side(
    environment: Any, shape: Shape, ordinal: int, fields: Mapping[str, str], side: Side, words: Wording
) -> str:
    """One side of a card, from the fields of its note as HTML."""

    def front() -> str:
        return card_side(environment, shape, ordinal, fields, "front", words)

    names = page_names(shape, fields, side, front, words)
    return bind(environment, shape.template(ordinal, side), names, shape.fields)


def bind(environment: Any, name: str, values: Mapping[str, object], fields: tuple[str, ...] = ()) -> str:
    """Render one template. Any error in it is raised as a TemplateError, which has the line."""
    try:
        with environment.meter.page():
            return str(environment.get_template(name).render(values))
    except TemplateError:
        raise
    except Exception as error:  # a template is a user's program, which can raise any exception
        raise TemplateError(explain(error, name, environment, fields)) from error
