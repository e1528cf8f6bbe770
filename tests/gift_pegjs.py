"""gift-pegjs, the GIFT parser of other tools (npm, MIT), run in QuickJS: what it makes of a file.

It is fetched by npm once and kept in pytest's cache; a machine without npm, or without a network, goes without.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest

VERSION = "1.0.2"
SHA256 = "b15e322e9f9145c753bee378a12c31b9f45526f472ac81186a0ff706722f1c7d"
_PARSE = """
function parsed(text) {
  try { return JSON.stringify({questions: giftParser.parse(text)}) }
  catch (problem) { return JSON.stringify({problem: problem.message, at: problem.location}) }
}
"""


class GiftParser:
    """The parser, from its script."""

    def __init__(self, script: str) -> None:
        import quickjs

        self._context = quickjs.Context()
        self._context.set_max_stack_size(2_000_000)
        self._context.eval(script + _PARSE)

    def __call__(self, text: str) -> list[dict[str, Any]]:
        """The questions of a GIFT file, categories among them."""
        made = json.loads(self._context.get("parsed")(text))
        assert "problem" not in made, made
        return list(made["questions"])


def gift_parser(cache: Path) -> GiftParser:
    """The parser, kept in this folder; the test is skipped if it cannot be had."""
    package = cache / f"gift-pegjs-{VERSION}.tgz"
    npm = shutil.which("npm")
    if not package.exists():
        if npm is None:
            pytest.skip("gift-pegjs is fetched by npm, which is not here")
        command = [npm, "pack", f"gift-pegjs@{VERSION}", "--pack-destination", str(cache)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        if done.returncode:
            pytest.skip(f"npm could not fetch gift-pegjs: {done.stderr.strip()[-200:]}")
    assert hashlib.sha256(package.read_bytes()).hexdigest() == SHA256
    with tarfile.open(package) as files:
        script = files.extractfile("package/lib/gift-parser-globals.js")
        assert script is not None
        return GiftParser(script.read().decode())
