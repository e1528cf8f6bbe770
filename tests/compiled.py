"""What takes a process long to make, made once in it: hundreds of tests build decks, and each build would make it anew.

These are the compiled built-in templates, and the program that draws formulas.
"""

from __future__ import annotations

import os
from functools import partial
from types import CodeType
from typing import Any

import pytest
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from deckpress.templating import limits
from deckpress.tex import mathjax


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


START_MATHJAX = mathjax.Runtime
"""Starts a MathJax of one's own: for tests of what one is like that has just started, or that breaks."""


def keep_mathjax(patch: pytest.MonkeyPatch) -> None:
    """Lets all engines share one running MathJax until it breaks: it draws each formula independently of all others.

    A copy of this process starts its own, since a thread is not copied.
    """
    running: dict[int, mathjax.Runtime] = {}

    class Shared(mathjax.Runtime):
        def close(self) -> None:
            running.pop(os.getpid(), None)
            super().close()

    def runtime() -> mathjax.Runtime:
        if os.getpid() not in running:
            running[os.getpid()] = Shared()
        return running[os.getpid()]

    patch.setattr(mathjax, "Runtime", runtime)
