# Two commands for a newcomer: "make demo" and "make test". "make help" lists the rest.

.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
DEMO ?= var/demo

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
BUILD_FILES := pyproject.toml hatch_build.py $(wildcard translations/*/LC_MESSAGES/*.po)

export PYTHONUTF8 := 1
# as root the PostgreSQL of the tests makes itself a user, with a tool that lies there
export PATH := $(PATH):/usr/sbin:/sbin

.PHONY: help demo test check lint tests format translations lock clean chromium

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-20s %s\n", $$1, $$2}'

demo: $(VENV)/.run $(DEMO)/demo-credentials.json  ## build the example folder and start the service on http://127.0.0.1:8000
	@$(BIN)/survey run --folder $(DEMO) --port $(PORT)

test: $(VENV)/.test chromium  ## install what the tests need, then run everything
	@$(MAKE) --no-print-directory check

check: lint tests  ## what CI runs: format, lint, types, contracts, translations, duplicates, tests with coverage

.PHONY: code types templates contracts texts duplicates
lint: code types templates contracts texts duplicates

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

tests: $(VENV)/.test
	@echo "== tests"
	@mkdir -p .cache/coverage
	@$(BIN)/python -m pytest -n 2 -q --cov --cov-branch --cov-report=json --no-cov-on-fail $(PYTEST)
	@$(BIN)/python scripts/check_coverage.py .cache/coverage/coverage.json

format: $(VENV)/.test  ## format the code
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

translations: $(VENV)/.test  ## take the texts out of code, templates and questionnaires into translations/messages.pot
	@$(BIN)/python -m scripts.translations extract

lock: $(VENV)/.test  ## choose the newest allowed versions and write the hashed locks
	@command -v uv >/dev/null || test -x $(BIN)/uv || $(PIP) install uv
	@PATH="$$PATH:$(CURDIR)/$(BIN)" scripts/lock.sh

clean:  ## remove the environment, caches and the example folder
	@rm -rf $(VENV) .cache var/demo

# ---------------------------------------------------------------- the environment, made once

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed. Name one: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) \
	  || { echo "Python lacks venv. On Debian: apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements.lock.txt $(BUILD_FILES)
	@echo "Installing (the first time takes a minute) …"
	@$(PIP) install --require-hashes -r requirements.lock.txt
	@$(PIP) install --no-deps --no-index --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements-dev.lock.txt
	@echo "Installing what the tests need …"
	@$(PIP) install --require-hashes -r requirements-dev.lock.txt
	@touch $@

chromium:
	@scripts/chromium.sh

# the credentials are written last: with them the example folder is whole
$(DEMO)/demo-credentials.json: | $(VENV)/.run
	@test ! -e $(DEMO) || { echo "$(DEMO) is not a whole example folder. Remove it: rm -r $(DEMO)"; exit 1; }
	@echo "Building the example folder …"
	@$(BIN)/survey demo --folder $(DEMO) || { rm -rf $(DEMO); exit 1; }
