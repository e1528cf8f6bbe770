"""What each field of a note type becomes: known names, else what the templates show where, else what the user says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from deckpress.compare import fold
from deckpress.foreign.values import ForeignCollection, ForeignNote, ForeignType
from deckpress.model import FIELDS_CLOZE, FIELDS_QA
from deckpress.regex import regex

PARTS = ("Question", "Answer", "Explanation", "Hint", "Tags", "Nothing")
"""What a field can become."""
_OWN = dict(zip(map(str.lower, PARTS), PARTS, strict=True))
_NAMES = {
    "Question": "front question prompt q word expression term vorderseite frage recto 表面",
    "Answer": "back answer a meaning definition translation rückseite antwort verso 裏面",
    "Explanation": "extra explanation back_extra remarks remark notes note comment comments details info source "
    "example examples reference references rückseite_extra",
    "Hint": "hint hints clue tipp",
    "Tags": "tags",
}
_KNOWN = {name.replace("_", " "): part for part, names in _NAMES.items() for name in names.split()}
_UNNAMED = frozenset("extra explanation back remarks remark notes note comment comments details info".split()) | {
    "back extra",
    "rückseite extra",
}
"""Fields that go into the explanation without their name before them."""
_PLACE = regex(r"\{\{(?![#^/!])((?:[\w-]+:)*)\s*([^{}:]+?)\s*\}\}")
_SECTION = regex(r"\{\{([#^])\s*([^{}]+?)\s*\}\}")
_TAG = regex(r"<[^<>]*>")
_PICTURE = regex(r"""<img\b[^<>]*?\ssrc\s*=\s*(?:"([^"<>{}]+)"|'([^'<>{}]+)'|([^\s"'<>{}]+))[^<>]*>""", re.I)
"""A picture of a template, which is the same on each card."""
_HIDDEN = regex(r"<(script|style)\b.*?</\1>|<!--.*?-->|\{\{/[^{}]*\}\}", re.S | re.I)
_WORD = regex(r"[^\W\d_]+")
_FEWEST_WORDS = 2
_SPECIAL = frozenset("FrontSide Tags Type Deck Subdeck Card CardFlag".split())


@dataclass(frozen=True, slots=True)
class FieldMap:
    """What the fields of a note type become, in their order, and how its notes ask.

    `reversed_by` is the ordinal of the card that asks for the question, or -1; `typed` is true if the answer is typed.
    """

    parts: tuple[str, ...]
    own: bool = False
    """True for deckpress's own note types."""
    sure: bool = True
    reversed_by: int = -1
    reversed_if: int = -1
    """The field without which that card does not exist, or -1."""
    typed: bool = False
    others: tuple[int, ...] = ()
    """The ordinals of templates without a counterpart."""

    def said(self, kind: ForeignType) -> str:
        """The mapping as `--map` has it."""
        return ",".join(f"{field.name}={part}" for field, part in zip(kind.fields, self.parts, strict=True))


def is_own(kind: ForeignType) -> bool:
    """True for a note type that has the fields of deckpress's own."""
    return tuple(field.name for field in kind.fields) in (FIELDS_QA, FIELDS_CLOZE)


def stays_in_anki(kind: ForeignType) -> bool:
    """True for the note types of image occlusion: Anki's own, and that of the add-on."""
    names = {fold(field.name) for field in kind.fields}
    shown = "".join(card.front for card in kind.templates)
    return (
        "anki.imageOcclusion" in shown
        or {"occlusion", "image"} <= names
        or {"question mask", "answer mask", "original mask"} & names != set()
    )


def guess(kind: ForeignType) -> FieldMap:
    """The mapping of a note type by the names of its fields and by its templates."""
    if is_own(kind):
        return FieldMap(tuple(field.name for field in kind.fields), own=True)
    names = [field.name for field in kind.fields]
    fronts = [_shown(card.front, names) for card in kind.templates]
    backs = [_shown(card.back, names) for card in kind.templates]
    if kind.cloze:
        return _guess_cloze(kind, names, fronts)
    front, back = (fronts[0], backs[0]) if kind.templates else ((), ())
    asked = [name for name, is_typed in front if not is_typed]
    said = [name for name, _ in back if name not in asked]
    typed = [name for name, is_typed in (*front, *back) if is_typed]
    question = _named("Question", asked) or names[0]
    answer = next(iter(typed), "") or _named("Answer", said) or next((name for name in names if name != question), "")
    beside = {name for name in asked if name != answer and _known_part(name) not in ("Hint", "Tags")}
    parts = ["Question" if name in beside else _part(name, question, answer) for name in names]
    known = len(names) < 3 or all(_known_part(name) for name in names if name not in (question, answer))
    clear = sum(_known_part(name) != "Hint" for name in asked) <= 1 and (len(said) <= 1 or known)
    return _with_cards(replace(FieldMap(tuple(parts)), sure=clear and known, typed=bool(typed)), kind, fronts)


def _known_part(name: str) -> str:
    """The part that fields of this name usually are; empty for other names."""
    return _KNOWN.get(fold(name), "")


def _named(part: str, names: Sequence[str]) -> str:
    """The first field whose name says that it is this part, else the first one; empty if there is none."""
    return next((name for name in names if _known_part(name) == part), names[0] if names else "")


def _guess_cloze(kind: ForeignType, names: list[str], fronts: list[tuple[tuple[str, bool], ...]]) -> FieldMap:
    found = next((m[2] for card in kind.templates for m in _PLACE.finditer(card.front) if "cloze:" in m[1]), "")
    text = found if found in names else names[0]
    parts = tuple("Question" if name == text else _rest(name) for name in names)
    return FieldMap(parts, typed=any(typed for side in fronts for _, typed in side))


def _part(name: str, question: str, answer: str) -> str:
    return "Question" if name == question else "Answer" if name == answer else _rest(name)


def _rest(name: str) -> str:
    return part if (part := _known_part(name)) in ("Hint", "Tags") else "Explanation"


def _with_cards(mapping: FieldMap, kind: ForeignType, fronts: list[tuple[tuple[str, bool], ...]]) -> FieldMap:
    """The mapping with what the further templates of the note type are."""
    names = [field.name for field in kind.fields]
    answers = [name for name, part in zip(names, mapping.parts, strict=True) if part == "Answer"]
    others: list[int] = []
    for ordinal, shown in enumerate(fronts[1:], 1):
        asked = [name for name, typed in shown if not typed]
        if mapping.reversed_by < 0 and asked and asked[0] in answers:
            wanted = [m[2] for m in _SECTION.finditer(kind.templates[ordinal].front) if m[1] == "#"]
            needed = next((names.index(name) for name in wanted if name in names and name not in answers), -1)
            parts = tuple(
                "Nothing" if i == needed and not _shows(kind, names[i]) else part
                for i, part in enumerate(mapping.parts)
            )
            mapping = replace(mapping, reversed_by=ordinal, reversed_if=needed, parts=parts)
        else:
            others.append(ordinal)
    return replace(mapping, others=tuple(others))


def _shows(kind: ForeignType, name: str) -> bool:
    sides = (side for card in kind.templates for side in (card.front, card.back))
    return any(found[2] == name for side in sides for found in _PLACE.finditer(side))


def words_of_template(kind: ForeignType) -> str:
    """The words and pictures that the first template puts around its fields.

    Empty if there is only a label such as `Hint:`.
    """
    front = _HIDDEN.sub(" ", kind.templates[0].front if kind.templates else "")
    shown = _TAG.sub(" ", _PICTURE.sub(r" picture \1\2\3 ", front))
    parts = [" ".join(part.split()) for part in _PLACE.split(_SECTION.sub(" ", shown))[::3]]
    said = [part for part in parts if len(_WORD.findall(part)) >= _FEWEST_WORDS or part.endswith(("?", "？"))]
    return " … ".join(said) if any(map(_WORD.search, said)) else ""


def _shown(template: str, names: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    """The fields that a side of a card shows, in order, each with whether it is typed."""
    known = set(names)
    found = ((m[2], "type:" in m[1]) for m in _PLACE.finditer(template))
    return tuple(dict.fromkeys((name, typed) for name, typed in found if name in known and name not in _SPECIAL))


# ---- what the user says --------------------------------------------------------------------------


class MapError(ValueError):
    """A `--map` that cannot be used; its text says why."""


def read_maps(given: Iterable[str]) -> dict[str, dict[str, str]]:
    """The values of `--map`: by note type, `` for all, the part of each field. Raises MapError."""
    maps: dict[str, dict[str, str]] = {}
    for text in given:
        head, equals, rest = text.partition("=")
        if not equals:
            raise MapError(f"'{text}' is not FIELD=PART")
        kind, _, first = head.rpartition(":")
        pairs = f"{first}={rest}".split(",")
        for pair in pairs:
            name, sign, part = (word.strip() for word in pair.rpartition("="))
            if not sign or not name:
                raise MapError(f"'{pair}' is not FIELD=PART")
            if part.lower() not in _OWN:
                raise MapError(f"'{part}' is not a part of a note; the parts are {', '.join(PARTS)}")
            maps.setdefault(fold(kind.strip()), {})[fold(name)] = _OWN[part.lower()]
    return maps


def field_maps(
    collection: ForeignCollection, kept: Mapping[str, Mapping[str, str]], given: Mapping[str, Mapping[str, str]]
) -> dict[int, FieldMap]:
    """What the fields of each note type become, by its id, for the types that have notes and do not stay in Anki.

    `kept` are the maps of the project, which can be for other exports; `given` are those for this one, and count more.
    Raises MapError if a name in `given` is not in the export, or a note type has no fields or no question.
    """
    kinds = [collection.types[key] for key in dict.fromkeys(note.type_id for note in collection.notes)]
    _check_names(given, kinds)
    maps: dict[int, FieldMap] = {}
    for kind in kinds:
        if stays_in_anki(kind):
            continue
        if not kind.fields:
            raise MapError(f"the note type '{kind.name}' has no fields")
        maps[kind.id] = mapped(kind, mapped(kind, guess(kind), kept), given)
    return maps


def _check_names(maps: Mapping[str, Mapping[str, str]], kinds: Sequence[ForeignType]) -> None:
    """Raises MapError for a note type or a field in the maps that none of the note types is or has."""
    for name, pairs in maps.items():
        fitting = [kind for kind in kinds if not name or fold(kind.name) == name]
        if not fitting:
            raise MapError(f"there is no note type '{name}'; the note types are {', '.join(k.name for k in kinds)}")
        known = {fold(field.name) for kind in fitting for field in kind.fields}
        for field in pairs:
            if field not in known:
                names = ", ".join(dict.fromkeys(field.name for kind in fitting for field in kind.fields))
                raise MapError(f"there is no field '{field}'; the fields are {names}")


def mapped(kind: ForeignType, guessed: FieldMap, maps: Mapping[str, Mapping[str, str]]) -> FieldMap:
    """The mapping with what the user says about it. Raises MapError if no field is the question."""
    said = {**maps.get("", {}), **maps.get(fold(kind.name), {})}
    own = {fold(field.name): said[fold(field.name)] for field in kind.fields if fold(field.name) in said}
    if not own or guessed.own:
        return guessed
    taken = {part for part in own.values() if part in ("Question", "Answer")}
    parts = tuple(
        own.get(fold(field.name), "Explanation" if part in taken else part)
        for field, part in zip(kind.fields, guessed.parts, strict=True)
    )
    if "Question" not in parts:
        raise MapError(f"no field of the note type '{kind.name}' becomes the Question")
    return replace(guessed, parts=parts, sure=True)


def reverses(mapping: FieldMap, note: ForeignNote) -> bool:
    """True if the note has a card that asks for its question."""
    if mapping.reversed_by < 0:
        return False
    if note.cards:
        return mapping.reversed_by in note.cards
    return mapping.reversed_if < 0 or bool(note.fields[mapping.reversed_if].strip())


def is_unnamed(name: str) -> bool:
    """True for a field whose name says no more than that it explains."""
    return fold(name) in _UNNAMED
