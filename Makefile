# Everything that can be made here; `make` alone lists it. Needs Python 3.11 or later, and PyPI for the first install.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV ?= .venv
LEDGER ?= secondsource.db
PORT ?= 8000
PYTEST_ARGS ?=
LOCK_ARGS ?=
UV_VERSION := 0.13.9

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
RUN_STAMP := $(VENV)/.locked
DEV_STAMP := $(VENV)/.locked-dev

# An interpreter is asked for its version, for one on the path may be a stub that runs none.
FIND_PYTHON = for python in $(PYTHON) python3.13 python3.12 python3.11 python3; do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; python=; \
	done; \
	[ -n "$$python" ] || { echo "Python 3.11 or later was not found: install it, or say 'make install PYTHON=/path/to/python3'." >&2; exit 1; }

.PHONY: help install install-dev demo test lint bench serve lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(RUN_STAMP) ## put the command into .venv, at the versions of requirements.lock
	@echo "Installed: $(BIN)/secondsource"

install-dev: $(DEV_STAMP) ## the same with what `test`, `lint` and `bench` need besides
	@echo "Installed: $(BIN)/secondsource, with the tools for its development"

$(BIN)/python:
	@$(FIND_PYTHON); echo "Making $(VENV) with $$("$$python" --version)"; "$$python" -m venv "$(VENV)"

define installed
	@"$(BIN)/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "$(VENV) does not run Python 3.11 or later: remove it, then try again." >&2; exit 1; }
	@"$(BIN)/python" -c 'import pip' 2>/dev/null || "$(BIN)/python" -m ensurepip >/dev/null
	@echo "Installing the packages of $(1) into $(VENV) (about a minute the first time)"
	@$(PIP) install --require-hashes -r $(1)
	@$(PIP) install --no-deps --no-build-isolation -e .
endef

# The editable install is built without isolation, so that the build package is a locked one too.
$(RUN_STAMP): requirements.lock pyproject.toml | $(BIN)/python
	$(call installed,requirements.lock)
	@touch $@

$(DEV_STAMP): requirements-dev.lock requirements.lock pyproject.toml | $(BIN)/python
	$(call installed,requirements-dev.lock)
	@touch $(RUN_STAMP) $@

# The story whose origins are the least certain, and of these the smallest: it shows most in the fewest lines.
define CHOOSE
import json, sys
stories = json.load(sys.stdin)["stories"]
print(max(stories, key=lambda s: (s["origins"]["high"] - s["origins"]["low"], -s["reports"]))["id"])
endef
export CHOOSE

demo: $(RUN_STAMP) ## read the example pages, print the stories, write the dossiers
	@rm -rf build/demo.db build/demo.db-wal build/demo.db-shm build/dossiers
	@mkdir -p build
	@set -e; \
	say() { echo "$$ $(BIN)/secondsource $$* --ledger build/demo.db"; \
		$(BIN)/secondsource "$$@" --ledger build/demo.db; echo; }; \
	say read examples/pages --vocabulary examples/vocabulary.yaml; \
	say stories; \
	story="$$($(BIN)/secondsource stories --json --ledger build/demo.db | $(BIN)/python -c "$$CHOOSE")"; \
	say story "$$story"; \
	say report --all -o build/dossiers; \
	echo "Open in a browser: $$(pwd)/build/dossiers/index.html"

test: lint ## lint, then run every test
	@$(BIN)/python -m pytest -q $(PYTEST_ARGS)

lint: $(DEV_STAMP) ## ruff and mypy
	@$(BIN)/ruff check -q
	@$(BIN)/ruff format -q --check
	@$(BIN)/mypy --no-error-summary

bench: $(DEV_STAMP) ## run every benchmark; fails where one misses its bar
	@missed=; \
	for module in $$(grep -l '__main__' bench/*.py); do \
		name="$$(basename "$$module" .py)"; \
		echo "== $$name"; \
		$(BIN)/python -m "bench.$$name" || missed="$$missed $$name"; \
		echo; \
	done; \
	[ -z "$$missed" ] || { echo "Below the bar:$$missed" >&2; exit 1; }

serve: $(RUN_STAMP) ## write all stories of LEDGER as HTML and serve them on 127.0.0.1:PORT
	@$(BIN)/secondsource report --all -o build/dossiers --ledger "$(LEDGER)"
	@echo "http://127.0.0.1:$(PORT)/ (Ctrl-C ends it)"
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory build/dossiers $(PORT)

lock: build/uv/bin/uv ## lock the dependencies anew; LOCK_ARGS=--upgrade takes newer versions
	@set -e; lock() { \
		env -u UV_INDEX -u UV_INDEX_URL -u UV_DEFAULT_INDEX -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS \
		$< pip compile --no-config -q --universal --python-version 3.11 --fork-strategy fewest \
			--generate-hashes --custom-compile-command "make lock" $(LOCK_ARGS) "$$@"; \
	}; \
	backend="$$($(BIN)/python -c \
		'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")')"; \
	lock pyproject.toml - -o requirements.lock <<< "$$backend"; \
	lock pyproject.toml - --extra dev -c requirements.lock -o requirements-dev.lock <<< "$$backend"

# uv locks for every platform and Python at once, where pip-tools locks for the one that runs it.
build/uv/bin/uv: | $(BIN)/python
	@$(BIN)/python -m venv build/uv
	@build/uv/bin/python -m pip --disable-pip-version-check -qq install "uv==$(UV_VERSION)"

clean: ## remove what was made: .venv, build, caches
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
