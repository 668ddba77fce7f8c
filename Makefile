PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
OOXML := tests/conformance/ooxml
NU := tests/conformance/html
SARIF := tests/conformance/sarif
CONFORMANCE_STAMP := $(OOXML)/node_modules/.installed
SOURCES := src tests hatch_build.py $(wildcard benchmarks tools)
DEMO := samples/rook/statement.yaml
DEMO_DATE := 2026-11-25

.PHONY: demo test conformance programs bench fuzz generate install clean

demo: $(STAMP)
	$(BIN)/courtdocs check $(DEMO) --as-at $(DEMO_DATE)
	$(BIN)/courtdocs render $(DEMO) -o build/demo --as-at $(DEMO_DATE)
	@echo "The files are in build/demo:" && ls build/demo

test: $(STAMP)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q

conformance: $(CONFORMANCE_STAMP)
	$(BIN)/pytest -q -m conformance

programs:
	bash scripts/conformance-setup.sh

bench: $(STAMP)
	$(BIN)/python -m benchmarks

# Each target for COURTDOCS_FUZZ_SECONDS (60); what failed is kept in .hypothesis/fuzz and tried first next time.
fuzz: $(STAMP)
	$(BIN)/python -m tests.fuzz

generate: $(STAMP)
	$(BIN)/python tools/generate.py
	$(BIN)/python tools/pictures.py

install: $(STAMP)

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

# Once the stamp is newer than what it depends on, nothing below runs and no network is needed.
$(STAMP): pyproject.toml hatch_build.py
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq -e '.[dev]'
	touch $@

# The lock file holds the packages' hashes; --no-save leaves it as it is.
$(CONFORMANCE_STAMP): $(STAMP) $(OOXML)/package-lock.json $(NU)/package-lock.json $(SARIF)/package-lock.json | programs
	npm install --prefix $(OOXML) --no-save --no-audit --no-fund --loglevel=error
	npm install --prefix $(NU) --no-save --no-audit --no-fund --loglevel=error
	npm install --prefix $(SARIF) --no-save --no-audit --no-fund --loglevel=error
	$(BIN)/python -m pip install -qq -e '.[conformance]'
	touch $@
