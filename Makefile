# The front door: `make help` lists what there is.
CONTENT  ?= content
OUTPUT   ?= output
PORT     ?= 8000
SITEURL  ?=
SOURCE   ?=
CAPTURED ?=
FROM     ?=
REPORT   ?=
DRY_RUN  ?=
SITE     ?=
REASON   ?=
DATA     ?=
NEWS     ?=
CORPUS   ?=
MORPHOLOGY ?=
DOCS     ?= 300
ONLY     ?=
MINUTES  ?= 5
# A package that is no wheel runs its own code when it is installed
PIP_ONLY_BINARY ?= :all:

# An interpreter of at least Python 3.11, whatever its name
PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
  $(p) -c 'import sys; sys.version_info >= (3, 11) and print("$(p)")' 2>/dev/null)))

BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PYTHONPATH := $(CURDIR)/plugins
export PIP_ONLY_BINARY CONTENT OUTPUT SITEURL FROM SOURCE CAPTURED REPORT DRY_RUN SITE REASON ONLY
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --require-hashes
NPM := npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error
PELICAN = @test -d "$$CONTENT" || { echo "$$CONTENT: no such folder; name the archive's folder with CONTENT="; exit 2; }; \
  $(BIN)/python -m configuration.run "$$CONTENT" --output "$$OUTPUT" --log-handler plain

SITE_TOOLS := .venv/site.stamp .venv/assets.stamp .venv/scripts.stamp
TEST_TOOLS := .venv/test.stamp node_modules/test.stamp $(SITE_TOOLS)
CHECK_TOOLS := checks/node_modules/check.stamp $(TEST_TOOLS)
BENCH_TOOLS := .venv/bench.stamp $(TEST_TOOLS)

.PHONY: help html serve publish import verify accept test demo check lint types test-js test-python bench-search bench-cost bench-import bench bench-build kill-import incremental soak audit bench-trust fuzz lock clean clean-all
.NOTPARALLEL:
.DEFAULT_GOAL := help

help: ## list these targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile
	@echo "  settings: CONTENT=$(CONTENT) OUTPUT=$(OUTPUT) PORT=$(PORT) SITEURL=… FROM=… SOURCE=… CAPTURED=… REPORT=… DRY_RUN=1"

html: $(SITE_TOOLS) ## import new captures and build CONTENT into OUTPUT
	$(PELICAN) --settings pelicanconf.py --fatal errors

serve: $(SITE_TOOLS) ## build, serve on PORT, rebuild on change
	$(PELICAN) --settings pelicanconf.py --autoreload --listen --port $(PORT)

publish: $(SITE_TOOLS) ## build for the web: make publish SITEURL=https://example.org
	@test -n "$$SITEURL" || { echo "publish: no SITEURL; say where the site will stand: make publish SITEURL=https://name.github.io/archive"; exit 2; }
	$(PELICAN) --settings publishconf.py --fatal errors

import: .venv/site.stamp ## clean captures into articles: make import FROM=path [SOURCE="name"] [CAPTURED=YYYY-MM-DD] [REPORT=report.json] [DRY_RUN=1]
	@test -n "$$FROM" || { echo "import: no FROM; say where the captures are: make import FROM=path/to/captures"; exit 2; }
	@if [ -e "$$FROM" ]; then set -- "$$FROM"; else set -- $$FROM; fi; \
	$(BIN)/python -m captures "$$@" --content "$$CONTENT" \
	  $${SOURCE:+--source "$$SOURCE"} $${CAPTURED:+--captured "$$CAPTURED"} \
	  $${REPORT:+--json "$$REPORT"} $${DRY_RUN:+--dry-run}

verify: .venv/site.stamp ## name what does not agree of captures, articles and a published copy: make verify [SITE=folder or https://…]
	@$(BIN)/python -m integrity --content "$$CONTENT" verify $${SITE:+--site "$$SITE"}

accept: .venv/site.stamp ## add to the ledger what was changed by hand: make accept REASON="why" [ONLY=id,id]
	@$(BIN)/python -m integrity --content "$$CONTENT" accept --reason "$$REASON" $${ONLY:+--only "$$ONLY"}

# Its settings are the archive's own but for the name and a notice that its texts are invented
demo: $(SITE_TOOLS) ## build an archive of invented articles in demo/, to see what you will get: make demo [DOCS=300]
	@$(BIN)/python -m invented demo/content --docs "$(DOCS)" --pages "$$CONTENT/pages"
	@$(BIN)/python -m configuration.run demo/content --output demo/output --settings invented/siteconf.py \
	  --fatal errors --log-handler plain
	@echo "demo: look at it with  $(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory demo/output"
	@echo "      on http://localhost:$(PORT)"

# OUTPUT where it was said or a site is there, else the demo
CHECKED = $(if $(or $(filter-out file,$(origin OUTPUT)),$(wildcard $(OUTPUT)/index.html)),$(OUTPUT),demo/output)

check: $(CHECK_TOOLS) ## hold a built site, else the demo, to what it promises: make check [ONLY=files,html] [REPORT=found.json]
	@test "$(CHECKED)" != demo/output || $(MAKE) --no-print-directory demo
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python -m checks "$(CHECKED)" $(if $(ONLY),--only "$(ONLY)") $${REPORT:+--json "$$REPORT"}

test: lint types test-js test-python ## run every test: Python, JavaScript and a real browser

lint: $(TEST_TOOLS) # style, in both languages of the tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(TEST_TOOLS)
	$(BIN)/mypy
	node_modules/.bin/tsc --project tsconfig.json

test-js: $(TEST_TOOLS)
	node --test $(wildcard tests/js/*.test.js)

test-python: $(TEST_TOOLS)
	$(BIN)/python tests/chromium.py
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

bench-search: $(BENCH_TOOLS) ## measure the search: make bench-search DATA=folder-of-sets [NEWS=articles.jsonl.gz]
	@test -n "$(DATA)" || { echo "bench-search: no DATA; name a folder of sets, each with corpus.jsonl.gz, queries.jsonl.gz and qrels.tsv"; exit 2; }
	@$(BIN)/python -m bench.relevance "$(DATA)" $(if $(NEWS),--news "$(NEWS)")
	@$(if $(NEWS),$(BIN)/python -m bench.words "$(NEWS)" $(if $(MORPHOLOGY),--morphology "$(MORPHOLOGY)"),echo "which words are joined: needs NEWS=, the articles to measure it on")
	@$(if $(NEWS),$(BIN)/python -m bench.cost --news "$(NEWS)",echo "what a search costs: needs NEWS=, the articles to measure it on")

bench-cost: $(BENCH_TOOLS) ## the last part of bench-search alone: make bench-cost NEWS=articles.jsonl.gz
	@test -n "$(NEWS)" || { echo "bench-cost: no NEWS; name a file of articles, one JSON record a line (.jsonl.gz)"; exit 2; }
	@$(BIN)/python -m bench.cost --news "$(NEWS)"

bench-import: $(TEST_TOOLS) ## measure the import: make bench-import DATA=folder-of-pages [NEWS=articles.jsonl.gz]
	@test -n "$(DATA)$(NEWS)" || { echo "bench-import: no DATA and no NEWS; name a folder of pages, with index.json and gold/, or a file of articles, one JSON record a line"; exit 2; }
	@$(BIN)/python -m bench.imports $(if $(DATA),--pages "$(DATA)") $(if $(NEWS),--news "$(NEWS)")

# DOCS where it was said, else all sizes
bench: bench-build ## the same as bench-build: make bench [CORPUS=articles.jsonl.gz] [DOCS=N]

bench-build: $(BENCH_TOOLS) ## measure the build, beside Hugo with Pagefind and stock Pelican: make bench-build [CORPUS=articles.jsonl.gz] [DOCS=N]
	@$(BIN)/python -m bench.building $(if $(CORPUS),--corpus "$(CORPUS)") $(if $(filter-out file,$(origin DOCS)),--docs "$(DOCS)")

kill-import: .venv/test.stamp ## kill an import at every change of a file that it makes, and let the next one go on: minutes
	KILL_EVERY=1 $(BIN)/python -m pytest -rP tests/captures/test_interrupted.py -k killed_at_any_change

incremental: $(TEST_TOOLS) ## change an archive in EXAMPLES=20 ways and hold each build to a clean one: minutes
	INCREMENTAL_EXAMPLES=$(or $(EXAMPLES),20) $(BIN)/python -m pytest tests/building/test_incremental.py

soak: $(TEST_TOOLS) ## search OUTPUT 500 times through a server that fails
	@test -f "$(OUTPUT)/search/manifest.json" || { echo "soak: $(OUTPUT): no site there; build one with make html"; exit 2; }
	@$(BIN)/python -m bench.soak "$(OUTPUT)"

audit: .venv/audit.stamp .venv/node.stamp ## ask the registries whether a pinned package has a known hole
	@$(BIN)/pip-audit --strict --require-hashes --disable-pip --progress-spinner off \
	  $(patsubst %,--requirement %,$(wildcard requirements/*.txt))
	@npm audit --package-lock-only
	@cd checks && npm audit --package-lock-only

bench-trust: $(TEST_TOOLS) ## attack an archive with hostile captures, an index and queries: make bench-trust
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python -m bench.trust

fuzz: $(TEST_TOOLS) ## spoil what the readers of foreign bytes are given: make fuzz [MINUTES=5]
	@$(BIN)/python -m fuzz --minutes "$(MINUTES)"

lock: .venv/site.stamp ## pin anew after editing requirements/*.in or package.json
	$(PIP) -r requirements/lock.txt
	for name in lock site test node bench audit; do $(BIN)/uv pip compile --quiet --universal --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --python-version 3.11 --custom-compile-command "make lock" \
	  requirements/$$name.in --output-file requirements/$$name.txt; done
	npm install --package-lock-only --ignore-scripts --no-audit --no-fund
	npm install --prefix checks --package-lock-only --ignore-scripts --no-audit --no-fund

clean: ## remove the built site and what was generated for the theme
	rm -rf output demo theme/built theme/static/fonts theme/shipped.json .venv/assets.stamp .venv/scripts.stamp

clean-all: clean ## remove also what the set-up installed
	rm -rf .venv node_modules checks/node_modules

# Set-up. A stamp says that its packages stand; it is redone only when a lock file changes.
.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "set-up: no Python 3.11 or newer found; install one (Debian: apt install python3 python3-venv) or say PYTHON=/path/to/python3"; exit 1; }
	@echo "set-up: a virtual environment in .venv"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "set-up: $(PYTHON) could not make a virtual environment; install its venv module (Debian: apt install python3-venv)"; exit 1; }

.venv/site.stamp: requirements/site.txt | .venv/bin/python
	@echo "set-up: Python packages of the site"
	@$(PIP) -r requirements/site.txt
	@touch $@

.venv/test.stamp: requirements/test.txt | .venv/site.stamp
	@echo "set-up: Python packages of the tests"
	@$(PIP) -r requirements/test.txt
	@touch $@

.venv/bench.stamp: requirements/bench.txt | .venv/site.stamp
	@echo "set-up: what it is measured beside"
	@$(PIP) -r requirements/bench.txt
	@touch $@

.venv/audit.stamp: requirements/audit.txt | .venv/site.stamp
	@echo "set-up: what asks for known holes"
	@$(PIP) -r requirements/audit.txt
	@touch $@

# The machine's Node where it is new enough, else the one that PyPI carries
.venv/node.stamp: requirements/node.txt | .venv/site.stamp
	@node --eval 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null && command -v npm >/dev/null || { \
	  echo "set-up: Node.js from PyPI (none of version 20 or newer here)"; $(PIP) -r requirements/node.txt; }
	@touch $@

node_modules/site.stamp: package.json package-lock.json .npmrc .venv/node.stamp
	@echo "set-up: npm packages of the site"
	@$(NPM) --omit=dev >/dev/null
	@touch $@

# npm ci begins by emptying node_modules, so this one stands for both
node_modules/test.stamp: package.json package-lock.json .npmrc .venv/node.stamp
	@echo "set-up: npm packages of the tests"
	@$(NPM) >/dev/null
	@touch node_modules/site.stamp $@

# Lighthouse and the checkers of HTML: 240 MB that neither the site nor its tests need
checks/node_modules/check.stamp: checks/package.json checks/package-lock.json checks/.npmrc .venv/node.stamp
	@echo "set-up: npm packages of the checks"
	@cd checks && $(NPM) >/dev/null
	@touch $@

.venv/assets.stamp: theme/vendor.py theme/licences.py LICENSE node_modules/site.stamp .venv/site.stamp
	@echo "set-up: fonts for the theme, and their licences"
	@$(BIN)/python -m theme.vendor
	@$(BIN)/python -m theme.licences
	@touch $@

# The search's modules in a few files, for its page and its chart, for the box of any other page and for
# their Worker: a slow phone should not ask for thirty, level after level. keys.js stands on every page but
# an article's, which has it with its own scripts in one. The service worker can only be one file
.venv/scripts.stamp: $(wildcard theme/static/js/*.js theme/static/js/*/*.js) node_modules/site.stamp
	@echo "set-up: scripts of the search"
	@cd theme/static/js && ../../../node_modules/.bin/esbuild keys.js article.js home.js search/page.js search/find.js \
	  search/mentions.js search/worker.js offline/page.js offline/worker.js --bundle \
	  --format=esm --minify --charset=utf8 --log-level=warning --outbase=. --outdir=../../built/js
	@touch $@
