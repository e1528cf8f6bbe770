"""Pages of a browser that one test after the other uses: to open a new one takes a second of processor time."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Page

USUAL: dict[str, Any] = {
    "viewport": {"width": 1280, "height": 720},
    "color_scheme": "light",
    "reduced_motion": "no-preference",
}
"""What an open page can change, as Playwright sets it for a new page. Other options need a context of their own."""
IDLE = 4
"""How many pages wait for the next test."""
FORGET = """() => { for (const name of ['localStorage', 'sessionStorage']) try { window[name].clear(); } catch {} }"""


@dataclass
class Tab:
    """A page, and the lists that what it does is added to while a test has it."""

    page: Page
    needs: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    accepts: bool = False

    def listen(self, page: Page) -> None:
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("popup", lambda opened: self.requests.append(f"popup {opened.url}"))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._answer)

    def _answer(self, dialog: Dialog) -> None:
        if self.accepts:
            dialog.accept()
        else:
            self.complaints.append(dialog.message)
            dialog.dismiss()


class Tabs:
    """The pages of one browser; a page that is put back has forgotten all that a test did with it."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: list[Tab] = []
        self._taken: list[Tab] = []

    def new_page(
        self,
        *,
        requests: list[str] | None = None,
        complaints: list[str] | None = None,
        accepts: bool = False,
        **options: Any,
    ) -> Page:
        """An empty page with options of Playwright's `new_page`; it is put back after the test.

        What it asks for is added to `requests`; its errors, and what it writes to the console, to `complaints`. It
        accepts dialogs, or else they are complaints. One more option is `init`, JavaScript that runs before a page.
        """
        looks = {**USUAL, **{name: value for name, value in options.items() if name in USUAL}}
        fixed = {name: value for name, value in options.items() if name not in USUAL}
        tab = self._find(repr(sorted(fixed.items()))) or self._open(fixed)
        self._taken.append(tab)
        tab.requests = [] if requests is None else requests
        tab.complaints = [] if complaints is None else complaints
        tab.accepts = accepts
        tab.page.set_viewport_size(looks.pop("viewport"))
        tab.page.emulate_media(media="null", **looks)
        return tab.page

    def another(self, page: Page) -> Page:
        """One more page in the context of a page: it has the same options, and shares what pages store."""
        [tab] = [tab for tab in self._taken if tab.page is page]
        more = page.context.new_page()
        tab.listen(more)
        return more

    def new_context(self, **options: Any) -> BrowserContext:
        """A context that is really new; the test closes it."""
        return self._browser.new_context(**options)

    def put_back(self) -> None:
        """Ends the use of all pages; what they ask for while they are emptied is still noticed."""
        while self._taken:
            tab = self._taken.pop()
            with suppress(Exception):  # a page that a test closed, or that hangs, is not used again
                _empty(tab.page)
                tab.requests, tab.complaints = [], []
                self._idle.append(tab)
                continue
            tab.page.context.close()
        while len(self._idle) > IDLE:
            self._idle.pop(0).page.context.close()

    def _find(self, needs: str) -> Tab | None:
        for tab in reversed(self._idle):
            if tab.needs == needs:
                self._idle.remove(tab)
                return tab
        return None

    def _open(self, fixed: dict[str, Any]) -> Tab:
        context = self._browser.new_context(**{name: value for name, value in fixed.items() if name != "init"})
        context.add_init_script(fixed.get("init", ""))
        tab = Tab(context.new_page(), repr(sorted(fixed.items())))
        tab.listen(tab.page)
        return tab


def _empty(page: Page) -> None:
    for other in page.context.pages:
        if other is not page:
            other.close()
    page.set_default_timeout(30_000)
    page.evaluate(FORGET)
    page.unroute_all()
    page.mouse.move(-1, -1)
    page.goto("about:blank")
    page.context.clear_cookies()
