"""The output of the code in a question, in a quote right below the code: `> 42`.

    ## What does this print?

    ```python
    print(6 * 7)
    ```

    > 42

Below the question there may be nothing but the code and the quote, and the question must not ask how to do something:
then the code is the answer, and the quote a remark on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.model import NO_TEXT, Text
from deckpress.reading.text.labelled_pieces import Piece
from deckpress.reading.text.quotes import quoted_text
from deckpress.reading.text.tree import Document
from deckpress.reading.words.labels import label_kind
from deckpress.reading.words.line_marks import QUOTE_MARK
from deckpress.reading.words.vocabulary import HINT, NOTE
from deckpress.regex import regex

_REMARK = regex(rf"[*_\[!\s]*(?:{NOTE}|{HINT}|see)(?!\w)", re.I)
_HOW = regex(
    r"[\W\d_]*(?:(?:how(?! many| much| often| long)|wie(?! viele?| oft)|comment|cómo|como|come|как|jak"
    r"|hoe|nasıl|write|create|schreibe|escribe|écri\w+|напишите)(?!\w)|如何|怎么|怎样)",
    re.I,
)


def asks_how(question: str) -> bool:
    """True for a question whose answer may be code: `How do you print a list?`."""
    return bool(_HOW.match(question))


def quoted_output(body: Document, pieces: Sequence[Piece]) -> Text:
    """The text of a quote that is alone below code; nothing if there is other text, or if the quote is a remark."""
    if len(pieces) < 2 or pieces[-1].block.kind != "quote":
        return NO_TEXT
    *code, last = pieces
    if any(piece.block.kind not in ("fence", "code") for piece in code):
        return NO_TEXT
    first = QUOTE_MARK.sub("", body.lines[last.start], count=1)
    if not first.strip() or first.lstrip().startswith("[!") or _REMARK.match(first) or label_kind(first):
        return NO_TEXT
    return quoted_text(body, last.start, last.end)
