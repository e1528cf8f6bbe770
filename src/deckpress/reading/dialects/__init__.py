"""The dialects of other programs, each read by a file of its own: by name, or by signs that nothing else has.

A document without such signs is read by its shapes (see `deckpress.reading.compete`), which is what the name `auto`
stands for; `shapes` says so even where the signs are there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from deckpress.model import Source
from deckpress.reading.frontmatter import Settings
from deckpress.reading.ledger import Ledger
from deckpress.reading.tree import Document, read_tree
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
    """Where a dialect lives, and a pattern that every text in it matches; None if it is read only by name."""

    module: str
    hint: re.Pattern[str] | None = None
    suffixes: tuple[str, ...] = ()
    """The endings of file names that decide for this dialect, whatever the file contains."""
    words: tuple[str, ...] = ()
    """Words in lower case. A text that matches the pattern has at least one of them, and they are found faster."""

    def may_fit(self, text: str, lowered: str) -> bool:
        """True if a text, also given in lower case, matches the pattern."""
        if self.hint is None or (self.words and not any(word in lowered for word in self.words)):
            return False
        return self.hint.search(text) is not None


DIALECTS: Mapping[str, Entry] = {
    "anki-text": Entry("anki_text", regex(r"\A#(?:separator|html|tags|columns|notetype|deck|guid|if)\b", re.I)),
    "gift": Entry(
        "gift",
        regex(r"^[ \t]*(?:::|\$CAT)|\{\s*(?:[=~#]|(?:T|F|TRUE|FALSE)\s*[}#])", re.I | re.M),
        (".gift",),
    ),
    "blackboard": Entry("blackboard", regex(r"\A(?:[A-Z_]{2,17}\t[^\n]*+(?:\n|\Z))++\Z"), (".blackboard.txt",)),
    "quizlet": Entry("quizlet", regex(r"^;;;$", re.M), (".quizlet.txt",)),
    "text2qti": Entry("text2qti", regex(r"^(?:\*[A-Za-z]\)|\[\*\]|=[ \t])", re.M)),
    "aiken": Entry("aiken", regex(r"^[ \t]*ANSWER:[ \t]*[A-Z]", re.M), (".aiken.txt",)),
    "plus-minus": Entry("plus_minus", regex(r"^[ \t]*+\+[ \t]", re.M)),
    "crowdanki": Entry("crowdanki", regex(r'\A\s*\{[\s\S]*"__type__"\s*:\s*"Deck"')),
    "rexams": Entry("rexams", regex(r"^extype:", re.M)),
    "org": Entry(
        "org",
        regex(r"^[ \t]*:ANKI_NOTE_TYPE:|^\*+[ \t][^\n]*:(?:drill|fc):", re.M | re.I),
        (".org", ".org_archive"),
    ),
    "ankiops": Entry("ankiops", regex(r"^<!--[ \t]*note_(?:key|type):|^(?:T|THA|I|B|C2):(?:[ \t]|$)", re.M)),
    "mkdocs-quiz": Entry("mkdocs_quiz", regex(r"^[ \t]*(?:<quiz\b|<\?quiz\?>)", re.M | re.I)),
    "cardforge": Entry("cardforge", regex(r"^:::[ \t]*(?:card|cloze)\b", re.M)),
    "inka": Entry("inka", regex(r"^(?:Deck|Tags):|<!--[ \t]*ID:", re.M)),
    "yanki": Entry("yanki", regex(r"\A---\n(?:.*\n)*?noteId:")),
    "ki": Entry("ki", regex(r"^guid:", re.M)),
    "apy": Entry("apy", regex(r"^(?:model:|# +note\b)", re.I | re.M)),
    "tsv": Entry("tsv", regex(r"\A(?:[^\t\n]*+\t[^\n]*+(?:\n|\Z)|[ \t]*+\n)++\Z"), (".tsv", ".tab")),
    "csv": Entry("csv_rows", regex(r"\A\s*+[^\n]+[,;][^\n]*\n"), (".csv",)),
    "mochi": Entry("mochi"),
    "terms": Entry("terms"),
    "obsidian-to-anki": Entry(
        "obsidian_to_anki",
        regex(r"^(?:START|%%[ \t]*ANKI|<!--[ \t]*ANKI)[ \t]*$|\bSTARTI\b", re.M),
        words=("start", "anki"),
    ),
    "logseq": Entry(
        "logseq",
        regex(
            r"^[ \t]*- .*(?:#|\[\[)card\b|^[ \t]+card-[a-z-]+::|^[ \t]*-[^\n]* :<?->? |\{\{c(?:loze)?\d{1,3} ",
            re.M | re.I,
        ),
        words=("#card", "[[card", "card-", ":->", ":<->", ":<-", "{{c"),
    ),
    "flashcards-obsidian": Entry(
        "flashcards_obsidian", regex(r"(?<!\S)#(?:flash)?card\b"), words=("#card", "#flashcard")
    ),
    "obsidian-sr": Entry(
        "obsidian_sr",
        regex(r"(?<!\S)#flashcards\b|<!--SR:|^tags:.*(?:\n[ \t]*-.*)*?flashcards", re.M | re.I),
        words=("flashcards", "<!--sr:"),
    ),
    "ankcompiler": Entry("ankcompiler", regex(r"^\[\^uid\]:", re.M)),
    "md2anki": Entry("md2anki", regex(r"`\{=:|^#+ .*\([0-9a-f]{8}-[0-9a-f]{4}-", re.M | re.I), words=("`{=:", "-")),
    "vscode-anki": Entry("vscode_anki", regex(r"<!--[ \t]*notecardId", re.I)),
    "mdanki": Entry("mdanki", regex(r"^[ \t]*(?:%[ \t]*$|\[#)", re.M)),
    "ankdown": Entry("ankdown", regex(r"^[ \t]*%[ \t]*$", re.M)),
    "hashcards": Entry("hashcards", regex(r"\A---\n(?:.*\n){0,20}?name[ \t]*=")),
    "markdown-anki-decks": Entry("markdown_anki_decks"),
}
"""The dialects by name, in the order in which their signs are looked for. Each module holds a `DIALECT`."""

AUTO = "auto"
SHAPES = "shapes"
"""The name of the reader that goes by shapes alone."""


def names() -> tuple[str, ...]:
    """The names that a user may give for a dialect."""
    return (AUTO, SHAPES, *DIALECTS)


def dialect(name: str) -> Dialect:
    """The dialect of a name; raises KeyError for one that is not in the table."""
    module = import_module(f"deckpress.reading.dialects.{DIALECTS[name].module}")
    return cast(Dialect, module.DIALECT)


def detect(document: Document) -> tuple[Dialect, str] | None:
    """The dialect of a document and why: the name of its file says so, or the document has the signs of the dialect.

    The header lines of Anki's text files count more than a name, which is often `.csv` there.
    """
    path, text = document.path.lower(), document.source.text
    lowered = text.lower()
    named_by = [name for name, entry in DIALECTS.items() if path.endswith(entry.suffixes)]
    for name, entry in DIALECTS.items():
        if named_by and name != "anki-text":
            break
        if entry.may_fit(text, lowered):
            found = dialect(name)
            if why := found.signs(document):
                return found, why
    if named_by:
        return dialect(named_by[-1]), f"its name ends in {_suffix(path, named_by[-1])}"
    return None


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
