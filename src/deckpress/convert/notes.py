"""One note -> the ways to write it in the native syntax, the plainest first, and the first that reads back the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from deckpress.markdown.blocks import parse
from deckpress.markdown.cloze import has_numbered_gap
from deckpress.model import NOTE_SETTINGS, Choice, Form, Kind, Note, Source
from deckpress.reading import Reading, Use, read
from deckpress.reading.dialects import AUTO, NATIVE
from deckpress.reading.settings.attributes import NONE, Attributes, settings_of
from deckpress.reading.settings.comment_settings import from_comment
from deckpress.reading.settings.misspelt import CLOZE
from deckpress.reading.text.part_marks import END, MARK
from deckpress.regex import regex
from deckpress.spellings import join_texts

_AFTER = "Does this one follow?"
"""A question put after the text that is tried: text that swallows it would swallow the next note."""
_LETTERS = "ABCDEFGHIJKL"
_FENCE = regex(r"[ ]{0,3}(`{3,}|~{3,})")
_RAW_CLOSERS = (
    (regex(r"\s*<!--"), "-->"),
    (regex(r"\s*<\?"), "?>"),
    (regex(r"\s*<!\[CDATA\["), "]]>"),
    (regex(r"\s*<![A-Za-z]"), ">"),
    *((regex(rf"\s*<{tag}(?:\s|>|$)", re.I), f"</{tag}>") for tag in ("script", "pre", "style", "textarea")),
)
"""The HTML blocks that only their own closing mark ends (CommonMark, HTML blocks 1 to 5)."""


@dataclass(frozen=True, slots=True)
class Written:
    """A note as text. `heading` is False for a `C:` line, `ended` is True if its `end` mark is there."""

    text: str
    heading: bool = True
    ended: bool = False


def written(note: Note, level: int, *, skip: int = 0, native: bool = False) -> Written:
    """The note in the first form, after the first `skip`, that reads back as the same note; else in the last form.

    Its section is not written; its tags all are. With `native`, it is in a file that says `dialect: native`.
    """
    found = None
    for mend in (False, True):
        closed = mended(note) if mend else note
        for number, found in enumerate(_forms(closed, level)):
            if number >= skip and reads_as(found.text, closed, level, native=native):
                return found
    assert found is not None
    return found


def plainest(note: Note, level: int) -> Written:
    """The note in its first form, without the proof that it is read back."""
    return next(_forms(note, level))


def reads_as(text: str, note: Note, level: int, *, native: bool = False) -> bool:
    """True if a text is read as this one note, and the question after it as another."""
    notes = _read_before_another(text, level, NATIVE if native else AUTO).deck.notes
    return len(notes) == 2 and notes[1].question.markdown == _AFTER and notes[0] == replace(note, section=())


def unanswered_in(text: str, level: int) -> str:
    """The question of a text that is read as one without an answer, the question after it as another; else nothing."""
    reading = _read_before_another(text, level)
    notes, found = reading.deck.notes, reading.of(Use.UNANSWERED)
    alone = len(notes) == 1 and notes[0].question.markdown == _AFTER and len(found) == 1
    return found[0].text if alone else ""


def _read_before_another(text: str, level: int, dialect: str = AUTO) -> Reading:
    """A text as it is read with another question after it."""
    return read(Source("", f"---\nquestions: h{level}\n---\n{text}\n\n{'#' * level} {_AFTER}\n\nyes\n"), dialect)[0]


# ---- the forms -----------------------------------------------------------------------------------


def _forms(note: Note, level: int) -> Iterator[Written]:
    attributes = comment(note)
    question, heading = note.question.markdown, "#" * level
    if note.kind is Kind.CLOZE and "\n\n" not in question and not question.startswith("\n"):
        yield Written(_blocks(_lines("C: " + question, attributes), note.explanation.markdown), heading=False)
    first, _, rest = question.partition("\n\n")
    if "\n" not in first and note.kind is Kind.CLOZE and rest:
        if has_numbered_gap(first):  # what is below it would be the remark
            head = _lines(f"{heading} {first}", attributes)
            yield Written(_blocks(head, mark("question"), rest, _parts(note), mark(END)), ended=True)
    elif "\n" not in first:
        head = _lines(f"{heading} {first}", attributes)
        is_open = note.kind is Kind.OPEN and not note.explanation
        if is_open and not rest:
            yield Written(_blocks(head, note.answer.markdown))
        if is_open:
            yield Written(_blocks(head, rest, _labelled(note.answer.markdown)))
        if note.kind is Kind.CHOICE:
            yield Written(_blocks(head, rest, _listed(note), note.explanation.markdown))
            if len(note.choices) <= len(_LETTERS):
                yield Written(_blocks(head, rest, _listed(note, letters=True), note.explanation.markdown))
            if note.explanation:
                yield Written(_blocks(head, rest, _listed(note), _parts(note), mark(END)), ended=True)
        yield from _bounded(note, head, rest)
    flagged = attributes if note.kind is not Kind.CLOZE else comment(note, cloze=True)
    yield from _bounded(note, _lines(heading, flagged, mark("question")), question)


def _bounded(note: Note, head: str, rest: str) -> Iterator[Written]:
    """The note with marks between its parts, which settle what each of them is."""
    for letters in (False, True) if note.choices else (False,):
        parts = [head, rest]
        if note.choices:
            parts.append(f"{mark('options')}\n\n{_listed(note, letters=letters)}")
        yield Written(_blocks(*parts, _parts(note), mark(END)), ended=True)


def _parts(note: Note) -> str:
    """What is shown after the question, each part below its mark."""
    parts = (("answer", note.answer.markdown), ("explanation", note.explanation.markdown))
    return _blocks(*(f"{mark(name)}\n\n{text}" for name, text in parts if text))


def mark(name: str) -> str:
    """The comment that begins a part of a card, or ends the card."""
    return f"<!-- {name} -->"


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _blocks(*blocks: str) -> str:
    return "\n\n".join(block for block in blocks if block)


def _labelled(answer: str) -> str:
    """The answer after its label: on the same line if it begins with a paragraph."""
    tokens, _ = parse(answer)
    glued = bool(tokens) and tokens[0].type == "paragraph_open" and not answer[:1].isspace()
    return f"**Answer:** {answer}" if glued else f"**Answer:**\n\n{answer}"


def _listed(note: Note, *, letters: bool = False) -> str:
    """The options as a task list; with `letters`, each has one of its own, where the reader would take the text's."""
    return "\n".join(
        _item(choice, f"{_LETTERS[index % len(_LETTERS)]}. " if letters else "")
        for index, choice in enumerate(note.choices)
    )


def _item(choice: Choice, letter: str) -> str:
    lines = choice.text.markdown.split("\n")
    lines += _remark(choice)
    first = f"- [{'x' if choice.correct else ' '}] {letter}{lines[0]}".rstrip()
    return "\n".join([first, *(f"  {line}" if line else "" for line in lines[1:])])


def _remark(choice: Choice) -> list[str]:
    """The feedback on an option, as a quote below it; an empty quote if its text would be read as feedback."""
    said = choice.feedback.markdown.split("\n") if choice.feedback else []
    if not said and not _ends_quoted(choice.text.markdown):
        return []
    glued = len(choice.text.markdown.split("\n")) == 1 and bool(said)
    return [*([] if glued else [""]), *(f"> {line}".rstrip() for line in said or [""])]


def _ends_quoted(markdown: str) -> bool:
    """True if a text has several blocks, of which the last is a quote."""
    if ">" not in markdown:
        return False
    tokens = [token for token in parse(markdown)[0] if token.level == 0 and token.nesting != 1]
    return len(tokens) > 1 and tokens[-1].type == "blockquote_close"


# ---- attributes ----------------------------------------------------------------------------------


def comment(note: Note, *, cloze: bool = False) -> str:
    """The comment that holds a note's attributes; empty if it has none."""
    wanted = Attributes(**{**settings_of(note), "declined": ()}, cloze=cloze)
    if wanted == NONE:
        return ""
    plain = _comment(wanted, quoted=False)
    fits = "\n" not in plain and plain.count("-->") == 1 and from_comment(plain) == wanted
    return plain if fits else _comment(wanted, quoted=True)


def _comment(wanted: Attributes, *, quoted: bool) -> str:
    def value(text: str) -> str:
        return quote(text) if quoted else text

    values: dict[str, str] = {}
    for name, row in NOTE_SETTINGS.items():
        said = getattr(wanted, name)
        if said == getattr(NONE, name) or row.form is Form.FLAG:
            continue
        if row.form is Form.NUMBER:
            values[row.word] = f"{said:g}"
        elif row.form is Form.TEXTS:
            values[row.word] = value(join_texts(said))
        else:
            words = said if row.form is Form.WORDS else [said.markdown if row.form is Form.MARKDOWN else said]
            values[row.word] = " ".join(map(value, words))
    flags = [row.word for name, row in NOTE_SETTINGS.items() if row.form is Form.FLAG and getattr(wanted, name)]
    parts = [f"{word}: {said}" for word, said in values.items()]
    parts += [word for word in (*flags, *([CLOZE] if wanted.cloze else [])) if word not in values]
    return f"<!-- {'  '.join(parts)} -->"


def quote(text: str) -> str:
    """A text as a JSON string that can be in a comment: no angle brackets, no run of blanks, one line."""
    return re.sub(
        r"(?<=\s)\s|[^\S ]|[<>\x7f-\x9f\u2028\u2029]",
        lambda m: f"\\u{ord(m.group()):04x}",
        json.dumps(text, ensure_ascii=False),
    )


# ---- what would never end ------------------------------------------------------------------------


def mended(note: Note) -> Note:
    """The note with a closing line after each text that leaves code or raw HTML open, and without marks in a text."""

    def closed(text: str) -> str:
        text = _without_marks(text)
        for _ in range(4):
            closer = unclosed(text)
            if not closer:
                break
            text = f"{text}\n{closer}"
        return text

    def mend(note_text: str) -> str:
        return closed(note_text) if note_text else note_text

    return replace(
        note,
        question=replace(note.question, markdown=mend(note.question.markdown)),
        answer=replace(note.answer, markdown=mend(note.answer.markdown)),
        explanation=replace(note.explanation, markdown=mend(note.explanation.markdown)),
    )


def _without_marks(text: str) -> str:
    """A text whose comments bound no parts of a card: `<!-- end -->`, which shows nothing, becomes `<!-- (end) -->`."""
    if not MARK.search(text):
        return text
    lines = text.split("\n")
    for token in parse(text)[0]:
        if token.type == "html_block" and token.level == 0 and token.map and MARK.fullmatch(token.content.strip()):
            lines[token.map[0]] = MARK.sub(r"<!-- (\1) -->", lines[token.map[0]])
    return "\n".join(lines)


def unclosed(text: str) -> str:
    """What must be written below a Markdown text so that the next block is a separate one; usually nothing."""
    tokens, _ = parse(f"{text}\n\n{mark(END)}\n")
    last = tokens[-1] if tokens else None
    if last is not None and last.type == "fence":
        return last.markup
    if last is not None and last.type == "html_block" and last.content.strip() != mark(END):
        return next((closer for opener, closer in _RAW_CLOSERS if opener.match(last.content)), "")
    return ""
