"""Glossaries with entries at two levels of headings: text in, cards out."""

from __future__ import annotations

import pytest

from readings import notes

TERMS = {"anchor": "A heavy hook.", "bow": "The front.", "keel": "A beam below."}
SHORT = {"AIS": "It sends positions.", "VHF": "A radio."}


def entry(level: int, term: str, meaning: str, label: str = "**French:** {}") -> str:
    return f"{'#' * level} {term}\n{label.format(term.upper())}\n\n{meaning}\n\n---\n\n"


def glossary(title: str = "Glossary", label: str = "**French:** {}", level: int = 4) -> str:
    long = "".join(f"{'#' * (level - 1)} {t[0].upper()}\n\n{entry(level, t, m, label)}" for t, m in TERMS.items())
    return f"# {title}\n\n## Terms\n\n{long}## Letters\n\n" + "".join(
        entry(level - 1, t, m, label) for t, m in SHORT.items()
    )


@pytest.mark.parametrize("title", ["Glossary", "用語集", "Words on board"])
@pytest.mark.parametrize("label", ["**French:** {}", "**英語：** {}", "- **French**: {}", "__French:__ {}"])
def test_all_entries_are_cards(title: str, label: str) -> None:
    found = notes(glossary(title, label))
    assert [note.question.markdown for note in found] == [*TERMS, *SHORT]
    assert all(
        note.answer.markdown.endswith(m) for note, m in zip(found, [*TERMS.values(), *SHORT.values()], strict=True)
    )


def test_some_upper_entries_may_have_other_labels() -> None:
    text = glossary() + entry(3, "ECDIS", "A map.", "**Said:** {}")
    assert [note.question.markdown for note in notes(text)] == [*TERMS, *SHORT, "ECDIS"]


def test_a_heading_without_a_label_among_them_stays_as_it_is() -> None:
    text = f"{glossary()}### See also\n\nThe harbour guide.\n"
    assert [note.question.markdown for note in notes(text)] == [*TERMS, *SHORT]


def test_parts_of_one_entry_are_no_entries() -> None:
    one = "## What is a {0}?\n\n**Use:** sailing\n\n### Parts of a {0}\n\n**Use:** steering\n\nIt has several.\n\n"
    text = "# Boats\n\n" + one.format("sloop") + one.format("ketch")
    assert [note.question.markdown for note in notes(text)] == ["What is a sloop?", "What is a ketch?"]
