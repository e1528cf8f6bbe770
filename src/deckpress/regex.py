"""Regular expressions that are compiled when they are first used, because a run needs few of those that modules define.

The tables of a module are written with `regex` where the standard library would have `re.compile`. Compiling all of
them would take longer than everything else that a small build does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, AnyStr, Generic

_METHODS = (
    "match",
    "fullmatch",
    "search",
    "sub",
    "subn",
    "split",
    "findall",
    "finditer",
    "flags",
    "groups",
    "groupindex",
)


class _Regex(Generic[AnyStr]):
    """A pattern that is compiled on the first use of a method; from then on, it has the methods of the compiled one."""

    def __init__(self, pattern: AnyStr, flags: int = 0) -> None:
        self.pattern: AnyStr = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        vars(self).update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"regex({self.pattern!r})"


if TYPE_CHECKING:

    def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
        """The pattern, which is compiled when it is first used."""
        ...

else:
    regex = _Regex
