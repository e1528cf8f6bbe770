"""TeX -> the parts of a drawing, by MathJax's own files, which QuickJS runs unmodified on a thread of its own."""

from __future__ import annotations

import json
import threading
from functools import cache
from typing import TYPE_CHECKING, Any

from deckpress.frozen import dataclass

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

PACKAGES = (
    "base", "ams", "newcommand", "boldsymbol", "braket", "cancel", "cases", "color", "mhchem", "mathtools",
    "textmacros", "unicode", "amscd", "empheq", "enclose", "bbox", "upgreek", "textcomp", "gensymb", "centernot",
    "extpfeil",
)  # fmt: skip
"""The TeX packages that are loaded: those of Anki's MathJax except those that hide errors, make links or load files."""

STACK_BYTES = 2 << 20
"""The stack limit of the script. QuickJS measures the C stack, so this is well below `THREAD_STACK_BYTES`."""
THREAD_STACK_BYTES = 8 << 20
MEMORY_BYTES = 256 << 20
SECONDS = 5.0
"""The processor time that one formula may take."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A drawn formula: `svg` has ``<use href="#N">`` for path number N of `paths`; `mathml` is the same formula."""

    svg: str
    paths: tuple[str, ...]
    mathml: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a formula was not drawn. If `broken`, a limit was reached, and the runtime must not be used again."""

    message: str
    broken: bool = False


_PRELUDE = """
globalThis.global = globalThis;
globalThis.console = {log() {}, warn() {}, error() {}};
globalThis.setTimeout = task => { Promise.resolve().then(task); return 1; };
globalThis.clearTimeout = () => {};
globalThis.MathJax = CONFIG;
MathJax.loader.require = name => { (0, eval)(readComponent(name)); return {}; };
"""
"""What MathJax expects from its environment: a console, timers, and a way to load its components."""


def _files() -> Traversable:
    from importlib import resources

    return resources.files("mathjax").joinpath("static", "mathjax")


@cache
def available() -> bool:
    """True if QuickJS and MathJax's files are installed, so that a `Runtime` can be made. Starts nothing."""
    try:
        import quickjs  # type: ignore[import-untyped]

        return hasattr(quickjs, "Context") and _files().joinpath("es5", "startup.js").is_file()
    except Exception:  # a wheel for another platform or libc can fail with more than an ImportError
        return False


@cache
def version() -> str:
    """MathJax's version, from its package; if it cannot be read, the version that deckpress was made for."""
    try:
        return str(json.loads(_files().joinpath("package.json").read_text("utf-8"))["version"])
    except (ImportError, OSError, ValueError, KeyError):
        return "3.2.2"


def live_script() -> bytes:
    """MathJax in one file, for a page that draws its formulas in the browser; empty without the package."""
    try:
        return _files().joinpath("es5", "tex-svg-full.js").read_bytes()
    except (ImportError, OSError):
        return b""


def _start() -> Any:
    """A QuickJS context with MathJax loaded. Raises ImportError without the packages, RuntimeError if it fails."""
    from importlib import resources

    import quickjs

    def read_component(name: str) -> str:
        path = name.removeprefix("mj:/").removesuffix(".js") + ".js"
        return _files().joinpath("es5", *path.split("/")).read_text("utf-8")

    config = {
        "startup": {"typeset": False},
        "loader": {
            "load": ["core", "adaptors/liteDOM", "input/tex-full", "output/svg", "output/svg/fonts/tex"],
            "paths": {"mathjax": "mj:"},
        },
        "tex": {"packages": PACKAGES},
        "svg": {"fontCache": "none"},
        "liteDOM": {"unknownCharWidth": 0.55},  # em; an estimate, because nothing can be measured here
    }
    context = quickjs.Context()
    context.set_max_stack_size(STACK_BYTES)
    context.set_memory_limit(MEMORY_BYTES)
    context.add_callable("readComponent", read_component)
    context.eval(f"globalThis.CONFIG = {json.dumps(config)};{_PRELUDE}")
    context.eval(read_component("mj:/startup.js"))
    while context.execute_pending_job():
        pass
    if not context.eval("Boolean(MathJax.startup.document)"):
        raise RuntimeError("MathJax did not start")
    context.eval(resources.files("deckpress.tex").joinpath("mathjax.js").read_text("utf-8"))
    context.set_time_limit(SECONDS)
    return context


class Runtime:
    """A running MathJax. QuickJS may only be used by the thread that made it, which needs a large stack."""

    def __init__(self) -> None:
        from concurrent.futures import ThreadPoolExecutor

        previous = threading.stack_size(THREAD_STACK_BYTES)
        try:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mathjax")
            starting = self._thread.submit(_start)
        finally:
            threading.stack_size(previous)
        self._context = starting.result()

    def draw(self, tex: str, display: bool) -> Parts | Refusal:
        """Draw one formula, independently of all earlier ones."""
        # JSON in ASCII is a JavaScript literal.
        call = f"drawFormula({json.dumps(tex)},{json.dumps(display)})"
        try:
            answer = json.loads(self._thread.submit(self._context.eval, call).result())
        except Exception as error:  # QuickJS raises exceptions of its own when a limit is reached
            return Refusal(_limit(f"{type(error).__name__}: {error}"), broken=True)
        if "broken" in answer:
            return Refusal(_limit(answer["broken"]), broken=True)
        if "error" in answer:
            return Refusal(answer["error"])
        return Parts(answer["svg"], tuple(answer["paths"]), answer["mathml"])

    def close(self) -> None:
        """End the thread; the rest is freed with the object."""
        self._thread.shutdown()


def _limit(report: str) -> str:
    """The message for a report of the engine that is not an error in the TeX."""
    known = {
        "interrupted": f"Formula takes more than {SECONDS:g} seconds to draw",
        "stack": "Formula is nested too deeply",
        "memory": "Formula takes too much memory to draw",
        "null": "Formula takes too much memory to draw",  # no memory was left even for the error
    }
    return next((text for word, text in known.items() if word in report.lower()), f"MathJax failed ({report})")
