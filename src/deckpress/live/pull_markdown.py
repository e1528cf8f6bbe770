"""A part of a note that was edited in Anki -> the ways to spell it in Markdown, the nearest to the author's first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from deckpress.foreign.elements import VOID
from deckpress.foreign.fields import ways, with_media
from deckpress.foreign.looks import look
from deckpress.live.pull_values import Part
from deckpress.live.pull_words import in_style_of, transfers
from deckpress.regex import regex

PathOf = Callable[[str], str]
"""The path of a file of media in the source, by its name in Anki."""


def spellings(part: Part, path_of: PathOf) -> Iterator[str]:
    """The spellings of a part: the source with the edit in it, the whole part rewritten, without blank lines, as HTML.

    None loses a comment or a footnote.
    """
    if not look(part.anki):
        yield ""
        return
    unseen = Counter(_UNSEEN.findall(part.old.markdown))
    found = _spellings(part, path_of)
    yield from dict.fromkeys(t for t in found if t.strip() and not unseen - Counter(_UNSEEN.findall(t)))


def _spellings(part: Part, path_of: PathOf) -> Iterator[str]:
    old = part.old.markdown
    kinds = dict.fromkeys((part.inline, True))
    sides = [
        (_written(part.now, part, path_of, inline=inline), _written(part.anki, part, path_of, inline=inline))
        for inline in kinds
    ]
    made = list(dict.fromkeys(text for before, after in sides for text in _in_markdown(before, after, old)))
    yield from made
    yield from (closer for text in made for closer in (without_blank_lines(text), on_one_line(text)) if closer)
    for _, after in sides:
        for text in after[_IN_MARKDOWN:]:
            yield text
            yield html_on_one_line(text)


def _in_markdown(before: Sequence[str], after: Sequence[str], old: str) -> Iterator[str]:
    """The spellings in Markdown; those that keep the author's hidden targets and classes come first."""
    later: list[str] = []
    for one, other in zip(before[:_IN_MARKDOWN], after[:_IN_MARKDOWN], strict=False):
        made, base = with_languages(other, old), with_languages(one, old)
        own = in_style_of(old, base), in_style_of(old, made)
        found = [_trimmed(text, old) for pair in (own, (base, made)) for text in transfers(*pair, old)]
        found = [text for text in (*found, in_style_of(old, made)) if is_balanced(text)]
        kept = [text for text in found if not Counter(_TARGETS.findall(old)) - Counter(_TARGETS.findall(text))]
        yield from kept
        later += [*(text for text in found if text not in kept), made]
    yield from later


def _written(markup: str, part: Part, path_of: PathOf, *, inline: bool) -> list[str]:
    """A field in each of the `ways`; an empty field stays empty."""
    if not markup:
        return [""] * _WAYS
    shown = with_media(markup, path_of)
    made = ways(shown, cloze=part.cloze, inline=inline, soft=not inline or "\n" in part.old.markdown)
    return [one.markdown for one in islice(made, _WAYS)]


_WAYS = 5
_IN_MARKDOWN = 3
"""How many of the ways to write a field are Markdown; the others are HTML, which has its own spelling."""
_UNSEEN = regex(r"<!--.*?-->|\[\^[^\]\s]+\]", re.S)
"""Hidden text that an edit must not lose: comments, and the names of footnotes."""
_TARGETS = regex(r"\[\[[^\[\]|\n]+(?=[\]|])|\{[.#:][^{}\n]*\}")
"""What a card does not show, but an edit beside it should keep: pages of a wiki, and classes in braces."""
_BELOW = regex(r"\n\n(?=[ \t]*(?:[-*+][ \t]|\d+[.)][ \t]|>|\||`{3}|~{3}))")
"""A blank line above a list, a quote, a table or a block of code."""
_PRE = regex(r"<pre\b[^<>]*>.*?</pre>", re.S | re.I)
_FENCES = regex(
    r"^(?P<indent>[ \t]*)(?P<mark>`{3,}|~{3,})(?P<info>[^\n`]*)\n(?P<code>(?:.*\n)*?[ \t]*(?P=mark)[`~]*[ \t]*$)", re.M
)
_TAG = regex(r"<(/?)([a-z][a-z0-9]*)\b[^<>]*>", re.I)


def with_languages(text: str, old: str) -> str:
    """The text with the languages of the author's code: edited code has lost the colours that reveal its language."""
    heads, own = _FENCES.findall(old), _FENCES.findall(text)
    if len(heads) != len(own):
        return text
    left = iter(heads)

    def head(found: re.Match[str]) -> str:
        before = next(left)
        return found[0] if found["info"] else f"{found['indent']}{found['mark']}{before[2]}\n{found['code']}"

    return _FENCES.sub(head, text)


def without_blank_lines(text: str) -> str:
    """The text without blank lines, for cards that end at one; empty if it has none, or has some in its code."""
    if "\n\n" not in text or any("\n\n" in found[0] for found in _FENCES.finditer(text)):
        return ""
    return _BELOW.sub("\n", text).replace("\n\n", "<br><br>")


def on_one_line(text: str) -> str:
    """The text on one line, for the cell of a table; empty if it is on one line already, or needs more lines."""
    made = text.replace("\\\n", "<br>").replace("\n\n", "<br><br>")
    return "" if made == text or "\n" in made else made


def html_on_one_line(text: str) -> str:
    """HTML on one line: blocks of code have `<br>` in place of their line ends."""
    return _PRE.sub(lambda found: found[0].strip("\n").replace("\n", "<br>"), text).replace("\n", " ")


def has_hidden_text(markdown: str) -> bool:
    """True if a text has a comment or a footnote, which an edit must not lose."""
    return bool(_UNSEEN.search(markdown))


def is_balanced(text: str) -> bool:
    """True if each HTML element in a text has its opening and its closing tag."""
    count: Counter[str] = Counter()
    for closes, name in _TAG.findall(text):
        count[name.lower()] += -1 if closes else 1
    return not any(number for name, number in count.items() if name not in VOID)


def _trimmed(text: str, like: str) -> str:
    """The text without blanks at its ends, unless the author's text has them."""
    text = text if like[:1].isspace() else text.lstrip()
    return text if like[-1:].isspace() else text.rstrip()


def nearest(part: Part, path_of: PathOf) -> tuple[str, str]:
    """Both sides of a part in the same style, to show what differs."""
    sides = []
    for markup in (part.now, part.anki):
        found = _written(markup, part, path_of, inline=part.inline)
        sides.append(found[0] if found else "")
    return sides[0], sides[1]
