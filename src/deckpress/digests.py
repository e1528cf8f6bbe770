"""Values -> a short text that stands for them, such as a key of the cache. Files that users keep have other hashes."""

from __future__ import annotations

import hashlib


def digest(*parts: object) -> str:
    """A hash of texts and numbers, and of tuples, lists and dicts of these, as hex digits."""
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
