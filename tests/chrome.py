"""Finds a Chrome, Chromium or Edge for the tests that look at pages; as a program, it installs one where none is.

Most tests use Chromium's headless shell where there is one: the same engine without the rest of a browser, which opens
pages in half the time. What the command itself starts is the browser that a user has.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ARGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
    "--js-flags=--min-semi-space-size=64 --max-semi-space-size=128",
)
"""What a browser is started with: it runs as root in a container, too, and opens only pages that the tests wrote.

With more room for new objects, axe and MathJax spend a fifth less of the time of the processor.
"""

NAMES = (
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "chromium-browser",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
SHELL = "chromium-headless-shell"
"""The name of the headless shell, and of its package in Debian."""
MACOS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
DOWNLOADED = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
)
"""Where, in its cache, `playwright install chromium` puts what it fetched."""

ADVICE = (
    "The tests need Chrome, Chromium or Edge: install one (Debian, Ubuntu: apt-get install chromium), "
    "or name it: DECKPRESS_CHROME=/path/to/chrome make test"
)


def candidates() -> Iterator[Path]:
    """Every place where a browser may stand, the best first."""
    if named := os.environ.get("DECKPRESS_CHROME"):
        yield Path(named)
        return
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    home = Path.home()
    for folder in (Path("/Applications"), home / "Applications"):
        yield from (folder / app for app in MACOS)
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if base := os.environ.get(variable):
            yield from (Path(base) / program for program in WINDOWS)
    caches = (home / ".cache", home / "Library/Caches", Path(os.environ.get("LOCALAPPDATA", home)))
    for cache in caches:
        for pattern in DOWNLOADED:
            yield from sorted((cache / "ms-playwright").glob(pattern), reverse=True)


def find_chrome() -> Path | None:
    """The first browser that is there, or None."""
    return next((path for path in candidates() if path.is_file()), None)


def find_shell() -> Path | None:
    """Chromium's headless shell or, where there is none, the first browser; $DECKPRESS_CHROME comes before both."""
    found = None if os.environ.get("DECKPRESS_CHROME") else shutil.which(SHELL)
    return Path(found) if found else find_chrome()


def install_shell() -> None:
    """Installs the headless shell without a question: as root on Debian, which mostly is a container."""
    release = Path("/etc/os-release")
    if not release.is_file() or "ID=debian" not in release.read_text("utf-8").split() or os.geteuid() != 0:
        return
    print("installing Chromium's headless shell for the tests (once, some seconds)", flush=True)
    script = f"apt-get -qq update; apt-get -qq install -y --no-install-recommends {SHELL}"
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["sh", "-c", script], env=environment, capture_output=True, check=False)


def installers() -> Iterator[list[str]]:
    """The commands that may bring a browser to this machine without a question, the best first."""
    if sys.platform == "linux":
        root: list[str] | None = []
        if os.geteuid() != 0:
            asked = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0
            root = ["sudo", "-n"] if asked else None
        if root is not None and shutil.which("apt-get"):
            script = (
                "export DEBIAN_FRONTEND=noninteractive; apt-get -qq update "
                "&& apt-get -qq install -y --no-install-recommends chromium fonts-noto-core"
            )
            yield [*root, "sh", "-c", script]
        elif root is not None and shutil.which("dnf"):
            yield [*root, "dnf", "-q", "install", "-y", "chromium", "google-noto-sans-fonts"]
    elif shutil.which("brew"):
        yield ["brew", "install", "--quiet", "--cask", "chromium"]
    yield [sys.executable, "-m", "playwright", "install", "chromium"]


def main() -> int:
    """Install a browser unless there is one: 0 if the tests can run."""
    if find_chrome():
        if find_shell() == find_chrome() and "DECKPRESS_CHROME" not in os.environ:
            install_shell()
        return 0
    if "DECKPRESS_CHROME" not in os.environ:
        print("installing Chromium for the tests (once, about a minute)", flush=True)
        for command in installers():
            done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
            if done.returncode == 0 and find_chrome():
                install_shell()
                return 0
            print(*done.stdout.splitlines()[-3:], sep="\n", file=sys.stderr)
    print(ADVICE, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
