"""A line that opens a container -> its name, title and purpose, in the syntaxes of many site generators."""

from __future__ import annotations

import re
from enum import StrEnum

from deckpress.frozen import dataclass
from deckpress.markdown.boxes import KINDS
from deckpress.reading.words.answer_words import leads_to_answer
from deckpress.reading.words.labels import is_answer_word
from deckpress.reading.words.vocabulary import QUESTION, TASK
from deckpress.regex import regex


class Role(StrEnum):
    """What a container is for."""

    ASKS = "asks"
    """It holds a question; or its title is the question, and it holds the answer."""
    TASK = "task"
    """It holds a question; another container, in it or after it, holds the answer."""
    HIDES = "hides"
    """It hides an answer."""
    FOLDS = "folds"
    """It can be collapsed: its title may be a question, or say that it holds the answer."""
    HINT = "hint"
    OPTION = "option"
    """It is one of the options of a question."""
    FRAMES = "frames"
    """It only frames a part of the text: a note, a tip, an objective."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening of a container; its title begins at `column` on the line."""

    name: str
    title: str = ""
    column: int = 0
    folded: bool = False
    correct: bool = False
    """True for an option that is marked as right."""
    label: str = ""
    """The label of an exercise in MyST, or that of the exercise which a solution is for."""

    @property
    def known(self) -> bool:
        """True if its name is known, so that it counts even if it is never closed."""
        return self.name in _FOLDS or self.name in _FRAMES or self.role is not Role.FRAMES

    @property
    def role(self) -> Role:
        """Its purpose, according to its name and title."""
        name = self.name
        if leads_to_answer(self.title) or (is_answer_word(name) and name not in _FOLDS):
            return Role.HIDES
        if _FOR_TEACHERS.match(self.title):
            return Role.FRAMES
        if name in _HINTS:
            return Role.HINT
        if name in _OPTIONS:
            return Role.OPTION
        if _TASK.match(name):
            return Role.TASK
        if _QUESTION.match(name):
            return Role.ASKS
        return Role.FOLDS if self.folded or name in _FOLDS else Role.FRAMES


_TASK = regex(rf"(?:{TASK})\Z", re.I)
_QUESTION = regex(rf"(?:quiz|faq|{QUESTION})\Z", re.I)
_FOR_TEACHERS = regex(
    r"(?:(?:notes? )?for (?:the )?(?:teacher|instructor|lecturer|trainer|tutor)s?"
    r"|(?:teach(?:er|ing)|instructor)'?s? notes?|lesson plan|teaching goals?"
    r"|(?:hinweise )?für (?:lehrkräfte|lehrende|lehrer(?:innen)?)|unterrichtsplan"
    r"|pour (?:les )?(?:enseignants?|professeurs?|formateurs?)"
    r"|para (?:los |las |el |o |os )?(?:docentes?|profesor(?:es)?|professor(?:es)?)"
    r"|per (?:gli |i )?(?:insegnanti|docenti)|для (?:учител(?:я|ей)|преподавател(?:я|ей)))\b(?!.*[?？])",
    re.I,
)
"""The title of a box that speaks to teachers, not to learners."""
_HINTS = frozenset(("hint", "hints"))
_OPTIONS = frozenset(("choice", "option", "alternative", "distractor"))
_RIGHT = regex(
    r"(?<![\w-])(?:is)?(?:correct|right)(?:-(?:choice|answer|option))?(?![\w-])(?![ \t]*=[ \t]*[\"'{]*(?:false|no|0))",
    re.I,
)
_FOLDS = frozenset(
    """details spoiler dropdown toggle collapse collapsible expand expandable expander disclosure
    accordion hidden reveal fold""".split()
)
_FRAMES = frozenset(
    """note notes info tip warning danger caution important attention error success failure bug example abstract
    summary quote seealso admonition message callout testimonial prereq prerequisites objectives questions keypoints
    instructor discussion checklist tab tabs group columns column glossary""".split()
)
DIRECTIVES = frozenset(
    """exercise solution glossary admonition note tip warning danger caution important attention error hint seealso
    dropdown details answer question quiz challenge toggle spoiler""".split()
)
"""The directives of MyST that hold text; others hold code."""

_DIRECTIVE = regex(r"\{(?P<name>[\w:-]+)\}[ \t]*(?P<title>[^`]*)\Z")
_ATTRIBUTES = regex(r"(?P<dot>\.?)\{(?P<inside>[^{}]*)\}\Z")
_NAMED = regex(
    r"(?P<name>[^\W\d_][\w-]*)[ \t]*(?:\[(?P<box>[^\[\]]*)\])?(?P<attributes>\{[^{}]*\})?(?:[ \t]+(?P<title>.*))?\Z"
)
_CALLOUT = regex(r"[ \t]{0,3}>[ \t]?\[!(?P<name>[\w-]+)\](?P<fold>[-+]?)[ \t]*(?P<title>.*?)[ \t]*\Z")
_ADMONITION = regex(
    r"(?P<indent>[ \t]*)(?P<mark>\?\?\?[+-]?|!!![+-]?)[ \t]+(?P<name>[\w-]+)[\w \t-]*(?:\"(?P<title>[^\"]*)\")?[ \t]*\Z"
)
_PREFIXES = {"exr": "exercise", "sol": "solution"}
_BOX = regex(r"(?:callout|box|alert|admonition|button)-|-(?:callout|box|block|div)\Z")


def directive(info: str, column: int) -> Opening | None:
    """What the info of a code fence opens, `{exercise} Title`; the argument of a solution names its exercise."""
    match = _DIRECTIVE.match(info)
    if match is None:
        return None
    name = match.group("name").rpartition(":")[2].lower()
    title = match.group("title").strip()
    if is_answer_word(name.removesuffix("-start")):
        return Opening(name, "", column + match.start("title"), label=title)
    return Opening(name, title, column + match.start("title"))


def fenced(info: str, column: int) -> Opening | None:
    """What the words after `:::` open: `tip Title`, `tip[Title]`, `{.tip title="Title"}`, `{solution} ex1`."""
    if (match := _ATTRIBUTES.match(info)) and (match.group("dot") or re.search(r"[.#=]", match.group("inside"))):
        return _with_attributes(match.group("inside"), column + match.start("inside"))
    if (found := directive(info, column)) is not None:
        return found
    match = _NAMED.match(info)
    if match is None:
        return None
    inside = (match.group("attributes") or "").strip("{}")
    group = "box" if match.group("box") else "title"
    title = (match.group(group) or "").strip()
    if _ATTRIBUTES.match(title):
        inside, title = title.strip("{}"), ""
    own = _with_attributes(inside, column) if inside else None
    title = title or (own.title if own else "")
    name, folded = match.group("name").lower(), bool(own and own.folded)
    correct = is_right(inside) or (name in _OPTIONS and is_right(title))
    return Opening(name, title, column + max(match.start(group), 0), folded, correct)


def _with_attributes(inside: str, column: int) -> Opening:
    words = re.findall(r"\.([\w-]+)", inside) or re.findall(r"\A[ \t]*([\w-]+)[ \t]*\Z", inside)
    classes = [plain_name(word) for word in words]
    known = next((name for name in classes if Opening(name).known), classes[0] if classes else "")
    prefix = re.search(r"#(exr|sol)-", inside)
    title = re.search(r"\b(?:title|summary)=[\"“]([^\"”]*)[\"”]", inside)
    folded = bool(re.search(r"\bcollapse=[\"']?(?:true|false)", inside)) or "dropdown" in classes
    return Opening(
        _PREFIXES[prefix.group(1)] if prefix else known.lower(),
        title.group(1).strip() if title else "",
        column + (title.start(1) if title else 0),
        folded,
        is_right(inside),
    )


def plain_name(name: str) -> str:
    """The name of a class without the part that says that it is a box: `callout-exercise`, `answer-box`."""
    return _BOX.sub("", name.lower(), count=1) or name.lower()


def is_right(attributes: str) -> bool:
    """True if the attributes of an option say that it is right: `correct`, `.correct`, `correct={true}`."""
    return _RIGHT.search(attributes) is not None


def callout(line: str) -> Opening | None:
    """The container that a callout of Obsidian or GitHub opens: `> [!question]- Title`."""
    match = _CALLOUT.match(line)
    if match is None:
        return None
    return Opening(match.group("name").lower(), match.group("title"), match.start("title"), bool(match.group("fold")))


def admonition(line: str) -> tuple[Opening, int] | None:
    """The container that an admonition of MkDocs opens, `??? question "Title"`, and its indentation."""
    match = _ADMONITION.match(line) if "!!!" in line or "???" in line else None
    if match is None:
        return None
    name, title = match.group("name").lower(), match.group("title") or ""
    folded = match.group("mark") != "!!!"
    if not title and Opening(name).role is Role.FRAMES:
        if folded:
            title = match.group("name")
        elif match.group("title") is None and name not in KINDS and name != "admonition":
            title = match.group("name").capitalize()  # as MkDocs shows it
    column = match.start("title") if match.group("title") else match.start("name")
    return Opening(name, title, column, folded), len(match.group("indent").expandtabs(4))
