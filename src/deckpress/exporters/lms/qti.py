r"""Exports a quiz for Canvas: QTI 1.2 in a zip file, in the dialect that Canvas itself writes.

The package has a manifest, the settings of the quiz, a file of questions, and media. Texts are HTML; formulas are
between `\(` and `\)`, which both quiz engines of Canvas draw, or, with `--canvas-math image`, are the images that the
editor of classic quizzes writes. Identifiers are made of the guids of the notes, so they stay the same in later builds.
With `pick`, each section is a question group, from which a number of questions is drawn.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from deckpress.diagnostics import Diagnostic, Diagnostics, Location
from deckpress.diagnostics.catalogue.output import GROUP_HAS_ONE_VALUE, ORDER_OF_WHOLE_QUIZ
from deckpress.diagnostics.catalogue.reading import NO_SUCH_SECTION, PICK_UNREADABLE
from deckpress.exporters.archive import Entry, is_packed, write_zip
from deckpress.exporters.base import Exporter, ExportOptions
from deckpress.exporters.lms.passages import Item, passage_items
from deckpress.exporters.lms.qti_items import identifier, item, kind_of, points, text_item
from deckpress.exporters.lms.question import Asks, Question, Trait, is_typed, losses, without_unit
from deckpress.exporters.lms.questions import marked, no_file, questions
from deckpress.exporters.lms.texts import report_losses
from deckpress.exporters.passages import with_passages
from deckpress.exporters.siblings import with_choices
from deckpress.html.lms import linked_player, tex
from deckpress.inert import xml_characters
from deckpress.model import Formula, Image, Media, RenderedDeck
from deckpress.regex import regex

if TYPE_CHECKING:
    from deckpress.templating.templates import Templates

FORM = "Canvas"
FOLDER = "media"
_LOST = {Trait.HINT: "shown as feedback after the answer", Trait.TAGS: "left out"}
_CP = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_MD = "http://www.imsglobal.org/xsd/imsmd_v1p2"
_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_LONGEST_TITLE = 255
"""Characters that the title of a group may have in Canvas."""
_PICK = regex(r"\s*+(?P<name>[^=]*+)=\s*+(?P<number>[0-9]{1,4})\s*(?:,|\Z)")


def export(deck: RenderedDeck, templates: Templates, options: ExportOptions) -> tuple[bytes, Diagnostics]:
    """The bytes of the package, and DP603 for anything left out."""
    del templates
    deck, problems = with_choices(deck, options)
    deck, doubts = with_passages(deck, options)
    shown: dict[str, Media] = {}

    def address(image: Image) -> str:
        media = deck.media.get(image.media)
        if media is None:
            return no_file(image)
        shown[media.name] = media
        return f"$IMS-CC-FILEBASE$/{FOLDER}/{quote(media.name)}"

    math = _equation if options.canvas_math == "image" else tex
    asked = questions(deck, address, marked, math, linked_player)
    held = [without_unit(question) for question in asked]
    found = tuple(question for question, _ in held)
    typed = (
        losses(question, FORM, lost) for question, (_, lost) in zip(asked, held, strict=True) if is_typed(question)
    )
    problems = (*problems, *(problem for lost in typed for problem in lost))
    texts = passage_items(deck, address, math, linked_player)
    groups, wrong = _groups(found, options.pick, deck.deck.location)
    name = identifier("quiz", deck.project, deck.deck.name)
    title = deck.deck.title or deck.deck.name
    total = sum(group.points for group in groups)
    files = [
        Entry("imsmanifest.xml", _manifest(name, title, sorted(shown))),
        Entry(f"{name}/assessment_meta.xml", _meta(name, title, total, shuffle=_shuffles(found))),
        Entry(f"{name}/{name}.xml", _assessment(name, title, groups, texts)),
        *(Entry(f"{FOLDER}/{media.name}", media.data, is_packed(media.mime)) for _, media in sorted(shown.items())),
    ]
    problems = (*problems, *doubts, *wrong, *report_losses(found, FORM, {}, _LOST, _is_whole), *_unshuffled(found))
    return write_zip(files), problems


EXPORTER = Exporter("qti", ".qti.zip", "quiz for Canvas (QTI 1.2), with pictures and sounds", export)


def _is_whole(question: Question) -> bool:
    """True for a cloze that asks for its whole text."""
    return question.asks is Asks.CLOZE and kind_of(question) == "essay_question"


def _equation(formula: Formula) -> str:
    """A formula as the editor of classic quizzes writes it, quoted twice; Canvas draws the image itself."""
    shown = html.escape(formula.tex)
    address = html.escape(f"/equation_images/{quote(quote(formula.tex, safe=''))}?scale=1")
    return (
        f'<img class="equation_image" title="{shown}" src="{address}" alt="LaTeX: {shown}" '
        f'data-equation-content="{shown}">'
    )


# ---- groups --------------------------------------------------------------------------------------


class Group(NamedTuple):
    """The questions of a section, and the number of them that is drawn; 0 for all."""

    section: tuple[str, ...]
    questions: Sequence[Question]
    drawn: int = 0

    @property
    def points(self) -> float:
        """The points that it adds to the quiz."""
        return self.drawn * points(self.questions[0]) if self.drawn else sum(map(points, self.questions))


def _groups(found: Sequence[Question], pick: str, place: Location) -> tuple[list[Group], Diagnostics]:
    """The groups of a quiz, a section each. DP109 if `pick` names a section that does not exist."""
    numbers = dict(_picks(pick))
    sections: dict[tuple[str, ...], list[Question]] = {}
    for question in found:
        section = question.note.note.section if question.note and numbers else ()
        sections.setdefault(section, []).append(question)
    groups: list[Group] = []
    problems: list[Diagnostic] = []
    used: set[str] = set()
    for section, members in sections.items():
        name = next((name for name in (" › ".join(section), *section[-1:], "") if name in numbers), None)
        used.update([name] if name is not None else [])
        groups.append(Group(section, members, min(numbers[name], len(members)) if name is not None else 0))
        if name is not None and len({points(question) for question in members}) > 1:
            problems.append(GROUP_HAS_ONE_VALUE.at(members[0].location, form=FORM))
    unknown = [name for name in numbers if name and name not in used]
    if unknown:
        problems.append(NO_SUCH_SECTION.at(place, name=unknown[0]))
    elif pick.strip(" 0") and not numbers:
        problems.append(PICK_UNREADABLE.at(place, value=pick))
    return groups, tuple(problems)


def _picks(pick: str) -> Iterator[tuple[str, int]]:
    """The number of questions to draw by the name of the section; an empty name means every section."""
    if re.fullmatch(r"\s*[0-9]{1,4}\s*", pick):
        yield from [("", int(pick))] if int(pick) else []
        return
    position = 0
    while found := _PICK.match(pick, position):
        yield found["name"].rstrip(), int(found["number"])
        position = found.end()


def _shuffles(found: Sequence[Question]) -> bool:
    """True if every multiple choice is to be shuffled, since Canvas shuffles all of a quiz or none."""
    choices = [question for question in found if question.options]
    return bool(choices) and all(question.shuffle for question in choices)


def _unshuffled(found: Sequence[Question]) -> Diagnostics:
    if _shuffles(found):
        return ()
    return tuple(ORDER_OF_WHOLE_QUIZ.at(q.location, form=FORM) for q in found if q.shuffle and q.options)


# ---- files ---------------------------------------------------------------------------------------


def _xml(root: Element) -> bytes:
    indent(root, "  ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml_characters(tostring(root, "unicode"))}\n'.encode()


def _root(tag: str, namespace: str, schema: str, **attributes: str) -> Element:
    names = {"xmlns": namespace, "xmlns:xsi": _XSI, "xsi:schemaLocation": f"{namespace} {schema}"}
    return Element(tag, {**attributes, **names})


def _manifest(name: str, title: str, pictures: Sequence[str]) -> bytes:
    """The manifest of the package."""
    root = _root("manifest", _CP, "http://www.imsglobal.org/xsd/imscp_v1p1.xsd", identifier=f"{name}_manifest")
    root.set("xmlns:imsmd", _MD)
    metadata = SubElement(root, "metadata")
    SubElement(metadata, "schema").text = "IMS Content"
    SubElement(metadata, "schemaversion").text = "1.1.3"
    general = SubElement(SubElement(metadata, "imsmd:lom"), "imsmd:general")
    SubElement(SubElement(general, "imsmd:title"), "imsmd:string").text = title
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    quiz = SubElement(resources, "resource", identifier=name, type="imsqti_xmlv1p2")
    SubElement(quiz, "file", href=f"{name}/{name}.xml")
    SubElement(quiz, "dependency", identifierref=f"{name}_meta")
    kind = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
    meta = f"{name}/assessment_meta.xml"
    SubElement(SubElement(resources, "resource", identifier=f"{name}_meta", type=kind, href=meta), "file", href=meta)
    for picture in pictures:
        href = f"{FOLDER}/{picture}"
        names = {"identifier": identifier("picture", picture), "type": "webcontent", "href": href}
        SubElement(SubElement(resources, "resource", names), "file", href=href)
    return _xml(root)


def _meta(name: str, title: str, total: float, *, shuffle: bool) -> bytes:
    """The settings of the quiz, which is an unpublished assignment."""
    root = _root("quiz", _CANVAS, "https://canvas.instructure.com/xsd/cccv1p0.xsd", identifier=name)
    settings: Mapping[str, str] = {
        "title": title,
        "description": "",
        "shuffle_answers": "true" if shuffle else "false",
        "scoring_policy": "keep_highest",
        "quiz_type": "assignment",
        "points_possible": f"{total:g}",
        "show_correct_answers": "true",
        "allowed_attempts": "1",
        "one_question_at_a_time": "false",
        "available": "false",
    }
    _values(root, settings)
    assignment = SubElement(root, "assignment", identifier=f"{name}_assignment")
    _values(
        assignment,
        {
            "title": title,
            "workflow_state": "unpublished",
            "quiz_identifierref": name,
            "points_possible": f"{total:g}",
            "grading_type": "points",
            "submission_types": "online_quiz",
        },
    )
    return _xml(root)


def _values(parent: Element, values: Mapping[str, str]) -> None:
    for key, value in values.items():
        SubElement(parent, key).text = value


def _assessment(name: str, title: str, groups: Sequence[Group], texts: Mapping[str, tuple[Item, ...]]) -> bytes:
    """The questions, with a section for each group. Its texts are before it, or they would be drawn like questions."""
    root = _root("questestinterop", _QTI, "http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd")
    assessment = SubElement(root, "assessment", ident=name, title=title)
    field = SubElement(SubElement(assessment, "qtimetadata"), "qtimetadatafield")
    _values(field, {"fieldlabel": "cc_maxattempts", "fieldentry": "1"})
    section = SubElement(assessment, "section", ident="root_section")
    for group in groups:
        inner = section
        if group.drawn:
            section.extend(text_item(text) for question in group.questions for text in texts.get(question.guid, ()))
            names = {
                "ident": identifier("group", name, *group.section),
                "title": [title, *group.section][-1][:_LONGEST_TITLE],
            }
            inner = SubElement(section, "section", names)
            selection = SubElement(SubElement(inner, "selection_ordering"), "selection")
            SubElement(selection, "selection_number").text = str(group.drawn)
            extension = SubElement(selection, "selection_extension")
            SubElement(extension, "points_per_item").text = f"{points(group.questions[0]):g}"
        for question in group.questions:
            inner.extend(text_item(text) for text in (() if group.drawn else texts.get(question.guid, ())))
            inner.append(item(question))
    return _xml(root)
