"""Quiz files -> what their importers make of them: readers of our own, written from the formats' rules alone."""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field, replace
from html import unescape

FRACTIONS = (100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5,
             11.11111, 10, 5, 0)  # fmt: skip
"""What an option may count in Moodle, in percent; each may be taken away as well."""

BLANKS = " \t\n\r\0\x0b"
"""What PHP's `trim` takes off."""


@dataclass(frozen=True)
class Answer:
    """An option or an accepted answer: what it counts, in percent, its text, and the remark to it."""

    fraction: float
    text: str
    feedback: str = ""
    margin: str = ""


@dataclass(frozen=True)
class Read:
    """A question as an importer keeps it."""

    kind: str
    name: str
    stem: str
    answers: tuple[Answer, ...] = ()
    feedback: str = ""
    model: str = ""
    hint: str = ""
    tags: tuple[str, ...] = ()
    guid: str = ""
    path: tuple[str, ...] = ()
    points: float = 0
    shuffle: bool = False
    single: bool = False
    unit: str = ""
    files: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)


def shown_name(name: str) -> str:
    """A name as Moodle shows it: what looks like a tag is taken out (PHP's `strip_tags`), references are decoded."""
    return unescape(re.sub(r"<(?!\s)[^>]*>?", "", name))


def cleaned(tag: str) -> str:
    """A tag as Moodle keeps it (its PARAM_TAG)."""
    return re.sub("[<>`]", "", tag)[:50]


def split_path(category: str) -> tuple[str, ...]:
    """The names of a category's path: a single `/` parts them, a double one is a slash in a name."""
    names = [shown_name(name.strip().replace("//", "/")) for name in re.split("(?<!/)/(?!/)", category)]
    assert names[:2] == ["$course$", "top"]
    return tuple(names[2:])


# ---- Moodle XML ----------------------------------------------------------------------------------

COMMON = {"name", "questiontext", "generalfeedback", "defaultgrade", "hidden", "idnumber", "tags", "hint"}
ALLOWED = {
    "multichoice": {"single", "shuffleanswers", "answernumbering", "answer"},
    "truefalse": {"answer"},
    "shortanswer": {"usecase", "answer"},
    "numerical": {"answer", "units", "unitgradingtype", "unitpenalty", "showunits", "unitsleft"},
    "essay": {"responseformat", "graderinfo"},
    "cloze": set(),
}


def moodle_xml(data: bytes) -> tuple[Read, ...]:
    """The questions of a Moodle XML file; what the format does not know is an AssertionError."""
    root = ET.fromstring(data)
    assert root.tag == "quiz"
    path: tuple[str, ...] = ()
    found = []
    for element in root:
        assert element.tag == "question"
        if element.attrib["type"] == "category":
            path = split_path(_text(element.find("category")))
        else:
            found.append(_question(element, path))
    return tuple(found)


def _question(element: ET.Element, path: tuple[str, ...]) -> Read:
    kind = element.attrib["type"]
    names = [child.tag for child in element]
    assert set(names) <= COMMON | ALLOWED[kind]
    assert [name for name in set(names) if names.count(name) > 1] in ([], ["answer"])
    files: list[tuple[str, bytes]] = []

    def shown(parent: ET.Element, name: str) -> str:
        """The HTML of a child; each of the files that it shows lies beside it, and no other."""
        child = parent if name == "." else parent.find(name)
        if child is None:
            return ""
        assert child.attrib["format"] == "html"
        text = _text(child)
        beside = [(file.attrib["name"], base64.b64decode(file.text or "")) for file in child.findall("file")]
        assert {file.attrib["encoding"] for file in child.findall("file")} <= {"base64"}
        assert {file.attrib["path"] for file in child.findall("file")} <= {"/"}
        assert [name for name, _ in beside] == list(dict.fromkeys(re.findall(r'"@@PLUGINFILE@@/([^"]*)"', text)))
        files.extend(beside)
        return text

    name = _text(element.find("name"))
    assert 0 < len(name) <= 251
    assert "<" not in name
    answers = []
    for answer in element.findall("answer"):
        fraction = float(answer.attrib["fraction"])
        assert abs(fraction) in FRACTIONS
        text = shown(answer, ".") if kind == "multichoice" else _text(answer)
        answers.append(Answer(fraction, text, shown(answer, "feedback"), answer.findtext("tolerance", "")))
    total = sum(answer.fraction for answer in answers if answer.fraction > 0)
    if kind in ("shortanswer", "numerical"):
        assert {answer.fraction for answer in answers} == {100}
    else:
        assert not answers or abs(total - 100) < 0.01
    return Read(
        kind,
        shown_name(name),
        shown(element, "questiontext"),
        tuple(answers),
        shown(element, "generalfeedback"),
        shown(element, "graderinfo"),
        shown(element, "hint"),
        tuple(cleaned(_text(tag)) for tag in element.iterfind("tags/tag")),
        element.findtext("idnumber", ""),
        path,
        float(element.findtext("defaultgrade", "0")),
        element.findtext("shuffleanswers") == "true",
        element.findtext("single") == "true",
        element.findtext("units/unit/unit_name", ""),
        tuple(files),
    )


def _text(element: ET.Element | None) -> str:
    """The text of an element, trimmed as Moodle trims it."""
    assert element is not None
    text = element.findtext("text")
    assert text is not None
    return text.strip(BLANKS)


GAP = re.compile(r"\{([0-9]*):(SHORTANSWER):(=.+?(?<!\\)(?<!&)(?=[~#}]|$))\}", re.S)
"""A gap of an embedded-answers question, as Moodle finds it."""


def embedded(stem: str) -> tuple[str, list[tuple[int, str]]]:
    """The text of a cloze with `{#1}` for its gaps, and for each what it counts and what is to be typed in."""
    gaps: list[tuple[int, str]] = []
    while found := GAP.search(stem):
        answer = unescape(found[3].removeprefix("=")).replace("\\}", "}").replace("\\#", "#")
        gaps.append((int(found[1]), answer))
        stem = stem.replace(found[0], f"{{#{len(gaps)}}}", 1)
    return stem, gaps


# ---- GIFT ----------------------------------------------------------------------------------------

_ESCAPES = {char: chr(0xE000 + number) for number, char in enumerate(":#={}~n")}


def gift(data: bytes) -> tuple[Read, ...]:
    """The questions of a GIFT file, by the steps of Moodle's importer: it never fails, it makes other questions."""
    found: list[Read] = []
    path: tuple[str, ...] = ()
    block: list[str] = []
    for line in [*(line.strip(BLANKS) for line in data.decode().split("\n")), ""]:
        if line and line != "0":
            block.append(line)
            continue
        text = "\n".join("" if part.startswith("//") else part for part in block).strip()
        if text.startswith("$CATEGORY:"):
            path = split_path(text.removeprefix("$CATEGORY:").replace("\\\\", "\\").strip())
        elif text:
            comment = "".join(part for part in block if part.startswith("//"))
            found.append(replace(_gift_question(text), path=path, **_said(comment)))
        block = []
    return tuple(found)


def _said(comment: str) -> dict[str, object]:
    guid = re.search(r"\[id:((?:\\\]|[^\]])+)\]", comment)
    tags = re.findall(r"\[tag:((?:\\\]|[^\]<>`])+)\]", comment)
    return {
        "guid": guid[1].replace("\\]", "]") if guid else "",
        "tags": tuple(tag.replace("\\]", "]") for tag in tags),
    }


def _gift_question(text: str) -> Read:
    text = text.replace("\\\\", "\ue0ff")
    for char, stand_in in _ESCAPES.items():
        text = text.replace(f"\\{char}", stand_in)
    text = text.replace("\ue0ff", "\\")
    assert text.startswith("::")
    name, _, text = text[2:].partition("::")
    stem, opened, rest = text.strip().partition("{")
    answers, closed, after = rest.partition("}")
    assert opened
    assert closed
    assert not after
    answers = answers.strip()
    at = answers.rfind("####")
    general, answers = (answers[at + 4 :], answers[:at].strip()) if at >= 0 else ("", answers)
    kind, found = _gift_answers(answers)
    return Read(kind, shown_name(_unescaped(name)), _shown(stem), tuple(found), _shown(general), single="=" in answers)


def _gift_answers(answers: str) -> tuple[str, list[Answer]]:
    head = answers.partition("#")[0].strip()
    if not answers:
        return "essay", []
    if answers.startswith("#"):
        pieces = [piece.strip(BLANKS) for piece in answers[1:].strip(BLANKS).split("=")]
        return "numerical", [Answer(100, *_gift_number(piece)) for piece in pieces if piece]
    if "~" in answers:
        pieces = answers.replace("=", "~=").split("~")
        assert not pieces[0].strip()
        return "multichoice", [_gift_answer(piece.strip()) for piece in pieces[1:]]
    if "=" in answers and "->" in answers:
        return "match", []
    if head in ("T", "TRUE", "F", "FALSE"):
        parts = [*answers.split("#", 2), "", ""]
        true = head in ("T", "TRUE")
        return "truefalse", [
            Answer(100.0 * true, "true", _shown(parts[2 if true else 1])),
            Answer(100.0 * (not true), "false", _shown(parts[1 if true else 2])),
        ]
    assert answers.startswith("=")
    return "shortanswer", [_gift_answer(f"={piece.strip(BLANKS)}") for piece in answers.split("=")[1:]]


def _gift_number(text: str) -> tuple[str, str, str]:
    """The middle of a number's bounds, no remark, and its margin."""
    low, dots, high = text.partition("..")
    if dots:
        return f"{(float(low) + float(high)) / 2:.12g}", "", f"{(float(high) - float(low)) / 2:.12g}"
    value, _, margin = text.partition(":")
    return value.strip(), "", margin.strip()


def _gift_answer(text: str) -> Answer:
    fraction = 100.0 if text.startswith("=") else 0.0
    text = text.removeprefix("=")
    if weight := re.match(r"%(-?[0-9]{1,3}(?:\.[0-9]*)?)%", text):
        fraction, text = float(weight[1]), text[weight.end() :]
    assert abs(fraction) in FRACTIONS
    said, _, feedback = text.partition("#")
    return Answer(fraction, _shown(said.strip()), _shown(feedback.strip()))


def _shown(text: str) -> str:
    found = re.match(r"\[(html|plain|markdown|moodle)\]", text)
    return _unescaped(text[found.end() :] if found else text)


def _unescaped(text: str) -> str:
    for char, stand_in in _ESCAPES.items():
        text = text.replace(stand_in, "\n" if char == "n" else char)
    return text.strip(BLANKS)
