# Everything here needs only python3 (3.11 or newer, with venv), make and git.
#
#   make demo    install, code examples/ into rows and a register, show them (about two minutes, the first install included)
#   make test    everything that CI runs: style, types, import order, tests
#   make check   style, types and import order alone
#   make assets  the workbench's scripts and outlines, from npm by a lock file (needs node; a wheel brings them along)
#   make screenshots  pictures of the workbench for the docs (needs chromium)
#   make bench   the measured figures (needs ../shared beside this checkout)
#   make clean   remove what these made

VENV   ?= .venv
# The first interpreter that is new enough; override with `make PYTHON=/path/to/python3`.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
            $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
RUN    := $(VENV)/.installed
BENCH  := $(VENV)/.installed-bench
DEV    := $(VENV)/.installed-dev
OUT    := demo-out
WEB    := src/waqai/app/web
VENDOR := $(WEB)/static/vendor
WORKERS ?= 2
BENCHMARKS := quality constructed speed fit_fusion fusion_scale

.PHONY: demo test check bench assets screenshots clean

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Waqai needs Python 3.11 or newer; none was found. Install one, or say: make PYTHON=/path/to/python3"; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv $(VENV)

$(RUN): pyproject.toml | $(BIN)/python
	@echo "Installing Waqai ..."
	@$(PIP) install --editable '.[analysis,reports]'
	@touch $@

$(DEV): pyproject.toml | $(BIN)/python
	@echo "Installing Waqai with its development tools ..."
	@$(PIP) install --editable '.[analysis,reports,dev]'
	@touch $@ $(RUN)

$(BENCH): pyproject.toml | $(BIN)/python
	@echo "Installing Waqai with what the measurements need ..."
	@$(PIP) install --editable '.[analysis,bench]'
	@touch $@ $(RUN)

demo: $(RUN)
	@mkdir -p $(OUT)
	@$(BIN)/waqai code examples/reports.jsonl --table --to $(OUT)/rows.jsonl --to $(OUT)/rows.csv --to $(OUT)/rows.xlsx --to $(OUT)/rows.geojson
	@rm -f $(OUT)/register.db*
	@echo
	@$(BIN)/waqai add examples/reports.jsonl --register $(OUT)/register.db
	@$(BIN)/waqai register check --register $(OUT)/register.db
	@echo
	@$(BIN)/waqai report response --actor "Islamic State" --pivot 2019-05-12 --window 90d --register $(OUT)/register.db --to $(OUT)/report
	@echo
	@echo "The rows are in $(OUT)/: rows.jsonl (all, with the words behind every value), rows.csv, rows.xlsx, rows.geojson (for a map)."
	@echo "The register is $(OUT)/register.db:   $(BIN)/waqai register search بغداد --register $(OUT)/register.db"
	@echo "The report of one group's week is $(OUT)/report.html and $(OUT)/report.pdf, in Arabic and English."
	@echo "Correct the rows in a browser:   $(BIN)/python -m pip install --editable '.[web]' && make assets && $(BIN)/waqai serve --register $(OUT)/register.db"
	@echo "Code an article of your own:   $(BIN)/waqai code ARTICLE.txt --published 2019-04-10"
	@echo "See why each value is there:   $(BIN)/waqai explain ARTICLE.txt --published 2019-04-10"

check: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

assets: $(VENDOR)/assets.json

$(VENDOR)/assets.json: $(WEB)/assets/package-lock.json $(WEB)/assets/copy.py
	@if command -v npm >/dev/null; then \
	   echo "Fetching the workbench's scripts ..."; \
	   cd $(WEB)/assets && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null && cd - >/dev/null && \
	   python3 $(WEB)/assets/copy.py $(VENDOR); \
	 else echo "make assets: node and npm are needed once to build the workbench's pages from a source checkout (a wheel brings them along)"; exit 1; fi

screenshots: $(DEV) assets
	$(BIN)/python benchmarks/web_screenshots.py

test: check assets
	$(BIN)/python -m pytest -n $(WORKERS)

bench: $(BENCH)
	@if [ -d ../shared/gold ]; then \
	   set -e; for script in $(BENCHMARKS); do echo "== $$script"; $(BIN)/python benchmarks/$$script.py; echo; done; \
	 else echo "make bench: skipped, as the gold rows and newspapers that it measures on (../shared) are not here"; fi

clean:
	rm -rf $(VENV) $(OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
