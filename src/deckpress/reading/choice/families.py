"""Extends the cheapest reading to all headings of a form if the few that ask stand among topics and tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deckpress.reading.choice.whole_readings import Readings, Taken, Way
from deckpress.reading.parts.outline import looks_like_question
from deckpress.reading.parts.question_starts import Start
from deckpress.reading.starts.counted_headings import runs_of
from deckpress.reading.starts.groups import Group
from deckpress.reading.starts.set_tasks import tells_to

_FEWEST_ASKING = 3
_FEWEST_IN_STUDY = 2
_LESS = 0.7
"""If the headings all became cards: the largest share of the text left out before that may still be left out."""
_LIKE_DECKS = 0.15
_TOLD = 0.8
_TASKS = 0.6
_MOST_ALONE = 2
_TIMES = 5
"""Topics must outnumber one or two questions among them by this factor."""
_TOPICS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "item-bold", "bold"))


def with_topics_around(readings: Readings, taken: Taken, groups: Sequence[Group]) -> Taken:
    """The reading with the headings or bold lines of a form around the only question or two, in notes for study.

    Headings in the section of such a question are parts of its answer.
    """
    layout = readings.page.layout
    if not 0 < len(taken.starts) <= _MOST_ALONE or layout is None or not layout().study:
        return taken
    more = [
        found
        for group in groups
        if group.shape in _TOPICS and len(group.members) >= _TIMES * len(taken.starts)
        if _are_told(group) and not _name_questions(readings, group)
        if not any(_are_below(readings, start, group) for start in taken.starts)
        if (found := _with_one_more(readings, taken, group)) and found.cost.left <= _LESS * taken.cost.left
    ]
    return min(more, key=lambda found: found.cost.total, default=taken)


def _with_one_more(readings: Readings, taken: Taken, group: Group) -> Taken | None:
    """The reading with one more group, if it keeps all questions of that reading."""
    more = readings.reading([*taken.groups, (group, "both")])
    return more if more is not None and _holds(more, taken) else None


def _are_below(readings: Readings, start: Start, group: Group) -> bool:
    """True if most members are in the section of a heading."""
    below = sum(1 for member in group.members if start.start < member.start < readings.reach(start))
    return start.is_heading and 2 * below > len(group.members)


def _are_told(group: Group) -> bool:
    """True if text is below nearly all members."""
    return sum(1 for start in group.members if start.body) >= _TOLD * len(group.members)


def _name_questions(readings: Readings, group: Group) -> bool:
    """True if the texts below most topics end in a question, which nothing answers: the topics are its titles."""
    topics = [start for start in group.members if not start.asks]
    asking = sum(1 for start in topics if looks_like_question(_last_line(readings, start)))
    return 2 * asking > len(topics)


def _last_line(readings: Readings, start: Start) -> str:
    lines = readings.document.lines
    below = range(readings.reach(start) - 1, start.end - 1, -1)
    return next((lines[number].strip() for number in below if lines[number].strip()), "")


def with_families(readings: Readings, taken: Taken, groups: Sequence[Group]) -> Taken:
    """The reading with all headings of a form in place of the few that ask: topics with their texts, as in most notes.

    The title of the document names an exam, an interview and the like, which holds for bold list items, too; or nearly
    all headings have numbers and texts like those of a study deck, or ask and set tasks in turn. The reading stays a
    guess.
    """
    study = readings.page.layout is None or readings.page.layout().study
    families = {
        few.name: family
        for few, _ in taken.groups
        if few.siblings
        for family in groups
        if family.name == few.name.removesuffix("?").strip() and _is_family(few, family, study=study)
        if not _name_questions(readings, family)
    }
    one_by_one = ({name: family} for name, family in families.items()) if len(families) > 1 else ()
    for chosen in (families, *one_by_one) if families else ():
        more = _with_all(readings, taken, chosen)
        if more is None or more.cost.left > _LESS * taken.cost.left:
            continue
        apart = more.cost.terms["prose"] > _LIKE_DECKS or more.cost.terms["document"] > 0
        numbered = not apart and all(map(_is_numbered, chosen.values()))
        if study or numbered or all(map(_are_tasks_in_turn, chosen.values())):
            return more
    return taken


def _with_all(readings: Readings, taken: Taken, families: Mapping[str, Group]) -> Taken | None:
    """The reading with these groups in place of those with such names, if it keeps all questions of that reading."""
    groups = [(families.get(group.name, group), way) for group, way in taken.groups]
    cut: list[tuple[Group, Way]] = [(group, "both") for group, _ in groups]
    return next((more for some in (groups, cut) if (more := readings.reading(some)) and _holds(more, taken)), None)


def _holds(more: Taken, taken: Taken) -> bool:
    """True if a reading has all questions of another one."""
    return {start.start for start in taken.starts} <= {start.start for start in more.starts}


def _are_tasks_in_turn(family: Group) -> bool:
    """True for headings most of which ask or set a task, and whose numbers nearly all count on from each other."""
    count = len(family.members)
    turns = count - len(runs_of(family.members)) + 1
    tasks = sum(1 for start in family.members if start.asks or tells_to(start.text.flat))
    return turns >= _TOLD * count and tasks >= _TASKS * count


def _is_family(few: Group, family: Group, *, study: bool) -> bool:
    """True for headings of which several ask and nearly all have text below them; in `study` notes, two are enough."""
    if not study and (family.members[0].level == 0 or len(few.members) < _FEWEST_ASKING):
        return False
    if family.members[0].level == 0 and family.shape != "item-bold":
        return False
    return len(few.members) >= _FEWEST_IN_STUDY and _are_told(family)


def _is_numbered(family: Group) -> bool:
    return sum(1 for start in family.members if start.numbered) >= _TOLD * len(family.members)
