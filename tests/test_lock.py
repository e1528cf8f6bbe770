"""The lock: what is written into it and when, which notes it finds again, and what a merge may leave of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from deckpress.cli import cli
from deckpress.diagnostics import Diagnostics
from deckpress.history.lock import NAME, Entry, Lock, write_lock
from deckpress.history.lock_reading import read_lock
from deckpress.history.plan import Change, Fate, Plan
from deckpress.project import Report, run
from request_maker import make_request

BUILT = 1_770_000_000
DAY = 86_400
LIGHT = "## What is light?\n\nA wave of the electromagnetic field.\n"
HEAT = "## What is heat?\n\nThe motion of molecules.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path / "here"


def write(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def build(*paths: str, now: int = BUILT, **more: Any) -> tuple[Report, Diagnostics]:
    return run(make_request(Path.cwd(), paths, Path("build"), ("apkg",), now=now, **more), write=True)


def deckpress(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, prog_name="deckpress")


def lock(path: str = NAME) -> Lock:
    found, problems = read_lock(path, Path(path).read_text(encoding="utf-8"))
    assert problems == ()
    return found


def entries(path: str = NAME) -> dict[str, Entry]:
    """The entries by their questions."""
    return {entry.question: entry for entry in lock(path).entries}


def fates(report: Report) -> dict[str, int]:
    return {fate.value: count for fate, count in report.plan.counts().items()}


# ---- when it is written ---------------------------------------------------------------------------


def test_the_first_build_writes_one_line_a_note_and_the_next_does_not_touch_it() -> None:
    write({"cards/a.md": LIGHT, "cards/b.md": HEAT})
    build()
    head, *lines = Path(NAME).read_text(encoding="utf-8").splitlines()
    assert json.loads(head)["deckpress"] == 2
    assert [json.loads(line)["path"] for line in lines] == ["a.md", "b.md"]
    before = Path(NAME).stat()
    build(now=BUILT + DAY)
    assert (Path(NAME).stat().st_mtime_ns, Path(NAME).stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_no_lock_remembers_nothing_and_ships_the_same_guids() -> None:
    write({"cards/a.md": LIGHT})
    build(use_lock=False)
    first = Path("build/a.apkg").read_bytes()
    assert not Path(NAME).exists()
    build()
    assert Path("build/a.apkg").read_bytes() == first


def test_locked_fails_where_the_lock_would_change_and_writes_nothing() -> None:
    write({"cards/a.md": LIGHT})
    build()
    package, text = Path("build/a.apkg").read_bytes(), Path(NAME).read_bytes()
    assert deckpress("build", "--locked", "-q").exit_code == 0
    write({"cards/a.md": LIGHT + HEAT})
    failed = deckpress("build", "--locked")
    assert failed.exit_code == 1
    assert "DP705 error: the build would change the lock: 1 new" in failed.output
    assert (Path("build/a.apkg").read_bytes(), Path(NAME).read_bytes()) == (package, text)


def test_locked_fails_where_only_the_templates_changed() -> None:
    write({"cards/a.md": LIGHT})
    build()
    write({"cards/a.md": LIGHT, "templates/style.css": ".card { color: black }"})
    failed = deckpress("build", "--locked")
    assert failed.exit_code == 1
    assert "DP705 error: the build would change the lock, although no note changes" in failed.output


@pytest.mark.parametrize("arguments", [(), ("--strict",)])
def test_a_build_that_fails_leaves_the_lock_alone(arguments: tuple[str, ...]) -> None:
    write({"cards/a.md": LIGHT})
    build()
    text = Path(NAME).read_bytes()
    write({"cards/a.md": HEAT if arguments else HEAT + "\n![](nowhere.png)\n"})
    if arguments:
        write({"cards/b.md": HEAT + HEAT})  # a question twice is a warning
    assert deckpress("build", *arguments).exit_code == 1
    assert Path(NAME).read_bytes() == text


def test_a_changed_note_gets_the_time_of_source_date_epoch_and_the_others_keep_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write({"cards/a.md": LIGHT + HEAT})
    build()
    before = entries()
    write({"cards/a.md": LIGHT.replace("wave", "ray") + HEAT})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    assert deckpress("build", "-q").exit_code == 0
    assert entries()["What is light?"].mod == 1_790_000_000
    assert entries()["What is heat?"] == before["What is heat?"]


@pytest.mark.parametrize("epoch", ["99999999999999999999", "9" * 6000, "253402300800", "-1", "1.5", "x", "²", "\udc80"])
def test_a_source_date_epoch_that_is_no_time_is_an_error(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    write({"cards/a.md": LIGHT})
    failed = deckpress("build")
    assert (failed.exit_code, "SOURCE_DATE_EPOCH must be a number of seconds" in failed.output) == (2, True)
    assert not Path("build").exists()


def order() -> list[str]:
    """The guids of the notes that are there, in the order of the source."""
    return [entry.guid for entry in sorted(lock().entries, key=lambda entry: entry.nth) if not entry.gone]


@pytest.mark.parametrize("number", range(6))
def test_notes_with_one_question_and_answer_keep_their_guids_in_order(number: int) -> None:
    """Whatever their guids are: the second build gives the same package, and a note less changes no other."""
    card = f"## What is {number}?\n\nA word.\n\n"
    write({"cards/a.md": card * 4})
    build()
    first, guids = Path("build/a.apkg").read_bytes(), order()
    for _ in range(2):
        assert fates(build()[0]) == {}
        assert (Path("build/a.apkg").read_bytes(), order()) == (first, guids)
    write({"cards/a.md": card * 3})
    assert fates(build()[0]) == {"gone": 1}
    assert order() == guids[:3]


def test_a_clock_that_goes_back_still_moves_the_time_of_a_changed_note_on() -> None:
    write({"cards/a.md": LIGHT})
    build()
    for answer in ("one", "two"):
        before = entries()["What is light?"].mod
        write({"cards/a.md": LIGHT.replace("wave", answer)})
        build(now=1)
        assert entries()["What is light?"].mod == before + 1


def test_a_changed_style_moves_the_time_of_the_note_types_and_of_no_note() -> None:
    write({"cards/a.md": LIGHT})
    build()
    before = lock()
    write({"templates/style.css": ".card { color: teal; }\n"})
    report, _ = build(now=BUILT + DAY)
    assert report.plan.changes == ()
    assert (before.templates_mod, lock().templates_mod) == (1_767_225_600, BUILT + DAY)
    assert lock().entries == before.entries
    build(now=BUILT + 2 * DAY)
    assert lock().templates_mod == BUILT + DAY


def changed_lines(text: str) -> int:
    """How many lines of the lock the build of this file writes anew, of notes that it knows."""
    before = Path(NAME).read_text(encoding="utf-8").splitlines()
    write({"cards/a.md": text})
    build()
    guids = {line[:32] for line in before}
    return sum(
        line[:32] in guids and line not in before for line in Path(NAME).read_text(encoding="utf-8").splitlines()
    )


def test_a_card_that_is_added_removed_or_moved_changes_no_line_of_the_others() -> None:
    """So two branches merge."""
    cards = [f"## What is {name}?\n\nThe thing {name}.\n\n" for name in ("light", "heat", "sound", "work")]
    write({"cards/a.md": "".join(cards)})
    build()
    new = "## Who was Ohm?\n\nA teacher in Cologne.\n\n"
    assert changed_lines("".join([cards[0], new, *cards[1:]])) == 0
    assert changed_lines("".join([new, *cards])) == 1  # moved to the front
    assert changed_lines("".join(cards)) == 1  # it is gone
    assert changed_lines("".join([cards[3], *cards[:3]])) == 1


def test_a_lock_without_places_gets_them_and_no_note_is_updated() -> None:
    write({"cards/a.md": LIGHT + HEAT})
    build()
    full = Path(NAME).read_text(encoding="utf-8")
    Path(NAME).write_text(re.sub(r', "at": \d+', "", full), encoding="utf-8")
    report, _ = build(now=BUILT + DAY)
    assert fates(report) == {}
    assert Path(NAME).read_text(encoding="utf-8") == full


# ---- which files it holds ------------------------------------------------------------------------


def test_a_build_of_one_file_leaves_the_entries_of_the_others() -> None:
    write({"cards/a.md": LIGHT, "cards/b.md": HEAT})
    build()
    before = entries()["What is heat?"]
    write({"cards/a.md": LIGHT.replace("wave", "ray"), "cards/b.md": HEAT.replace("heat", "warmth")})
    report, _ = build("cards/a.md")
    assert fates(report) == {"updated": 1}
    assert entries()["What is heat?"] == before


def test_a_build_of_one_file_takes_no_note_of_a_file_that_was_renamed_for_gone() -> None:
    write({"cards/a.md": LIGHT, "cards/b.md": HEAT})
    build()
    Path("cards/b.md").rename("cards/c.md")
    report, _ = build("cards/a.md")
    assert fates(report) == {}
    report, _ = build()
    assert fates(report) == {"moved": 1}


def test_the_notes_of_a_deleted_file_are_gone_when_its_folder_is_built() -> None:
    write({"cards/a.md": LIGHT, "cards/b.md": HEAT})
    build()
    Path("cards/b.md").unlink()
    report, _ = build()
    assert fates(report) == {"gone": 1}
    assert entries()["What is heat?"].gone
    report, _ = build()
    assert fates(report) == {}


@pytest.mark.parametrize("project", [True, False])
def test_a_lock_elsewhere_knows_files_that_are_not_built(project: bool) -> None:
    folder = "cards" if project else "notes"
    write({f"{folder}/a.md": LIGHT, f"{folder}/deep/b.md": HEAT})
    Path("elsewhere").mkdir()
    place = Path("elsewhere/my.lock")
    build(f"{folder}/a.md", f"{folder}/deep/b.md", lock=place)
    report, _ = build(f"{folder}/a.md", lock=place)
    assert fates(report) == {}
    assert not any(entry.gone for entry in lock(str(place)).entries)


def test_files_of_two_folders_without_a_project_share_the_lock_of_the_first() -> None:
    write({"one/a.md": LIGHT, "two/b.md": HEAT})
    build("one/a.md", "two/b.md")
    assert {entry.path for entry in lock(f"one/{NAME}").entries} == {"a.md", "../two/b.md"}
    report, _ = build("one/a.md")
    assert fates(report) == {}


# ---- doubts --------------------------------------------------------------------------------------

TWINS = "## How does a red lamp shine?\n\nIt glows.\n\n## How does a blue lamp shine?\n\nIt burns.\n"


def doubtful() -> Diagnostics:
    """A note that may be either of two, as the diagnostic says it."""
    write({"cards/a.md": TWINS})
    build()
    write({"cards/a.md": "## How does a lamp shine?\n\nIn the dark.\n"})
    report, diagnostics = build()
    assert fates(report) == {"new": 1, "gone": 2}
    return diagnostics


def test_a_note_that_may_be_either_of_two_is_new_and_the_id_that_is_named_settles_it() -> None:
    before = {entry.guid for entry in (doubtful() and lock()).entries if entry.gone}
    Path(NAME).unlink()
    (doubt,) = (problem for problem in doubtful() if problem.code == "DP702")
    line = doubt.hint[doubt.hint.index("<!--") : doubt.hint.index("-->") + 3]
    write({"cards/a.md": f"## How does a lamp shine?\n{line}\n\nIn the dark.\n"})
    report, diagnostics = build()
    assert fates(report) == {"back": 1, "updated": 1, "gone": 1}
    assert [problem for problem in diagnostics if problem.code == "DP702"] == []
    (kept,) = (entry for entry in lock().entries if not entry.gone)
    assert kept.guid in before
    assert kept.guid in line


def test_an_alike_question_with_another_answer_is_another_note() -> None:
    write({"cards/a.md": TWINS + "\n## What is a tuple?\n\nA row of values that stays as it is.\n"})
    build()
    write({"cards/a.md": TWINS + "\n## What is a set?\n\nA heap without order in which nothing comes twice.\n"})
    report, _ = build()
    assert fates(report) == {"new": 1, "gone": 1}


def test_questions_after_one_pattern_are_told_apart_when_all_of_them_are_edited() -> None:
    """Each has a better match than the others, so none is in doubt."""
    names = ("red", "blue", "green", "white", "black")
    text = "".join(
        f"## What does the {name} lamp at the gate mean?\n\nThat {name} boats may pass.\n\n" for name in names
    )
    write({"cards/a.md": text})
    build()
    guids = {name: next(e.guid for e in lock().entries if name in e.question) for name in names}
    write({"cards/a.md": text.replace("at the gate", "at the big gate").replace("may pass", "may pass by")})
    report, diagnostics = build()
    assert fates(report) == {"updated": 5}
    assert diagnostics == ()
    assert guids == {name: next(e.guid for e in lock().entries if name in e.question) for name in names}


# ---- clozes --------------------------------------------------------------------------------------


def numbers() -> dict[str, int]:
    (entry,) = lock().entries
    return dict(entry.clozes)


def test_gaps_of_the_same_text_keep_their_numbers() -> None:
    write({"cards/a.md": "C: A ==wave== meets a ==wave==, and a ==rock==.\n"})
    build()
    assert numbers() == {"wave": 1, "wave (2)": 2, "rock": 3}
    text = Path(NAME).read_bytes()
    build(now=BUILT + DAY)
    assert Path(NAME).read_bytes() == text


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("The ==suns== and the ==moon==.", {"suns": 1, "moon": 2}),
        ("The ==moon== and the ==bright sun==.", {"bright sun": 1, "moon": 2}),
        ("The sun and the ==moon==, the ==earth==.", {"sun": 1, "moon": 2, "earth": 3}),
        ("The ==lamp== and the ==moon==.", {"lamp": 1, "moon": 2}),
        ("The ==moon==, the ==sun== and the ==sun==.", {"sun": 1, "moon": 2, "sun (2)": 3}),
        ("The {{c2::sun}} and the ==moon==.", {"sun": 1, "moon": 3}),
    ],
)
def test_an_edited_gap_keeps_its_number_and_a_new_one_takes_none_that_was_given(
    after: str, expected: dict[str, int]
) -> None:
    write({"cards/a.md": "C: The ==sun== and the ==moon==.\n"})
    build()
    write({"cards/a.md": f"C: {after}\n"})
    build()
    assert numbers() == expected


# ---- what a merge leaves -------------------------------------------------------------------------


def entry(guid: str, question: str = "Why?", mod: int = 5, *, gone: bool = False) -> Entry:
    return Entry(guid, "qa", "a.md", "D", question, "", "hash", mod, gone=gone)


def test_the_lines_of_both_sides_of_a_merge_are_one_lock() -> None:
    """As `merge=union` leaves them: two first lines, and two lines of a note that both sides changed."""
    ours = write_lock(Lock("p", "one", 7, (entry("a"), entry("b", question="Ours?", mod=8))))
    theirs = write_lock(Lock("p", "two", 9, (entry("b", question="Theirs?", mod=9), entry("c", gone=True))))
    for text in (ours + theirs, theirs + ours):
        found, problems = read_lock(NAME, text)
        assert problems == ()
        assert (found.templates, found.templates_mod) == ("two", 9)
        assert {e.guid: e.question for e in found.entries} == {"a": "Why?", "b": "Theirs?", "c": "Why?"}


def test_a_lock_reads_back_as_it_was_written() -> None:
    plain = Entry("g", "cloze", "a/ü.md", "D::E", 'A "q"\u2028', "s", "h", 7)
    full = replace(
        plain, id="me", section=("A", "B"), clozes=(("x", 2),), cards=(1,), gone=True, stays="Old", pulled="d"
    )
    wanted = Lock("p", "t", 3, (entry("a"), full))
    assert read_lock(NAME, write_lock(wanted)) == (wanted, ())


DAMAGED = "this line of the lock is damaged"


def test_lines_that_were_read_before_are_known_and_every_other_line_counts() -> None:
    write({"a.md": LIGHT, "b.md": HEAT})
    build("a.md", "b.md")
    text, known = Path(NAME).read_text(encoding="utf-8"), dict[str, Entry]()
    head, first, second = text.splitlines()
    assert read_lock(NAME, text, known) == read_lock(NAME, text)
    assert known.keys() == {first, second}
    edited = second.replace("What is", "What was")
    for lines in ([head, first], [head, first, edited], [head, edited, second, first], [head, first, "{}"], [first]):
        other = "\n".join(lines) + "\n"
        assert read_lock(NAME, other, known) == read_lock(NAME, other)
    assert read_lock(NAME, text, known) == read_lock(NAME, text)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "the lock is empty"),
        ("[]\n", 1, DAMAGED),
        ("{}\n", 1, "this is not the first line of a lock"),
        ('{"deckpress": 1}\n{"guid": "a", "mod": "1"}\n', 2, DAMAGED),
        ('{"deckpress": 1}\n{"guid": "a', 2, DAMAGED),
        ('{"deckpress": 1}\n{"deckpress": 3}\n', 2, DAMAGED),
        ('{"deckpress": 1, "templates_mod": 1180591620717411303424}\n', 1, "this line of the lock is damaged"),
        ('{"deckpress": 1, "project": "\\ud800"}\n', 1, "this line of the lock is damaged"),
        ('{"deckpress": 1, "project": ["p"]}\n', 1, "this line of the lock is damaged"),
        *(
            (f'{{"deckpress": 1}}\n{{"guid": "a", "mod": 1, {value}}}\n', 2, DAMAGED)
            for value in (
                '"mod": 1180591620717411303424', '"mod": -1', '"pulled": 1', '"mod": 1e999', '"guid": "a\\ud800b"',
                '"deck": "\\udc80"',
                '"cards": [1180591620717411303424]', '"cards": [-1]', '"clozes": {"x": 1e3}',
                '"clozes": {"\\ud800": 1}',
                '"section": [["A"]]', '"section": ["\\ud800"]', '"nth": -1', '"nth": 1180591620717411303424',
                f'"mod": {"9" * 6000}',
            )
        ),
    ],
)  # fmt: skip
def test_a_damaged_lock_is_an_error_and_is_left_as_it_is(text: str, line: int, said: str) -> None:
    write({"cards/a.md": LIGHT, NAME: text})
    failed = deckpress("build")
    assert failed.exit_code == 1
    assert failed.output.splitlines()[0] == f"deckpress.lock:{line}:1: DP701 error: {said}"
    assert Path(NAME).read_text(encoding="utf-8") == text
    assert not Path("build").exists()


@pytest.mark.parametrize("path", ["x" * 5000, "x/" * 300, "a\\u0000b", "a\\ud800b", "a\\udc80b"])
def test_a_note_of_a_file_that_no_disk_can_hold_is_gone(path: str) -> None:
    """A path of the lock may be anything: too long, with a null, with half a character."""
    write({"cards/a.md": LIGHT})
    build()
    row = f'{{"guid": "old", "path": "{path}", "question": "Old?", "mod": 1}}\n'
    Path(NAME).write_text(Path(NAME).read_text(encoding="utf-8") + row, encoding="utf-8")
    planned = deckpress("plan")
    assert (planned.exit_code, "importing this build: 1 no longer in the source" in planned.output) == (0, True)
    assert deckpress("plan", "--json").exit_code == 0
    assert fates(build()[0]) == {"gone": 1}
    assert len(lock().entries) == 2


def test_a_folder_in_the_place_of_the_lock_is_told() -> None:
    write({"cards/a.md": LIGHT})
    Path(NAME).mkdir()
    assert deckpress("build").output.startswith("deckpress.lock: DP010 error: this is a folder, not a plain file")


def test_line_ends_of_windows_are_no_change() -> None:
    write({"cards/a.md": LIGHT})
    build()
    data = Path(NAME).read_bytes().replace(b"\n", b"\r\n")
    Path(NAME).write_bytes(data)
    report, diagnostics = build(now=BUILT + DAY)
    assert (report.plan.counts()[Fate.NEW], diagnostics) == (0, ())
    assert Path(NAME).read_bytes() == data


# ---- the summary of a plan -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fates", "expected"),
    [
        ((), "nothing changes"),
        ((Fate.NEW,), "1 new"),
        ((Fate.GONE,), "1 no longer in the source (Anki keeps it)"),
        ((Fate.GONE, Fate.GONE), "2 no longer in the source (Anki keeps them)"),
        ((Fate.MOVED, Fate.UPDATED, Fate.NEW, Fate.UPDATED), "1 new, 2 updated, 1 moved"),
        ((Fate.CONFLICT, Fate.BACK, Fate.RETIRED), "1 retired, 1 back in the source, 1 of another note type"),
        ((Fate.NEW,) * 1200, "1,200 new"),
    ],
)
def test_the_summary_of_a_plan_counts_what_an_import_changes(fates: tuple[Fate, ...], expected: str) -> None:
    assert Plan(tuple(Change(fate, "Why?") for fate in fates)).summary() == expected
