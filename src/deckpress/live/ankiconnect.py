"""The client of AnkiConnect, the add-on that answers other programs for Anki: one request for each action, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from deckpress.diagnostics import Diagnostic, Location
from deckpress.diagnostics.catalogue import live as rules

ADDRESS = "http://127.0.0.1:8765"
"""Where AnkiConnect answers unless its settings say otherwise."""
PROTOCOL = 6
_PATIENCE, _LONG_PATIENCE = 30.0, 1800.0
"""Seconds to wait for an answer; an import or an export of a large deck takes long."""
_LONG_ACTIONS = frozenset({"importPackage", "exportPackage", "deleteNotes", "changeDeck", "suspend", "sync"})
_MOST_BYTES = 1 << 28
_LONGEST_REASON = 300


class AnkiError(Exception):
    """A request to Anki that failed: its `action`, and the `reason` that Anki gave."""

    rule = rules.ANKI_REFUSED

    def __init__(self, address: str, action: str = "", reason: str = "") -> None:
        self.address, self.action, self.reason = address, action, reason
        super().__init__(str(self.diagnostic))

    @property
    def diagnostic(self) -> Diagnostic:
        """The message for the user."""
        return self.rule.at(Location(self.address, 0), action=self.action, reason=self.reason)


class AnkiClosed(AnkiError):  # noqa: N818 - callers read it as a state
    """Nothing answers at the address."""

    rule = rules.ANKI_CLOSED


class NotAnki(AnkiClosed):
    """Another program answers at the address."""

    rule = rules.NOT_ANKI


class AnkiSilent(AnkiClosed):
    """Anki received the request but did not answer."""

    rule = rules.ANKI_SILENT


class ActionMissing(AnkiError):  # noqa: N818 - callers read it as a state
    """The add-on is too old for an action."""

    rule = rules.ADD_ON_OLD


class AnkiRefused(AnkiError):  # noqa: N818 - callers read it as a state
    """Anki answered with an error."""


class KeyRefused(AnkiRefused):
    """AnkiConnect expects another key."""

    rule = rules.KEY_REFUSED


class WrongProfile(AnkiError):  # noqa: N818 - as AnkiClosed
    """Another profile is open: `action` is the wanted one, `reason` the open one."""

    rule = rules.OTHER_PROFILE


class AnkiBusy(AnkiRefused):
    """No collection is open: Anki is syncing, or shows its list of profiles."""

    rule = rules.ANKI_BUSY


class AnkiConnect:
    """A running Anki at an address, with the key of its settings if it has one.

    Nothing is sent before the first call. Proxies of the environment are not used, and no redirect is followed, so
    that a request goes to this address alone.
    """

    def __init__(self, url: str = ADDRESS, key: str = "") -> None:
        self.url, self._key = url.rstrip("/"), key
        self._opener: Any = None

    def call(self, action: str, **params: object) -> object:
        """The result of an action. Raises AnkiClosed, ActionMissing or AnkiRefused, with a message for the user."""
        content: dict[str, object] = {"action": action, "version": PROTOCOL, "params": params}
        if self._key:
            content["key"] = self._key
        answer = self._answer(action, json.dumps(content).encode())
        if not isinstance(answer, dict) or not {"result", "error"} <= answer.keys():
            raise NotAnki(self.url)
        if answer["error"] is not None:
            raise self._refusal(action, " ".join(str(answer["error"]).split())[:_LONGEST_REASON])
        return answer["result"]

    def require(self, actions: Sequence[str]) -> frozenset[str]:
        """The actions that this version of the add-on has. Raises ActionMissing if one of `actions` is not among them.

        Call it first: it changes nothing, and detects a closed Anki, a wrong key and an old add-on.
        """
        version = self.call("version")
        if not isinstance(version, int) or version < PROTOCOL:
            raise ActionMissing(self.url, action=f"version {PROTOCOL} of its protocol")
        found = self.call("apiReflect", scopes=["actions"], actions=None)
        known = frozenset(found.get("actions", ())) if isinstance(found, dict) else frozenset[str]()
        for action in actions:
            if action not in known:
                raise ActionMissing(self.url, action=f"the action {action}")
        return known

    def _answer(self, action: str, data: bytes) -> Any:
        """The parsed JSON answer of the address."""
        import http.client
        import urllib.error
        import urllib.request

        request = urllib.request.Request(self.url, data, {"Content-Type": "application/json"})
        patience = _LONG_PATIENCE if action in _LONG_ACTIONS else _PATIENCE
        try:
            self._opener = self._opener or _opener()
            with self._opener.open(request, timeout=patience) as reply:
                return json.loads(reply.read(_MOST_BYTES))
        except urllib.error.HTTPError as error:
            error.close()
            raise NotAnki(self.url) from None
        except TimeoutError:
            raise AnkiSilent(self.url, action=action) from None
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise AnkiSilent(self.url, action=action) from None
            raise AnkiClosed(self.url) from None
        except ValueError:
            raise NotAnki(self.url) from None
        except http.client.BadStatusLine as error:  # an empty answer: the program ended while it worked
            raise (AnkiClosed if isinstance(error, http.client.RemoteDisconnected) else NotAnki)(self.url) from None
        except (OSError, http.client.HTTPException):
            raise AnkiClosed(self.url) from None

    def _refusal(self, action: str, reason: str) -> AnkiError:
        """The error for a refusal from Anki."""
        if reason == "unsupported action":
            return ActionMissing(self.url, action=f"the action {action}")
        if "api key" in reason:
            return KeyRefused(self.url, reason=reason)
        if "is not available" in reason:
            return AnkiBusy(self.url, reason=reason)
        return AnkiRefused(self.url, action=action, reason=reason)


def _opener() -> Any:
    import urllib.request

    class Stay(urllib.request.HTTPRedirectHandler):
        """Follows no redirect."""

        def redirect_request(self, *_: Any) -> None:
            """No request."""

    return urllib.request.build_opener(urllib.request.ProxyHandler({}), Stay())
