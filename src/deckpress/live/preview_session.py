"""A running preview: the last good build, the model that the page shows, and the open pages."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import TypeVar

from deckpress.cache.store import MemoryStore
from deckpress.live.preview_build import Built, Page, build, make_page
from deckpress.live.preview_frame import Look, frame_page
from deckpress.live.preview_model import Model, make_model
from deckpress.project import Request
from deckpress.project.cache import DiskCache, cache_folder
from deckpress.project.warm import Warm
from deckpress.tex.drawing import TexEngine

T = TypeVar("T")
_STACK = 16 << 20
"""Bytes of stack for the thread that builds: some systems give threads far less than the main one has."""


class Preview:
    """One thread builds, renders cards and makes pages: the cache and the formula engine belong to one thread.

    Any thread may call the methods. `model` is replaced as a whole. All builds have the time of the request.
    """

    def __init__(self, request: Request) -> None:
        self._request = request
        self._built: Built | None = None
        self._store = MemoryStore()
        self._pages: dict[tuple[str, int], Page] = {}
        self._listeners: set[SimpleQueue[str]] = set()
        self._lock = threading.Lock()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="preview")
        self._warm = Warm(one_time=True)
        self.model = Model()
        previous = threading.stack_size(_STACK)
        try:
            self._cache, self._engine = self._run(_open_engine)
        finally:
            threading.stack_size(previous)

    def rebuild(self) -> Built:
        """Builds from the files as they are now, and sends what changed to every open page."""
        return self._run(self._rebuild)

    def _rebuild(self) -> Built:
        self._engine.begin()
        built = build(self._request, self._engine, self._store, self._warm)
        before, self.model = self.model, make_model(built, self.model)
        if not self.model.stale:
            self._built = built
            self._pages.clear()
        self._send("model", self.model.changes(before))
        return built

    def frame(self, key: str, look: Look) -> str | None:
        """The page of one side of a card; None if there is no such card."""
        return self._run(lambda: self._frame(key, look))

    def _frame(self, key: str, look: Look) -> str | None:
        card = self.model.cards.get(key)
        if card is None:
            return None
        return frame_page(card.text, look, self._engine)

    def page(self, form: str, number: int) -> Page:
        """A page as a build writes it: the sheet of a file and so on."""
        return self._run(lambda: self._page(form, number))

    def _page(self, form: str, number: int) -> Page:
        if self._built is None:
            return Page(())
        if (form, number) not in self._pages:
            self._pages[form, number] = make_page(self._built, form, number)
        return self._pages[form, number]

    def _run(self, task: Callable[[], T]) -> T:
        return self._worker.submit(task).result()

    # ---- open pages --------------------------------------------------------------------------------

    def listen(self) -> SimpleQueue[str]:
        """A queue of events for one page, as texts to send; an empty text ends the stream."""
        queue: SimpleQueue[str] = SimpleQueue()
        with self._lock:
            self._listeners.add(queue)
        return queue

    def forget(self, queue: SimpleQueue[str]) -> None:
        """Ends the events of a page that is closed."""
        with self._lock:
            self._listeners.discard(queue)

    def _send(self, event: str, data: str) -> None:
        with self._lock:
            for queue in self._listeners:
                queue.put(f"event: {event}\ndata: {data}\n\n")

    def close(self) -> None:
        """Ends the events of all pages, and the thread."""
        with self._lock:
            for queue in self._listeners:
                queue.put("")
        cache, self._cache = self._cache, None
        if cache is not None:
            self._run(cache.close)
        self._worker.shutdown()


def _open_engine() -> tuple[DiskCache | None, TexEngine]:
    """The engine that draws all formulas, and its cache."""
    folder = cache_folder()
    cache = DiskCache(folder) if folder else None
    return cache, TexEngine(cache)
