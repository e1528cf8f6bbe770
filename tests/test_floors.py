"""The house as a test: who may import whom, what may stand at the top of a module, and who may print."""

from __future__ import annotations

import ast
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "deckpress"

READING = (
    *("words", "text", "settings", "parts", "answers", "starts", "keys", "choice", "rewriters", "reports", "notes"),
)
"""The rooms of the reader, from the ground up."""

FLOORS = (
    ("frozen", "regex"),
    ("marks",),
    (
        "compare",
        "digests",
        "digits",
        "excerpts",
        "inert",
        "unit_names",
        "interrupts",
        "helpers",
        "packing",
        "recent",
        "csv_heads",
        "store",
        "diagnostics.values",
        "diagnostics.examples",
    ),
    ("cache.folder", "cache.seen", "cache.store", "cache.versions", "cache"),
    ("diagnostics.catalogue.reading.*",),
    ("diagnostics.catalogue.*",),
    ("diagnostics.catalogue",),
    ("diagnostics", "diagnostics.silencing", "settings", "wording"),
    ("diagnostics.*",),
    ("html.css", "direction", "starter"),
    ("model.*", "foreign.values"),
    ("disk", "model", "html.svg"),
    ("spellings",),
    ("media",),
    ("tex.*", "history.identity"),
    ("html.*",),
    ("markdown.*",),
    ("history.*",),
    ("tex", "html", "markdown", "history", "templating"),
    *((f"reading.{room}.*",) for room in READING),
    ("reading.*", "templating.bindings", "templating.samples", "templating.files", "templating.limits"),
    ("reading", "templating.faults"),
    ("templating.environment", "templating.sources"),
    ("templating.note_types",),
    ("templating.trials",),
    ("templating.*",),
    ("convert.*", "render.*"),
    ("render", "convert"),
    ("foreign.*",),
    ("foreign",),
    (
        "exporters.archive",
        "exporters.base",
        "exporters.anki.collection",
        "exporters.anki.names",
        "exporters.lms.question",
        "exporters.pages.measure",
        "exporters.pages.page",
    ),
    (
        "exporters.anki.moved_types",
        "exporters.foreign",
        "exporters.lms.questions",
        "exporters.pages.exam",
        "exporters.passages",
    ),
    ("exporters.lms.passages",),
    (
        "exporters.siblings",
        "exporters.lms.marking",
        "exporters.lms.qti_items",
        "exporters.pages.cutting",
        "exporters.pages.layout",
    ),
    ("exporters.lms.texts",),
    ("exporters.*",),
    ("exporters", "exporters.anki", "exporters.lms", "exporters.pages", "exporters.text"),
    ("project.*",),
    ("project",),
    ("live.*",),
    ("live",),
    ("api",),
    ("cli.*",),
    ("cli",),
    ("__main__",),
)
"""From the ground up; the first pattern that fits counts. A module imports from lower floors, and the rooms of `WITHIN`
within themselves as well."""

THIRD_PARTY = {
    "click": ("cli.*",),
    "genanki": ("exporters.anki.collection",),
    "jinja2": ("templating.environment", "templating.faults", "templating.limits"),
    "markdown": ("markdown.inline",),
    "markdown_it": ("markdown.*", "reading.*"),
    "markupsafe": ("templating.bindings",),
    "mathjax": ("tex.mathjax",),
    "nh3": ("html.*",),
    "pathspec": ("project.*",),
    "platformdirs": ("cache.folder",),
    "pygments": ("markdown.*", "templating.templates"),
    "pymdownx": ("markdown.emoji", "markdown.inline", "markdown.site_marks"),
    "quickjs": ("tex.mathjax",),
    "rapidfuzz": ("history.differing", "history.likeness"),
    "weasyprint": ("project.pdf",),
    "yaml": ("reading.*",),
    "zstandard": ("foreign.packages",),
}
"""Which modules may import a package from outside the standard library; one that is not listed, none may."""

QUIET_CALLS = frozenset(
    """
    error note saying warning
    attrgetter bytes cache chr dataclass dict enumerate field fields frozenset int len list lru_cache map max min ord
    public_dataclass range set sorted str sum tuple zip
    encode escape fromkeys format get items join keys lower maketrans regex replace split splitlines to_bytes
    upper values
    """.split()
)
"""Calls that may stand outside a function: they make a value from other values. Constructors (Path, Code) may, too."""


WITHIN = (
    *("diagnostics.*", "model.*", "tex.*", "html.*", "markdown.*", "history.*", "reading.*", "convert.*"),
    *(f"reading.{room}.*" for room in READING),
    *("render.*", "foreign.*", "project.*", "live.*", "cli.*"),
)
"""Rows whose modules may import each other; exporters never do."""


def matches(name: str, pattern: str) -> bool:
    """True if a module is the one named; `x.*` is all within the package x, `x*` all that begins so."""
    if pattern.endswith(".*"):
        return name.startswith(pattern[:-1])
    return name == pattern or (pattern.endswith("*") and name.startswith(pattern[:-1]))


@dataclass(frozen=True)
class Module:
    """A file of the package; its name leaves out `deckpress.`, and is empty for the package itself.

    In a copy of the package it is the same module, so what is known of its text is not found out again.
    """

    name: str
    path: Path = field(compare=False)

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def tree(self) -> ast.Module:
        return parsed(self.text)

    @property
    def row(self) -> str:
        return place(self.name)[0]

    @property
    def floor(self) -> int:
        return place(self.name)[1]


@cache
def place(name: str) -> tuple[str, int]:
    """The row of a module and the number of its floor."""
    rows = ((row, number) for number, floor in enumerate(FLOORS) for row in floor)
    return next(((row, number) for row, number in rows if matches(name, row)), ("", -1))


@cache
def parsed(text: str) -> ast.Module:
    return ast.parse(text)


def modules(source: Path) -> dict[str, Module]:
    """Every module of the package by its name."""
    found = {}
    for path in sorted(source.rglob("*.py")):
        parts = path.relative_to(source).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = Module(name, path)
    return found


@cache
def deeds(text: str) -> tuple[ast.Import | ast.ImportFrom | ast.Call | ast.Raise, ...]:
    """All that imports, calls or raises in a module, found in one walk through it."""
    return tuple(
        node for node in ast.walk(parsed(text)) if isinstance(node, ast.Import | ast.ImportFrom | ast.Call | ast.Raise)
    )


@cache
def imports(text: str) -> tuple[tuple[int, str], ...]:
    """Line and full name of everything imported anywhere in a module, in functions, for types and by name too."""
    return tuple(_imports(text))


def _imports(text: str) -> Iterator[tuple[int, str]]:
    for node in deeds(text):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and dotted(node.func).endswith(("import_module", "__import__")):
            yield from ((node.lineno, str(a.value)) for a in node.args[:1] if isinstance(a, ast.Constant))


def own_imports(module: Module, known: dict[str, Module]) -> Iterator[tuple[int, Module]]:
    """Line and module of each import from within the package."""
    for line, name in imports(module.text):
        parts = name.split(".")
        if parts[0] != "deckpress":
            continue
        inner = parts[1:]
        while ".".join(inner) not in known:
            inner.pop()
        if inner:  # `from deckpress import __version__` is open to all
            yield line, known[".".join(inner)]


def wrong_imports(module: Module, known: dict[str, Module]) -> Iterator[str]:
    if module.name and not module.row:
        yield f"{module.path.name}: the module {module.name} has no floor: give it a row in FLOORS"
        return
    for line, other in own_imports(module, known):
        within = other.row == module.row and module.row in WITHIN
        if module.name:
            wrong = bool(other.row) and other.floor >= module.floor and not within
        else:  # the public names are typed here, and imported when they are used
            wrong = line not in typed_lines(module.tree)
        if wrong:
            yield f"{module.path.name}:{line}: {module.name or 'the package'} must not import {other.name}"


def typed_lines(tree: ast.Module) -> set[int]:
    """The lines below `if TYPE_CHECKING:`, which no program runs."""
    blocks = (s for s in tree.body if isinstance(s, ast.If) and dotted(s.test) == "TYPE_CHECKING")
    return {line for block in blocks for line in range(block.lineno, (block.end_lineno or block.lineno) + 1)}


def wrong_packages(module: Module) -> Iterator[str]:
    """What a module imports from outside the standard library without being the place for it."""
    for line, name in imports(module.text):
        top = name.partition(".")[0]
        if name.startswith("."):
            yield f"{module.path.name}:{line}: relative import"
            continue
        allowed = top == "deckpress" or top in sys.stdlib_module_names
        if not allowed and not any(matches(module.name, pattern) for pattern in THIRD_PARTY.get(top, ())):
            yield f"{module.path.name}:{line}: {module.name or 'the package'} must not import {top}"


def dotted(node: ast.expr) -> str:
    """`a.b.c` of a name or an attribute; what is no name is left out."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}".lstrip(".")
    return node.id if isinstance(node, ast.Name) else ""


PRINTING = {"print", "input", "breakpoint", "sys.stdout.write", "sys.stderr.write"}
EXITING = {"exit", "quit", "sys.exit", "os._exit", "os.abort", "SystemExit"}
COPIES = {"os.fork", "os._exit"}
"""How a copy of the process begins and ends, in project.jobs alone."""


def wrong_voice(module: Module) -> Iterator[str]:
    """Where a module other than the command line prints, asks or exits."""
    if matches(module.name, "cli*"):
        return
    for node in deeds(module.text):
        called = dotted(node.func) if isinstance(node, ast.Call) else ""
        raised = dotted(node.exc) if isinstance(node, ast.Raise) and node.exc else ""
        if called in COPIES and module.name == "project.jobs":
            continue
        if called in PRINTING | EXITING | COPIES or raised in EXITING:
            yield f"{module.path.name}:{node.lineno}: {called or raised} belongs to the command line"


def at_import(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """All that is evaluated when a module is imported: class bodies too, the bodies of functions not."""
    for statement in body:
        if isinstance(statement, ast.ClassDef):
            yield from (node for part in (*statement.decorator_list, *statement.bases) for node in ast.walk(part))
            yield from at_import(statement.body)
        elif isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            defaults = (d for d in (*statement.args.defaults, *statement.args.kw_defaults) if d)
            yield from (node for part in (*statement.decorator_list, *defaults) for node in ast.walk(part))
        elif isinstance(statement, ast.If):
            if dotted(statement.test.left if isinstance(statement.test, ast.Compare) else statement.test) != "__name__":
                yield from ast.walk(statement.test)
                yield from at_import(statement.body + statement.orelse)
        elif isinstance(statement, ast.Try):
            yield from at_import(statement.body + statement.orelse + statement.finalbody)
        else:
            yield statement
            yield from inside(statement)


def inside(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a statement that run with it: a lambda's body does not."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.Lambda):
            yield child
            yield from inside(child)


def wrong_start(module: Module) -> Iterator[str]:
    """What happens when a module is imported, beyond making values; click's decorators are the command line's way."""
    where, command_line = module.path.name, matches(module.name, "cli*")
    helpers = {s.name for s in module.tree.body if isinstance(s, ast.FunctionDef) and s.name.startswith("_")}
    for node in at_import(module.tree.body):
        if isinstance(node, ast.For | ast.While | ast.With | ast.Delete | ast.Global):
            yield f"{where}:{node.lineno}: a statement that runs at import"
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and not command_line:
            yield f"{where}:{node.lineno}: a call at import whose value nobody keeps"
        elif isinstance(node, ast.Call) and not command_line:
            last = node.func.attr if isinstance(node.func, ast.Attribute) else dotted(node.func)
            if not (last in QUIET_CALLS or last in helpers or last.lstrip("_")[:1].isupper()):
                yield f"{where}:{node.lineno}: {last or 'something'} is called at import"


def circles(known: dict[str, Module]) -> Iterator[str]:
    """The first circle among the modules' imports, if there is one."""
    graph = {m.name: {o.name for _, o in own_imports(m, known) if o.name != m.name} for m in known.values()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        yield "circle: " + " -> ".join(error.args[1])


@cache
def wrong_alone(module: Module, _text: str) -> tuple[str, ...]:
    """What is wrong with a module, whatever the others are; looked at once for each text that it has."""
    return tuple(text for rule in (wrong_packages, wrong_voice, wrong_start) for text in rule(module))


def complaints(source: Path) -> list[str]:
    """Everything in the package that the house does not allow."""
    known = modules(source)
    found = [text for module in known.values() for text in wrong_alone(module, module.text)]
    found += [text for module in known.values() for text in wrong_imports(module, known)]
    return list(dict.fromkeys(found)) + list(circles(known))


def test_every_module_keeps_to_its_floor() -> None:
    assert len(modules(SOURCE)) > 3
    assert complaints(SOURCE) == []


@dataclass(frozen=True)
class House:
    """A copy of the package to plant mistakes in, and what was wrong with it before."""

    folder: Path
    complaints: tuple[str, ...]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    folder = tmp_path_factory.mktemp("house") / "deckpress"
    shutil.copytree(SOURCE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("exporters/__init__", "exporters/new", "markdown/new", "reading/new"):
        (folder / f"{name}.py").touch()
    (folder / "markdown/other.py").write_text("from deckpress.markdown import new\n", encoding="utf-8")
    return House(folder, tuple(complaints(folder)))


@pytest.mark.parametrize(
    ("file", "line", "complaint"),
    [
        ("model/note.py", "from deckpress.project import Project", "model.note must not import project"),
        ("model/note.py", "def late():\n    import deckpress.cli", "model.note must not import cli"),
        ("model/note.py", "import genanki", "model.note must not import genanki"),
        (
            "model/note.py",
            "import importlib\nx = lambda: importlib.import_module('yaml')",
            "model.note must not import yaml",
        ),
        ("model/note.py", "import numpy", "model.note must not import numpy"),
        ("model/note.py", "from . import diagnostics", "relative import"),
        ("diagnostics.py", "from deckpress import model", "diagnostics must not import model"),
        ("reading/new.py", "from deckpress.exporters import base", "reading.new must not import exporters.base"),
        ("reading/new.py", "from deckpress import project", "reading.new must not import project"),
        ("markdown/new.py", "from deckpress.reading import new", "markdown.new must not import reading.new"),
        ("exporters/new.py", "from deckpress.exporters.anki import apkg", "must not import exporters.anki.apkg"),
        ("exporters/new.py", "from deckpress import exporters", "exporters.new must not import exporters"),
        ("exporters/new.py", "import click", "exporters.new must not import click"),
        ("markdown/new.py", "from deckpress.markdown import other", "circle: "),
        ("stray.py", "", "the module stray has no floor"),
        ("__init__.py", "from deckpress.model import Note", "the package must not import model"),
        ("media.py", "def f():\n    print(1)", "print belongs to the command line"),
        ("media.py", "def f():\n    raise SystemExit", "SystemExit belongs to the command line"),
        ("media.py", "from pathlib import Path\nTEXT = Path('x').read_text()", "read_text is called at import"),
        ("media.py", "import re\n_WORD = re.compile('a')", "compile is called at import"),
        ("media.py", "import logging\nlogging.basicConfig()", "a call at import whose value nobody keeps"),
        ("media.py", "for x in range(3):\n    pass", "a statement that runs at import"),
    ],
)
def test_what_is_not_allowed_is_found(house: House, file: str, line: str, complaint: str) -> None:
    path = house.folder / file
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.write_text(f"{before or ''}\n{line}\n", encoding="utf-8")
    added = [text for text in complaints(house.folder) if text not in house.complaints]
    path.unlink()
    if before is not None:
        path.write_text(before, encoding="utf-8")
    assert any(complaint in text for text in added), added
