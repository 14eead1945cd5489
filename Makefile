# One way to run everything. Each target does its own set-up: Python 3.11 or newer and make are all it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RESUME ?=

.PHONY: demo test lint bench soak docs models clean

# A stamp for each set of extras: set up once, again when pyproject.toml changes.
$(VENV)/base.stamp: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/base.stamp
	$(BIN)/python -m pip install --quiet --editable ".[test]"
	@touch $@

$(VENV)/lint.stamp: $(VENV)/test.stamp
	$(BIN)/python -m pip install --quiet --editable ".[lint]"
	@touch $@

demo: $(VENV)/base.stamp
	@$(BIN)/python tests/make/demo.py $(RESUME)

# Chromium and poppler show the tests what a person sees, tesseract and catdoc read scans and old Word files. Where apt and root are at hand they are installed; elsewhere
# the command is printed and those tests are skipped with a reason.
test: $(VENV)/test.stamp
	@sh tests/make/debian.sh chromium poppler-utils tesseract-ocr catdoc
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(VENV)/lint.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/skillmatch roles lint
	$(BIN)/skillmatch skills lint

bench: $(VENV)/test.stamp
	$(BIN)/python benchmarks/run.py

soak: $(VENV)/test.stamp
	$(BIN)/python -m pytest -n 2 -m soak tests/soak

docs: $(VENV)/test.stamp
	$(BIN)/python -m skillmatch.reports.schemas

models: $(VENV)/test.stamp
	$(BIN)/skillmatch train

clean:
	rm -rf $(VENV) build dist demo .pytest_cache .mypy_cache .ruff_cache .hypothesis
