# Everything runs in .venv, made by `make setup` from requirements.lock: nothing else needs to be installed by hand.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export PYTHONDONTWRITEBYTECODE := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test check lint serve docs bench train lock clean

help:  ## List what can be made
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP)  ## Make .venv with exactly the locked dependencies and the program

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(STAMP)

demo: setup  ## Documents in, exposure list out: the main job, from the program's own Neo4j
	$(BIN)/supplywatch demo --out demo

test: setup  ## All tests, on a real Neo4j
	$(BIN)/pytest --numprocesses 2 --dist worksteal --durations 20

lint: setup  ## Style, types and the rules of the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint  ## What CI runs before the tests

serve: setup  ## The service on this machine
	$(BIN)/supplywatch serve

docs: setup  ## The documentation as a site, into build/site
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

bench: setup  ## The benchmarks that docs/benchmarks.md reports
	$(BIN)/python -m bench

train: setup  ## Learn the trained reader from corpus into build/reader, and fit how sure it is
	$(PYTHON) -m venv build/train
	build/train/bin/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r training/requirements.lock -r training/base.lock
	$(BIN)/python -m training.words
	build/train/bin/python -m training
	$(BIN)/python -m training.weigh

lock:  ## Resolve the dependencies again
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet pip-tools
	build/lock/bin/pip-compile --quiet --no-config --upgrade --generate-hashes --strip-extras --allow-unsafe --no-header --no-annotate \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
	  --extra docs --extra notebook --extra pdf --extra dev --output-file requirements.lock pyproject.toml

clean:  ## Remove what make made, the data of the demonstration included
	rm -rf $(VENV) build dist demo .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
