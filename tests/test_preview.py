"""The preview's model and server: what a save changes, which problems stand at which card, and who may ask."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import deckpress.render
from deckpress.cli import cli
from deckpress.live import preview_model, preview_server
from deckpress.live.preview_editor import editor_command, find_editor
from deckpress.live.preview_model import Model
from deckpress.live.preview_server import PreviewServer
from deckpress.live.preview_session import Preview
from deckpress.model import RenderedDeck
from rendered import png
from request_maker import make_request

DECK = "# Physics\n\n## What is light?\n\nA wave.\n\n## What is sound?\n\nA wave in air.\n"


@dataclass
class Folder:
    """A folder with a deck, and its preview."""

    path: Path
    preview: Preview

    def save(self, text: str, name: str = "deck.md") -> Model:
        """Saves a file, as an editor would, and returns the model of the build after it."""
        (self.path / name).write_text(text, encoding="utf-8")
        self.preview.rebuild()
        return self.preview.model


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Folder]:
    monkeypatch.chdir(tmp_path)
    preview = Preview(make_request(tmp_path, ["."]))
    yield Folder(tmp_path, preview)
    preview.close()


def titles(model: Model) -> list[str]:
    return [card.listed["title"] for card in model.cards.values()]


# ---- the model -------------------------------------------------------------------------------------


def test_every_card_is_listed_with_its_place_and_its_words(folder: Folder) -> None:
    model = folder.save("---\ntags: [a]\n---\n\n# Tree\n\n## Baum?\n<!-- reverse -->\n\nA *tree*.\n")
    first, second = model.cards.values()
    assert (first.line, first.column) == (second.line, second.column) == (7, 4)
    shown = first.listed
    assert (shown["title"], shown["kind"], shown["tags"], shown["file"]) == ("Baum?", "open", ["a"], "deck.md")
    assert "A tree." in shown["text"]
    assert second.listed["kind"] == "reversed"


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("## A?\n\nB.\n", ["open"]),
        ("## A?\n\n- [x] b\n- [ ] c\n", ["choice"]),
        ("## A?\n<!-- type-in -->\n\nb\n", ["typed"]),
        ("## A\n\n{{c1::b}} and {{c2::c}}\n", ["cloze", "cloze"]),
    ],
)
def test_each_kind_of_card_has_its_name(folder: Folder, source: str, kinds: list[str]) -> None:
    assert [card.listed["kind"] for card in folder.save(source).cards.values()] == kinds


def test_a_save_sends_only_the_cards_that_look_different(folder: Folder) -> None:
    before = folder.save(DECK)
    after = folder.save("# Physics\n\nSome words above.\n\n" + DECK.partition("\n\n")[2].replace("in air", "in water"))
    sent = json.loads(after.changes(before))
    assert [card["title"] for card in sent["cards"].values()] == ["What is sound?"]
    assert [line for _, line, _ in sent["order"]] == [5, 9]
    assert (sent["before"], sent["version"]) == (before.version, after.version)


def test_a_note_that_stayed_as_it_was_is_not_made_again(folder: Folder) -> None:
    before = folder.save(DECK)
    after = folder.save("Words above.\n\n" + DECK.replace("in air", "in water"))
    same = [after.cards[key].text is before.cards[key].text for key in before.cards]
    assert same == [True, False]


def test_a_file_that_stayed_as_it_was_is_not_rendered_again(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.save("## Other?\n\nYes.\n", "other.md")
    folder.save(DECK)
    rendered: list[str] = []
    real = deckpress.render.render
    monkeypatch.setattr(
        deckpress.render, "render", lambda deck, *rest, **more: rendered.append(deck.name) or real(deck, *rest, **more)
    )
    folder.save(DECK.replace("in air", "in water"))
    assert rendered == ["Physics"]


def test_the_cards_of_a_deck_that_stayed_as_it_was_are_taken_over(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.save("# Other\n\n## What is heat?\n\nMotion.\n", "other.md")
    folder.save(DECK)
    made: list[str] = []
    cards_of_deck = preview_model.cards_of_deck

    def note(deck: RenderedDeck, *more: Any) -> Iterator[preview_model.Card]:
        made.append(deck.deck.name)
        return cards_of_deck(deck, *more)

    monkeypatch.setattr(preview_model, "cards_of_deck", note)
    model = folder.save(DECK.replace("A wave in air.", "A wave in water."))
    assert made == ["Physics"]
    assert titles(model) == ["What is light?", "What is sound?", "What is heat?"]


def test_another_name_of_the_deck_changes_its_cards(folder: Folder) -> None:
    before = folder.save("---\ndeck: A\n---\n\n" + DECK)
    after = folder.save("---\ndeck: B\n---\n\n" + DECK)
    assert {card.listed["deck"] for card in before.cards.values()} == {"A"}
    assert {card.listed["deck"] for card in after.cards.values()} == {"B"}


def test_after_a_save_with_errors_the_last_good_cards_stay(folder: Folder) -> None:
    folder.save(DECK)
    broken = folder.save(DECK.replace("A wave.", "A wave $\\frca{1}{2}$ new."))
    assert (broken.broken, broken.stale) == (True, True)
    assert titles(broken) == ["What is light?", "What is sound?"]
    (problem,) = broken.problems
    assert (problem["code"], problem["line"], problem["severity"]) == ("DP301", 5, "error")
    good = folder.save(DECK)
    assert (good.broken, good.stale, good.problems) == (False, False, ())


def test_a_new_file_with_an_error_can_be_opened_in_the_editor(folder: Folder) -> None:
    folder.save(DECK)
    broken = folder.save("# New\n\n## Bad?\n\n$\\frca$\n", "new.md")
    assert broken.stale
    assert {problem["file"] for problem in broken.problems} <= broken.paths.keys()


def test_errors_in_the_first_build_leave_the_cards_that_there_are(folder: Folder) -> None:
    model = folder.save(DECK + "\n## Bad?\n\n$\\frca$\n")
    assert (model.broken, model.stale) == (True, False)
    assert len(model.cards) == 3


def test_a_project_with_no_source_left_has_no_card_and_an_error(folder: Folder) -> None:
    folder.preview.rebuild()
    assert folder.preview.model.broken
    assert titles(folder.save(DECK)) == ["What is light?", "What is sound?"]


def test_a_problem_stands_at_its_card(folder: Folder) -> None:
    model = folder.save(DECK + "\n## Where?\n\n![here](missing.png)\n")
    (problem,) = (p for p in model.problems if p["severity"] == "error")
    assert [model.cards[key].listed["title"] for key in problem["cards"]] == ["Where?"]
    assert problem["quote"] == "![here](missing.png)"


def test_a_problem_above_all_cards_stands_at_none(folder: Folder) -> None:
    model = folder.save("---\npaper: A9\n---\n\n" + DECK)
    assert [problem["cards"] for problem in model.problems] == [[]]


def test_one_id_given_twice_still_lists_both_cards(folder: Folder) -> None:
    model = folder.save("## A?\n<!-- id: x -->\n\nB.\n\n## C?\n<!-- id: x -->\n\nD.\n")
    assert titles(model) == ["A?", "C?"]


def test_nothing_is_written(folder: Folder) -> None:
    folder.save(DECK)
    for form in ("sheet", "cards", "paper", "quiz"):
        assert folder.preview.page(form, 0).files
    assert [path.name for path in folder.path.rglob("*")] == ["deck.md"]


def test_a_page_is_what_a_build_writes(folder: Folder, tmp_path: Path) -> None:
    from deckpress.project import run

    folder.save(DECK)
    out = tmp_path / "out"
    run(make_request(tmp_path, ["deck.md"], out, ["sheet", "quiz"], use_lock=False), write=True)
    for form, name in (("sheet", "deck.html"), ("quiz", "deck.quiz.html")):
        ((_, page),) = folder.preview.page(form, 0).files
        assert page == (out / name).read_bytes()


# ---- who may ask -----------------------------------------------------------------------------------

TOKEN = "t0ken"


@pytest.fixture
def server(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Iterator[PreviewServer]:
    (folder.path / "dot.png").write_bytes(png(24, 8))
    folder.save(DECK + "\n## A dot?\n\n![dot](dot.png)\n")
    monkeypatch.setattr(preview_server, "start_editor", lambda command: started.append(command) or "")
    started: list[tuple[str, ...]] = []
    made = PreviewServer(folder.preview, TOKEN, editor=("code",))
    made.started = started  # type: ignore[attr-defined]
    with made.running():
        yield made


def ask(
    server: PreviewServer, path: str, method: str = "GET", body: object = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(*server.server_address[:2], timeout=20)
    connection.request(method, path, json.dumps(body) if body else None, headers)
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read()
    connection.close()
    return found


@pytest.mark.parametrize("path", ["/", "/model.json", "/wrong/model.json", f"/{TOKEN}x/", f"/x/{TOKEN}/", "/events"])
def test_without_the_token_nothing_is_answered(server: PreviewServer, path: str) -> None:
    status, _, data = ask(server, path)
    assert (status, data) == (403, b"403 Forbidden\n")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "0.0.0.0"])
def test_a_foreign_name_of_this_machine_is_refused(server: PreviewServer, host: str) -> None:
    assert ask(server, f"/{TOKEN}/model.json", Host=host)[0] == 403


def test_the_server_listens_on_this_machine_alone(server: PreviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.address == f"http://127.0.0.1:{server.server_address[1]}/{TOKEN}/"


def test_the_page_may_load_only_what_is_its_own(server: PreviewServer) -> None:
    status, headers, data = ask(server, f"/{TOKEN}/")
    assert (status, b"<!doctype html>" in data) == (200, True)
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    ["../pyproject.toml", "%2e%2e/x", "card/../../x", "card/no.png", "pages/apkg/0/", "pages/sheet/9/", "main.py"],
)
def test_only_known_names_are_answered(server: PreviewServer, path: str) -> None:
    assert ask(server, f"/{TOKEN}/{path}")[0] == 404


def test_a_card_has_two_sides_only(server: PreviewServer) -> None:
    key = next(iter(server.preview.model.cards))
    asked = {side: ask(server, f"/{TOKEN}/card/?key={key}{side}")[0] for side in ("", "&side=back", "&side=sideways")}
    assert asked == {"": 200, "&side=back": 200, "&side=sideways": 400}


@pytest.mark.parametrize("path", ["", "model.json", "card/frame.js", "pages/sheet/0/", "no", "events"])
def test_head_answers_as_get_without_the_content(server: PreviewServer, path: str) -> None:
    status, headers, data = ask(server, f"/{TOKEN}/{path}", "HEAD")
    assert (status, data) == (404 if path == "no" else 200, b"")
    if path != "events":
        assert (status, headers["Content-Length"]) == (ask(server, f"/{TOKEN}/{path}")[0], headers["Content-Length"])


@pytest.mark.parametrize(
    ("error", "reported"),
    [(ValueError("odd"), 1), (BrokenPipeError(), 0), (ConnectionResetError(), 0), (TimeoutError(), 0)],
)
def test_only_a_page_that_closes_is_no_error(
    server: PreviewServer, monkeypatch: pytest.MonkeyPatch, error: Exception, reported: int
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(server.preview, "page", fail)
    found: list[Exception] = []
    server._report = found.append
    if reported:
        assert ask(server, f"/{TOKEN}/pages/sheet/0/")[0] == 500
    else:
        with pytest.raises(http.client.RemoteDisconnected):
            ask(server, f"/{TOKEN}/pages/sheet/0/")
    server.shutdown()
    assert found == [error] * reported


def test_a_card_that_is_gone_is_not_found(server: PreviewServer) -> None:
    assert ask(server, f"/{TOKEN}/card/?key=gone")[0] == 404


def test_a_picture_of_a_card_is_served_by_its_name_in_anki(server: PreviewServer) -> None:
    (name,) = server.preview.model.media
    status, headers, data = ask(server, f"/{TOKEN}/card/{name}")
    assert (status, headers["Content-Type"], data) == (200, "image/png", png(24, 8))


def open_at(server: PreviewServer, origin: str, **place: Any) -> int:
    return ask(server, f"/{TOKEN}/open", "POST", {"file": "deck.md", "line": 3, "column": 1, **place}, Origin=origin)[0]


def test_the_editor_opens_a_source_of_the_build(server: PreviewServer, folder: Folder) -> None:
    assert open_at(server, server.address[: -len(TOKEN) - 2]) == 200
    assert server.started == [("code", "--goto", f"{folder.path / 'deck.md'}:3:1")]  # type: ignore[attr-defined]


@pytest.mark.parametrize("place", [{"file": "/etc/passwd"}, {"file": "../x"}, {"line": "1; rm"}, {"file": None}])
def test_the_editor_opens_nothing_else(server: PreviewServer, place: dict[str, Any]) -> None:
    assert open_at(server, server.address[: -len(TOKEN) - 2], **place) == 400
    assert server.started == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("body", "length"),
    [
        (b"[" * 9000, 9000),
        (b'{"file": "deck.md", "line": 1e999, "column": 1}', 47),
        (b"{}", -1),
        (b"{}", "two"),
        (b"", 0),
    ],
)
def test_a_request_that_names_no_place_is_refused(server: PreviewServer, body: bytes, length: object) -> None:
    connection = http.client.HTTPConnection(*server.server_address[:2], timeout=20)
    headers = {"Origin": server.address[: -len(TOKEN) - 2], "Content-Length": str(length)}
    connection.request("POST", f"/{TOKEN}/open", body, headers)
    assert connection.getresponse().status == 400
    connection.close()
    assert server.started == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("origin", ["null", "http://evil.example", "https://127.0.0.1", ""])
def test_only_the_page_itself_opens_the_editor(server: PreviewServer, origin: str) -> None:
    assert open_at(server, origin) == 403
    assert server.started == []  # type: ignore[attr-defined]


def test_an_open_page_gets_what_a_save_changed(server: PreviewServer, folder: Folder) -> None:
    connection = http.client.HTTPConnection(*server.server_address[:2], timeout=20)
    connection.request("GET", f"/{TOKEN}/events")
    answer = connection.getresponse()
    assert answer.readline() == b"event: hello\n"
    assert [answer.readline() for _ in range(2)] == [f"data: {server.preview.model.version}\n".encode(), b"\n"]
    folder.save(DECK.replace("A wave.", "A ray."))
    assert answer.readline() == b"event: model\n"
    assert json.loads(answer.readline().removeprefix(b"data: "))["version"] == server.preview.model.version
    connection.close()


# ---- the editor ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "editor"),
    [
        ({"EDITOR": "code --wait"}, ("code", "--wait")),
        ({"VISUAL": "/usr/bin/subl", "EDITOR": "vim"}, ("/usr/bin/subl",)),
        ({"VISUAL": "vim", "EDITOR": "zed"}, ("zed",)),
        ({"EDITOR": "vim"}, ()),
        ({"EDITOR": "emacsclient -nw"}, ()),
        ({"EDITOR": "'broken"}, ()),
        ({"EDITOR": " "}, ()),
        ({}, ()),
    ],
)
def test_only_editors_with_a_window_are_started(environment: dict[str, str], editor: tuple[str, ...]) -> None:
    assert find_editor(environment) == editor


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("code", ("code", "--goto", "/a b/{x}.md:7:2")),
        ("gvim", ("gvim", "+call cursor(7,2)", "/a b/{x}.md")),
        ("C:\\Tools\\Code.exe", ("C:\\Tools\\Code.exe", "--goto", "/a b/{x}.md:7:2")),
    ],
)
def test_each_editor_has_its_own_way_to_open_a_place(editor: str, command: tuple[str, ...]) -> None:
    assert editor_command((editor,), "/a b/{x}.md", 7, 2) == command


# ---- the command -----------------------------------------------------------------------------------


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["preview", "--no-open", *arguments])
    return done.exit_code, done.stderr


def test_standard_input_cannot_be_shown(folder: Folder) -> None:
    del folder
    status, said = run("-")
    assert (status, "cannot show -" in said) == (2, True)


def test_a_port_in_use_is_reported(server: PreviewServer) -> None:
    port = server.server_address[1]
    status, said = run("deck.md", "--port", str(port))
    assert status == 1
    assert said.startswith(f"Error: cannot use port {port}: ")


def test_without_a_project_and_a_path_there_is_nothing_to_show(folder: Folder) -> None:
    del folder
    status, said = run()
    assert (status, "DP006" in said) == (1, True)
