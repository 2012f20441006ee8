# Quietroom's verbs. `make` alone prints them. Everything is made inside .venv, from requirements.lock.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2
ONLY ?=
DATA ?=

# Stamps are named by what they were made from, so that a second run has nothing to do and a
# deleted file counts as a change.
key = $(shell find $(1) -type f ! -name '*.pyc' | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -c1-16)
LOCKED := $(VENV)/.locked-$(call key,requirements.lock)
NODE := $(VENV)/.node-$(call key,web/package-lock.json)
MADE := -path '*/node_modules' -o -path web/dist -o -path web/dist-gallery -o -path web/.tsc
webkey = $(shell find web messages src/quietroom/agreement/text src/quietroom/agreement/advice.toml \
	src/quietroom/agreement/relations src/quietroom/guidance/courses src/quietroom/room/hints \
	src/quietroom/objective/examples.json src/quietroom/objective/usual.json \
	src/quietroom/identity/eff_large_wordlist.txt \
	\( $(MADE) \) -prune -o -type f -print | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -c1-16)
SITE := $(VENV)/.site-$(webkey)
GALLERY := $(VENV)/.gallery-$(webkey)
WHEEL := $(VENV)/.wheel-$(call key,src pyproject.toml README.md LICENSE requirements.lock)-$(webkey)

.PHONY: help setup run check gates test test-fast prove bench pictures chromium lock clean

help: ## print these verbs
	@grep -hE '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | \
		awk -F ':.*## ' '{ printf "  make %-10s %s\n", $$1, $$2 }'

setup: $(WHEEL) ## make .venv from requirements.lock and install the built wheel in it
	@:

run: setup ## play the demo over a real server, then serve it (DATA=folder to keep it; Ctrl-C ends)
	@$(BIN)/quietroom demo $(if $(DATA),--data $(DATA))

check: gates ## format, lint, strict types, import contracts, documents
	@$(BIN)/pytest -q tests/docs

test: gates $(GALLERY) chromium ## check and every test, on the built wheel and in a browser
	@cd web && npx --no-install vitest run --silent --reporter=dot
	@$(BIN)/pytest -q -n $(WORKERS) --dist worksteal --minima tests/minimum.toml

test-fast: setup ## the rules, the SDK and the store, in under two minutes
	@$(BIN)/pytest -q -n $(WORKERS) --dist worksteal -m 'not slow' $(addprefix tests/,rules client exchange store)

prove: setup ## the long proofs, one line each (ONLY=name for one)
	@$(BIN)/python -m proofs $(ONLY)

bench: setup ## the measured claims, as ratios (ONLY=name for one)
	@$(BIN)/python -m benchmarks $(ONLY)

pictures: setup $(GALLERY) chromium ## every state of every screen, light and dark, phone and desktop
	@$(BIN)/python -m tests.web.pictures pictures

lock: $(LOCKED) ## resolve the dependencies of pyproject.toml anew into requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--only-binary :all: --generate-hashes --no-header --no-annotate --no-emit-index-url \
		--upgrade --quiet --output-file requirements.lock

clean: ## remove everything that `make` made
	@rm -rf $(VENV) dist build web/dist web/dist-gallery web/.tsc web/node_modules pictures .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

gates: setup
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@PYTHONPATH=src $(BIN)/lint-imports --no-logo
	@cd web && npm run --silent check

# Debian's browser, installed where we may: the tests drive it, nothing else needs it.
chromium:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get -qq update >/dev/null && \
		DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium >/dev/null; } || \
		{ echo 'make: the tests drive a browser; install chromium' >&2; exit 1; }

$(NODE): $(LOCKED)
	@command -v npm >/dev/null || { echo 'make: Node 20.19 or newer builds the browser client; install nodejs and npm' >&2; exit 1; }
	@cd web && npm ci --silent --no-audit --no-fund
	@rm -f $(VENV)/.node-*
	@touch $@

$(SITE): $(NODE)
	@cd web && npm run --silent build
	@rm -f $(VENV)/.site-*
	@touch $@

$(GALLERY): $(NODE)
	@cd web && npm run --silent gallery
	@rm -f $(VENV)/.gallery-*
	@touch $@

# uv comes from the lock too, by its hash, before it installs the rest.
$(LOCKED):
	@command -v $(PYTHON) >/dev/null || { echo 'make: Python 3.11 or newer is needed; install python3 and python3-venv' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'make: Python 3.11 or newer is needed; name one with PYTHON=python3.11' >&2; exit 1; }
	@test -x $(BIN)/uv || { $(PYTHON) -m venv --clear $(VENV) && \
		awk '/^uv==/ { on = 1 } on { print } !/\\$$/ { on = 0 }' requirements.lock > $(VENV)/uv.txt && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $(VENV)/uv.txt; }
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip sync --quiet --require-hashes requirements.lock
	@rm -f $(VENV)/.locked-* $(VENV)/.wheel-* $(VENV)/.node-* $(VENV)/.site-* $(VENV)/.gallery-*
	@touch $@

$(WHEEL): $(LOCKED) $(SITE)
	@rm -rf dist
	@$(BIN)/uv build --quiet --wheel --no-build-isolation --python $(BIN)/python --out-dir dist
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --offline --no-deps --reinstall dist/quietroom-*.whl
	@rm -f $(VENV)/.wheel-*
	@touch $@
