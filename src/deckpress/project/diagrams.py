"""The code of a diagram -> its drawing as SVG, by a program that is installed here, or a warning that it stays code.

A deck may be a stranger's. So the programs get no shell, no file of the user and no network, only some variables of the
environment, an empty folder to work in and a minute of time; and their drawings are cleaned as any SVG is.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from deckpress.cache import seen
from deckpress.diagnostics import Diagnostic, Diagnostics, Location, Rule
from deckpress.diagnostics.catalogue.media import DIAGRAM_FAILED, DIAGRAM_NAMES_FILE, NOT_DRAWN
from deckpress.frozen import dataclass
from deckpress.html.svg import SvgError, clean_svg
from deckpress.inert import visible
from deckpress.markdown.diagrams import Diagram, diagram_of, picture
from deckpress.model import Html
from deckpress.project.browser import find_browser, is_root
from deckpress.project.programs import ProgramError, run_program
from deckpress.regex import regex
from deckpress.store import Texts

MOST_CODE = 100_000
"""The longest code in characters that is drawn."""
_PROGRAMS = {
    "mermaid": ("mmdc", "Mermaid", "install mermaid-cli: npm install -g @mermaid-js/mermaid-cli"),
    "dot": ("dot", "Graphviz", "install Graphviz: its program dot draws it"),
    "plantuml": ("plantuml", "PlantUML", "install PlantUML, and Java, which it needs"),
}
"""For each kind its program, its name and what to do if there is no program."""
_PASSED = (
    "PATH PATHEXT HOME USERPROFILE HOMEDRIVE HOMEPATH APPDATA LOCALAPPDATA PROGRAMFILES PROGRAMDATA SYSTEMROOT WINDIR"
    " COMSPEC TMPDIR TEMP TMP LANG LC_ALL LC_CTYPE XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_DIRS XDG_RUNTIME_DIR"
    " FONTCONFIG_PATH FONTCONFIG_FILE JAVA_HOME GRAPHVIZ_DOT PUPPETEER_EXECUTABLE_PATH PUPPETEER_CACHE_DIR CHROME_PATH"
).split()
"""The variables of the environment that programs get: where things are, and no secrets."""
_READS = regex(
    r"^[ \t]*!(?:include(?:url|sub|def|_many|_once)?\b(?![ \t]*<)|import\b|theme\b.*\bfrom\b)"
    r"|%(?:load_json|getenv|file_exists|dirpath|filename)\b|<img\b|^[ \t]*@start(?:ditaa|jcckit|files)",
    re.I | re.M,
)
"""What reads files or variables in PlantUML; its versions before 2020.11 have no switch against it."""
_NOWHERE = "127.0.0.1:9"
"""The proxy for every address: the port that discards what it gets."""
_JAVA = (
    "-Djava.awt.headless=true -Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=9 -Dhttps.proxyHost=127.0.0.1"
    " -Dhttps.proxyPort=9 -Dhttp.nonProxyHosts="
)
_MERMAID = {
    "htmlLabels": False,
    **{kind: {"htmlLabels": False} for kind in ("flowchart", "class", "state")},
    "securityLevel": "strict",
    "deterministicIds": True,
}
"""Labels as text of the SVG, because programs that show pictures ignore HTML in them."""


@dataclass(slots=True)
class Drawer:
    """Draws the diagrams of a build, each once. A drawing in the cache is used even if its program is missing."""

    cache: Texts | None = None
    _drawn: dict[Diagram, str | _Refusal] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)

    def draw(self, code: str, language: str, place: Location) -> tuple[Html | None, Diagnostics]:
        """A field that shows the drawing of a block of code; None if it stays code."""
        diagram = diagram_of(language, code)
        if diagram is None:
            return None, ()
        if diagram not in self._drawn:
            self._drawn[diagram] = self._recall(diagram) or self._make(diagram)
        made = self._drawn[diagram]
        return (picture(diagram, made), ()) if isinstance(made, str) else (None, (made.at(place),))

    def once(self, problems: Diagnostics) -> Diagnostics:
        """The diagnostics without those that say again that the program for a kind of diagrams is missing."""
        kept = []
        for problem in problems:
            if problem.code == NOT_DRAWN.code and "no program" in problem.message:
                if problem.message in self._told:
                    continue
                self._told.add(problem.message)
            kept.append(problem)
        return tuple(kept)

    def _recall(self, diagram: Diagram) -> str:
        kept = self.cache.get(f"diagram-{diagram.key}") if self.cache is not None else None
        return kept if kept and kept.endswith("</svg>") else ""

    def _make(self, diagram: Diagram) -> str | _Refusal:
        command, name, install = _PROGRAMS[diagram.kind]
        if diagram.kind == "plantuml" and (found := _READS.search(diagram.code)):
            return _refuse(DIAGRAM_NAMES_FILE, sign=found[0].strip()[:40])
        if len(diagram.code) > MOST_CODE:
            return _refuse(DIAGRAM_FAILED, program=name, reason=f"it has more than {MOST_CODE:,} characters")
        seen.doubt()
        program = find_program(command, os.environ)
        if program is None:
            return _refuse(NOT_DRAWN, kind=name, hint=install)
        try:
            svg, removed = clean_svg(_DRAW[diagram.kind](program, diagram.code).strip())
            if removed:
                reason = f"its drawing holds more than a picture: {', '.join(removed[:4])}"
                return _refuse(DIAGRAM_FAILED, program=name, reason=reason)
            text = svg.decode("utf-8")
        except (ProgramError, SvgError, UnicodeDecodeError) as error:
            return _refuse(DIAGRAM_FAILED, program=name, reason=visible(" ".join(str(error).split()))[:200])
        if self.cache is not None:
            self.cache.set(f"diagram-{diagram.key}", text)
        return text


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why a diagram stays code: `at` gives the warning for a place."""

    at: Callable[[Location], Diagnostic]


def _refuse(rule: Rule, /, *, hint: str = "", **parts: Any) -> _Refusal:
    return _Refusal(lambda place: rule.at(place, hint=hint, **parts))


def find_program(name: str, variables: Mapping[str, str]) -> Path | None:
    """An installed program, or None; never one that is only in the current folder, which may be a stranger's."""
    folders = [folder for folder in variables.get("PATH", "").split(os.pathsep) if Path(folder).is_absolute()]
    found = shutil.which(name, path=os.pathsep.join(folders)) if folders else None
    if found is None or not any(Path(found).parent == Path(folder) for folder in folders):
        return None
    return Path(found)


def _environment(**more: str) -> dict[str, str]:
    return {**{name: os.environ[name] for name in _PASSED if name in os.environ}, **more}


def _dot(program: Path, code: str) -> bytes:
    """Graphviz reads no file while SERVER_NAME is set and GV_FILE_PATH is not; it then says so and goes on."""
    svg, complaints = run_program([str(program), "-Tsvg"], {}, code.encode(), _environment(SERVER_NAME="deckpress"))
    if "file loading is disabled" in complaints or " is unsafe" in complaints:
        raise ProgramError("it names a picture or another file, which is not read")
    return svg


def _plantuml(program: Path, code: str) -> bytes:
    if not code.lstrip().startswith("@start"):
        code = f"@startuml\n{code}\n@enduml"
    options = ["-tsvg", "-pipe", "-nometadata", "-charset", "UTF-8"]
    environment = _environment(PLANTUML_SECURITY_PROFILE="SANDBOX", SERVER_NAME="deckpress", JAVA_TOOL_OPTIONS=_JAVA)
    return run_program([str(program), *options], {}, f"{code}\n".encode(), environment)[0]


def _mermaid(program: Path, code: str) -> bytes:
    browser = find_browser(os.environ)
    rules = "--host-resolver-rules=MAP * ~NOTFOUND"
    arguments = [rules, f"--proxy-server=http://{_NOWHERE}", "--proxy-bypass-list=<-loopback>"]
    puppeteer: dict[str, object] = {"args": [*arguments, *(["--no-sandbox"] if is_root() else [])]}
    if browser is not None:
        puppeteer["executablePath"] = str(browser)
    files = {
        "diagram.mmd": code.encode(),
        "mermaid.json": json.dumps(_MERMAID).encode(),
        "puppeteer.json": json.dumps(puppeteer).encode(),
    }
    options = "-q -i diagram.mmd -o drawing.svg -c mermaid.json -p puppeteer.json -b white".split()
    return run_program([str(program), *options], files, b"", _environment(), "drawing.svg")[0]


_DRAW = {"dot": _dot, "plantuml": _plantuml, "mermaid": _mermaid}
