# The targets are listed by `make help`. `build` and `run` need Go and make;
# `test` and `bench` also need Node and browsers and install what is missing.

# The go command fetches the release that go.mod names like a module, also where it was told to stay as it is.
export GOTOOLCHAIN := $(shell awk '$$1 == "toolchain" { print $$2 }' go.mod)

GO      ?= go
BUILD   := build
DIST    := dist
ADDR    ?= 127.0.0.1:8080
FUZZTIME ?= 10s
KEEP    ?= # address or folder of the site that dist/ will replace, whose last releases stay
RELEASE := -trimpath -buildvcs=false -ldflags=-w # names stay, which tell the size of packages: web/bundle takes them off
JS      := GOOS=js GOARCH=wasm $(GO)
EBITEN  := github.com/hajimehoshi/ebiten/v2
REPLACED := builtinshader/shader.go debug/caller.go graphicscommand/image_js.go
E2E     := web/e2e
FILES   ?= $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) + 1))) # test files of the browser at a time: one alone waits half of its time
SCRIPTS := $(wildcard web/*.js web/*/*.js)

# gonum's assembly sums in another order than the page: with this tag the numbers are the same.
SAME    := -tags noasm

# Node hands the environment to the program and caps its size: pass a small one.
JSEXEC = env -i HOME='$(HOME)' PATH='$(PATH)' $$($(GO) env GOROOT)/lib/wasm/go_js_wasm_exec

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help build run test test-core test-page lint generate check-generated test-native test-wasm fuzz test-browser controls soak golden sizes figures reach bench clean FORCE

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' Makefile

build: $(BUILD)/worker.wasm $(BUILD)/canvas.wasm ## compile both binaries and assemble dist/
	$(GO) run ./web/bundle -build $(BUILD) -out $(DIST) $(if $(KEEP),-keep '$(KEEP)')

# Go keeps its own record of what changed: asking it is quick.
$(BUILD)/worker.wasm: FORCE
	@echo 'compiling $@'
	@mkdir -p $(BUILD)
	@$(JS) build $(RELEASE) $(COLD) -o $@ ./wasm/worker

$(BUILD)/canvas.wasm: FORCE $(BUILD)/canvas/go.mod
	@echo 'compiling $@'
	@cd $(BUILD)/canvas && $(JS) build -mod=vendor $(RELEASE) $(COLD) -o ../canvas.wasm ./wasm/canvas

# The canvas takes Ebitengine with files of ours in the place of its own: REPLACED, each of which says
# in wasm/canvas what for. Go replaces no file among the modules that it fetched: it
# compiles the canvas in a folder that holds a copy of them beside our own sources.
$(BUILD)/canvas/go.mod: go.mod go.sum $(shell find core wasm -name '*.go')
	@rm -rf $(BUILD)/canvas
	@mkdir -p $(BUILD)/canvas
	@$(GO) mod vendor -o $(BUILD)/canvas/vendor
	@for f in $(REPLACED); do cp wasm/canvas/$$f $(BUILD)/canvas/vendor/$(EBITEN)/internal/$$f || exit 1; done
	@ln -s ../../core ../../wasm $(BUILD)/canvas
	@cp go.sum go.mod $(BUILD)/canvas

# In packages that run at a reader's pace the compiler puts no function into another:
# that takes a tenth of a binary, and no time that can be measured.
COLD := $(patsubst %,-gcflags=%=-l, \
	fmt reflect time os strings strconv sort bufio bytes internal/poll \
	$(addprefix hfplayground/core/,lab/... view/... formula dataset param words term) \
	$(addprefix hfplayground/core/,draw plot race training weights images/... sequence neuron catalog curvature) \
	$(addprefix gonum.org/v1/gonum/,lapack/... mat) \
	go/parser go/scanner go/constant go/ast go/token go/build go/build/constraint \
	regexp regexp/syntax math/big archive/zip compress/flate \
	$(addprefix $(EBITEN)/internal/,shader shaderir shaderir/glsl gamepaddb gamepad ui inputstate))

FORCE:

run: build ## build, then serve dist/ and print the address
	$(GO) run ./web/serve -dir $(DIST) -addr $(ADDR)

# The tests of the page often wait, and those of the core then have the processors: they
# run beside, behind in the queue. Their output follows that of the page.
# A key that ends one ends both, which takes bash; and neither installs while the other does.
test: SHELL := /bin/bash
test: lint ## everything, as continuous integration runs it
	@$(E2E)/need node chromium shell firefox packages
	@mkdir -p $(BUILD); \
	set -m; nice $(MAKE) --no-print-directory test-core >$(BUILD)/core.log 2>&1 & core=$$!; set +m; \
	trap 'kill -- -$$core 2>/dev/null; exit 1' INT TERM; \
	$(MAKE) --no-print-directory test-page; page=$$?; \
	wait $$core; core=$$?; \
	cat $(BUILD)/core.log; \
	[ $$page = 0 ] || echo 'test-page has failed, see above'; \
	[ $$core = 0 ] || echo 'test-core has failed, see above'; \
	[ $$page$$core = 00 ]

test-core: check-generated test-native test-wasm fuzz

test-page: test-browser controls

lint: ## formatting and static checks
	@unformatted=$$(gofmt -l core wasm web); [ -z "$$unformatted" ] || { echo "run gofmt -w on:" $$unformatted; exit 1; }
	$(GO) vet $(SAME) ./core/... ./web/...
	$(GO) vet $(SAME),purego ./core/kernel
	GOARCH=arm64 $(GO) vet $(SAME) ./core/kernel
	$(JS) vet ./core/... ./wasm/... ./web/e2e/gradient
	@if command -v node >/dev/null; then for f in $(SCRIPTS); do node --check $$f || exit 1; done; fi

generate: ## rewrite the generated part of index.html and the posters
	$(GO) run $(SAME) ./web/gen

# A package may take more than Go's ten minutes where the machine is busy. lint vets.
check-generated test-native test-wasm: export GOFLAGS += -timeout=30m -vet=off

check-generated: ## fail when `make generate` would change anything; test-native need not ask it again
	$(GO) test $(SAME) ./web/gen

test-native: ## unit tests on this machine
	$(GO) test $(SAME) ./core/... ./web/... ./wasm/...

test-wasm: ## the same core as WebAssembly, in Node
	@$(E2E)/need node
	$(JS) test -exec "$(JSEXEC)" ./core/... ./wasm/port/... ./wasm/worker

fuzz: ## every fuzz target of core for FUZZTIME (10s); at least 200 inputs a second
	@GO='$(GO)' FUZZTIME='$(FUZZTIME)' core/fuzz

test-browser: build ## the page in real browsers
	@$(E2E)/need node chromium shell firefox packages
	node --test --test-concurrency=$(FILES) $(wildcard web/test/*.test.js) $(E2E)/*.test.js

controls: build ## builds without a guard must fail the check of it
	@$(E2E)/need node chromium shell packages
	node $(E2E)/controls.js

soak: build ## a monkey at the page for MINUTES (5), by a fresh SEED, with what the page holds
	@$(E2E)/need node chromium packages
	@MINUTES='$(MINUTES)' SEED='$(SEED)' REPLAY='$(REPLAY)' node $(E2E)/soak.js

golden: ## rewrite the reference drawings after a wanted change; look at them
	$(GO) test $(SAME) $$(grep -rl --include='*_test.go' 'drawtest\.Golden(' core | xargs -n 1 dirname | sort -u | sed 's|^|./|') -update

sizes: build ## write down the code of every package, beside which later growth is measured
	$(GO) run ./web/bundle -build $(BUILD) -out $(DIST) -record

figures: ## the largest types and packages, the length of files and functions
	@$(GO) run ./core/cmd/figures

reach: ## how far a table of trainings comes, beside what is asked of it: of ROWS (a regular expression), from SEEDS; RUNS is a file that keeps them
	$(GO) run $(SAME) ./core/cmd/reach -rows '$(ROWS)' $(if $(SEEDS),-seeds $(SEEDS)) $(if $(RUNS),-keep '$(RUNS)')

bench: build ## speed by method, drag to redraw, start-up, sizes
	@$(E2E)/need node chromium packages
	node $(E2E)/bench.js

clean: ## remove what the other targets wrote
	rm -rf $(BUILD) $(DIST) $(E2E)/node_modules
