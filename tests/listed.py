"""What `inspect --json` lists of a reading, as the golden files of readings hold it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from deckpress.cli.reading_json import as_object
from deckpress.reading import Reading


def listed(reading: Reading) -> dict[str, Any]:
    """The object, but for what test_inspect compares with the document itself: the places of the parts of cards.

    An answer or explanation that the older key `answer_text` holds as well is left out.
    """
    found = json.loads(json.dumps(as_object(reading)))
    return {**found, "cards": [_shorter(card) for card in found["cards"]]}


def _shorter(card: Mapping[str, Any]) -> dict[str, Any]:
    again = [key for key in ("answer", "explanation") if card.get(key) == card["answer_text"]]
    return {key: value for key, value in card.items() if key not in ("source", *again)}
