"""Cards in the front matter: lists of mappings with a question and its answer; `front_notes` reads them.

    cards:
      - front: What is light?
        back: A wave.

They may be one level deeper, as in `quiz: {questions: [..]}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

ASKS = frozenset("front question q prompt term pregunta pergunta frage вопрос 问题 質問 질문".split())
ANSWERS = frozenset(
    """back answer answers a correct correct_answer correctanswer definition options choices solution response
    respuesta resposta réponse antwort ответ 答案 回答 답변""".split()
)
OPTIONS = frozenset(("options", "choices"))
_MOST = 2


def lists_of_cards(values: Mapping[str, object]) -> Iterator[str]:
    """The keys below which there are cards: half of the entries of a list or more."""
    for key, value in values.items():
        lists = value.values() if isinstance(value, Mapping) else (value,)
        if any(sum(map(_is_card, own)) * _MOST >= len(own) for own in lists if isinstance(own, list) and own):
            yield key


def _is_card(entry: object) -> bool:
    """True for a mapping with the names of a question and of its answer, and texts for them."""
    if not isinstance(entry, Mapping):
        return False
    names = {str(name).casefold() for name, value in entry.items() if value not in (None, "")}
    return not ASKS.isdisjoint(names) and not ANSWERS.isdisjoint(names)
