"""What a user is told: a code, a place, a sentence and the next step, as values that every stage hands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Severity(IntEnum):
    """How much a diagnostic weighs: an error stops the build, a warning and a note do not."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word that is printed: ``error``, ``warning`` or ``note``."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file; lines and columns count from 1, columns in characters; line 0 is the whole path."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


NOWHERE = Location("")


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the table of codes: its severity, what is wrong in general, and what to do about it."""

    severity: Severity
    title: str
    remedy: str


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One thing to tell: `message` says what is wrong here, `hint` (or the code's remedy) what to do next."""

    location: Location
    code: str
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """The severity of the code, from the table `CODES`."""
        return CODES[self.code].severity

    @property
    def next_step(self) -> str:
        """What the author does next: the hint of this case, else the remedy of the code."""
        return self.hint or CODES[self.code].remedy

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location.path else ""
        return f"{place}{self.code} {self.severity.word}: {self.message}"


Diagnostics = tuple[Diagnostic, ...]


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """True if one of the diagnostics is an error."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def _e(title: str, remedy: str) -> Code:
    return Code(Severity.ERROR, title, remedy)


def _w(title: str, remedy: str) -> Code:
    return Code(Severity.WARNING, title, remedy)


def _n(title: str, remedy: str) -> Code:
    return Code(Severity.NOTE, title, remedy)


CODES: dict[str, Code] = {
    # DP0xx: files
    "DP001": _e("path does not exist", "check the spelling, or run the command in the folder that holds it"),
    "DP002": _e("file is not UTF-8", "save the file as UTF-8 in your editor, then build again"),
    "DP003": _e("file is binary", "give a Markdown or text file"),
    "DP004": _e("file is empty", "write a question and its answer, or leave the file out"),
    "DP005": _e("file cannot be read", "check its permissions"),
    "DP006": _e("nothing to build", "put Markdown files into cards/, or name files: deckpress build notes.md"),
    "DP007": _w("character that no deck can hold", "delete it; it was replaced by U+FFFD or a blank"),
    "DP008": _e("broken deckpress.toml", "deckpress.toml is TOML: a line of the form name = value for each setting"),
    # DP1xx: what the document says
    "DP101": _e("no card found", "see README, 'How a deck is written'; deckpress inspect FILE shows what was read"),
    "DP102": _e("broken front matter", "front matter is YAML between two lines of ---"),
    "DP103": _w("code fence is never closed", "close it with a line of the same marks"),
    "DP104": _w("question without an answer", "write an answer below it; it is no card until then"),
    "DP105": _w("same question twice in one deck", "both are kept apart; tell them apart in words, or give each an id"),
    "DP106": _e("cloze without a gap", "mark what to hide as ==text== or {{c1::text}}"),
    "DP107": _e("empty question", "write the question, or delete its answer"),
    "DP108": _w("multiple choice without a right option", "mark the right ones with - [x]; it is no card until then"),
    "DP109": _w("unknown setting", "check its spelling; README lists the settings"),
    "DP110": _n("short line taken for a page label", "if it belongs to the answer, join it to a sentence"),
    "DP111": _e("same id twice", "give each note an id of its own"),
    "DP112": _e(
        "cloze is never closed", "close it with }} in the same paragraph, item or cell; gaps of one number share a card"
    ),
    "DP113": _e("cloze gap with a number that has no card", "number gaps from 1 to 500"),
    "DP114": _w("text could not be placed", "it is in no card; put it under a question"),
    "DP115": _n("headings taken as questions without a sign", "write questions: h3 in the front matter, or ask with ?"),
    "DP116": _w("right option guessed", "check it; better mark the right options with - [x]"),
    "DP117": _w("text that is no question in this dialect", "mend it as the message says, or choose another --dialect"),
    "DP118": _n("answer is only a link", "write down what to remember; a card cannot show the page"),
    "DP119": _n("very long answer", "split it into several questions"),
    "DP120": _n("two heading levels ask alike", "write questions: h2, or the level you mean, in the front matter"),
    "DP121": _n("short line inside an answer", "if it is a caption or a page label, delete it or make it a sentence"),
    "DP122": _n("formula that reads like words or money", "write \\$ for a dollar sign, or put code between backticks"),
    "DP123": _w("answer that is hard to type in", "say what is to be typed: type-in: word"),
    "DP124": _n(
        "headings with text that is in no card", "write questions: h2, or the level you mean, in the front matter"
    ),
    "DP130": _e("broken JSON deck", "mend it, or write it anew with deckpress build --to json; see docs/json.md"),
    "DP136": _w("paragraph with too many marks", "cut it into shorter paragraphs, or put it between lines of ```"),
    # DP3xx: text and math
    "DP301": _e("TeX that MathJax cannot read", "mend the formula; write \\$ for a dollar sign"),
    "DP302": _w(
        "formulas could not be checked", "nothing for Anki; install quickjs-ng, or build pages with --formulas live"
    ),
    "DP303": _w("HTML that a card must not hold", "it was left out; write it as `code` to show it"),
    "DP304": _e("TeX macro that cannot be used", "mend its definition, such as \\newcommand{\\R}{\\mathbb{R}}"),
    "DP305": _w("TeX definition out of place", "write \\newcommand and its like into macros.tex or the front matter"),
    "DP306": _w("picture in TeX", "save the drawing as SVG or PNG, and show that file as a picture"),
    "DP307": _e("formula that is too much to draw", "split it into several formulas, or show it as a picture"),
    # DP4xx: media
    "DP401": _e("media file not found", "check the path; it is taken from the folder of the Markdown file"),
    "DP402": _e("media file outside the project", "move it into the project, or build with --allow-outside"),
    "DP403": _e("file of no type deckpress knows", "use PNG, JPEG, GIF, WebP or SVG"),
    "DP404": _e("media file cannot be read", "check its permissions"),
    "DP405": _w("media from the internet", "save it beside the deck, or build --fetch: offline the card is empty"),
    "DP406": _e("media file too large", "make it smaller: Anki syncs no file over 100 MiB"),
    "DP407": _e("name that several media files have", "write its path from the folder of the Markdown file"),
    "DP408": _n("path with blanks", "write it between < and >, or %20 for each blank"),
    "DP409": _n("media file that no card uses", "use it, move it out of cards/, or delete it"),
    "DP410": _w("SVG with more than a picture", "nothing, if it looks as it should; else save it anew as plain SVG"),
    "DP411": _w("page embedded in a card", "write down what the card needs of it"),
    "DP412": _w("media that could not be fetched", "check the address, or save the file beside the deck"),
    # DP5xx: templates
    "DP501": _e("template cannot be used", "mend the template, or delete it to have the built-in one"),
    "DP502": _e("template names an unknown field", "use a field of the note type"),
    "DP503": _e("unknown theme", "choose one of the themes, or leave the setting out"),
    "DP504": _e("template that does too much", "make its loops, its calls or what it writes fewer or shorter"),
    # DP6xx: output
    "DP601": _e("output cannot be written", "choose another folder with -o, or change its permissions"),
    "DP602": _e("two files would have one name", "rename one of the sources"),
    "DP603": _w("card that a format cannot hold whole", "take a format that holds it, see docs/quiz-formats.md"),
    "DP604": _w("too few answers to make options of", "write more short answers, or a lower --choices-from-siblings"),
    "DP605": _n("looks or tags that a format cannot hold", "nothing: the words are kept; see docs/quiz-formats.md"),
    "DP611": _w("type too small to read on paper", "allow more pages or larger cards, or write less on this one"),
    "DP612": _w("sheet that has more pages than it may", "allow more with --fit, or split the deck"),
    "DP613": _n("type size that was found for the sheet", "keep it for later builds with --type-size"),
    "DP614": _e(
        "no program that makes PDFs", "install Chrome, Chromium or Edge, or deckpress[pdf]; or build without --pdf"
    ),
    "DP615": _e("PDF that could not be made", "open the page in a browser and print it from there"),
    # DP7xx: the lock
    "DP701": _e("lock that cannot be read", "mend it, or take it from version control, or build with --no-lock"),
    "DP702": _w("note that may be one of before", "write the id that is named under the question, if it is that note"),
    "DP703": _w("note that changed its note type", "nothing, or write a new card and keep the old one"),
    "DP704": _w("lock that cannot be written", "name another place with --lock, or build with --no-lock"),
    "DP705": _e("build that would change the lock", "build without --locked, and commit the lock"),
    "DP706": _e("package that cannot be read", "give an .apkg that deckpress built from these files"),
    "DP707": _w("gone note that cannot be shipped again", "name the last package that holds it: --against FILE"),
    "DP708": _n("note that can take no id", "write it as a heading, or as a 'Q: ..' line; or let the lock remember it"),
}
"""Every code deckpress prints; the README's table is made from it."""
