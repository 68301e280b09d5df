# Every target is described by `make help`. `run` and `test` install the Debian packages that are missing.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PACKAGES := libcurl4-openssl-dev libxml2-dev libyaml-dev libsqlite3-dev zlib1g-dev libdeflate-dev libbrotli-dev libzstd-dev liblz4-dev \
	libssl-dev libuchardet-dev libicu-dev poppler-utils libcld2-dev pkg-config nginx-light nghttp2-server openssl python3 util-linux
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
STAGES := Cite Fetch Parse Normalize Verify Load
RELEASE := .build/release/ibid
PREFIX ?= /usr/local

.PHONY: help run test eval bench fuzz format lint doc install clean swift packages

help: ## Show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

run: packages $(RELEASE) ## Build, then rehearse the Kazakhstan pipeline on its stand-in pages
	@$(RELEASE) run kazakhstan --rehearse; code=$$?; \
	case $$code in \
	0) echo "exit code 0: every claim is borne out" ;; \
	1) echo "exit code 1: published, with claims that are disputed or absent" ;; \
	3) echo "exit code 3: published, with sources that could not be read" ;; \
	*) exit $$code ;; \
	esac

test: packages ## Run all tests; needs no network and no data from outside
	swift build --build-tests
	swift test --skip-build

eval: packages $(RELEASE) ## Measure the stages on ../shared and hold the floors; says "skipped" without it
	@swift build -c release --static-swift-stdlib --product fetch-cases 2>&1 | { grep -E "error|warning: var" || true; }
	@python3 Tests/Eval/eval.py

bench: packages $(RELEASE) ## Time the stages beside their peers
	@python3 Tests/Bench/bench.py

fuzz: packages ## Fuzz the readers of pages and of facts, a minute each, with AddressSanitizer
	@Tests/Eval/fuzz.sh 60

format: swift ## Format all Swift code
	swift format -i -r -p Package.swift Sources Tests

lint: swift ## Check format and the rules of the house
	swift format lint --strict -r -p Package.swift Sources Tests
	@! grep -rnE '^ *(@testable )?import ([a-z]+ )?($(subst $() ,|,$(STAGES)))(\.|$$)' $(addprefix Sources/,$(STAGES)) \
		|| { echo "a stage imports a stage: only Pipeline knows the order" >&2; exit 1; }
	@! grep -rnE '^ *import C[A-Z]' Sources --include='*.swift' \
		| grep -vE 'Sources/(Digests/.*CCrypto|HTTP/.*(CCurl|CIDNA)|HTML/.*(CXML2|CUchardet)|Settings/.*CYAML|Archive/.*CSQLite|Compression/.*(CZlib|CBrotli|CZstd|CLZ4|CDeflate)|Arguments/.*CSystem|PDF/.*CChild|LanguageIdentification/.*CCLD2)' \
		|| { echo "a C library is met outside its door" >&2; exit 1; }

doc: swift ## Write the API documentation's symbol graphs to .build/doc
	swift package dump-symbol-graph --minimum-access-level public >/dev/null
	@mkdir -p .build/doc && find .build -name '*.symbols.json' -path '*symbolgraph*' -exec cp {} .build/doc/ \; && ls .build/doc

install: packages $(RELEASE) ## Install the program and its lexicons under PREFIX (/usr/local)
	install -D -m 755 $(RELEASE) $(DESTDIR)$(PREFIX)/bin/ibid
	cd config && find . -type f -exec install -D -m 644 {} $(DESTDIR)$(PREFIX)/share/ibid/config/{} \;

clean: ## Remove everything built
	rm -rf .build

$(RELEASE): swift packages FORCE
	@set -o pipefail; swift build -c release --static-swift-stdlib --product ibid 2>&1 \
		| { grep -v "FoundationEssentials.*mktemp" || true; } # the linker warns of a call inside Swift's own library

FORCE:

swift:
	@command -v swift >/dev/null || { \
		echo "Swift 6.3 is missing and not in Debian; get it for Debian 12 from https://www.swift.org/install/linux/" >&2; exit 2; }

packages: swift
	@missing=""; for p in $(PACKAGES); do \
		dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'install ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
		echo "installing Debian packages:$$missing"; \
		$(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq $$missing >/dev/null; fi
