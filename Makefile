# Thin aliases. Nothing here is needed to run or test Timeline: see the two commands of the README.
.PHONY: setup run test lint lock

PIP = .venv/bin/python -m pip install --disable-pip-version-check

setup:
	test -x .venv/bin/python || python3 -m venv .venv
	$(PIP) --require-hashes -r requirements-dev.lock
	$(PIP) --no-deps --no-build-isolation -e .

run: setup
	.venv/bin/timeline demo

test:
	bash .ci/test

lint: setup
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	.venv/bin/mypy

# Needs uv. The build backend is locked too, so that the project itself installs without build isolation.
UV_COMPILE = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-annotate --custom-compile-command "make lock"

lock:
	echo "hatchling>=1.27" | $(UV_COMPILE) pyproject.toml - --extra postgresql -o requirements.lock
	$(UV_COMPILE) pyproject.toml --all-extras -o requirements-dev.lock
