"""A value from a document, a setting or a file name -> the same value, harmless where it is shown.

Each function serves one target: HTML, an attribute, Anki's tags and names, CSS, a CSV cell, XML, a file name, or a
terminal.
"""

from __future__ import annotations

import html
import re
import unicodedata

from deckpress.marks import NONCHARACTERS
from deckpress.regex import regex

# ---- HTML and what is in it ------------------------------------------------------------------


def html_text(text: str) -> str:
    """The text as the content of an HTML element."""
    return html.escape(text, quote=False)


def attribute(text: str) -> str:
    """The text as an attribute's value, between quotes of either kind."""
    return html.escape(text)


def css_string(text: str) -> str:
    """A CSS string for a style element: each character that could end the string or the element becomes a number."""
    return '"' + re.sub(r'[\x00-\x1f"\\<>&]', lambda found: f"\\{ord(found[0]):x} ", text) + '"'


_NOT_XML = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_characters(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 does not allow (production 2, Char)."""
    return _NOT_XML.sub("\ufffd", text)


# ---- Anki ----------------------------------------------------------------------------------------

COMMAND = regex(r"\[(?=sound:|anki:|latex\]|/latex\]|\$\$?\]|\[type:)", re.I)
"""The bracket that begins what Anki acts on in a card: `[sound:`, `[latex]`, `[[type:` and the like."""


def card_text(markup: str) -> str:
    """HTML, or text for an attribute, in which Anki finds no command and no field: it searches attributes, too."""
    if "[" in markup:
        markup = COMMAND.sub("&#91;", markup)
    return markup.replace("{{", "{&#123;") if "{{" in markup else markup


_ALIKE = str.maketrans({"<": "‹", ">": "›", '"': "”", "'": "’", "`": "‘", "\\": "/"})
_INVISIBLE = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_HIDDEN = regex(f"[{_INVISIBLE}]+")
"""Control and invisible characters that are not blanks."""
_REFERENCE = regex(r"&(?=#|\w+;)")
"""The `&` of a character reference; any other shows as itself."""
_CHANGES = regex(rf"""[\[&<>"'`\\{_INVISIBLE}]""")
"""The characters that may change in a tag: hardly any tag has one."""
_OPENS_TAG = regex(r"<(?=[A-Za-z/!?]|\Z)")
_QUOTE = regex("[\"']")


def tag(text: str) -> str:
    """A tag that can stand anywhere in a card: Anki puts the tags of a note into it without escaping them.

    A character that HTML or Anki acts on becomes one that looks like it; invisible ones go. `R&D` stays.
    """
    if not _CHANGES.search(text):
        return text
    return _HIDDEN.sub("", _REFERENCE.sub("＆", COMMAND.sub("(", text)).translate(_ALIKE))


def anki_name(text: str) -> str:
    """The name of a deck or a note type, which Anki puts into cards and into its own pages without escaping it.

    Only what could open a tag, end an attribute or start a command changes: `R&D`, `a < b` and `Ohm's law` stay.
    """
    if "[" in text:
        text = COMMAND.sub("(", text)
    if "<" in text and any(_OPENS_TAG.search(part) for part in text.split("::")):
        text = text.replace("<", "‹").replace(">", "›")
    if "=" in text and _QUOTE.search(text):  # a quote ends an attribute; the next one needs a `=` to do anything
        text = text.replace('"', "”").replace("'", "’")
    return text


# ---- tables --------------------------------------------------------------------------------------

_FORMULA = regex(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = regex(r"[+-]?[0-9][0-9.,]*%?")


def csv_cell(text: str) -> str:
    """A cell for a spreadsheet: one that it would run as a formula begins with an apostrophe, as OWASP advises."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


# ---- names of files ------------------------------------------------------------------------------

_NOT_IN_NAMES = regex(r'[\x00-\x1f<>:"|?*\\]')
_RESERVED = regex(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])\s*(?:\.|\Z)", re.I)


def file_name(name: str) -> str:
    """The name of a file or a folder that every system allows; the same name if Windows does, too.

    Windows reserves some characters and words, and drops blanks and dots at the end (Microsoft, "Naming Files, Paths,
    and Namespaces").
    """
    safe = _NOT_IN_NAMES.sub("_", name)
    if safe not in (".", "..") and safe != (bare := safe.rstrip(" .")):
        safe = bare + "_" * (len(safe) - len(bare))
    return f"_{safe}" if _RESERVED.match(safe) else safe


def file_path(path: str) -> str:
    """A relative path with forward slashes, each part of it as `file_name` makes it."""
    return "/".join(file_name(part) for part in path.split("/"))


def is_flat_name(name: str) -> bool:
    """True for the name of a file of a package, which is neither a path nor an address."""
    return bool(name) and not name.startswith(".") and "/" not in name and file_name(name) == name


def same_name(name: str) -> str:
    """What two names have in common that are one name on a disk that knows no case, or one form of Unicode."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


# ---- the terminal --------------------------------------------------------------------------------

_CONTROL = f"\x7f-\x9f\u2028\u2029{NONCHARACTERS}\ufffe\uffff\ud800-\udfff"
"""DEL and C1, ends of lines, noncharacters, and surrogates, which no encoding has."""
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\xad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
_TAGS = "\U000e0000-\U000e007f"
_JOINERS = "(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
"""Between letters of Persian or the parts of an emoji they belong to the text; beside ASCII they only deceive."""
_SHOWN = (
    f"[{_CONTROL}{_DIRECTION}{_INVISIBLE}]|(?<![\U0001f3f4\U000e0020-\U000e007e])[{_TAGS}]|{_JOINERS}"  # 🏴 takes tags
)
_UNSEEN = regex(f"[\x00-\x1f]|{_SHOWN}")
_UNSEEN_IN_LINES = regex(f"[\x00-\x08\x0b-\x1f]|{_SHOWN}")
_COLOUR = regex(r"(\x1b\[[0-9;]*m)")
_STORED = regex(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{NONCHARACTERS}]")


def visible(text: str) -> str:
    """The text for a terminal: what moves the cursor, turns the direction or shows nothing is named, as `<U+202E>`.

    Letters that are written from right to left stay.
    """
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub(_named, text)


def visible_line(line: str) -> str:
    """A line of output: as `visible`, but with its tabs, line ends and the colours that click gave it."""
    if line.isascii() and line.isprintable():
        return line
    parts = _COLOUR.split(line)
    parts[::2] = (_UNSEEN_IN_LINES.sub(_named, part) for part in parts[::2])
    return "".join(parts)


def visible_json(text: str) -> str:
    """JSON with the same value in which such characters are escapes."""
    return text if text.isascii() else _UNSEEN_IN_LINES.sub(_escaped, text)


def storable(text: str) -> str:
    """A text from the command line or the disk that a deck can hold: U+FFFD for control characters and surrogates."""
    return _STORED.sub("\ufffd", decoded(text))


def decoded(text: str) -> str:
    """A text from the command line or the disk without lone surrogates.

    Surrogates are how Python keeps bytes that are not in the encoding of the system (PEP 383): they are read as UTF-8.
    """
    try:
        data = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a surrogate that stands for no byte: a file name of Windows
        data = text.encode("utf-8", "replace")
    return data.decode("utf-8", "replace")


def _named(found: re.Match[str]) -> str:
    return f"<U+{ord(found.group()):04X}>"


def _escaped(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
