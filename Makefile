# make            installs what is missing, builds minutes, and makes the example's deck
# make test       installs what the tests need, and runs them all
# make bench      the figures, each beside what it is compared with
# make format     lays out the Swift code
# make fuzz       feeds made-up texts to the readers for SECONDS (default 600) each
# make clean      removes what was built; what was downloaded stays
# make install    copies the programs to PREFIX (default /usr/local)

PREFIX ?= /usr/local
DATE ?= 2024-09-26
SECONDS ?= 600
SHELL = /bin/bash
.SHELLFLAGS = -o pipefail -c

# Statically linked, so that a start costs 1 ms instead of 13 and the program runs on any Linux of this processor.
RELEASE = -c release -Xswiftc -static-executable --explicit-target-dependency-import-check error
MINUTES = .build/release/minutes
# The program for HTTP is linked with the system's curl, so that its certificates and its fixes are the system's.
MINUTES_HTTP = .build/release/minutes-http
# It has other flags, and a folder of its own, so that neither build makes the other begin anew.
HTTP_RELEASE = -c release --static-swift-stdlib --scratch-path .build-http --product minutes-http
HTTP_SOURCES = $(shell find Sources/programs/minutes-http Sources/outside/Transfers Sources/programs/CCurl -type f) Package.swift
# The program that makes a site's search index; another project's, as its package has it.
PAGEFIND = .build/release/pagefind
# Of a static program the linker says that glibc's look-ups of hosts, users and services need glibc at run time. Only what it
# says of the toolchain's own libraries is left out, and of two functions of libevent's: none of them is called.
LINKER_WARNINGS = "/swift_static/linux/lib[^:]*:.* in statically linked applications requires at runtime"
LINKER_WARNINGS += -e "/libevent_core.a[(]evutil.o[)]:function (test_for_getaddrinfo_hacks|evutil_getaddrinfo(_common_)?): warning: Using '(getaddrinfo|getservbyname|getprotobynumber)' in statically linked applications requires at runtime"
SOURCES = $(shell find Sources Templates -type f) Package.swift Tools/assets.lock

.PHONY: all test bench format lint fuzz install clean packages test-packages assets
.NOTPARALLEL:

all: $(MINUTES) $(MINUTES_HTTP) $(PAGEFIND)
	@$(MINUTES) -C minutes build $(DATE) >&2 && echo "minutes/community-call/$(subst -,,$(DATE)).md"

$(MINUTES): $(SOURCES) | packages assets
	@echo "swift build $(RELEASE)"
	@swift build $(RELEASE) --product minutes 2>&1 | grep --line-buffered -vE -e $(LINKER_WARNINGS)
	@touch $@

$(MINUTES_HTTP): $(HTTP_SOURCES) | packages
	swift build $(HTTP_RELEASE)
	@mkdir -p $(@D) && install -m 0755 .build-http/release/minutes-http $@

$(PAGEFIND): Tools/assets.lock | assets
	@mkdir -p $(@D) && install -m 0755 .build-assets/programs/pagefind $@

packages:
	@Tools/install-packages build

assets: | packages
	@Tools/fetch-assets

test-packages:
	@Tools/install-packages build test

test: test-packages assets $(MINUTES) $(MINUTES_HTTP) $(PAGEFIND)
	swift build --build-tests --explicit-target-dependency-import-check error
	swift test --skip-build --parallel
	python3 -B Tests/Judges/css_judge.py
	python3 -B Tests/Judges/html5lib_suite.py
	python3 -B Tests/Judges/html_judge.py --minutes $(MINUTES)
	python3 -B Tests/Judges/feed_judge.py
	python3 -B Tests/Judges/mdx_judge.py
	python3 -B Tests/Judges/markdown_judge.py --minutes $(MINUTES)
	python3 -B Tests/Browser/deck_pages.py --minutes $(MINUTES)
	python3 -B Tests/Browser/whole_slides.py --minutes $(MINUTES)
	python3 -B Tests/Browser/live_preview.py --minutes $(MINUTES)
	python3 -B Tests/Site/pages.py --minutes $(MINUTES)
	python3 -B Tests/Site/validity.py --minutes $(MINUTES)
	python3 -B Tests/Browser/search_page.py
	FUZZ_SEED=1 Tests/Fuzz/run 10 report deck import inspect check yaml mustache
	FUZZ_SEED=1 Tests/Fuzz/run 60 html css
	python3 -B Tests/CommandLine/completions.py --minutes $(MINUTES)
	Tests/run-scripts $(MINUTES)

bench: test-packages $(MINUTES) $(MINUTES_HTTP)
	@python3 -B Tests/Bench/bench.py --minutes $(MINUTES)
	@python3 -B Tests/Bench/pages.py --minutes $(MINUTES)
	@python3 -B Tests/Bench/transfers.py --minutes $(MINUTES)
	@python3 -B Tests/Bench/live.py --minutes $(MINUTES)
	@python3 -B Tests/Bench/site.py --minutes $(MINUTES)

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests Templates

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Templates

fuzz: test-packages assets
	Tests/Fuzz/run $(SECONDS)

install: $(MINUTES) $(MINUTES_HTTP) $(PAGEFIND)
	install -D -m 0755 $(MINUTES) $(DESTDIR)$(PREFIX)/bin/minutes
	install -D -m 0755 $(MINUTES_HTTP) $(DESTDIR)$(PREFIX)/libexec/minutes/minutes-http
	install -D -m 0755 $(PAGEFIND) $(DESTDIR)$(PREFIX)/libexec/minutes/pagefind

clean:
	rm -rf .build .build-fuzz .build-http
