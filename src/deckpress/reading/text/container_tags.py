"""A line that is a tag of a site generator -> the container it opens or closes.

{{< details "Answer" >}} .. {{< /details >}}      Hugo
{% details Answer %} .. {% enddetails %}          Jekyll, GitBook
<Accordion title="Answer"> .. </Accordion>        MDX
<div class="answer"> .. </div>                    HTML, R Markdown
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.frozen import dataclass
from deckpress.reading.text.container_marks import Opening, Role, is_right, plain_name
from deckpress.regex import regex

_HUGO = regex(r"[ \t]*\{\{[<%][ \t]*+(?P<close>/?)[ \t]*+(?P<name>[A-Za-z][\w./-]*)(?P<rest>[^{}]*)[>%]\}\}[ \t]*\Z")
_LIQUID = regex(r"[ \t]*\{%-?[ \t]*+(?P<name>[A-Za-z][\w-]*+)(?P<rest>[^{}]*)%\}[ \t]*\Z")
_JSX = regex(r"[ \t]*<(?P<close>/?)(?P<name>[A-Z][\w.]*+)(?P<rest>(?:[ \t\n][^<>]*)?)>(?P<text>.*)\Z", re.S)
_DIV = regex(r"[ \t]*<(?P<close>/?)(?P<name>div|section)(?P<rest>(?:[ \t][^<>]*)?)>(?P<text>.*)\Z", re.I)
_CLASS = regex(r"\bclass[ \t]*=[ \t]*([\"'])(.*?)\1")
_ASKED_OR_HIDDEN = (Role.ASKS, Role.TASK, Role.HIDES)
_SPOILERS = frozenset(("spoiler", "spoilers"))
"""Classes of elements whose text a reader shows with a click."""
_JSX_OPENS = regex(r"[ \t]*<[A-Z][\w.]*+(?:[ \t][^<>]*)?\Z")
_NAMES_TITLE = "title|summary|label|header|heading|question|name|text|content"
_TITLE = regex(rf"\b(?:{_NAMES_TITLE})[ \t]*=[ \t]*\{{?([\"'“])(.*?)(?:\1|”)")
_QUOTED = regex(r"[\"“]([^\"”]+)[\"”]|'([^']+)'")
_ARGUMENT = regex(r"[\w-]+[ \t]*=")
_CAMEL = regex(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")
_GROUPS = frozenset("group list container wrapper set tabs accordions items".split())
AS_WRITTEN = frozenset("raw highlight comment verbatim codeblock".split())
"""Tags round text that must stay as it is."""
_CONTROLS = frozenset("if elsif else unless for case when capture assign tablerow break continue cycle".split())
_INCLUDE = frozenset(("include", "include_relative", "include_cached", "render"))
_HTML = frozenset(
    """details summary table thead tbody tr td th dl dt dd ul ol li p div span br hr img a b i em strong code pre h1 h2
    h3 h4 h5 h6 center font sub sup kbd section article figure input label form button script style""".split()
)
_MOST_LINES = 10
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: what it opens or, with `closes`, ends; its `key` is the same at both ends.

    `text` is what is after the tag on its line, from `column` on; `lines` are those that the tag takes up. With
    `complete`, it is closed on that line.
    """

    key: str
    opening: Opening
    closes: bool = False
    text: str = ""
    column: int = 0
    lines: int = 1
    complete: bool = False


def tag_at(lines: Sequence[str], number: int) -> Tag | None:
    """The tag on a line, or from a line on; None if the line is not a tag."""
    line = lines[number]
    if line.lstrip()[:1] not in ("{", "<"):
        return None
    if match := _HUGO.match(line):
        return _template_tag(match, "{{" + match.group("name").lower(), bool(match.group("close")))
    if match := _LIQUID.match(line):
        name = match.group("name").lower()
        closes = name.startswith("end")
        return _template_tag(match, "{%" + name.removeprefix("end"), closes)
    return _element(lines, number)


def _template_tag(match: re.Match[str], key: str, closes: bool) -> Tag | None:
    name, rest = key[2:], match.group("rest").rstrip(" \t/-")
    if name in _CONTROLS:
        return None
    column = match.start("rest")
    if name in _INCLUDE and key.startswith("{%"):
        said = _TITLE.search(rest)
        return Tag("", Opening("include"), text=said.group(2) if said else "", column=column, complete=True)
    title, at = _title(rest, positional=True)
    if not title and key.startswith("{%") and rest.strip() and not _ARGUMENT.search(rest):
        title, at = rest.strip(), len(rest) - len(rest.lstrip())
    return Tag(key, Opening(_OTHER_NAMES.get(name, name), title, column + at), closes)


_OTHER_NAMES = {"hint": "note", "s": "spoiler"}
"""The names of a box with a remark, in the themes that have it, and of hidden text in GitBook."""


def _element(lines: Sequence[str], number: int) -> Tag | None:
    written, count = lines[number], 1
    if not written.lstrip().startswith(("<", "</")):
        return None
    if _JSX_OPENS.match(written):
        ahead = lines[number + 1 : number + _MOST_LINES]
        count = next((n for n, line in enumerate(ahead, 2) if ">" in line or "<" in line or not line.strip()), 0)
        written = "\n".join(lines[number : number + count])
    match = _JSX.match(written) if count else None
    if match is None or match.group("rest").rstrip().endswith("/") or match.group("name").lower() in _HTML:
        return None
    name, text = match.group("name"), match.group("text")
    if match.group("close"):
        return None if text.strip() else Tag("<" + name, Opening(name.lower()), closes=True)
    end = text.rstrip().endswith(f"</{name}>")
    if end:
        text = text.rstrip().removesuffix(f"</{name}>")
    if count > 1 and text.strip():
        return None
    title, at = _title(match.group("rest"), positional=False)
    column = match.start("rest") + at if count == 1 else 0
    opening = Opening(_known(name), title, column, correct=is_right(match.group("rest")))
    return Tag("<" + name, opening, False, text, match.start("text") if count == 1 else 0, count, end)


def has_boxes(lines: Sequence[str]) -> bool:
    """True if the class of an element of HTML says that it holds a question or an answer: `<div class="answer">`."""
    found = (_DIV.match(line) for line in lines if "class" in line)
    return any(div and _class_of(div.group("rest")) for div in found)


def box_at(line: str) -> Tag | None:
    """The `<div>` or `<section>` on a line, in a document where some have such a class."""
    match = _DIV.match(line) if line.lstrip()[:1] == "<" else None
    if match is None:
        return None
    name, text = match.group("name").lower(), match.group("text")
    if match.group("close"):
        return None if text.strip() else Tag("<" + name, Opening(name), closes=True)
    kind = _class_of(match.group("rest"))
    complete = text.rstrip().lower().endswith(f"</{name}>")
    if complete:
        text = text.rstrip()[: -len(name) - 3]
    if not kind and (complete or text.strip()):
        return None
    return Tag("<" + name, Opening(kind or name), False, text, match.start("text"), complete=complete)


def _class_of(rest: str) -> str:
    """The name among the classes of an element that says that it holds a question or an answer, or nothing."""
    found = _CLASS.search(rest)
    names = [plain_name(name) for name in found.group(2).split()] if found else []
    return next((name for name in names if name in _SPOILERS or Opening(name).role in _ASKED_OR_HIDDEN), "")


def _known(name: str) -> str:
    """The part of a name such as `AccordionItem` that says what it is for."""
    parts = [part.lower() for part in _CAMEL.findall(name)]
    if parts and parts[-1] in _GROUPS:
        return "group"
    return next((part for part in reversed(parts) if Opening(part).known), name.lower())


def _title(rest: str, *, positional: bool) -> tuple[str, int]:
    """The title among the arguments of a tag, and where it begins; `positional`, if it may have no name."""
    if found := _TITLE.search(rest):
        return found.group(2).strip(), found.start(2)
    first = _ARGUMENT.search(rest)
    found = _QUOTED.search(rest) if positional and first is None else None
    if found is None:
        return "", 0
    return (found.group(1) or found.group(2)).strip(), found.start() + 1


_IMPORT = regex(r"import\s++(?:[\w*{},\s$]+\sfrom\s+)?(['\"])[^'\"]+\1;?\s*\Z")
_EXPORT = regex(r"export\s+(?:const|let|var|default|function)\s.*[;})]\s*\Z")


def is_import(line: str) -> bool:
    """True for a line of MDX that only loads a component or gives a value to the page."""
    if len(line) > _LONGEST:
        return False
    return (line.startswith("import ") and _IMPORT.match(line) is not None) or (
        line.startswith("export ") and _EXPORT.match(line) is not None
    )
