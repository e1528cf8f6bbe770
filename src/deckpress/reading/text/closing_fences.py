"""Closing fences left of the text of their list item -> the same fences below the opening ones.

    - What does it print?
      ```py
      print(1)
    ```

Markdown ends the item and its code above the last line, which then opens code down to the end of the file.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckpress.regex import regex

_OPENS = regex(r"(?P<indent>[ \t]+)(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)\Z")
_ITEM = regex(r"(?P<mark>[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\S")
_TAB = 4


def indents_of_closers(lines: Sequence[str], first: int) -> dict[int, str]:
    """The lines of such closing marks, each with the indent that it lacks."""
    found: dict[int, str] = {}
    if not any(line[:1] in (" ", "\t") and line.lstrip().startswith(("```", "~~~")) for line in lines[first:]):
        return found
    content = 0  # the column of the text of the list item that the line may belong to
    number = first
    while number < len(lines):
        line = lines[number]
        item = _ITEM.match(line)
        if item is not None:
            content = _width(item["mark"])
        elif line.strip() and not line[0].isspace():
            content = 0
        bare = line.lstrip()
        if not bare.startswith(("```", "~~~")):
            number += 1
            continue
        opens = _OPENS.match(line)
        closing = _closing(lines, number)
        if opens is not None and content and _width(opens["indent"]) >= content and closing < len(lines):
            left = _indent(lines[closing]) < content
            inside = [line for line in lines[number + 1 : closing] if line.strip()]
            if left and inside and all(_indent(line) >= content for line in inside):
                found[closing] = opens["indent"][len(lines[closing]) - len(lines[closing].lstrip()) :]
        number = closing + 1
    return found


def _closing(lines: Sequence[str], opening: int) -> int:
    """The line that closes the fence that opens on a line; the number of lines if none does."""
    bare = lines[opening].lstrip()
    mark = bare[0]
    marks = len(bare) - len(bare.lstrip(mark))
    for number in range(opening + 1, len(lines)):
        line = lines[number].strip()
        if len(line) >= marks and not line.strip(mark):
            return number
    return len(lines)


def _indent(line: str) -> int:
    return _width(line[: len(line) - len(line.lstrip())])


def _width(blanks: str) -> int:
    return len(blanks.expandtabs(_TAB))
