# The two commands of the README: `make run` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
CORPUS ?= tests/corpus

.PHONY: run test check site-check messages score clean lock

$(VENV)/.run: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "infocenter needs Python 3.11 or newer; name one with PYTHON=")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	touch $@

run: $(VENV)/.run
	@$(BIN)/python -m infocenter.sample

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Compiles the English messages.
messages: $(VENV)/.dev
	$(BIN)/pybabel compile --input-file publisher/languages/en/LC_MESSAGES/site.po --output-file publisher/languages/en/LC_MESSAGES/site.mo

# Needs Chromium with its driver, Java and Node.js; npm takes the tools in the exact versions of the lock.
site-check: $(VENV)/.dev
	cd tests/sitecheck && npm ci --silent
	$(BIN)/python -m pytest tests/sitecheck

score: $(VENV)/.run
	@$(BIN)/python -m tests.scoring $(CORPUS)

clean:
	rm -rf $(VENV) archive ledger.sqlite ledger.sqlite-wal ledger.sqlite-shm infocenter.lock
	find output -mindepth 1 -not -name README.md -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Renews the locked requirements; needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --group build pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --group dev -c requirements.txt pyproject.toml -o requirements-dev.txt
