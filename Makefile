# Thin aliases. Nothing here is needed to run or test Timeline: see the two commands of the README.
.PHONY: setup run test lint lock compiled test-compiled clean-compiled

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

# Needs a C compiler and Python's headers. The same package with its hot modules compiled; `PYTHONPATH=build/compiled`
# before a command uses it. What is edited later is not in it: the tests say so, and plain commands never use it.
compiled: setup clean-compiled
	HATCH_BUILD_HOOKS_ENABLE=true $(PIP) --no-deps --no-build-isolation --target build/compiled .

test-compiled: compiled
	.venv/bin/pytest -o "pythonpath=build/compiled ."

clean-compiled:
	rm -rf build/compiled

# Needs uv. The build backend is locked too, so that the project itself installs without build isolation.
UV_COMPILE = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-annotate --custom-compile-command "make lock"

lock:
	echo "hatchling>=1.27" | $(UV_COMPILE) pyproject.toml - --extra postgresql -o requirements.lock
	$(UV_COMPILE) pyproject.toml --all-extras -o requirements-dev.lock
