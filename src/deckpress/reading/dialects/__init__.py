"""The dialects of other programs, each read by a file of its own: by name, or by signs that nothing else has.

A document without such signs is read by its shapes (see `deckpress.reading.choice.compete`), which is what the name
`auto` stands for; `shapes` says so even where the signs are there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from deckpress.frozen import dataclass
from deckpress.model import Source
from deckpress.reading.settings.frontmatter import Settings
from deckpress.reading.text.ledger import Ledger
from deckpress.reading.text.tree import Document, read_tree
from deckpress.regex import regex


@dataclass(frozen=True, slots=True)
class Dialect:
    """A way another program writes cards.

    `signs` says why a document is surely written this way, in a few words, or gives an empty text. `read` books
    every line of the ledger's document: notes and the rest.
    """

    name: str
    summary: str
    signs: Callable[[Document], str]
    read: Callable[[Ledger, Settings], None]
    markdown: bool = True
    """False if the file as a whole is not Markdown, although its texts may be."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a dialect lives, and a pattern that every text in it matches; None if it is read only by name.

    A line end precedes the text that is searched: `\\n` in the pattern is the start of a line, found faster than `^`.
    """

    module: str
    hint: re.Pattern[str] | None = None
    suffixes: tuple[str, ...] = ()
    """The endings of file names that decide for this dialect, whatever the file contains."""
    words: tuple[str, ...] = ()
    """Words in lower case. A text that matches the pattern has at least one of them, and they are found faster."""
    mark: str = ""
    """Characters without letters that decide as the pattern does."""

    def may_fit(self, text: str, folded: str) -> bool:
        """True if a text with a line end before it, also given as `fold` changes it, matches the pattern."""
        if self.mark and self.mark in text:
            return True
        if self.hint is None or (self.words and not any(word in folded for word in self.words)):
            return False
        return self.hint.search(text) is not None


DIALECTS: Mapping[str, Entry] = {
    "anki-text": Entry("anki_text", regex(r"\A\n#(?:separator|html|tags|columns|notetype|deck|guid|if)\b", re.I)),
    "gift": Entry(
        "gift",
        regex(r"\n[ \t]*(?:::|\$CAT)|\{\s*(?:[=~#]|(?:T|F|TRUE|FALSE)\s*[}#])", re.I | re.M),
        (".gift",),
    ),
    "blackboard": Entry("blackboard", regex(r"\A\n(?>(?:[A-Z_]{2,17}\t[^\n]*+(?:\n|\Z))+)\Z"), (".blackboard.txt",)),
    "quizlet": Entry("quizlet", regex(r"\n;;;$", re.M), (".quizlet.txt",), words=(";;;",)),
    "text2qti": Entry("text2qti", regex(r"\n(?:\*[A-Za-z]\)|\[\*\]|=[ \t]|Quiz title:)")),
    "aiken": Entry("aiken", regex(r"\n[ \t]*ANSWER:[ \t]*[A-Z]", re.M), (".aiken.txt",), words=("answer:",)),
    "plus-minus": Entry("plus_minus", regex(r"\n[ \t]*+\+[ \t]", re.M)),
    "crowdanki": Entry("crowdanki", regex(r'\A\s*\{[\s\S]*"__type__"\s*:\s*"Deck"')),
    "rexams": Entry("rexams", regex(r"\nextype:", re.M), words=("extype:",)),
    "org": Entry(
        "org",
        regex(r"\n[ \t]*:ANKI_NOTE_TYPE:|\n\*+[ \t][^\n]*:(?:drill|fc):", re.M | re.I),
        (".org", ".org_archive"),
        words=(":anki_note_type:", ":drill:", ":fc:"),
    ),
    "ankiops": Entry("ankiops", regex(r"\n<!--[ \t]*note_(?:key|type):|\n(?:T|THA|I|B|C2):(?:[ \t]|$)", re.M)),
    "mkdocs-quiz": Entry(
        "mkdocs_quiz", regex(r"\n[ \t]*(?:<quiz\b|<\?quiz\?>)", re.M | re.I), words=("<quiz", "<?quiz?>")
    ),
    "cardforge": Entry("cardforge", regex(r"\n:::[ \t]*(?:card|cloze)\b", re.M), words=(":::",)),
    "inka": Entry("inka", regex(r"\n(?:Deck|Tags):|<!--[ \t]*ID:", re.M), words=("\ndeck:", "\ntags:", "id:")),
    "yanki": Entry("yanki", regex(r"\A\n---\n(?:.*\n)*?noteId:"), words=("noteid:",)),
    "ki": Entry("ki", regex(r"\nguid:", re.M), words=("guid:",)),
    "apy": Entry("apy", regex(r"\n(?:model:|# +note\b)", re.I | re.M), words=("model:", "note")),
    "tsv": Entry("tsv", regex(r"\A\n(?>(?:[^\t\n]*+\t[^\n]*+(?:\n|\Z)|[ \t]*+\n)+)\Z"), (".tsv", ".tab")),
    "csv": Entry(
        "csv_rows",
        regex(r"\A\s*+(?:[^\n]+[,;][^\n]*\n|(?:[^\n|]+\|){4,9}[ \t]*[\dA-Ha-h][ \t]*\n)"),
        (".csv",),
    ),
    "mochi": Entry("mochi"),
    "terms": Entry("terms"),
    "obsidian-to-anki": Entry(
        "obsidian_to_anki",
        regex(r"\n(?:START|%%[ \t]*ANKI|<!--[ \t]*ANKI)[ \t]*$|STARTI\b(?<=\bSTARTI)", re.M),
        words=("start", "anki"),
    ),
    "logseq": Entry(
        "logseq",
        regex(
            r"\n[ \t]*- .*(?:#|\[\[)card\b|\n[ \t]+card-[a-z-]+::|\n[ \t]*-[^\n]* :(?:->|<->?) |\{\{c(?:loze)?\d{1,3} ",
            re.M | re.I,
        ),
        words=("#card", "[[card", "card-", ":->", ":<->", ":<-", "{{c"),
    ),
    "flashcards-obsidian": Entry(
        "flashcards_obsidian", regex(r"(?<!\S)#(?:flash)?card\b|\n\^1\d{12}\b"), words=("#card", "#flashcard", "\n^1")
    ),
    "obsidian-sr": Entry(
        "obsidian_sr",
        regex(r"(?<!\S)#flashcards\b|<!--SR:|\ntags:.*(?:\n[ \t]*-.*)*?flashcards|\n\?\n", re.M | re.I),
        words=("flashcards", "<!--sr:", "\n?\n"),
    ),
    "ankcompiler": Entry("ankcompiler", regex(r"\n\[\^uid\]:", re.M), words=("[^uid]:",)),
    "md2anki": Entry("md2anki", regex(r"\n#+ .*\([0-9a-f]{8}-[0-9a-f]{4}-", re.M | re.I), mark="`{=:"),
    "vscode-anki": Entry("vscode_anki", regex(r"<!--[ \t]*notecardId", re.I), words=("notecardid",)),
    "mdanki": Entry("mdanki", regex(r"\n[ \t]*(?:%[ \t]*$|\[#)|\n#[ \t][^\n:]*+::\w", re.M), words=("%", "[#", "::")),
    "ankdown": Entry("ankdown", regex(r"\n[ \t]*%[ \t]*$", re.M), words=("%",)),
    "hashcards": Entry("hashcards", regex(r"\A\n---\n(?:.*\n){0,20}?name[ \t]*=")),
    "markdown-anki-decks": Entry("markdown_anki_decks"),
}
"""The dialects by name, in the order in which their signs are looked for. Each module holds a `DIALECT`."""

AUTO = "auto"
SHAPES = "shapes"
"""The name of the reader that goes by shapes alone."""
NATIVE = "native"
"""The name of the reader that only knows the native syntax (see `reading.native`)."""


def names() -> tuple[str, ...]:
    """The names that a user may give for a dialect."""
    return (AUTO, SHAPES, NATIVE, *DIALECTS)


def dialect(name: str) -> Dialect:
    """The dialect of a name; raises KeyError for one that is not in the table."""
    module = import_module(f"deckpress.reading.dialects.{DIALECTS[name].module}")
    return cast(Dialect, module.DIALECT)


def detect(document: Document) -> tuple[Dialect, str] | None:
    """The dialect of a document and why: the name of its file says so, or the document has the signs of the dialect.

    The header lines of Anki's text files count more than a name, which is often `.csv` there.
    """
    path, text = document.path.lower(), f"\n{document.source.text}"
    folded = fold(text)
    named_by = [name for name, entry in DIALECTS.items() if path.endswith(entry.suffixes)]
    for name, entry in DIALECTS.items():
        if named_by and name != "anki-text":
            break
        if entry.may_fit(text, folded):
            found = dialect(name)
            if why := found.signs(document):
                return found, why
    if named_by:
        return dialect(named_by[-1]), f"its name ends in {_suffix(path, named_by[-1])}"
    return None


def fold(text: str) -> str:
    """The text in lower case, with the other letters that a pattern takes for an `i` or an `s` if case is ignored."""
    if text.isascii():
        return text.lower()
    return text.replace("\u0130", "i").lower().replace("\u0131", "i").replace("\u017f", "s")


def _suffix(path: str, name: str) -> str:
    return next(suffix for suffix in DIALECTS[name].suffixes if path.endswith(suffix))


def is_foreign_json(source: Source) -> bool:
    """True for JSON that another program wrote and that a dialect reads."""
    hint = DIALECTS["crowdanki"].hint
    return hint is not None and hint.search(source.text) is not None


def begins_otherwise(source: Source, name: str) -> bool:
    """True if a file that begins with a line `---` is in a dialect in which that line opens no front matter."""
    if name == AUTO:
        found = detect(read_tree(source, 0)[0])
        return found is not None and found[0].name == "inka"
    return name == "inka" or (name in DIALECTS and not dialect(name).markdown)
