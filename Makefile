# Each target works as the first command after `git clone`.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
SAMPLE := tests/data/sample-article.txt

.DEFAULT_GOAL := help
.PHONY: help setup run test bench check format clean

help:  ## list the targets
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY)  ## make the virtual environment and install everything, pinned

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

run: $(READY)  ## set up, then translate and summarize the sample article and write its side-by-side page
	$(BIN)/mt article $(SAMPLE)
	$(BIN)/mt article $(SAMPLE) --format html -o sample-article.html --quiet
	@echo "side by side: $(CURDIR)/sample-article.html"

test: $(READY)  ## set up, then format check, lint, strict types and tests: exactly what CI runs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2

bench: $(READY)  ## set up, then write the speed table of README.md, peers beside us, in one run (half an hour)
	$(BIN)/python scripts/bench/run.py

check: test

format: $(READY)  ## format the code and mend what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:  ## remove the environment and what was built
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache build *.egg-info sample-article.html
