"""Lines such as `Name: Ann` and `Role: author` in several paragraphs -> no terms: they are credits or other records.

    Name: {{ site.author }}        Name: Ann Lee
    Role: {{ site.role }}          Role: designer
                                   Site: https://example.org

Names that return are no sign by themselves; code of a template, an address or a handle in the place of a meaning is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from deckpress.reading.parts.question_starts import Start
from deckpress.reading.text.tree import Document
from deckpress.regex import regex

_FEWEST = 2
"""How many names return at least."""
_MARKS = frozenset((":", "="))
_VALUE = regex(
    r"[ \t]*(?:\{\{[^{}\n]*\}\}|\{%[^\n]*%\}|<?https?://\S+|@\w[\w.-]*"
    r"|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}>?)[ \t]*\Z"
)


def without_records(document: Document, starts: Sequence[Start]) -> Sequence[Start]:
    """The candidates without the lines of records."""
    pairs = [start for start in starts if start.shape == "pair" and start.form in _MARKS and not start.asks]
    valued = {id(s) for s in pairs if _VALUE.match(document.lines[s.start], s.column)}
    if not valued:
        return starts
    records = _records(pairs)
    places: defaultdict[str, set[int]] = defaultdict(set)
    for number, record in enumerate(records):
        for start in record:
            places[start.text.flat].add(number)
    repeated = {name for name, found in places.items() if len(found) > 1}
    if len(repeated) < _FEWEST:
        return starts
    gone = {
        id(start)
        for record in records
        if any(id(start) in valued or start.text.flat in repeated for start in record)
        for start in record
    }
    return [start for start in starts if id(start) not in gone]


def _records(pairs: Iterable[Start]) -> list[list[Start]]:
    """The pairs on lines right below each other, as records."""
    records: list[list[Start]] = []
    for pair in sorted(pairs, key=lambda start: start.start):
        if records and pair.start <= records[-1][-1].end:
            records[-1].append(pair)
        else:
            records.append([pair])
    return records
