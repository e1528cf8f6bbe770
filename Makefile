# `make help` lists the targets. The first one that needs it sets up .venv from the pinned files in requirements/,
# and again when these change.

VENV := .venv
# The first of these that is new enough is taken; `make PYTHON=/path/to/python3` names one.
PYTHON ?= python3 python3.13 python3.12 python3.11 python
# Passed on to pytest: make test ARGS="-k cloze"
ARGS ?=
# Passed on to the resolver: make lock LOCK_FLAGS=--upgrade
LOCK_FLAGS ?=

ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PY := $(BIN)/python
PIP := $(PY) -m pip install -qq --disable-pip-version-check
# Written last, so that an interrupted set-up is begun again.
RUN := $(VENV)/.set-up-run
DEV := $(VENV)/.set-up-dev

.DEFAULT_GOAL := deck
.PHONY: deck test lint format check bench pictures lock clean help

deck: $(RUN) ## build the decks of cards/ into build/ (what plain `make` does)
	@$(PY) -m deckpress build

test: $(DEV) ## run the tests, the built wheel among them (ARGS="-k cloze" or "--slow" goes to pytest)
	@$(PY) tests/chrome.py
	@$(PY) -m pytest $(ARGS)

lint: $(DEV) ## ruff (rules and format) and mypy
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m mypy

format: $(DEV) ## let ruff mend what it can, and format
	@$(PY) -m ruff check --fix
	@$(PY) -m ruff format

check: lint test deck ## all that must pass before a change is handed in

bench: $(DEV) ## measure the speed of a build
	@$(PY) tests/bench/bench.py $(ARGS)

pictures: $(DEV) ## draw the pictures of README and docs anew, but for those of Anki itself
	@$(PY) tests/pictures.py

lock: $(RUN) ## write requirements/*.txt anew from pyproject.toml (LOCK_FLAGS=--upgrade takes newer releases)
	@$(PIP) uv
	@$(COMPILE) --group build -o requirements/run.txt
	@$(COMPILE) --group dev -c requirements/run.txt -o requirements/dev.txt

# --universal: one file for every system and Python; what is for one of them alone carries a marker.
COMPILE = $(PY) -m uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" $(LOCK_FLAGS)

clean: ## empty build/, remove .venv and all caches
	@find build -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf {} +
	@find src tests -name __pycache__ -prune -exec rm -rf {} +
	@rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

$(RUN): pyproject.toml requirements/run.txt
	@echo "setting up $(VENV) (once, about 10 s)"
	@$(PY) -c 'import pip' 2>/dev/null || { \
	  rm -rf $(VENV); found=; \
	  for python in $(PYTHON); do \
	    if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	  done; \
	  test -n "$$found" || { \
	    echo "deckpress needs Python 3.11 or newer; install it, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }; \
	  "$$found" -m venv $(VENV) || { \
	    echo "$$found cannot make virtual environments; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }; \
	}
	@$(PIP) -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): $(RUN) requirements/dev.txt
	@echo "adding the test tools to $(VENV) (once, about 20 s)"
	@$(PIP) -r requirements/dev.txt
	@touch $@
