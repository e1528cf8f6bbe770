"""The licence of everything that is installed with deckpress is known and allowed; docs/licences.md lists them."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"
ALLOWED = frozenset(
    "Apache-2.0 BSD BSD-2-Clause BSD-3-Clause HPND ISC MIT MIT-CMU MPL-2.0 PSF-2.0".split()
)  # fmt: skip
REASONS = {
    "frozendict": (
        "LGPL-3.0-only",
        "genanki needs it; deckpress imports it unchanged from its own package, where a user can replace it, as the "
        "LGPL asks",
    )
}
"""Licences beyond those, each for one package and with the reason."""
SPELLINGS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
READ = {"quickjs-ng": "MIT"}
"""Packages whose data names no licence: what the licence file says that they bring along."""


def pinned() -> dict[str, str]:
    """The packages of requirements/run.txt and their releases."""
    lines = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8").splitlines()
    found = (re.match(r"([A-Za-z0-9_.-]+)==(\S+)", line) for line in lines)
    return {canonicalize_name(match[1]): match[2] for match in found if match}


def run_time() -> set[str]:
    """Those that deckpress needs when it runs, and what they need in turn; the others build it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    left, found = [Requirement(line) for line in project["dependencies"]], set()
    while left:
        requirement = left.pop()
        name = canonicalize_name(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        found.add(name)
        left += map(Requirement, metadata.requires(name) or [])
    return found


def licence(name: str) -> str:
    """The licence that a package declares: an expression (PEP 639), else a class, else a line of text."""
    data = metadata.metadata(name)
    if expression := data.get("License-Expression"):
        return expression
    classes = [line.rpartition(" :: ")[2] for line in data.get_all("Classifier") or [] if line.startswith("License ::")]
    declared = classes or [line for line in [data.get("License") or ""] if line and "\n" not in line]
    if declared:
        return " AND ".join(SPELLINGS.get(word, word) for word in declared)
    return READ[name] if f"{READ.get(name)} License" in licence_file(name) else "unknown"


def licence_file(name: str) -> str:
    paths = [path for path in metadata.files(name) or [] if path.name.upper().startswith(("LICENSE", "LICENCE"))]
    return paths[0].read_text(encoding="utf-8") if paths else ""


def allowed(name: str, declared: str) -> bool:
    if name in REASONS and declared == REASONS[name][0]:
        return True
    return any(all(part.strip("() ") in ALLOWED for part in choice.split(" AND ")) for choice in declared.split(" OR "))


@pytest.mark.parametrize("name", sorted(pinned()))
def test_a_dependency_has_a_licence_that_is_allowed(name: str) -> None:
    assert allowed(name, licence(name)), f"{name}: {licence(name)}"


@pytest.mark.parametrize(
    "declared", ["unknown", "", "GPL-3.0-only", "AGPL-3.0-or-later", "LGPL-3.0-only", "MIT AND GPL-2.0-only"]
)
def test_an_unknown_licence_or_one_of_the_gpl_is_not_allowed(declared: str) -> None:
    assert not allowed("anything", declared)


def test_of_two_licences_one_may_be_chosen() -> None:
    assert allowed("anything", "GPL-3.0-only OR Apache-2.0")


def test_everything_that_runs_is_pinned() -> None:
    assert run_time() <= pinned().keys()


def test_the_page_lists_every_dependency(request: pytest.FixtureRequest) -> None:
    running = run_time()
    rows = [
        f"| {name} | {release} | {licence(name)} | {'run' if name in running else 'build'} |"
        for name, release in sorted(pinned().items())
    ]
    reasons = [f"- **{name}**, {licence}: {reason}." for name, (licence, reason) in sorted(REASONS.items())]
    text = "\n".join(
        (
            "# Licences",
            "",
            "deckpress has the MIT licence. These packages are installed with it (`run`), or build its own",
            "package (`build`), in the releases of `requirements/run.txt`. A test reads the licence that each declares",
            "and fails for one that is unknown or not in its list.",
            "",
            "| package | release | licence | used to |",
            "|---|---|---|---|",
            *rows,
            "",
            "Beyond the list:",
            "",
            *reasons,
            "",
        )
    )
    if request.config.getoption("--update-golden"):
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == text, "run pytest --update-golden and review docs/licences.md"
