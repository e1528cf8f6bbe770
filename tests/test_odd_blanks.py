"""No-break blanks in the marks of questions, answers and options are blanks; text in, cards out."""

from __future__ import annotations

import pytest

from readings import notes

BLANKS = ["\u00a0", "\u202f", "\u2009", "&nbsp;", "&#160;"]
every_blank = pytest.mark.parametrize("blank", BLANKS, ids=ascii)


def shown(text: str) -> list[str]:
    """Each card in one line: its question, then its answer or its options, the right ones with a star."""
    lines = []
    for note in notes(text):
        options = " ".join(("*" if choice.correct else "") + choice.text.flat for choice in note.choices)
        lines.append(f"{note.question.flat} = {options or note.answer.flat}")
    return lines


@every_blank
@pytest.mark.parametrize(
    "pair",
    [
        "**Question_:** Que vaut {n} ?\n\n**Réponse_:** la chose {n}\n\n",
        "**Question_{n}_:** Que vaut {n} ?\n\n**Réponse**_: la chose {n}\n\n",
        "## Question_{n}_: Que vaut {n} ?\n\nRéponse_: la chose {n}\n\n",
        "{n}. Que vaut {n} ?\n      Réponse_: la chose {n}\n\n",
        "- Question_: Que vaut {n} ?\n  - Réponse_: la chose {n}\n\n",
        "## Que vaut {n} ?\n\n> *Réponse_:* la chose {n}\n\n",
    ],
)
def test_one_before_the_colon_of_a_label(pair: str, blank: str) -> None:
    text = "".join(pair.replace("_", blank).format(n=n) for n in (1, 2, 3))
    assert shown(text) == [f"Que vaut {n} ? = la chose {n}" for n in (1, 2, 3)]


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f"], ids=ascii)
def test_one_before_the_colon_of_a_label_that_is_known_because_it_alternates(blank: str) -> None:
    pair = f"Devinette{blank}: Que vaut {{n}} ?\n\nVerdict{blank}: la chose {{n}}\n\n"
    assert shown("".join(pair.format(n=n) for n in (1, 2, 3))) == [f"Que vaut {n} ? = la chose {n}" for n in (1, 2, 3)]


@every_blank
def test_one_before_the_colons_of_a_key_and_its_reason(blank: str) -> None:
    (note,) = notes(f"## Que vaut x ?\n\nA) un\nB) deux\n\nBonne réponse{blank}: B\n\nExplication{blank}: Voir y.\n")
    assert [choice.correct for choice in note.choices] == [False, True]
    assert note.explanation.markdown == "Voir y."


@every_blank
@pytest.mark.parametrize(
    "options", ["A)_un\nB)_deux", "a._un\nb._deux", "-_A) un\n-_B) deux", "**A)_un**\n**B)_deux**", "(A)_un\n(B)_deux"]
)
def test_one_behind_the_letter_of_an_option(options: str, blank: str) -> None:
    text = f"## Que vaut x ?\n\n{options.replace('_', blank)}\n\nRéponse : B\n"
    assert shown(text) == ["Que vaut x ? = un *deux"]


@every_blank
@pytest.mark.parametrize("boxes", ["- [ ]_un\n- [x]_deux", "-_[ ] un\n-_[x] deux", "- [_] un\n- [x] deux"])
def test_one_in_or_beside_a_box(boxes: str, blank: str) -> None:
    assert shown(f"## Que vaut x ?\n\n{boxes.replace('_', blank)}\n") == ["Que vaut x ? = un *deux"]


@every_blank
@pytest.mark.parametrize("mark", ["{n}._", "{n})_", "##_", "## {n}._", "##_{n}. "])
def test_one_behind_a_number_or_the_mark_of_a_heading(mark: str, blank: str) -> None:
    text = "".join(f"{mark.replace('_', blank)}Que vaut {{n}} ?\n\nla chose {{n}}\n\n".format(n=n) for n in (1, 2, 3))
    assert shown(text) == [f"Que vaut {n} ? = la chose {n}" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    "answer",
    [
        "Deux cas\u202f: x\u00a0%, y\u00a0%.",
        "Réponse\u00a0courte de 3\u00a0km\u202f!",
        "A.\u00a0Dupont le sait.",
        "1.\u00a0Mai ist frei.",
        "-\u00a0Bonjour\u202f!",
        "Il dit\u202f: réponse\u202f: non.",
    ],
)
def test_those_of_the_text_stay(answer: str) -> None:
    first, _ = notes(f"## Quoi ?\n\n{answer}\n\n## Qui ?\n\nMoi.\n")
    assert first.answer.markdown == answer


def test_those_behind_a_label_stay() -> None:
    first, _ = notes("## Quoi ?\n\nRéponse\u202f: 3\u00a0km\u202f: loin.\n\n## Qui ?\n\nRéponse\u202f: Moi.\n")
    assert first.answer.markdown == "3\u00a0km\u202f: loin."


def test_code_stays() -> None:
    code = "```\nRéponse\u00a0: x\n#\u00a0y\nA)\u00a0z\nB)\u00a0z\n```"
    first, _ = notes(f"## Quoi ?\n\n{code}\n\n## Qui ?\n\nMoi.\n")
    assert first.answer.markdown == code


def test_the_words_behind_keep_their_places() -> None:
    first, _ = notes("## Quoi ?\n\nRéponse&nbsp;: Rien.\n\n## Qui ?\n\nRéponse&nbsp;: Moi.\n")
    assert first.answer.markdown == "Rien."
    assert first.answer.origin[0] == (3, 16)
