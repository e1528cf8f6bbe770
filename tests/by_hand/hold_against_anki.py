"""Holds the stand-in of the tests against the real add-on: both do the same, and their answers are compared.

    python tests/by_hand/hold_against_anki.py --anki http://127.0.0.1:8765 [--key KEY] [--scenarios]

Start a real Anki with AnkiConnect and a **fresh, empty profile**: what this script does is not undone, and it refuses a
profile that has notes. It runs the same actions in Anki and in the stand-in of `anki_connect.py`, and prints each whose
answers differ. With `--scenarios` it also pushes the decks of `push_scenarios.py`, as far as a learner takes no part in
them, and compares what is reported. The exit status is 1 if something differs.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import anki.collection  # noqa: F401 - the first import of the package, which has circles
from click.testing import CliRunner

from anki_connect import FakeAnki, open_anki
from deckpress.cli import cli
from deckpress.live.ankiconnect import AnkiConnect, AnkiError
from deckpress.live.asking import READING
from deckpress.live.sending import WRITING
from push_scenarios import DECK, SCENARIOS, TOML, Files

TIME = 1_790_000_000
DAY = 86_400


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--anki", required=True, help="address of the real AnkiConnect")
    parser.add_argument("--key", default="", help="its key")
    parser.add_argument("--scenarios", action="store_true", help="also push the decks of the scenarios")
    options = parser.parse_args()
    real = AnkiConnect(options.anki, options.key)
    if real.call("findNotes", query="deck:*"):
        sys.exit("this profile has notes; open an empty one")
    with tempfile.TemporaryDirectory() as name, open_anki(Path(name) / "anki") as stand_in:
        other = AnkiConnect(stand_in.url)
        differing = [*actions(real, other, Path(name))]
        if options.scenarios:
            differing += scenarios(options, stand_in, Path(name))
    print(*differing, sep="\n")
    print(f"{len(differing)} differences")
    return bool(differing)


# ---- single actions ------------------------------------------------------------------------------


def actions(real: AnkiConnect, other: AnkiConnect, folder: Path) -> Iterator[str]:
    """The actions whose answers differ, one after the other in both."""
    write(folder / "project", {"cards/a.md": DECK})
    run(folder, "build --to apkg -o ../out", TIME)
    package, missing = str(folder / "out/a.apkg"), str(folder / "missing.apkg")
    yield from compared(real, other, "version", {})
    yield from compared(real, other, "apiReflect", {"scopes": ["actions"], "actions": sorted({*READING, *WRITING})})
    yield from compared(real, other, "importPackage", {"path": package})
    yield from compared(real, other, "importPackage", {"path": missing})
    notes = both(real, other, "findNotes", {"query": "deck:Physics"})
    yield from compared(real, other, "findNotes", {"query": "deck:Physics"})
    yield from compared(real, other, "findNotes", {"query": "deck:Nothing"})
    yield from compared(real, other, "notesInfo", {"notes": [*notes, 1]})
    cards = [card for info in real.call("notesInfo", notes=notes) for card in info["cards"]]  # type: ignore[attr-defined]
    yield from compared(real, other, "getDecks", {"cards": cards})
    yield from compared(real, other, "areSuspended", {"cards": [*cards, 1]})
    yield from compared(real, other, "modelFieldNames", {"modelName": "Q&A (Physics)"})
    yield from compared(real, other, "modelTemplates", {"modelName": "Cloze (Physics)"})
    yield from compared(real, other, "modelStyling", {"modelName": "Cloze (Physics)"})
    name, sides = "Q&A (Physics)", {"Card": {"Front": "{{Question}}!", "Back": "{{Answer}}!"}}
    yield from compared(real, other, "updateModelStyling", {"model": {"name": name, "css": ".card { color: red }"}})
    yield from compared(real, other, "updateModelTemplates", {"model": {"name": name, "templates": sides}})
    yield from compared(real, other, "modelStyling", {"modelName": name})
    yield from compared(real, other, "modelTemplates", {"modelName": name})
    yield from compared(real, other, "getMediaFilesNames", {"pattern": "*"})
    yield from compared(real, other, "getDeckConfig", {"deck": "Nothing"})
    yield from compared(real, other, "exportPackage", {"deck": "Nothing", "path": str(folder / "none.apkg")})
    yield from compared(real, other, "exportPackage", {"deck": "Physics", "path": str(folder / "some.apkg")})
    yield from compared(real, other, "addTags", {"notes": notes[:1], "tags": "mine marked"})
    yield from compared(real, other, "suspend", {"cards": cards[:1]})
    yield from compared(real, other, "areSuspended", {"cards": cards})
    yield from compared(real, other, "unsuspend", {"cards": cards[:1]})
    yield from compared(real, other, "areSuspended", {"cards": cards})
    yield from compared(real, other, "changeDeck", {"cards": cards[:2], "deck": "Physics::New"})
    yield from compared(real, other, "getDecks", {"cards": cards})
    yield from compared(real, other, "notesInfo", {"notes": notes})
    yield from compared(real, other, "importPackage", {"path": package})
    yield from compared(real, other, "getDecks", {"cards": cards})
    yield from compared(real, other, "deleteNotes", {"notes": notes})
    yield from compared(real, other, "findNotes", {"query": "deck:*"})
    yield from compared(real, other, "nothing", {})


def compared(real: AnkiConnect, other: AnkiConnect, action: str, params: dict[str, Any]) -> Iterator[str]:
    answers = [answer(one, action, params) for one in (real, other)]
    if answers[0] != answers[1]:
        yield f"{action} {params}\n  real:     {answers[0]}\n  stand-in: {answers[1]}"


def answer(one: AnkiConnect, action: str, params: dict[str, Any]) -> object:
    """What an Anki answers; the order in a list of names has no meaning."""
    try:
        found = one.call(action, **params)
    except AnkiError as error:
        return str(error).partition(": ")[2]
    if action == "apiReflect" and isinstance(found, dict):
        return sorted(found["actions"])
    return sorted(found) if action in ("getMediaFilesNames", "findNotes") and isinstance(found, list) else found


def both(real: AnkiConnect, other: AnkiConnect, action: str, params: dict[str, Any]) -> list[int]:
    """The result of the real one, after the other was asked, too."""
    other.call(action, **params)
    return [*real.call(action, **params)]  # type: ignore[call-overload, no-any-return]


# ---- scenarios -----------------------------------------------------------------------------------


def scenarios(options: argparse.Namespace, stand_in: FakeAnki, folder: Path) -> Iterator[str]:
    """The scenarios whose pushes report different things."""
    real = {"DECKPRESS_ANKI": options.anki, "DECKPRESS_ANKI_KEY": options.key}
    for scenario in SCENARIOS:
        if scenario.learner or scenario.codes or scenario.dialog or scenario.forgets or "profile" in scenario.options:
            continue
        said = []
        for which, environment in (("real", real), ("other", {"DECKPRESS_ANKI": stand_in.url})):
            here = folder / which
            os.environ.update({"DECKPRESS_ANKI_KEY": "", "DECKPRESS_CACHE": str(here / "cache")} | environment)
            write(here / "project", scenario.before)
            printed = run(here, "push", TIME)
            write(here / "project", scenario.after)
            line = re.sub("--key [a-z]+", "", f"push {scenario.options}")
            printed += run(here, line, TIME + DAY) + run(here, line, TIME + 2 * DAY)
            said.append(re.sub(r"http://[\d.:]+|profile [^:]*", "", printed))
            clear(AnkiConnect(environment["DECKPRESS_ANKI"], options.key if which == "real" else ""))
            for path in here.rglob("*"):
                if path.is_file():
                    path.unlink()
        print("." if said[0] == said[1] else "F", end="", flush=True)
        if said[0] != said[1]:
            yield f"{scenario.name}\n  real:\n{said[0]}\n  stand-in:\n{said[1]}"
    print()


def clear(one: AnkiConnect) -> None:
    one.call("deleteNotes", notes=one.call("findNotes", query="deck:*"))


def write(project: Path, files: Files) -> None:
    for old in project.rglob("cards/*.*"):
        old.unlink()
    for name, content in {"deckpress.toml": TOML, **files}.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def run(folder: Path, line: str, now: int) -> str:
    os.environ["SOURCE_DATE_EPOCH"] = str(now)
    os.chdir(folder / "project")
    return CliRunner().invoke(cli, line.split(), prog_name="deckpress").output


if __name__ == "__main__":
    sys.exit(main())
