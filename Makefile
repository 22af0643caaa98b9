# Two commands for a newcomer: "make demo" and "make test". "make help" lists the rest.

.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
DEMO ?= var/demo

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# a lock is whole, so there is nothing to look up; what is used compiles itself
LOCKED := install --no-deps --no-compile --require-hashes
NODE_TOOLS := tools/accessibility
# one more than there are cores: a worker with a browser or a server mostly waits for it
WORKERS ?= 3
BUILD_FILES := pyproject.toml

export PYTHONUTF8 := 1
# every process that the tests start would compile every library anew
export PYTHONDONTWRITEBYTECODE :=
# as root the PostgreSQL of the tests makes itself a user, with a tool that lies there
export PATH := $(PATH):/usr/sbin:/sbin

.PHONY: help demo test check lint tests accessibility audio screenshots format translations lock clean browsers

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-20s %s\n", $$1, $$2}'

demo: $(VENV)/.run $(DEMO)/demo-credentials.json  ## build the example folder and start the service on http://127.0.0.1:8000
	@SURVEY_BASE_URL=http://127.0.0.1:$(PORT) $(BIN)/survey worker --folder $(DEMO) & worker=$$!; \
	trap "kill $$worker 2>/dev/null" EXIT INT TERM; \
	$(BIN)/survey run --folder $(DEMO) --port $(PORT)

test:  ## install what the tests need, then run everything
	@$(MAKE) --no-print-directory --jobs 3 $(VENV)/.test $(NODE_TOOLS)/.made
	@$(MAKE) --no-print-directory check

check:  ## what CI runs: format, lint, types, contracts, translations, duplicates, tests with coverage
	@$(MAKE) --no-print-directory --jobs 2 lint
	@$(MAKE) --no-print-directory tests

.PHONY: code types templates contracts texts duplicates collection
lint: types collection duplicates code templates contracts texts

code: $(VENV)/.test
	@echo "== code"
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .

types: $(VENV)/.test
	@echo "== types"
	@$(BIN)/mypy --no-error-summary

templates: $(VENV)/.test
	@echo "== templates"
	@$(BIN)/djlint --lint --quiet survey/templates

contracts: $(VENV)/.test
	@echo "== contracts of the house"
	@$(BIN)/lint-imports --no-cache --no-logo

texts: $(VENV)/.test
	@echo "== translations"
	@$(BIN)/python -m scripts.translations check

duplicates: $(VENV)/.test
	@echo "== code written twice"
	@$(BIN)/python scripts/check_duplicates.py survey analysis scripts tests

# whoever comes first compiles what the tests import: three workers at once would each do all of it
collection: $(VENV)/.test
	@echo "== every test can be read"
	@mkdir -p .cache
	@$(BIN)/python -m pytest --collect-only --quiet --quiet >.cache/collected.txt || { cat .cache/collected.txt; exit 1; }

tests: $(VENV)/.test
	@echo "== tests"
	@mkdir -p .cache
	@$(BIN)/python -m slipcover -m pytest -n $(WORKERS) --dist worksteal -q $(PYTEST)
	@$(BIN)/python scripts/check_coverage.py .cache/coverage.json

accessibility: $(VENV)/.test $(NODE_TOOLS)/.made  ## prove anew that everyone can answer: every page, language, engine and browser; keeps what was found for the statement
	@$(BIN)/python -m pytest -n 2 -q -m accessibility $(PYTEST)
	@cp .cache/accessibility.json survey/accessibility.json

audio: $(VENV)/.run  ## let the example folder be read aloud in every language that has a voice (espeak-ng and lame)
	@$(BIN)/survey make-audio --folder $(DEMO)

screenshots: $(VENV)/.test $(NODE_TOOLS)/.made  ## take pictures of every respondent page: var/screenshots, and the chosen ones in docs/pictures
	@$(BIN)/python -m scripts.screenshots

format: $(VENV)/.test  ## format the code
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

translations: $(VENV)/.test  ## take the texts out of code, templates and questionnaires into translations/messages.pot
	@$(BIN)/python -m scripts.translations update

lock: $(VENV)/.test  ## choose the newest allowed versions and write the hashed locks
	@command -v uv >/dev/null || test -x $(BIN)/uv || $(PIP) install uv
	@PATH="$$PATH:$(CURDIR)/$(BIN)" scripts/lock.sh
	@scripts/lock_node.sh

clean:  ## remove the environment, caches and the example folder
	@rm -rf $(VENV) .cache var/demo

# ---------------------------------------------------------------- the environment, made once

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed. Name one: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) \
	  || { echo "Python lacks venv. On Debian: apt-get install python3-venv"; exit 1; }
	@touch $@

# the pip of Python 3.11 takes twice as long to find a package
$(VENV)/.pip: $(VENV)/.made requirements-pip.lock.txt
	@$(PIP) $(LOCKED) -r requirements-pip.lock.txt
	@touch $@

$(VENV)/.run: $(VENV)/.pip requirements.lock.txt $(BUILD_FILES)
	@echo "Installing (the first time takes a minute) …"
	@$(PIP) $(LOCKED) -r requirements.lock.txt
	@$(PIP) install --no-deps --no-index --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.pip requirements-dev.lock.txt
	@echo "Installing what the tests need besides …"
	@$(PIP) $(LOCKED) -r requirements-dev.lock.txt
	@touch $@

$(VENV)/.test: $(VENV)/.run $(VENV)/.dev
	@$(BIN)/python -m pip check >$(VENV)/checked || { cat $(VENV)/checked; echo "Make the environment anew: make clean"; exit 1; }
	@touch $@

browsers:
	@scripts/browsers.sh

# package-lock.json names no host: npm takes the packages from wherever it is set up to, and the hashes decide
$(NODE_TOOLS)/.made: $(NODE_TOOLS)/package.json $(NODE_TOOLS)/package-lock.json | browsers
	@echo "Installing the accessibility tools …"
	@cd $(NODE_TOOLS) && npm ci --ignore-scripts --silent
	@touch $@

# the credentials are written last: with them the example folder is whole
$(DEMO)/demo-credentials.json: | $(VENV)/.run
	@test ! -e $(DEMO) || { echo "$(DEMO) is not a whole example folder. Remove it: rm -r $(DEMO)"; exit 1; }
	@echo "Building the example folder …"
	@$(BIN)/survey demo --folder $(DEMO) || { rm -rf $(DEMO); exit 1; }

.PHONY: benchmark
benchmark: $(VENV)/.test  ## measure the service beside bare references, in the same run
	@$(BIN)/python -m benchmarks
