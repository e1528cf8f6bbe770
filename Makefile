# `make help` lists the targets. Targets set up .venv from the pinned files in requirements/ when they first need it,
# and again when these files change.

VENV := .venv
# The first of these that is new enough is used; `make PYTHON=/path/to/python3` names another one.
PYTHON ?= python3 python3.13 python3.12 python3.11 python
# Arguments for pytest: make test ARGS="-k cloze"
ARGS ?=
# Arguments for the resolver: make lock LOCK_FLAGS=--upgrade
LOCK_FLAGS ?=

ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PY := $(BIN)/python
PIP := $(PY) -m pip install -qq --disable-pip-version-check
# Written at the end, so that an interrupted set-up starts again.
RUN := $(VENV)/.set-up-run
DEV := $(VENV)/.set-up-dev
DOCS := $(VENV)/.set-up-docs

.DEFAULT_GOAL := deck
.PHONY: deck test lint format check docs bench pictures lock clean help

deck: $(RUN) ## build the decks of cards/ into build/ (the default)
	@$(PY) -m deckpress build

test: $(DEV) ## run the tests, including those of the wheel (ARGS="-k cloze" or "--slow" goes to pytest)
	@$(PY) tests/chrome.py
	@$(PY) -m pytest -n auto --dist worksteal $(ARGS)

lint: $(DEV) ## check rules and format with ruff, and types with mypy
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m mypy

format: $(DEV) ## apply the automatic fixes of ruff, and its format
	@$(PY) -m ruff check --fix
	@$(PY) -m ruff format

check: lint test deck ## everything that must pass before you hand in a change

docs: $(DOCS) ## build the documentation as a website with search in build/site/
	@rm -rf build/site
	@$(PY) -m sphinx -q -E -W --keep-going -c docs -d build/.doctrees -b html . build/site
	@echo "open build/site/index.html"

bench: $(DEV) ## measure the speed of a build
	@$(PY) tests/bench/bench.py $(ARGS)

pictures: $(DEV) ## update the pictures of README and docs, except those of Anki
	@$(PY) tests/pictures.py

lock: $(RUN) ## update requirements/*.txt from pyproject.toml (LOCK_FLAGS=--upgrade for newer releases)
	@$(PIP) uv
	@$(COMPILE) --group build -o requirements/run.txt
	@$(COMPILE) --group dev -c requirements/run.txt -o requirements/dev.txt
	@$(COMPILE) --group docs -c requirements/run.txt -c requirements/dev.txt -o requirements/docs.txt

# --universal: one file for all systems and Pythons, with markers for packages that only some of them need.
COMPILE = $(PY) -m uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" $(LOCK_FLAGS)

clean: ## empty build/, and remove .venv and all caches
	@find build -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf {} +
	@find src tests -name __pycache__ -prune -exec rm -rf {} +
	@rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

$(RUN): pyproject.toml requirements/run.txt
	@echo "setting up $(VENV) (once; it downloads packages)"
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

$(DOCS): $(RUN) requirements/docs.txt
	@echo "adding the documentation tools to $(VENV) (once)"
	@$(PIP) -r requirements/docs.txt
	@touch $@

$(DEV): $(RUN) requirements/dev.txt
	@echo "adding the test tools to $(VENV) (once)"
	@$(PIP) -r requirements/dev.txt
	@touch $@
