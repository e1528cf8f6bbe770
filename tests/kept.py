"""A store of values in memory for tests: what it gives back has been JSON, as on the disk."""

from __future__ import annotations

import json
from typing import Any


class MemoryValues:
    """Keeps every value; counts how often one was found."""

    def __init__(self) -> None:
        self.texts: dict[tuple[str, str], str] = {}
        self.found = 0

    def copy(self) -> MemoryValues:
        """Another store that begins with these values."""
        made = MemoryValues()
        made.texts = dict(self.texts)
        return made

    def get(self, kind: str, key: str) -> Any:
        text = self.texts.get((kind, key))
        self.found += text is not None
        return None if text is None else json.loads(text)

    def put(self, kind: str, key: str, value: Any) -> None:
        self.texts[kind, key] = json.dumps(value)
