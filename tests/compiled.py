"""Compiled templates in memory: hundreds of tests build decks, and each build compiles the same built-in templates."""

from __future__ import annotations

from functools import partial
from types import CodeType
from typing import Any

import pytest
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from deckpress.templating import limits


class Compiled(BytecodeCache):
    """The code of each text of each template, as Jinja made it in this process."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self._codes[bucket.key, bucket.checksum] = bucket.code


def keep_compiled(patch: pytest.MonkeyPatch) -> None:
    """Lets all environments of deckpress share what was compiled."""
    made, codes = limits.limited_environment, Compiled()

    def limited_environment() -> Any:
        return partial(made(), bytecode_cache=codes)

    patch.setattr(limits, "limited_environment", limited_environment)
