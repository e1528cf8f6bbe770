"""Examples of the values that each page receives, with which templates of pages are tried."""

from __future__ import annotations

from collections.abc import Mapping

_OPTION = {"letter": "a", "html": "x", "right": True}
_SHEET_CARD: Mapping[str, object] = {
    "html": "<p>x</p>", "long": True, "whole": True, "roomy": True, "wide": True, "table": ".5",
}  # fmt: skip
_PASSAGE: Mapping[str, object] = {"html": "<p>x</p>", "label": "x", "framed": True, "long": True}
_QUESTION = {
    "number": 1,
    "points": "2",
    "html": "<p>x</p>",
    "gaps": True,
    "options": (_OPTION,),
    "several": True,
    "narrow": True,
    "lines": (4, 2),
    "typed": True,
    "long": True,
    "tall": True,
}
_ANSWER = {
    "number": 1,
    "points": "2",
    "options": (_OPTION,),
    "html": "<p>x</p>",
    "explanation": "<p>x</p>",
    "long": True,
}


class _Words(dict[str, str]):
    """A text for every key, so that a template may use any word of `wording`."""

    def __missing__(self, key: str) -> str:
        return key


class _CssWords(_Words):
    """The same as CSS strings."""

    def __missing__(self, key: str) -> str:
        return f'"{key}"'


PAGE_SAMPLES: Mapping[str, dict[str, object]] = {
    "sheet.html.j2": {
        "title": "Title",
        "title_css": '"Title"',
        "language": "en",
        "direction": "ltr",
        "date": "2026-01-01",
        "count": 2,
        "counted": "2 cards",
        "words": _Words(),
        "contents": True,
        "sections": ({"path": ("A", "B"), "cards": (_SHEET_CARD,), "tint": 0, "count": 2},),
        "sprite": "",
        "live": True,
        "width": 210,
        "height": 297,
        "columns": 2,
        "points": 9,
    },
    "cards.html.j2": {
        "title": "Title",
        "language": "en",
        "direction": "ltr",
        "words": {"print": "Print at 100 %."},
        "sprite": "",
        "script": "fit();",
        "script_hash": "'sha256-x'",
        "live": True,
        "width": "210",
        "height": "297",
        "card_width": "105",
        "card_height": "74.25",
        "padding": (5.0, 5.0, 7.5),
        "places": (("0", "0"), ("105", "0")),
        "count": 1,
        "turned": False,
        "lines": (("105", "0", "297", True, False),),
        "leaves": (
            {
                "front": True,
                "sides": (
                    {
                        "number": 1,
                        "name": "qa-0",
                        "side": "front",
                        "place": 0,
                        "html": "<p>x</p>",
                        "points": "11",
                        "most": "13",
                        "whole": True,
                        "section": "A › B",
                    },
                ),
            },
        ),
    },
    "paper.html.j2": {
        "title": "Title",
        "title_css": '"Title"',
        "language": "en",
        "direction": "ltr",
        "date": "2026-01-01",
        "words": _Words(),
        "words_css": _CssWords(),
        "page_number": ('"x"', "{n}"),
        "papers": (
            {
                "name": "Version A",
                "name_css": '"Version A"',
                "points": "2",
                "one": True,
                "several": True,
                "sections": ({"path": ("A", "B"), "passages": (_PASSAGE,), "questions": (_QUESTION,)},),
            },
        ),
        "keys": ({"name": "Version A", "name_css": '"Version A"', "points": "2", "answers": (_ANSWER,)},),
        "sprite": "",
        "live": True,
        "width": "210",
        "height": "297",
    },
    "quiz.css": {"paper": "A4"},
    "quiz.js": {},
    "quiz.html.j2": {
        "title": "Title",
        "language": "en",
        "direction": "ltr",
        "date": "2026-01-01",
        "key": "0123",
        "words": _Words(),
        "word_language": "en",
        "script_words": "{}",
        "style": "",
        "script": "",
        "policy": "default-src 'none'",
        "sprite": "",
        "sections": ("A", "A › B"),
        "tags": ("t",),
        "preambles": ("<p>x</p>",),
        "questions": (
            {
                "id": "abc",
                "version": "0123",
                "kind": "choice",
                "path": ("A", "B"),
                "sections": "0 1",
                "tags": "0",
                "shuffle": True,
                "points": "2",
                "expected": "x",
                "accepted": "x",
                "html": "<p>x</p>",
                "hint": "x",
                "one": True,
                "made": True,
                "options": ({"html": "x", "name": "x", "right": True, "letter": "A", "number": 0, "feedback": "x"},),
                "key": "A",
                "answer": "x",
                "explanation": "x",
                "passages": ({"index": 0, "label": "x", "html": "<p>x</p>"},),
                "below": "0",
            },
        ),
    },
}
"""The names of the values that each page receives, each with an example."""
