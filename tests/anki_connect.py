"""A stand-in for the add-on AnkiConnect: the actions that deckpress uses, over HTTP, on a collection of the real Anki.

`python tests/by_hand/hold_against_anki.py --anki URL` holds it against the real add-on.
"""

from __future__ import annotations

import io
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import RemoteDisconnected
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request

import pytest
from anki.collection import (
    Collection,
    DeckIdLimit,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)
from anki.decks import DeckId
from anki.notes import NoteId

from anki_collection import open_collection
from deckpress.live import ankiconnect

PROFILE = "User 1"


@dataclass
class Faults:
    """What is wrong with this Anki."""

    key: str = ""
    """The key that it wants."""
    missing: frozenset[str] = frozenset()
    """The actions that the add-on lacks."""
    version: int = 6
    busy: bool = False
    """No collection is open."""
    closes_before: str = ""
    """Anki closes when it is asked for this action."""
    closes_after: str = ""
    """Anki does this action, and closes before it answers."""
    blind: bool = False
    """Anki does not see the temporary folder of other programs, as in a sandbox."""


@dataclass
class FakeAnki:
    """A running Anki with this collection. `calls` are the actions that it was asked for."""

    collection: Collection
    faults: Faults = field(default_factory=Faults)
    calls: list[str] = field(default_factory=list)
    url: str = ""
    closed: bool = False

    def reply(self, content: bytes) -> bytes | None:
        """What is sent back for a request; None if Anki closes instead."""
        request = json.loads(content)
        action = request.get("action")
        if self.closed or action == self.faults.closes_before:
            self.closed = True
            return None
        answer = self.answer(request)
        if action == self.faults.closes_after:
            self.closed = True
            return None
        return json.dumps(answer).encode()

    # ---- actions, by their names -----------------------------------------------------------------

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """What the add-on answers."""
        name, params = str(request.get("action")), request.get("params", {})
        self.calls.append(name)
        try:
            if request.get("key", "") != self.faults.key:
                raise ValueError("valid api key must be provided")
            action = getattr(self, f"do_{_snake(name)}", None)
            if action is None or name in self.faults.missing:
                raise ValueError("unsupported action")
            if self.faults.busy and name not in ("version", "apiReflect"):
                raise ValueError("collection is not available")
            return {"result": action(**{_snake(key): value for key, value in params.items()}), "error": None}
        except Exception as error:  # the add-on answers with whatever went wrong
            return {"result": None, "error": str(error)}

    def do_version(self) -> int:
        return self.faults.version

    def do_api_reflect(self, scopes: list[str], actions: list[str] | None = None) -> dict[str, Any]:
        known = [_camel(name.removeprefix("do_")) for name in dir(self) if name.startswith("do_")]
        found = [name for name in known if name not in self.faults.missing and (actions is None or name in actions)]
        return {"scopes": scopes, "actions": found}

    # ---- asking

    def do_get_media_dir_path(self) -> str:
        return str(Path(self.collection.media.dir()).absolute())

    def do_get_media_files_names(self, pattern: str = "*") -> list[str]:
        return [path.name for path in Path(self.collection.media.dir()).glob(pattern)]

    def do_model_names_and_ids(self) -> dict[str, int]:
        return {one.name: one.id for one in self.collection.models.all_names_and_ids()}

    def _kind(self, name: str) -> Any:
        kind = self.collection.models.by_name(name)
        if kind is None:
            raise ValueError(f"model was not found: {name}")
        return kind

    def do_model_field_names(self, model_name: str) -> list[str]:
        return [row["name"] for row in self._kind(model_name)["flds"]]

    def do_model_templates(self, model_name: str) -> dict[str, Any]:
        return {row["name"]: {"Front": row["qfmt"], "Back": row["afmt"]} for row in self._kind(model_name)["tmpls"]}

    def do_model_styling(self, model_name: str) -> dict[str, str]:
        return {"css": self._kind(model_name)["css"]}

    def do_find_notes(self, query: str | None = None) -> list[int]:
        return list(self.collection.find_notes(query)) if query is not None else []

    def do_notes_info(self, notes: list[int]) -> list[dict[str, Any]]:
        return [self._note(number) for number in notes]

    def _note(self, number: int) -> dict[str, Any]:
        if not self.collection.db.scalar("select count() from notes where id = ?", number):
            return {}
        note = self.collection.get_note(NoteId(number))
        kind = note.note_type()
        assert kind is not None
        return {
            "noteId": note.id,
            "tags": note.tags,
            "fields": {name: {"value": value, "order": place} for place, (name, value) in enumerate(note.items())},
            "modelName": kind["name"],
            "cards": [card.id for card in sorted(note.cards(), key=lambda card: card.ord)],
        }

    def _deck_name(self, deck: int) -> str:
        return str(self.collection.decks.name(DeckId(deck)))

    def do_get_decks(self, cards: list[int]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number in cards:
            deck = self.collection.get_card(number).did
            found.setdefault(self._deck_name(deck), []).append(number)
        return found

    def _deck_id(self, name: str) -> DeckId | None:
        return self.collection.decks.id_for_name(name)

    def do_get_deck_config(self, deck: str) -> Any:
        number = self._deck_id(deck)
        return self.collection.decks.config_dict_for_deck_id(number) if number else False

    def do_are_suspended(self, cards: list[int]) -> list[bool | None]:
        queues = [self.collection.db.scalar("select queue from cards where id = ?", number) for number in cards]
        return [None if queue is None else queue == -1 for queue in queues]

    # ---- changing

    def do_import_package(self, path: str) -> bool:
        self._look(path)
        options = ImportAnkiPackageOptions(merge_notetypes=True, with_scheduling=True, with_deck_configs=True)
        self.collection.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options))
        return True

    def do_export_package(self, deck: str, path: str, include_sched: bool = False) -> bool:
        self._look(path)
        number = self._deck_id(deck)
        if number is None:
            return False
        options = ExportAnkiPackageOptions(
            with_scheduling=include_sched, with_deck_configs=include_sched, with_media=True, legacy=True
        )
        limit = DeckIdLimit(deck_id=number)
        self.collection.export_anki_package(out_path=path, options=options, limit=limit)
        return True

    def _look(self, path: str) -> None:
        profile = Path(self.collection.path).parent
        if self.faults.blind and not Path(path).is_relative_to(profile):
            raise OSError(f"Failed to open '{path}': No such file or directory (os error 2)")

    def do_change_deck(self, cards: list[int], deck: str) -> None:
        target = self.collection.decks.id(deck)
        assert target is not None
        self.collection.set_deck(cards, target)

    def do_suspend(self, cards: list[int]) -> bool:
        waiting = [card for card, state in zip(cards, self.do_are_suspended(cards), strict=True) if not state]
        self.collection.sched.suspend_cards(waiting)
        return bool(waiting)

    def do_unsuspend(self, cards: list[int]) -> None:
        suspended = [card for card, state in zip(cards, self.do_are_suspended(cards), strict=True) if state]
        self.collection.sched.unsuspend_cards(suspended)

    def do_update_model_styling(self, model: dict[str, Any]) -> None:
        kind = self._kind(model["name"])
        kind["css"] = model["css"]
        self.collection.models.save(kind)

    def do_update_model_templates(self, model: dict[str, Any]) -> None:
        kind = self._kind(model["name"])
        for row in kind["tmpls"]:
            sides = model["templates"].get(row["name"], {})
            row["qfmt"] = sides.get("Front") or row["qfmt"]
            row["afmt"] = sides.get("Back") or row["afmt"]
        self.collection.models.save(kind)

    def do_delete_notes(self, notes: list[int]) -> None:
        self.collection.remove_notes([NoteId(number) for number in notes])

    def do_add_tags(self, notes: list[int], tags: str) -> None:
        self.collection.tags.bulk_add([NoteId(number) for number in notes], tags)


def _snake(name: str) -> str:
    """`getDecks` as `get_decks`."""
    return re.sub("[A-Z]", lambda found: f"_{found[0].lower()}", name)


def _camel(name: str) -> str:
    return re.sub("_([a-z])", lambda found: found[1].upper(), name)


# ---- the server ----------------------------------------------------------------------------------


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        data = self.server.anki.reply(self.rfile.read(int(self.headers["Content-Length"])))
        if data is None:
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


class _Server(HTTPServer):
    anki: FakeAnki


@contextmanager
def running(anki: FakeAnki) -> Iterator[FakeAnki]:
    """An Anki that answers at its `url`."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.anki = anki
        anki.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield anki
        finally:
            server.shutdown()
            thread.join()


@dataclass
class _Direct:
    """What opens requests in place of urllib, and asks an Anki of this process."""

    anki: FakeAnki

    def open(self, request: Request, timeout: float) -> io.BytesIO:
        assert timeout > 0
        if request.full_url != self.anki.url:
            raise URLError(ConnectionRefusedError(f"no Anki at {request.full_url}"))
        assert isinstance(request.data, bytes)
        data = self.anki.reply(request.data)
        if data is None:
            raise RemoteDisconnected("Remote end closed connection without response")
        return io.BytesIO(data)


@contextmanager
def _direct(anki: FakeAnki) -> Iterator[FakeAnki]:
    anki.url = "http://127.0.0.1:8766"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ankiconnect, "_opener", lambda: _Direct(anki))
        yield anki


@contextmanager
def open_anki(folder: Path, faults: Faults | None = None, *, direct: bool = False) -> Iterator[FakeAnki]:
    """A running Anki with the profile in a folder, which is made if it does not exist.

    With `direct`, requests do not go over HTTP: most of the time of a push is spent on hundreds of small connections,
    and what is sent through them is the same.
    """
    profile = folder / PROFILE
    profile.mkdir(parents=True, exist_ok=True)
    collection = open_collection(profile)
    try:
        with (_direct if direct else running)(FakeAnki(collection, faults or Faults())) as anki:
            yield anki
    finally:
        collection.close()
