"""What a deck costs without deckpress: the shortest program that makes cards of the benchmark's decks, on one page.

    python tests/bench/reference.py deck.md deck.apkg

It splits at the headings, renders each field with one Markdown converter that is used again, and writes with genanki
as it is. It is written as anyone would, neither slowed down nor tuned; it checks nothing, and no formula either.
"""

from __future__ import annotations

import re
import sys

import genanki
import markdown

TAGS = re.compile(r"<!-- tags: (.*?) -->\n")
MODEL = genanki.Model(
    1532700001,
    "Reference",
    fields=[{"name": "Question"}, {"name": "Answer"}],
    templates=[{"name": "Card", "qfmt": "{{Question}}", "afmt": "{{FrontSide}}<hr id=answer>{{Answer}}"}],
)
CONVERTER = markdown.Markdown(
    extensions=["extra", "pymdownx.superfences", "pymdownx.highlight", "pymdownx.arithmatex"],
    extension_configs={"pymdownx.arithmatex": {"generic": True}},
)


def cards(text: str) -> list[tuple[str, str, list[str]]]:
    """Question, answer and tags of each card: what stands between two headings that are not in a code block."""
    found: list[tuple[str, list[str]]] = []
    fenced = False
    for line in text.splitlines():
        fenced ^= line.startswith("```")
        if line.startswith("## ") and not fenced:
            found.append((line[3:], []))
        elif found:
            found[-1][1].append(line)
    parsed = []
    for question, lines in found:
        answer = "\n".join(lines)
        tags = TAGS.search(answer)
        parsed.append((question, TAGS.sub("", answer), tags[1].split() if tags else []))
    return parsed


def html(source: str) -> str:
    return CONVERTER.reset().convert(source)


def main(source: str, target: str) -> None:
    deck = genanki.Deck(1532700002, "Benchmark")
    with open(source, encoding="utf-8") as file:  # noqa: PTH123 - as anyone would write it
        text = file.read()
    for question, answer, tags in cards(text):
        deck.add_note(genanki.Note(model=MODEL, fields=[html(question), html(answer)], tags=tags))
    genanki.Package(deck).write_to_file(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
