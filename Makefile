# Needs only Python 3.11, pip and make; everything else goes into .venv beside this file.
# All paths are relative, so a folder with spaces in its name is fine.

PYTHON ?= $(shell for python in python3.11 python3 python3.12 python3.13; do \
	$$python -c 'import pip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)
VENV := .venv
RUN := $(VENV)/bin/python -m
# The pip of the machine fills the environment, so the machine needs no ensurepip (Debian parts it from Python).
INSTALL = $(PYTHON) -m pip --python $(VENV)/bin/python --disable-pip-version-check \
	install --quiet --no-input --constraint constraints.txt

MONTH := property-fees-2026-10
GRADED := build/$(MONTH).graded.xlsx

.DEFAULT_GOAL := help
.PHONY: help demo demo-year test quick lint types tests fmt wheel bench bench-growth exact fuzz torture clean

help:  ## show this list
	@grep -E '^[a-z-]+:.*  ## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z-]+):.*  ## /  make \1\t/'

demo: $(VENV)/for-use  ## set up, then grade the month in examples/
	@mkdir -p build
	@$(RUN) stargrade run examples/$(MONTH).xlsx --scheme property-fees --period 2026-10 --lang zh \
		--force -o $(GRADED)
	@printf '\nThe graded workbook / 评定结果: %s\n' '$(GRADED)'

demo-year: $(VENV)/for-use  ## set up, then run a whole year of an office, ending in its year-end sheet
	@rm -rf build/year && mkdir -p build
	@$(VENV)/bin/python examples/run_year.py build/year

test: lint types tests  ## set up, then lint, types and all tests: what CI runs

quick: $(VENV)/for-work  ## the tests without the slow ones
	$(RUN) pytest -m 'not slow'

lint: $(VENV)/for-work  ## format and lint, changing nothing
	$(RUN) ruff format --check .
	$(RUN) ruff check .

types: $(VENV)/for-work  ## types, strictly
	$(RUN) mypy --strict

tests: $(VENV)/for-work  ## all tests
	$(RUN) pytest

fmt: $(VENV)/for-work  ## put the code into form
	$(RUN) ruff format .
	$(RUN) ruff check --fix .

wheel: $(VENV)/for-work  ## build the wheel into dist/
	$(RUN) build --no-isolation --outdir dist .

bench: $(VENV)/for-work  ## how fast it is, into docs/benchmarks.md (half an hour; BENCH_ROWS=5000: minutes, shown alone)
	$(RUN) bench speed $(BENCH_ROWS)

bench-growth: $(VENV)/for-work  ## how the cost grows with rows and items, into the same page
	$(RUN) bench growth

EXACT_ROWS ?= 10000000
exact: $(VENV)/for-work  ## both readings of the rules on ten million rows (half an hour; goes on where it was stopped)
	$(VENV)/bin/python tests/schemes/run_exact.py $(EXACT_ROWS)

torture: $(VENV)/for-work  ## kill runs while they record (200 times) and write (500 times); some minutes
	$(RUN) pytest tests/torture/test_kills_recording.py --kills 200
	$(RUN) pytest tests/torture/test_kills_writing.py --kills 500

FUZZ_SECONDS ?= 60
fuzz: $(VENV)/for-work  ## damaged files for a minute (FUZZ_SECONDS=600: for ten), other ones every day
	$(VENV)/bin/python tests/fuzz/fuzz.py $(FUZZ_SECONDS) $$(date +%s)

clean:  ## remove all that was made here, the environment too
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/for-use: pyproject.toml constraints.txt
	@test -n '$(PYTHON)' || { echo 'stargrade needs Python 3.11 or newer with pip / 需要 Python 3.11 及 pip' >&2; exit 1; }
	@echo 'Setting up .venv, once; this takes a few minutes / 首次准备环境，需要几分钟 ...'
	@$(PYTHON) -m venv --without-pip $(VENV)
	@$(INSTALL) hatchling
	@$(INSTALL) --no-build-isolation --editable .
	@$(RUN) compileall -q stargrade  # who runs it may not be able to write here
	@touch $@

$(VENV)/for-work: $(VENV)/for-use
	@echo 'Adding the tools for tests ...'
	@$(INSTALL) --no-build-isolation --editable '.[dev]'
	@touch $@
