"""Tables that set an exercise: the reader must find what belongs together, so the two sides of a row are not a pair.

Match the columns.

| 1. oven | a. a place to sleep |
| 2. bed  | b. it bakes bread   |
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.model import Text
from deckpress.reading.parts.option_values import LETTER
from deckpress.reading.text.tree import Block, Document
from deckpress.reading.words.option_letters import sequence
from deckpress.regex import regex

_FEWEST = 2
_NUMBER = regex(r"[\W_]*(?P<number>\d{1,2})[.):]?(?=\W|\Z)")
_ALONE = regex(r"[\W_]*(?P<letter>[A-Za-z])[\W_]*\Z")
_MATCH = regex(
    r"(?<!\w)(?:match(?:ing)?(?!-)|pair up|ordne(?:n sie)? .{1,80} zu|zuordn\w+|verbinden? .{1,80} mit|reli(?:ez|er)"
    r"|associ(?:ez|er)|relacion[ae]r?|emparej[ae]r?|une con flechas|associ[ae]|relacione|ligue|abbina(?:te|re)?"
    r"|collega(?:te|re)?|соедините|сопоставьте|соотнесите|установите соответствие|з'єднайте|połącz|dopasuj"
    r"|eşleştir(?:in(?:iz)?|iniz|me(?:ler)?(?=\W*\Z| sor))?|verbind|para ihop|párosítsd|přiřaďte|spojte"
    r"|jodohkan|nối)(?!\w)"
    r"|连线|配对|匹配|連線|配對|線で結|結びつけ|연결하|짝지",
    re.I,
)
_LONGEST = 200


def sets_matching(cells: Sequence[tuple[int, Sequence[Text]]]) -> bool:
    """True if the rows of a table, its header first, count with numbers on one side and with letters on the other."""
    rows = [[cell.markdown.strip() for cell in row] for _, row in cells[1:]]
    width = len(cells[0][1]) if cells else 0
    if len(rows) < _FEWEST or width not in (2, 4):
        return False
    numbers = [match["number"] if (match := _NUMBER.match(row[0])) else "" for row in rows]
    if numbers != [str(number) for number in range(1, len(rows) + 1)]:
        return False
    letter = LETTER if width == _FEWEST else _ALONE
    letters = [match["letter"] if (match := letter.match(row[width // 2])) else "" for row in rows]
    return all(letters) and bool(sequence(letters))


def asks_to_match(document: Document, block: Block) -> bool:
    """True if the text right above a table asks to match its columns."""
    above = document.blocks_on(max(block.start - 2, 0), block.start)
    text = above[-1].text if above and above[-1].kind in ("paragraph", "heading") else ""
    return len(text) <= _LONGEST and _MATCH.search(text) is not None
