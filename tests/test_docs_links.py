"""Every link in README.md, CHANGELOG.md and docs/ leads to a file, and to a heading of it, that exists."""

from __future__ import annotations

import importlib.util
import os
import re
from functools import cache
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from docs_pages import PAGES, ROOT

LINKED = (*PAGES, "CHANGELOG.md")
HTML_TARGET = re.compile(r'\b(?:src|srcset|href)="([^"]+)"')
HTML_ANCHOR = re.compile(r'<a (?:id|name)="([^"]+)"')
ELSEWHERE = re.compile(r"[a-z]+:")


def tokens(text: str) -> list[Token]:
    """Every token of a Markdown text, inline ones included; links in code are not among them."""
    blocks = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    return [token for block in blocks for token in (block, *(block.children or ()))]


def targets(text: str) -> list[str]:
    """Where the links and pictures of a text lead."""
    found: list[str] = []
    for token in tokens(text):
        if token.type in ("link_open", "image"):
            found.append(str(token.attrs.get("href", token.attrs.get("src"))))
        elif token.type in ("html_inline", "html_block"):
            found += HTML_TARGET.findall(token.content)
    return found


def anchors(text: str) -> set[str]:
    """The anchors of a text: those in HTML, and GitHub's names for its headings."""
    found: set[str] = set()
    before = None
    for token in tokens(text):
        if token.type == "inline" and before and before.type == "heading_open":
            words = "".join(child.content for child in token.children or () if child.type in ("text", "code_inline"))
            name = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
            repeated = (f"{name}-{number}" for number in range(1, 100))
            found.add(name if name not in found else next(again for again in repeated if again not in found))
        elif token.type in ("html_inline", "html_block"):
            found.update(HTML_ANCHOR.findall(token.content))
        before = token
    return found


@cache
def anchors_of(path: Path) -> set[str]:
    return anchors(path.read_text(encoding="utf-8"))


def exists(path: Path) -> bool:
    """True if a path exists with exactly these letters; macOS and Windows accept other cases, GitHub does not."""
    path = Path(os.path.normpath(path))
    return path.exists() and path.name in {entry.name for entry in path.parent.iterdir()}


def fault(page: str, target: str) -> str:
    """What is wrong with a link of a page; empty if it is fine."""
    if ELSEWHERE.match(target):
        return ""
    name, _, anchor = unquote(target).partition("#")
    path = (ROOT / page).parent / name if name else ROOT / page
    if not exists(path):
        return f"{page}: there is no file {name}"
    if not path.resolve().is_relative_to(ROOT):
        return f"{page}: {name} is outside the repository"
    if anchor and (path.suffix != ".md" or anchor not in anchors_of(path)):
        return f"{page}: {name} has no heading #{anchor}"
    return ""


@pytest.mark.parametrize("page", LINKED)
def test_every_relative_link_of_a_page_leads_to_a_file_and_a_heading_that_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [wrong for target in targets(text) if (wrong := fault(page, target))] == []


def test_the_start_page_leads_to_other_pages() -> None:
    assert len([target for target in targets((ROOT / "docs/index.md").read_text(encoding="utf-8")) if target]) >= 10


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("docs/index.md", ""),
        ("#install", ""),
        ("docs/nowhere.md", "README.md: there is no file docs/nowhere.md"),
        ("docs/Index.md", "README.md: there is no file docs/Index.md"),
        ("docs/index.md#nowhere", "README.md: docs/index.md has no heading #nowhere"),
        ("../elsewhere.md", "README.md: there is no file ../elsewhere.md"),
        ("https://example.org/x", ""),
    ],
)
def test_a_broken_link_is_reported(target: str, expected: str) -> None:
    assert fault("README.md", target) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# What Anki does, really?", {"what-anki-does-really"}),
        ("## A `--pdf` file\n## A `--pdf` file", {"a---pdf-file", "a---pdf-file-1"}),
        ('| <a id="dp101"></a>DP101 |\n|---|\n| x |', {"dp101"}),
        ("```\n# code\n```", set()),
    ],
)
def test_headings_have_the_anchors_that_github_gives_them(text: str, expected: set[str]) -> None:
    assert anchors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](b.md) ![c](d.png)", ["b.md", "d.png"]),
        ("[a][x]\n\n[x]: b.md", ["b.md"]),
        ("`[a](b.md)`\n\n```\n[a](b.md)\n```", []),
        ('<p><img src="a.png"></p>', ["a.png"]),
        ("| a |\n|---|\n| [b](c.md) |", ["c.md"]),
    ],
)
def test_links_are_found_wherever_markdown_has_them(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


# ---- the navigation of the site --------------------------------------------------------------------


@pytest.fixture(scope="module")
def conf() -> ModuleType:
    """docs/conf.py, which needs Sphinx only to build."""
    spec = importlib.util.spec_from_file_location("conf_of_docs", ROOT / "docs/conf.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_navigation_consists_of_the_lists_of_the_start_page_and_of_the_remaining_pages(conf: ModuleType) -> None:
    text = "# Start\n\n### Use\n\n- [A](a.md)\n- [Changes](../CHANGELOG.md)\n"
    pages = {"docs/index", "docs/a", "docs/new", "CHANGELOG"}
    captions = re.findall(r":caption: (.*)\n\n((?:/.*\n)+)", conf.navigation(text, pages))
    assert captions == [("Use", "/docs/a\n/CHANGELOG\n"), ("More", "/docs/new\n")]


def test_the_start_page_lists_every_page_of_the_site_or_the_navigation_adds_it(conf: ModuleType) -> None:
    pages = {page.removesuffix(".md") for page in LINKED}
    added = conf.navigation((ROOT / "docs/index.md").read_text(encoding="utf-8"), pages)
    assert sorted(re.findall(r"^/(.*)$", added, re.MULTILINE)) == sorted(pages - {"docs/index"})


@pytest.mark.parametrize(
    ("page", "link", "path"),
    [("docs/index", "a.md", "docs/a"), ("docs/index", "../README.md", "README"), ("README", "docs/a.md", "docs/a")],
)
def test_a_link_is_found_from_the_root_of_the_repository(conf: ModuleType, page: str, link: str, path: str) -> None:
    assert conf.from_root(page, link) == path
