"""Code blocks -> HTML with Pygments' short classes, so that one style sheet colours them by day and by night."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Any

_LANGUAGE = re.compile(r"[{]?\s*\.?([A-Za-z0-9_+#.-]+)")


def highlight(code: str, info: str) -> str:
    """A `<div class="highlight">` of the code; `info` is the fence's info string, its first word the language.

    A language that Pygments does not know, or none, leaves the code plain.
    """
    match = _LANGUAGE.match(info.strip())
    lexer = _lexer(match.group(1).lower()) if match else None
    code = code if code.endswith("\n") else code + "\n"
    if lexer is None:
        return f'<div class="highlight"><pre><code>{html.escape(code, quote=False)}</code></pre></div>'
    from pygments import highlight as pygments_highlight

    shown = str(pygments_highlight(code, lexer, _formatter()))
    return f'<div class="highlight"><pre><code>{shown}</code></pre></div>'


@lru_cache(maxsize=1)
def _formatter() -> Any:
    from pygments.formatters.html import HtmlFormatter

    return HtmlFormatter(nowrap=True)


@lru_cache(maxsize=64)
def _lexer(language: str) -> Any:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
