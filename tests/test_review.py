"""Doubtful cards: the author answers once, on a terminal or by ids, and the lock remembers it."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from deckpress.cli import cli
from deckpress.history.lock import NAME, Entry, Lock, write_lock
from deckpress.history.lock_reading import read_lock
from deckpress.history.plan import Fate
from deckpress.project import run
from request_maker import make_request

BUILT, LATER = 1_770_000_000, 1_780_000_000
BEFORE = """# Sky
## What is the colour of the sky at noon?
Blue, since air scatters short waves of light.
## Which rivers flow into the Black Sea?
The Danube and the Dnieper.
## What is the capital of Iran?
Tehran
## When does the moon wax?
From new moon until full moon.
"""
NOON, DUSK = "What is the colour of the sky at noon?", "What is the colour of the sky at dusk?"
IRAN, IRAQ = "What is the capital of Iran?", "What is the capital of Iraq?"
AFTER = (
    BEFORE.replace(NOON, DUSK)
    .replace("Blue, since air scatters short waves of light", "Red and purple")
    .replace(IRAN, IRAQ)
    .replace("Tehran", "Baghdad")
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(LATER))
    return tmp_path / "here"


def source(text: str, name: str = "a.md") -> None:
    Path(name).write_text(text, encoding="utf-8")


def build(*paths: str, now: int = LATER) -> dict[str, Fate]:
    """What importing a build changes, by question."""
    report, _ = run(make_request(Path.cwd(), paths or ("a.md",), Path("out"), ("apkg",), now=now), write=True)
    assert report.written
    return {change.question: change.fate for change in report.plan.changes}


def edited() -> dict[str, Entry]:
    """The entries of the lock after the first deck was built; the deck is then edited."""
    source(BEFORE)
    build(now=BUILT)
    source(AFTER)
    return entries()


def lock() -> Lock:
    found, problems = read_lock(NAME, Path(NAME).read_text(encoding="utf-8"))
    assert problems == ()
    return found


def entries() -> dict[str, Entry]:
    return {entry.question: entry for entry in lock().entries}


def plan(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["plan", "a.md", *arguments], prog_name="deckpress", input=typed)


def doubts(*paths: str) -> dict[str, str]:
    """The earlier question that each doubtful question resembles."""
    report, _ = run(make_request(Path.cwd(), paths or ("a.md",)), write=False)
    return {doubt.now.note.question.flat: doubt.entry.question for doubt in report.plan.doubts}


def ids() -> dict[str, tuple[str, str]]:
    """The guids of both notes of each doubt, the earlier one first, by the question of now."""
    found = json.loads(plan("--json").stdout)["doubts"]
    return {doubt["question"]: (doubt["earlier"], doubt["now"]) for doubt in found}


# ---- answers by ids ------------------------------------------------------------------------------


def test_the_list_shows_both_texts_and_the_commands_that_answer() -> None:
    edited()
    listed = plan("--review")
    assert listed.exit_code == plan().exit_code == 0
    (earlier, now) = ids()[DUSK]
    assert f"{earlier[:6]}={now[:6]}" in listed.stdout
    assert f"deckpress plan --accept {earlier[:6]}={now[:6]}" in listed.stdout
    assert f"deckpress plan --accept {earlier[:6]}=new" in listed.stdout
    assert f"earlier:  {NOON}" in listed.stdout
    assert f"now:      {DUSK}" in listed.stdout
    assert "question: What is the colour of the sky at [-noon-]{+dusk+}?" in listed.stdout


def test_the_list_of_a_deck_without_doubts_says_so() -> None:
    source(BEFORE)
    build()
    assert plan("--review").stdout.splitlines()[0] == "no card is in doubt"


def test_the_same_card_keeps_its_guid_at_the_next_build_and_is_not_asked_again() -> None:
    old = edited()
    earlier, now = ids()[DUSK]
    answered = plan("--accept", f"{earlier}={now}")
    assert answered.exit_code == 0
    assert f"updated: {DUSK} (the same card, as you decided)" in answered.stdout
    assert "question: What is the colour of the sky at [-noon-]{+dusk+}?" in answered.stdout
    assert doubts() == {IRAQ: IRAN}
    assert build()[DUSK] is Fate.UPDATED
    entry = entries()[DUSK]
    assert (entry.guid, entry.was, entry.mod) == (old[NOON].guid, "", LATER)
    assert build() == {}


def test_a_new_card_is_new_at_the_next_build_and_is_not_asked_again() -> None:
    old = edited()
    earlier, _ = ids()[IRAQ]
    assert plan("--accept", f"{earlier}=new").exit_code == 0
    assert doubts() == {DUSK: NOON}
    fates = build()
    assert (fates[IRAQ], fates[IRAN]) == (Fate.NEW, Fate.GONE)
    assert entries()[IRAN].guid == old[IRAN].guid != entries()[IRAQ].guid
    assert "DP702" not in plan("--review").output.split(DUSK)[-1]


def test_a_beginning_of_a_guid_an_id_of_the_author_and_either_note_of_a_pair_can_be_named() -> None:
    source(BEFORE.replace(f"{NOON}\n", f"{NOON}\n<!-- id: noon -->\n"))
    build(now=BUILT)
    source(AFTER)
    dusk, iraq = ids()[DUSK], ids()[IRAQ]
    assert plan("--accept", f"noon={dusk[1][:6]}", "--accept", f"{iraq[1][:8]}=new").exit_code == 0
    assert doubts() == {}
    assert build() == {DUSK: Fate.UPDATED, IRAQ: Fate.NEW, IRAN: Fate.GONE}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("noon", "'noon' is not an answer; write OLD=NEW, or OLD=new for a new card"),
        ("=new", "'=new' is not an answer; write OLD=NEW, or OLD=new for a new card"),
        ("nothing=new", "no card with the id 'nothing' resembles another one"),
        ("nothing=NOW", "no card with the id 'nothing' is missing from the source"),
        ("EARLIER=nothing", "no card with the id 'nothing' counts as new"),
        ("KEPT=NOW", "is missing from the source"),
        ("EARLIER=KEPT", "counts as new"),
    ],
)
def test_an_answer_that_fits_no_card_is_refused_and_changes_nothing(given: str, said: str) -> None:
    kept = edited()["When does the moon wax?"].guid
    earlier, now = ids()[DUSK]
    before = Path(NAME).read_bytes()
    for name, guid in (("EARLIER", earlier), ("NOW", now), ("KEPT", kept)):
        given = given.replace(name, guid)
    refused = plan("--accept", f"{ids()[IRAQ][0]}=new", "--accept", given)
    assert (refused.exit_code, said in refused.output) == (2, True), refused.output
    assert Path(NAME).read_bytes() == before


def test_one_card_cannot_be_the_same_as_two() -> None:
    edited()
    (earlier, now), (_, other) = ids()[DUSK], ids()[IRAQ]
    refused = plan("--accept", f"{earlier}={now}", "--accept", f"{earlier}={other}")
    assert (refused.exit_code, "two answers name the same card" in refused.output) == (2, True)


def test_a_question_cannot_be_the_same_card_as_a_cloze() -> None:
    edited()
    source(AFTER + "\nC: The ==sun== shines.\n")
    refused = plan("--accept", f"{ids()[DUSK][0]}={_guid_of_new('The ==sun== shines.')}")
    assert (refused.exit_code, "Anki cannot turn a question into a cloze" in refused.output) == (2, True)


def _guid_of_new(question: str) -> str:
    from deckpress.project.answering import find_questions

    questions, _ = find_questions(make_request(Path.cwd(), ("a.md",)))
    return next(guid for now, guid in questions.new if now.note.question.flat == question)


def test_two_cards_that_resemble_each_other_in_nothing_can_be_the_same() -> None:
    """As in a deck that is translated: deckpress does not ask, but the author knows."""
    old = edited()
    source(AFTER.replace("When does the moon wax?", "Wann nimmt der Mond zu?").replace("From new moon until", "Bis"))
    moon = old["When does the moon wax?"].guid
    assert plan("--accept", f"{moon}={_guid_of_new('Wann nimmt der Mond zu?')}").exit_code == 0
    assert build()["Wann nimmt der Mond zu?"] is Fate.UPDATED
    assert entries()["Wann nimmt der Mond zu?"].guid == moon


def test_a_card_that_was_recognised_by_its_similarity_can_be_a_new_one() -> None:
    source(BEFORE)
    build(now=BUILT)
    other = "Which rivers flow into the White Sea?"
    source(BEFORE.replace("Which rivers flow into the Black Sea?", other))
    old = entries()["Which rivers flow into the Black Sea?"]
    assert f"updated: {other}" in plan().stdout
    assert plan("--accept", f"{old.guid}=new").exit_code == 0
    assert build() == {other: Fate.NEW, "Which rivers flow into the Black Sea?": Fate.GONE}


def test_the_same_answer_can_be_given_again_and_another_one_must_be_taken_back_first() -> None:
    source(BEFORE)
    build(now=BUILT)
    source(AFTER)
    (earlier, now), iran = ids()[DUSK], ids()[IRAQ][0]
    assert plan("--accept", f"{iran}=new").exit_code == 0
    kept = Path("deckpress.lock").read_bytes()
    assert plan("--accept", f"{iran}=new").exit_code == 0
    assert Path("deckpress.lock").read_bytes() == kept
    assert plan("--accept", f"{earlier}={now}").exit_code == 0
    for answer in (f"{earlier}={now}", f"{earlier}=new"):
        refused = plan("--accept", answer)
        assert refused.exit_code == 2
        assert f"you have decided already which card '{earlier}' is" in refused.stderr
        assert f"deckpress plan --undo {earlier}" in refused.stderr
    assert plan("--undo", earlier, "--accept", f"{earlier}=new").exit_code == 0


def test_the_id_of_a_row_goes_into_its_cell() -> None:
    head = "| question | answer |\n|---|---|\n"
    rows = [f"| {question} | {answer} |\n" for question, answer in (("What is iron?", "A metal."), (NOON, "Blue."))]
    source(head + "".join(rows))
    build(now=BUILT)
    guid = entries()[NOON].guid
    source(head + rows[0] + f"| {DUSK} | Red and purple. |\n")
    settles = f"if it is the same note, write <!-- id: {guid} --> behind the question, in its cell"
    assert settles in plan().stderr
    source(head + rows[0] + f"| {DUSK} <!-- id: {guid} --> | Red and purple. |\n")
    assert build() == {DUSK: Fate.UPDATED}


def test_another_id_for_the_same_question_is_asked_once() -> None:
    text = "## What is heat?\n<!-- id: heat -->\n\nMotion.\n"
    source(text)
    build(now=BUILT)
    guid = entries()["What is heat?"].guid
    source(text.replace("id: heat", "id: warmth"))
    assert plan("--accept", "heat=warmth").exit_code == 0
    assert build() == {}
    assert (entries()["What is heat?"].guid, entries()["What is heat?"].id) == (guid, "warmth")
    source(text.replace("id: heat", "id: motion"))
    assert plan("--accept", "warmth=new").exit_code == 0
    assert doubts() == {}


def test_one_of_many_notes_with_one_question_is_the_earlier_card() -> None:
    """Thirty questions are worded the same; only the answer shows which of them was answered."""
    asks = "\n## What is the output?\n\n`{}`\n"
    same = "".join(asks.format(f"print {number}") for number in range(30))
    source("# D\n## What is printed, do you guess?\n\n`print thirty`\n" + same)
    build(now=BUILT)
    guid = entries()["What is printed, do you guess?"].guid
    source("# D\n" + same + asks.format("print 30"))
    new = _guid_of_new("What is the output?")
    assert plan("--accept", f"{guid}={new}").exit_code == 0
    assert build() == {"What is the output?": Fate.UPDATED}
    updated = [entry for entry in lock().entries if entry.mod == LATER]
    assert [entry.guid for entry in updated] == [guid]


def test_a_removed_card_that_comes_back_reworded_is_back() -> None:
    old = edited()
    source(AFTER.replace(f"## {DUSK}\nRed and purple.\n", ""))
    build()
    source(AFTER)
    assert plan("--accept", f"{old[NOON].guid}={_guid_of_new(DUSK)}").exit_code == 0
    report, _ = run(make_request(Path.cwd(), ("a.md",), Path("out"), ("apkg",), now=LATER + 9), write=True)
    assert {change.fate for change in report.plan.changes if change.question == DUSK} == {Fate.BACK, Fate.UPDATED}
    assert not entries()[DUSK].gone


# ---- the lock ------------------------------------------------------------------------------------


def test_an_answer_changes_the_line_of_one_note() -> None:
    edited()
    before = Path(NAME).read_text(encoding="utf-8").splitlines()
    for answer in (f"{ids()[DUSK][0]}={ids()[DUSK][1]}", f"{ids()[IRAQ][0]}=new"):
        assert plan("--accept", answer).exit_code == 0
        after = Path(NAME).read_text(encoding="utf-8").splitlines()
        assert len(set(before) - set(after)) == len(set(after) - set(before)) == 1
        before = after


def test_a_lock_with_answers_has_the_version_of_one_without() -> None:
    """An earlier release of this version reads it: it leaves out the keys that it does not know."""
    edited()
    head = Path(NAME).read_text(encoding="utf-8").splitlines()[0]
    assert plan("--accept", f"{ids()[IRAQ][0]}=new", "--accept", "=".join(ids()[DUSK])).exit_code == 0
    assert Path(NAME).read_text(encoding="utf-8").splitlines()[0] == head
    rows = [json.loads(line) for line in Path(NAME).read_text(encoding="utf-8").splitlines()[1:]]
    assert {key for row in rows for key in row} - {"was", "had", "not", "at"} <= {
        *("guid", "path", "question", "mod", "type", "deck", "hash", "answer"),
    }


def test_the_answers_of_two_branches_are_both_kept() -> None:
    """A union merge leaves two lines of one note, each with an answer."""
    edited()
    plain = lock()
    iran = entries()[IRAN]
    one, two = (replace(iran, apart=(answer,)) for answer in ("0123456789abcdef", "fedcba9876543210"))
    same = replace(iran, question="What city rules Iran?", was=IRAN)
    for lines, apart, question in (
        ((one, two), 2, IRAN),
        ((same, one), 1, same.question),
        ((one, same), 1, same.question),
    ):
        head, *_ = write_lock(plain).splitlines()
        rows = (write_lock(Lock(entries=(entry,))).splitlines()[1] for entry in lines)
        merged, problems = read_lock(NAME, "\n".join((head, *rows)))
        assert problems == ()
        assert [(len(entry.apart), entry.question) for entry in merged.entries] == [(apart, question)]


@pytest.mark.parametrize("value", ["5", '"text"', "[5]", '["\\ud800"]', "{}"])
def test_answers_of_the_wrong_kind_are_a_damaged_line(value: str) -> None:
    row = f'{{"guid": "old", "path": "a.md", "question": "Old?", "mod": 1, "not": {value}}}'
    _, (problem,) = read_lock(NAME, f'{{"deckpress": 2}}\n{row}\n')
    assert problem.code == "DP701"


def test_an_answer_that_cannot_be_written_is_an_error() -> None:
    edited()
    Path(NAME).rename("kept")
    Path(NAME).symlink_to("kept")
    earlier, _ = ids()[IRAQ]
    assert plan("--accept", f"{earlier}=new").exit_code == 0  # a link in the place of a file is replaced
    assert not Path(NAME).is_symlink()


def test_an_error_in_the_sources_stops_before_anything_is_asked() -> None:
    edited()
    before = Path(NAME).read_bytes()
    source(AFTER + "\n## What is $\\frac{1}{2$?\n\nHalf.\n")
    Path("deckpress.lock").write_bytes(before + b"<<<<<<< ours\n")
    answered = plan("--accept", "x=new")
    assert (answered.exit_code, "DP701" in answered.output) == (1, True)


# ---- questions on a terminal ---------------------------------------------------------------------


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the streams of a command a terminal without colours."""
    monkeypatch.setattr("deckpress.cli.streams.is_terminal", lambda stream: stream in (sys.stdin, sys.stdout))
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("typed", "fates", "left"),
    [
        ("s\nn\n", {DUSK: Fate.UPDATED, IRAQ: Fate.NEW, IRAN: Fate.GONE}, 0),
        ("N\nS\n", {DUSK: Fate.NEW, NOON: Fate.GONE, IRAQ: Fate.UPDATED}, 0),
        ("s\nk\n", {DUSK: Fate.UPDATED, IRAQ: Fate.NEW, IRAN: Fate.GONE}, 1),
        ("s\nq\n", {DUSK: Fate.UPDATED, IRAQ: Fate.NEW, IRAN: Fate.GONE}, 1),
        ("what?\nq\n", {DUSK: Fate.NEW, NOON: Fate.GONE, IRAQ: Fate.NEW, IRAN: Fate.GONE}, 2),
    ],
)
def test_each_question_is_answered_skipped_or_left(typed: str, fates: dict[str, Fate], left: int) -> None:
    edited()
    said = plan("--review", typed=typed)
    assert said.exit_code == 0, said.output
    assert "1 of 2" in said.stdout
    assert "same card (s), new card (n), skip (k), quit (q): " in said.stdout
    assert len(doubts()) == left
    assert build() == fates


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("stop", [click.Abort, KeyboardInterrupt])
def test_answers_are_kept_if_the_author_interrupts(monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]) -> None:
    edited()
    typed = iter(["s"])

    def prompt(*_: object, **__: object) -> str:
        if answer := next(typed, None):
            return answer
        raise stop

    monkeypatch.setattr("click.prompt", prompt)
    said = plan("--review")
    assert said.exit_code == (130 if stop is KeyboardInterrupt else 1)
    assert "your answer was kept; deckpress plan --review shows what is left" in said.stderr
    assert list(doubts()) == [IRAQ]
    assert build() == {DUSK: Fate.UPDATED, IRAQ: Fate.NEW, IRAN: Fate.GONE}


@pytest.mark.usefixtures("terminal")
def test_the_end_of_the_input_keeps_the_answers_before_it() -> None:
    edited()
    said = plan("--review", typed="n\n")
    assert (said.exit_code, list(doubts())) == (1, [IRAQ])
    assert "your answer was kept" in said.stderr


@pytest.mark.usefixtures("terminal")
def test_an_author_who_interrupts_before_the_first_answer_is_told_that_nothing_was_written() -> None:
    edited()
    before = Path(NAME).read_bytes()
    said = plan("--review", typed="")
    assert (said.exit_code, "nothing was written" in said.stderr) == (1, True)
    assert Path(NAME).read_bytes() == before


@pytest.mark.usefixtures("terminal")
def test_json_is_printed_without_questions() -> None:
    edited()
    said = plan("--review", "--json")
    assert len(json.loads(said.stdout)["doubts"]) == 2


@pytest.mark.usefixtures("terminal")
def test_the_earlier_answer_is_shown_if_a_package_of_the_project_has_it() -> None:
    """The last package lies in the output folder, or the author names it."""
    edited()
    Path("out").rename("old")
    without, named = (
        plan("--review", typed="q\n").stdout,
        plan("--review", "--against", "old/a.apkg", typed="q\n").stdout,
    )
    Path("old").rename("build")
    found = plan("--review", typed="q\n").stdout
    line = "answer: [-Blue, since air scatters short waves of light-]{+Red and purple+}."
    assert (line in without, line in named, line in found) == (False, True, True)
    assert "answer: {+Red and purple+}." in without


def test_plan_against_a_package_shows_the_earlier_words_of_answers() -> None:
    source(BEFORE)
    build(now=BUILT)
    source(BEFORE.replace("The Danube", "The long Danube").replace("new moon", "no moon"))
    lines = plan("--against", "out/a.apkg").stdout.splitlines()
    assert "      answer: The {+long +}Danube and the Dnieper." in lines
    assert "      answer: From [-new-]{+no+} moon until full moon." in lines
    assert "      answer: From {+no+} moon until full moon. (0 earlier words removed)" not in plan().stdout


def test_changed_words_are_coloured_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    edited()
    source(BEFORE.replace("flow into", "end in"))
    monkeypatch.setattr("deckpress.cli.streams.is_terminal", lambda stream: stream is sys.stdout)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    line = next(line for line in plan().stdout.splitlines() if "question: " in line)
    assert "\x1b[31m" in line
    assert "\x1b[32m" in line
    assert "[-" not in line.replace("\x1b[", "")


# ---- answers that are taken back -----------------------------------------------------------------


def test_an_answer_is_taken_back_until_the_next_build() -> None:
    edited()
    before = lock()
    (earlier, now), (iran, _) = ids()[DUSK], ids()[IRAQ]
    assert plan("--accept", f"{earlier}={now}", "--accept", f"{iran}=new").exit_code == 0
    assert doubts() == {}
    assert plan("--undo", earlier[:6]).exit_code == 0
    assert doubts() == {DUSK: NOON}
    assert plan("--undo", iran).exit_code == 0
    assert lock() == before


def test_the_review_lists_the_decisions_since_the_last_build_and_how_to_take_them_back() -> None:
    edited()
    (earlier, now), (iran, _) = ids()[DUSK], ids()[IRAQ]
    plan("--accept", f"{earlier}={now}", "--accept", f"{iran}=new")
    listed = plan("--review").stdout
    assert f"you decided: '{NOON}' is the same card as '{DUSK}'" in listed
    assert f"you decided: '{IRAN}' is not the same card as '{IRAQ}'" in listed
    assert f"to take this back: deckpress plan --undo {earlier[:6]}" in listed
    assert f"to take this back: deckpress plan --undo {iran[:6]}" in listed
    build()
    assert "you decided" not in plan("--review").stdout


def test_one_call_takes_an_answer_back_and_gives_another() -> None:
    edited()
    earlier, now = ids()[DUSK]
    plan("--accept", f"{earlier}={now}")
    assert plan("--undo", earlier, "--accept", f"{earlier}=new").exit_code == 0
    fates = build()
    assert (fates[DUSK], fates[NOON]) == (Fate.NEW, Fate.GONE)


def test_of_two_answers_about_a_card_both_are_taken_back() -> None:
    old = edited()
    (earlier, _), (_, iraq) = ids()[DUSK], ids()[IRAQ]
    plan("--accept", f"{earlier}={iraq}")
    source(AFTER.replace(IRAQ, "Which city is the capital of Iraq?"))
    before = entries()
    assert before[IRAQ].was == NOON
    assert plan("--undo", earlier).exit_code == 0
    assert entries()[NOON] == old[NOON]


@pytest.mark.parametrize("given", ["ffff", "nothing"])
def test_a_card_without_a_decision_has_none_to_take_back(given: str) -> None:
    edited()
    before = lock()
    result = plan("--undo", given)
    assert result.exit_code == 2
    assert f"no card with the id '{given}' has a decision since the last build" in result.stderr
    assert lock() == before


def test_the_plan_marks_the_words_of_an_answer_that_changed_although_the_author_decided() -> None:
    edited()
    earlier, now = ids()[DUSK]
    assert "answer: {+Red and purple+}" in plan("--accept", f"{earlier}={now}").stdout


@pytest.mark.parametrize("had", ["[1]", '["a.md", "x", "", -1, 0]', '"a"', '["a.md", "x", "", 0, true]'])
def test_what_a_card_had_is_left_out_if_no_answer_can_have_written_it(had: str) -> None:
    edited()
    earlier, now = ids()[DUSK]
    plan("--accept", f"{earlier}={now}")
    text = Path(NAME).read_text(encoding="utf-8")
    (line,) = (line for line in text.splitlines() if '"had"' in line)
    row = {**json.loads(line), "had": json.loads(had)}
    entry = read_lock(NAME, text.replace(line, json.dumps(row)))[0].entries
    assert [one.had for one in entry] == [None] * len(entry)
