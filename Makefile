# make deps demo    installs what is missing, builds, draws every sample into build/demo
# make deps check       installs what is missing, runs the tests: minutes
# make deps check-all   the same under the sanitizers, clang's warnings, drawings measured in a browser, the WebAssembly module, each fuzzer for half a minute: under an hour
# make po              refreshes the files of translators, and lists the messages without a translation
# make deps wasm        the WebAssembly module, for browsers and Node: build/wasm/npm/cjm
# make deps playground  one HTML file, to write and draw maps in a browser: build/playground/playground.html
# make deps vscode      the extension for Visual Studio Code: build/vscode/cjm.vsix

CC ?= gcc
VERSION := $(shell sed -n 's/^.define CJM_VERSION "\(.*\)"/\1/p' include/cjm.h)
# Of the shared library: grows when what was linked against it would no longer work (cjm.h, "ABI").
ABI := 1
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
DESTDIR ?=

BUILD ?= build
GEN := $(BUILD)/gen
OPT ?= -O2
WARN := -Wall -Wextra -Wpedantic -Wshadow
# No fused multiply-add: the same bytes on every processor.
# Names stay inside of the library, and its code may lie anywhere: only what cjm.h declares is seen by other programs.
CFLAGS_ALL := -std=c17 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 $(OPT) -g -ffp-contract=off -fvisibility=hidden -fPIC -pthread $(WARN) $(CPPFLAGS) $(CFLAGS)
INCLUDES := -Iinclude -Igrammar -Isrc -I$(GEN)
# Only headers: the libraries themselves are loaded when first needed, never linked.
LAZY_CFLAGS = $(shell pkg-config --cflags pangocairo pangoft2 libcgraph libzip libxml-2.0 xlsxwriter librsvg-2.0 libmicrohttpd 2>/dev/null)
LIBS := -lm -ldl -pthread

# Debian packages. DEPS builds and draws; CHECK_DEPS is for the tests, BROWSER_DEPS and PACKAGE_DEPS for what only check-all does, WASM_DEPS for the WebAssembly module, PLAYGROUND_DEPS for the playground beside it.
DEPS := gcc make bison flex pkg-config libcairo2-dev libpango1.0-dev libgraphviz-dev libjansson-dev libzip-dev libxml2-dev libxlsxwriter-dev libmicrohttpd-dev libturbojpeg0-dev librsvg2-dev libexpat1-dev zlib1g-dev fonts-inter fonts-liberation
CHECK_DEPS := clang g++ git libxml2-utils librsvg2-bin poppler-utils qpdf imagemagick binutils fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji fontconfig \
	fonts-liberation2 fonts-dejavu-core fonts-dejavu-extra unicode-data bzip2 python3 gettext nodejs node-ajv python3-openpyxl python3-yaml cmark-gfm graphviz mandoc groff-base zsh fish $(if $(shell command -v npm),,npm)
BROWSER_DEPS := chromium libreoffice-impress libreoffice-writer libreoffice-calc pandoc neovim vim
PACKAGE_DEPS := locales valgrind autopkgtest debhelper dpkg-dev fakeroot lintian mmdebstrap pre-commit xz-utils
WASM_DEPS := clang lld wasi-libc libclang-rt-dev-wasm32
PLAYGROUND_DEPS := libdeflate-tools

# Of two files, X.c and X_wasm.c, this machine gets the first, and the WebAssembly module the second.
EVERY_SOURCE := $(sort $(wildcard src/*/*.c src/*/*/*.c))
STAND_INS := $(filter %_wasm.c,$(EVERY_SOURCE))
SOURCES := $(filter-out src/cli/% src/main/% %_wasm.c,$(EVERY_SOURCE))
CLI := $(filter-out %_wasm.c,$(filter src/cli/% src/main/%,$(EVERY_SOURCE)))
GENERATED := $(GEN)/syntax/cjm.tab.c $(GEN)/syntax/cjm.lex.c
LIB_OBJECTS := $(SOURCES:src/%.c=$(BUILD)/obj/%.o) $(GENERATED:$(GEN)/%.c=$(BUILD)/obj/gen/%.o)
# What only the module is made of; the tests compare it with the library whose like it is.
MODULE_ONLY := $(wildcard src/workbook/writer/*.c)
LINKED_OBJECTS := $(filter-out $(MODULE_ONLY:src/%.c=$(BUILD)/obj/%.o),$(LIB_OBJECTS))
CLI_OBJECTS := $(CLI:src/%.c=$(BUILD)/obj/%.o)
SAMPLES := $(sort $(wildcard samples/*.cjm))

.PHONY: all deps demo check check-all check-wasm check-playground asan clang analyze coverage same browser editors growth long month wasm playground vscode fuzz bench golden schema reference po images gallery format library install uninstall dist packages clean FORCE

all: $(BUILD)/cjm

# What is missing is said at once, with what to run, rather than by a compiler later.
MISSING := $(foreach program,$(firstword $(CC)) bison flex pkg-config,$(if $(shell command -v $(program)),,$(program))) \
	$(foreach library,pangocairo pangoft2 libcgraph libzip libxml-2.0 librsvg-2.0 libturbojpeg expat jansson libmicrohttpd zlib,$(if $(shell pkg-config --exists $(library) 2>/dev/null && echo yes),,$(library)))
ifneq ($(strip $(MISSING)),)
ifeq ($(filter deps clean format uninstall,$(MAKECMDGOALS)),)
$(error not installed: $(strip $(MISSING)). To install what is missing, on Debian or Ubuntu: make deps $(MAKECMDGOALS))
endif
endif
need-wasm = @for file in libc.a $$($(WASM_CC) --target=wasm32-wasi -print-libgcc-file-name); do \
	test -e "$$($(WASM_CC) --target=wasm32-wasi -print-file-name=$$file)" && command -v wasm-ld >/dev/null || \
	{ echo "not installed: $(WASM_DEPS). To install what is missing, on Debian or Ubuntu: make deps wasm" >&2; exit 1; }; done
need-clang = @command -v clang >/dev/null || { echo "not installed: clang. To install what is missing, on Debian or Ubuntu: make deps $(MAKECMDGOALS)" >&2; exit 1; }

# What is made is named; make V=1 shows the commands.
$(V).SILENT:

$(BUILD)/cjm: $(CLI_OBJECTS) $(BUILD)/stages.a
	@echo "  $@"
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LIBS)

# All that the program is made of but the commands: for it, the tests and the tools, which may call any function.
$(BUILD)/stages.a: $(LIB_OBJECTS)
	rm -f $@
	$(AR) rcs $@ $^

# ---- the library, for other programs: one object that keeps its names to itself, and the same to be shared ----

WITH_LTO := $(findstring -flto,$(CFLAGS) $(OPT))
IS_CLANG := $(findstring clang,$(shell $(CC) --version))
ifneq ($(WITH_LTO),)
AR := $(if $(IS_CLANG),llvm-ar,gcc-ar)
# What is linked only in part is compiled to the end, or another compiler couldn't use it.
ONE_OBJECT := $(if $(IS_CLANG),-fuse-ld=lld,-flinker-output=nolto-rel)
endif
LIBRARY := $(BUILD)/lib/libcjm.a $(BUILD)/lib/libcjm.so.$(VERSION) $(BUILD)/lib/cjm.pc
library: $(LIBRARY)

$(BUILD)/lib/cjm.o: $(LINKED_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -r -nostdlib $(ONE_OBJECT) -o $@ $^
	objcopy --localize-hidden $@

$(BUILD)/lib/libcjm.a: $(BUILD)/lib/cjm.o
	@echo "  $@"
	rm -f $@
	ar rcs $@ $<

# The functions that the header declares, and nothing else.
$(BUILD)/lib/libcjm.map: include/cjm.h
	@mkdir -p $(@D)
	{ echo "CJM_$(ABI) {"; echo "global:"; sed -n 's/^[a-z].*[ *]\(cjm_[a-z_]*\)(.*).*;.*/\t\1;/p' $<; echo "local:"; echo "	*;"; echo "};"; } > $@

$(BUILD)/lib/libcjm.so.$(VERSION): $(LINKED_OBJECTS) $(BUILD)/lib/libcjm.map
	@echo "  $@"
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -shared -Wl,-soname,libcjm.so.$(ABI) -Wl,--version-script=$(BUILD)/lib/libcjm.map -o $@ $(LINKED_OBJECTS) $(LIBS)

# Anew each time, for it says where things are installed.
$(BUILD)/lib/cjm.pc: src/lib/cjm.pc.in FORCE
	@mkdir -p $(@D)
	sed -e 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(LIBDIR)|; s|@VERSION@|$(VERSION)|; s|@LIBS@|$(LIBS)|' $< > $@.new && mv $@.new $@
FORCE:

$(GEN)/syntax/cjm.tab.c: grammar/cjm.y
	@mkdir -p $(@D)
	bison -Wall -Werror --defines=$(GEN)/syntax/cjm.tab.h -o $@ $<
$(GEN)/syntax/cjm.lex.c: grammar/cjm.l
	@mkdir -p $(@D)
	flex -o $@ $<

# What is said in other languages, for nothing is read when the program runs.
PO := $(sort $(wildcard po/*.po))
$(GEN)/base/said.def: tools/messages $(PO)
	@mkdir -p $(@D)
	tools/messages $(PO) > $@
$(BUILD)/obj/base/said.o: $(GEN)/base/said.def

# The program in a language that is none, for the tests: what is said without an accent in it is said without being looked up.
$(BUILD)/pseudo/xx.po: tools/po po/machines.txt po/words.txt $(EVERY_SOURCE) $(wildcard src/*/*.def src/*/*/*.def grammar/*.def)
	@mkdir -p $(@D)
	tools/po pseudo $@
$(BUILD)/pseudo/base/said.def: tools/messages $(BUILD)/pseudo/xx.po
	@mkdir -p $(@D)
	tools/messages $(BUILD)/pseudo/xx.po > $@
$(BUILD)/pseudo/said.o: src/base/said.c $(BUILD)/pseudo/base/said.def
	$(CC) $(CFLAGS_ALL) -I$(BUILD)/pseudo $(INCLUDES) -c -o $@ $<
$(BUILD)/tests/cjm-pseudo: $(CLI_OBJECTS) $(BUILD)/pseudo/said.o $(BUILD)/stages.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -o $@ $^ $(LIBS)

# The maps of the tests are the examples of `cjm explain`: what it shows is what is tested.
$(GEN)/check/examples.def: tools/examples $(wildcard tests/checks/*.cjm)
	@mkdir -p $(@D)
	tools/examples tests/checks > $@
$(BUILD)/obj/check/registry.o: $(GEN)/check/examples.def

# What the pages hold beside the map's own: as it is written, in this order.
PAGE_SCRIPT := $(addprefix src/page/,base.js zoom.js stick.js select.js search.js lanes.js people.js present.js theme.js keys.js)
$(GEN)/page/assets.def: tools/embed $(wildcard src/page/*.css src/page/*.js)
	@mkdir -p $(@D)
	{ for part in STYLE=page NARROW=narrow; do sed '/^\/\*.*\*\/$$/d' src/page/$${part#*=}.css | tools/embed PAGE_$${part%=*} -; done; tools/embed PAGE_SCRIPT $(PAGE_SCRIPT); } > $@
$(BUILD)/obj/page/page.o: $(GEN)/page/assets.def

# What a preview puts around a page.
$(GEN)/preview/assets.def: tools/embed $(wildcard src/preview/*.css src/preview/*.js)
	@mkdir -p $(@D)
	{ tools/embed PREVIEW_STYLE src/preview/preview.css; tools/embed PREVIEW_SCRIPT src/preview/preview.js; } > $@
$(BUILD)/obj/preview/shell.o: $(GEN)/preview/assets.def

# The maps to begin with, in each of their languages: public-service.fr.cjm becomes public_service_fr.
TEMPLATES := $(sort $(wildcard src/template/files/*.cjm))
$(GEN)/template/texts.def: tools/embed $(TEMPLATES)
	@mkdir -p $(@D)
	for file in $(TEMPLATES); do tools/embed $$(basename $$file .cjm | tr -- -. __) $$file || exit 1; done > $@
$(BUILD)/obj/template/template.o: $(GEN)/template/texts.def

# Other flags, other objects: what was compiled with others would not fit.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CFLAGS_ALL)' | cmp -s - $@ || echo '$(CFLAGS_ALL)' > $@

# flex and bison leave functions unused that this program needs not.
$(BUILD)/obj/gen/%.o: $(GEN)/%.c $(BUILD)/flags | $(GENERATED)
	@mkdir -p $(@D)
	@echo "  $<"
	$(CC) $(CFLAGS_ALL) -Wno-unused-function $(INCLUDES) -MMD -c -o $@ $<
$(BUILD)/obj/paint/%.o $(BUILD)/obj/text/%.o $(BUILD)/obj/graph/%.o $(BUILD)/obj/exchange/%.o $(BUILD)/obj/workbook/%.o $(BUILD)/obj/preview/%.o: CFLAGS_ALL += $(LAZY_CFLAGS)
$(BUILD)/obj/%.o: src/%.c $(BUILD)/flags | $(GENERATED)
	@mkdir -p $(@D)
	@echo "  $<"
	$(CC) $(CFLAGS_ALL) $(INCLUDES) -MMD -c -o $@ $<

# A header that was renamed is no reason to stop: what included it is made anew.
%.h: ;
%.def: ;
-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
# A header or table that is gone: what included it is compiled again.
%.h: ;
src/%.def: ;

# ---- the WebAssembly module: the library and the command line, for browsers and Node ----

# Debian's clang and lld with the C library of WASI. What it imports is in include/cjm/host.h.
WASM_CC ?= clang
WASM_OPT ?= -Oz -flto
# What Node 16 and the browsers of 2021 have beside the first WebAssembly: smaller code.
WASM_FEATURES := -mbulk-memory -msign-ext -mnontrapping-fptoint
WASM_BUILD := $(BUILD)/wasm
WASM_FLAGS := --target=wasm32-wasi -std=c17 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 $(WASM_OPT) $(WASM_FEATURES) -ffp-contract=off -fvisibility=hidden -ffunction-sections -fdata-sections $(WARN)
# 1 MB of stack below all else: what goes too deep stops, instead of writing over something.
WASM_LINK := -mexec-model=reactor -Wl,--gc-sections,--strip-all,--compress-relocations,-z,stack-size=1048576,--stack-first,-mllvm,-inline-threshold=-50
# What the stand-ins take the place of, and what only that calls.
NATIVE_ONLY := $(STAND_INS:%_wasm.c=%.c) $(STAND_INS) src/disk/temporary.c src/main/ending.c src/main/malloc.c src/base/unzip.c src/workbook/library/xlsx_lib.c $(wildcard src/preview/*.c) src/disk/chance.c src/exchange/workbooks/xml_lib.c src/exchange/workbooks/zip_lib.c src/graph/graphviz_lib.c src/text/subset_lib.c \
	$(addprefix src/paint/,canvas.c cairo_lib.c pictures.c pixel_memory.c pango_lib.c plain_svg.c plain_type.c png_encode.c rsvg_lib.c typesetter.c) $(wildcard src/paint/pdf_*.c)
# The header of a library whose like the module has itself.
$(WASM_BUILD)/obj/graph/%.o: WASM_FLAGS += $(shell pkg-config --cflags libcgraph 2>/dev/null)
WASM_SOURCES := $(filter-out $(NATIVE_ONLY),$(EVERY_SOURCE)) $(STAND_INS)
WASM_OBJECTS := $(WASM_SOURCES:src/%.c=$(WASM_BUILD)/obj/%.o) $(GENERATED:$(GEN)/%.c=$(WASM_BUILD)/obj/gen/%.o)
WASM_EXPORTS = $(shell sed -n 's/^[a-z].*[ *]\(cjm_[a-z_]*\)(.*).*;.*/\1/p' include/cjm.h) malloc free

# The npm packages as they are packed: their files, the module, the licence, and the version of cjm.h.
NPM := $(WASM_BUILD)/npm
NPM_FILES := $(patsubst npm/%,$(NPM)/%,$(wildcard npm/*/*)) $(NPM)/cjm/cjm.wasm $(patsubst npm/%,$(NPM)/%/LICENSE,$(wildcard npm/*))
wasm: $(NPM_FILES)
$(NPM)/%/package.json: npm/%/package.json include/cjm.h
	@mkdir -p $(@D)
	sed 's/"0\.0\.0"/"$(VERSION)"/' $< > $@
$(NPM)/cjm/cjm.wasm: $(WASM_BUILD)/cjm.wasm
	@mkdir -p $(@D)
	cp $< $@
$(NPM)/%/LICENSE: LICENSE
	@mkdir -p $(@D)
	cp $< $@
$(NPM)/%: npm/%
	@mkdir -p $(@D)
	cp $< $@

# Without -O, by which clang runs wasm-opt where it happens to be installed: the same module on every machine.
$(WASM_BUILD)/cjm.wasm: $(WASM_OBJECTS) include/cjm.h
	@echo "  $@"
	$(WASM_CC) $(filter-out -O%,$(WASM_FLAGS)) $(WASM_LINK) $(WASM_EXPORTS:%=-Wl,--export=%) -o $@ $(WASM_OBJECTS)

$(WASM_BUILD)/flags: FORCE
	$(need-wasm)
	@mkdir -p $(@D)
	@echo '$(WASM_FLAGS)' | cmp -s - $@ || echo '$(WASM_FLAGS)' > $@
$(WASM_BUILD)/obj/gen/%.o: $(GEN)/%.c $(WASM_BUILD)/flags | $(GENERATED)
	@mkdir -p $(@D)
	$(WASM_CC) $(WASM_FLAGS) -Wno-unused-function $(INCLUDES) -MMD -c -o $@ $<
$(WASM_BUILD)/obj/%.o: src/%.c $(WASM_BUILD)/flags | $(GENERATED)
	@mkdir -p $(@D)
	@echo "  $< (wasm)"
	$(WASM_CC) $(WASM_FLAGS) $(INCLUDES) -MMD -c -o $@ $<
$(WASM_BUILD)/obj/check/registry.o: $(GEN)/check/examples.def
$(WASM_BUILD)/obj/page/page.o: $(GEN)/page/assets.def
$(WASM_BUILD)/obj/base/said.o: $(GEN)/base/said.def
$(WASM_BUILD)/obj/template/template.o: $(GEN)/template/texts.def
-include $(shell find $(WASM_BUILD)/obj -name '*.d' 2>/dev/null)

# ---- the playground: one HTML file with an editor and the module ----

# The editor and what bundles it, as package-lock.json has them, in a folder of their own: the only thing here that asks the network.
PLAYGROUND := $(BUILD)/playground
playground: $(PLAYGROUND)/playground.html
$(PLAYGROUND)/installed: playground/package.json playground/package-lock.json
	@command -v npm >/dev/null || { echo "not installed: nodejs npm. To install what is missing, on Debian or Ubuntu: make deps playground" >&2; exit 1; }
	@mkdir -p $(@D)
	cp $^ $(@D)/
	npm ci --prefix $(@D) --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
$(PLAYGROUND)/playground.html: $(PLAYGROUND)/installed $(NPM_FILES) $(wildcard playground/*.js playground/*.css playground/*.html playground/*.mjs playground/*/*) $(SAMPLES) $(wildcard samples/shared/*) editors/vscode/cjm.tmLanguage.json
	@echo "  $@"
	@command -v libdeflate-gzip >/dev/null || { echo "not installed: $(PLAYGROUND_DEPS). To install what is missing, on Debian or Ubuntu: make deps playground" >&2; exit 1; }
	node playground/build.mjs $@ $(PLAYGROUND) $(NPM)/cjm

# ---- the extension for Visual Studio Code: one file to install, with the module for machines that have no cjm ----

# The client, its bundler and its packer, as package-lock.json has them, in a folder of their own: the only thing here that asks the network.
VSCODE := $(BUILD)/vscode
vscode: $(VSCODE)/cjm.vsix
$(VSCODE)/installed: editors/vscode/package.json editors/vscode/package-lock.json
	@command -v npm >/dev/null || { echo "not installed: nodejs npm. To install what is missing, on Debian or Ubuntu: make deps vscode" >&2; exit 1; }
	@mkdir -p $(@D)
	cp $^ $(@D)/
	npm ci --prefix $(@D) --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
$(VSCODE)/cjm.vsix: $(VSCODE)/installed $(NPM_FILES) $(wildcard editors/vscode/* editors/vscode/*/* editors/vscode/*/*/*) LICENSE include/cjm.h
	@echo "  $@"
	node editors/vscode/build.mjs $(VSCODE)/cjm $(VSCODE) $(NPM)/cjm $(VERSION)

# ---- what a newcomer runs ----

deps:
	@tools/deps $(DEPS) $(if $(filter check% asan clang fuzz browser packages,$(MAKECMDGOALS)),$(CHECK_DEPS)) $(if $(filter check-all browser check-playground,$(MAKECMDGOALS)),$(BROWSER_DEPS)) \
		$(if $(filter check-all packages,$(MAKECMDGOALS)),$(PACKAGE_DEPS)) $(if $(filter analyze,$(MAKECMDGOALS)),clang cppcheck) \
		$(if $(filter check-all check-wasm check-playground editors wasm playground vscode,$(MAKECMDGOALS)),$(WASM_DEPS)) $(if $(filter check-all check-playground playground,$(MAKECMDGOALS)),$(PLAYGROUND_DEPS)) $(if $(filter playground vscode,$(MAKECMDGOALS)),nodejs $(if $(shell command -v npm),,npm))

demo: all
	@mkdir -p $(BUILD)/demo
	@echo "Drawing the samples"
	$(BUILD)/cjm build $(SAMPLES) -f svg -o $(BUILD)/demo/
	$(BUILD)/cjm build $(SAMPLES) -f png -o $(BUILD)/demo/
	$(BUILD)/cjm build $(SAMPLES) -f pdf -o $(BUILD)/demo/
	@echo
	@echo "Every sample is drawn: open $(BUILD)/demo/achat-en-ligne.svg"

# ---- tests: every suite ends with "N passed, N failed"; tests/run adds them up ----

UNIT := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/*.c)))
UNIT_HELPERS := $(wildcard tests/unit/helpers/*.c)
# The fuzzers that change maps by lines, and what they share.
FUZZ_SHAPED := whole two lsp
REPLAYS := $(FUZZ_SHAPED:%=$(BUILD)/tests/replay-%)
TOOLS := $(LIBRARY) $(REPLAYS) $(BUILD)/tests/cjm-pseudo $(BUILD)/tests/dump $(BUILD)/tests/readings $(BUILD)/reference $(BUILD)/tests/schema
SUITES := $(sort $(wildcard tests/*/run))
# Minutes, and a browser or the WebAssembly module: only check-all runs them.
BROWSER_SUITES := tests/browser/run tests/page-used/run tests/preview-used/run tests/slides-opened/run tests/office/run
WASM_SUITES := tests/wasm/run tests/npm/run tests/action/run
EDITOR_SUITES := tests/lsp-clients/run tests/lsp-module/run tests/vscode/run tests/vim/run
PLAYGROUND_SUITES := tests/playground/run
PACKAGE_SUITES := tests/packages/run
FAULT_SUITES := tests/faults/run tests/memory/run tests/injection/run tests/injection-opened/run tests/valgrind/run
LONG_SUITES := $(BROWSER_SUITES) $(WASM_SUITES) $(EDITOR_SUITES) $(PLAYGROUND_SUITES) $(PACKAGE_SUITES) $(FAULT_SUITES) tests/growth/run tests/month/run tests/same/run

$(BUILD)/tests/%: tests/unit/%.c $(UNIT_HELPERS) $(BUILD)/stages.a $(wildcard tests/unit/*.h tests/unit/*.def)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) $(LAZY_CFLAGS) $(INCLUDES) -Itests/unit -Itests/unit/helpers -o $@ $< $(UNIT_HELPERS) $(BUILD)/stages.a $(LIBS) $(LIBS_$*)
LIBS_deflate := -lz
# What makes calls of the program fail, and a host program whose memory ends.
FAULTS := $(BUILD)/tests/faults.so $(BUILD)/tests/memory-host
$(BUILD)/tests/faults.so: tests/tools/faults.c
	@mkdir -p $(@D)
	$(CC) -O1 -Wall -Wextra -shared -fPIC -o $@ $< -ldl
$(BUILD)/tests/later.so: tests/tools/later.c
	@mkdir -p $(@D)
	$(CC) -O1 -Wall -Wextra -shared -fPIC -o $@ $<
$(BUILD)/tests/memory-host: tests/memory/host.c $(BUILD)/stages.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) $(INCLUDES) -o $@ $^ -Wl,--wrap=realloc,--wrap=free $(LIBS)
$(BUILD)/tests/dump: tests/tools/dump.c $(BUILD)/stages.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) $(INCLUDES) -o $@ $^ $(LIBS)
# The program, whose PDFs are SVGs of their pages, for a browser to measure.
$(BUILD)/tests/sheets: tests/tools/sheets.c $(CLI_OBJECTS) $(BUILD)/stages.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) $(INCLUDES) -o $@ $^ -Wl,--wrap=paint_pdf $(LIBS)
$(BUILD)/tests/readings: tests/tools/readings.c $(BUILD)/stages.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) $(INCLUDES) -o $@ $^ $(LIBS)
$(REPLAYS): $(BUILD)/tests/replay-%: tests/fuzz/fuzz_%.c tests/fuzz/shapes.c tests/fuzz/replay.c tests/fuzz/shapes.h $(BUILD)/stages.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) $(INCLUDES) -I/usr/include/libxml2 -o $@ $(filter %.c %.a,$^) $(LIBS) -lxml2
$(BUILD)/tests/schema: tools/schema.c $(BUILD)/stages.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) $(INCLUDES) -o $@ $^ $(LIBS)

$(BUILD)/reference: tools/reference.c tools/grammar.c tools/completions.c $(filter-out %/main.o,$(CLI_OBJECTS)) $(BUILD)/stages.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) $(INCLUDES) -o $@ $^ $(LIBS)

# make check SUITE="diff import" runs these alone, JOBS=1 one after the other.
JOBS ?= $(shell nproc 2>/dev/null || echo 1)
SUITE_PROGRAMS = $(foreach name,$(SUITE),$(or $(strip $(filter %/tests/$(name),$(UNIT)) $(filter tests/$(name)/run,$(SUITES))),$(error there is no suite $(name))))
check: all $(UNIT) $(TOOLS) $(if $(filter wasm npm action lsp-module,$(SUITE)),wasm) $(if $(filter playground,$(SUITE)),playground) $(if $(filter vscode,$(SUITE)),vscode) $(if $(filter faults memory,$(SUITE)),$(FAULTS))
	@BUILD=$(BUILD) tests/run -j $(JOBS) $(if $(SUITE),$(SUITE_PROGRAMS),$(UNIT) $(filter-out $(LONG_SUITES),$(SUITES)))

# What CI runs besides. The fuzzers try the same each time: what they find anew is for tools/check-night, and no change's fault.
check-all: asan clang long growth check-playground
	@$(MAKE) --no-print-directory fuzz FUZZ_FIXED=yes

# Those of the long suites that measure no time, side by side.
long: export MAPS := 10
long: all wasm vscode library $(BUILD)/tests/geometry $(BUILD)/tests/sheets $(FAULTS)
	@BUILD=$(BUILD) tests/run -j $(JOBS) tests/month/run $(PACKAGE_SUITES) $(FAULT_SUITES) $(BROWSER_SUITES) $(WASM_SUITES) $(EDITOR_SUITES)

# Drawings of MAPS generated maps as a browser shows them: make browser MAPS=500 takes an hour. FIRST=1000 begins with another map than the first.
MAPS ?= 10
FIRST ?= 0
browser: export MAPS := $(MAPS)
browser: export FIRST := $(FIRST)
browser: all $(BUILD)/tests/geometry $(BUILD)/tests/sheets
	@BUILD=$(BUILD) tests/run $(BROWSER_SUITES)

# The language server with Neovim, and with the client of Visual Studio Code; the extension; and the files for Vim.
editors: all vscode wasm
	@BUILD=$(BUILD) tests/run $(EDITOR_SUITES)

# Four times the input takes less than six times the time; alone, since what runs beside it is measured with it.
growth: all
	@BUILD=$(BUILD) tests/run -j 1 tests/growth/run

# A repository of a thousand maps lives through a month: about a minute.
month: all
	@BUILD=$(BUILD) tests/run -j 1 tests/month/run

# The WebAssembly module against the program, over MODULE_MAPS generated maps, and the npm package.
check-wasm: all wasm $(BUILD)/tests/geometry
	@BUILD=$(BUILD) tests/run $(WASM_SUITES)

# The playground in a browser; alone, since what runs beside it is measured with it.
check-playground: all playground
	@BUILD=$(BUILD) tests/run -j 1 $(PLAYGROUND_SUITES)

# What is given to others: sources, Debian's packages, hooks. It installs into a root of its own, for which it needs to be root.
packages: all library
	@BUILD=$(BUILD) tests/run $(PACKAGE_SUITES)

# Nothing that clang warns of.
clang:
	$(need-clang)
	@$(MAKE) --no-print-directory all BUILD=$(BUILD)/clang CC="clang -Werror" OPT=-O3

# The same bytes from every compiler, however it optimizes, in other surroundings.
same: all clang
	@$(MAKE) --no-print-directory $(BUILD)/O0/cjm BUILD=$(BUILD)/O0 OPT=-O0
	@SAME_IN=$(BUILD)/clang,$(BUILD)/O0 BUILD=$(BUILD) tests/run tests/same/run

# Lines and branches that the tests take, by file: make coverage SUITE="cli diff" runs these suites alone, and adds to what was counted before; an hour for all of them.
# Why none takes a branch is in tests/untaken.tsv. LEAST=92 makes it an error that less is taken.
coverage:
	@$(MAKE) --no-print-directory check BUILD=$(BUILD)/coverage OPT="-O0 --coverage -fprofile-update=atomic" $(if $(SUITE),SUITE="$(SUITE)") || true
	@tools/coverage $(BUILD)/coverage/obj $(if $(LEAST),--least $(LEAST)) > $(BUILD)/coverage/coverage.tsv; status=$$?; grep -e '^all' -e '^tests/' $(BUILD)/coverage/coverage.tsv; exit $$status

# What clang, gcc and cppcheck find without running it, or tests/analyze/explained.tsv says why it is not so. A quarter of an hour at first, then only what has changed.
ANALYZED := $(filter-out %_wasm.c,$(EVERY_SOURCE))
ANALYSES := $(ANALYZED:src/%.c=$(BUILD)/analyze/clang/%.txt) $(ANALYZED:src/%.c=$(BUILD)/analyze/gcc/%.txt) $(BUILD)/analyze/cppcheck.txt
analyze: all
	$(need-clang)
	@command -v cppcheck >/dev/null || { echo "not installed: cppcheck. To install what is missing, on Debian or Ubuntu: make deps $(MAKECMDGOALS)" >&2; exit 1; }
	@$(MAKE) --no-print-directory -j $(JOBS) $(ANALYSES)
	@tests/analyze/judge tests/analyze/explained.tsv $(BUILD)/analyze
ANALYZE_FLAGS = $(CFLAGS_ALL) $(LAZY_CFLAGS) $(INCLUDES)
$(BUILD)/analyze/gcc/%.txt: src/%.c
	@mkdir -p $(@D)
	@echo "  $< (gcc)"
	gcc -fanalyzer -fdiagnostics-plain-output $(ANALYZE_FLAGS) -MMD -MF $(@:.txt=.d) -MT $@ -MT $(BUILD)/analyze/clang/$*.txt -c -o /dev/null $< 2> $@.new && mv $@.new $@
$(BUILD)/analyze/clang/%.txt: src/%.c
	@mkdir -p $(@D)
	@echo "  $< (clang)"
	clang --analyze --analyzer-output text $(ANALYZE_FLAGS) -o /dev/null $< 2> $@.new && mv $@.new $@
$(BUILD)/analyze/cppcheck.txt: $(ANALYZED) $(wildcard src/*/*.h src/*/*/*.h src/*/*.def src/*/*/*.def include/*.h include/cjm/*.h)
	@mkdir -p $(@D)/cppcheck
	@echo "  src (cppcheck)"
	cppcheck --quiet --enable=warning,performance,portability --std=c11 --max-configs=2 -D_POSIX_C_SOURCE=200809L $(INCLUDES) --cppcheck-build-dir=$(@D)/cppcheck \
		--template='{file}:{line}:{column}: warning: {message} [{id}]' $(ANALYZED) 2> $@.new && mv $@.new $@
-include $(shell find $(BUILD)/analyze -name '*.d' 2>/dev/null)

# Rewrites what describes the JSON, from the tables that it is written from.
schema: $(BUILD)/tests/schema
	@mkdir -p docs/schema
	$(BUILD)/tests/schema > docs/schema/map.schema.json

# Rewrites the goldens, so that a review is a diff. With the tests' own fonts.
golden images: export FONTCONFIG_PATH := $(CURDIR)/tests/fonts
golden: all $(TOOLS) reference images schema
	@status=0; for suite in $(shell grep -l GOLDEN tests/*/run); do \
		BUILD=$(BUILD) CJM=$(BUILD)/cjm GOLDEN=write $$suite || status=1; done; exit $$status

# All tests under the sanitizers, and two years on: no result may hang on the day. Linked for one address, since the loader would have thousands of pages
# to relocate that the sanitizers add, at each of many thousand runs: a third of what a short one takes.
asan: $(BUILD)/tests/later.so
	LD_PRELOAD=$(abspath $<) ASAN_OPTIONS=detect_leaks=1:verify_asan_link_order=0 LSAN_OPTIONS=suppressions=$(CURDIR)/tests/leaks.supp:print_suppressions=0 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
	$(MAKE) --no-print-directory check BUILD=$(BUILD)/asan LDFLAGS=-no-pie OPT="-O1 -fsanitize=address,undefined -fno-omit-frame-pointer -Wno-format-truncation"

# What documents and editors say of the language, from the tables that the program reads.
REFERENCES := README.md docs/language.md docs/agents.md docs/spec.md docs/glossary.md man/cjm.1 man/cjm.5 editors/vim/syntax/cjm.vim editors/vscode/cjm.tmLanguage.json \
	completions/cjm.bash completions/_cjm completions/cjm.fish
reference: $(BUILD)/reference all
	@mkdir -p completions
	$(BUILD)/reference $(REFERENCES)
	$(BUILD)/cjm explain -f man > man/cjm-checks.7
	$(BUILD)/cjm explain -f markdown > docs/checks.md

# What translators work on: the messages of the sources, and in each language what is new or changed. Lists what is not translated.
po:
	tools/po update

# The pictures of README.md and of the guides in docs and docs/fr.
IMAGES ?= docs/images
PICTURES := achat-en-ligne clinic-appointment clinic-arabic ryokan-japanese
images: all
	@mkdir -p $(IMAGES)
	$(BUILD)/cjm build $(PICTURES:%=samples/%.cjm) -f svg -o $(IMAGES)/
	$(BUILD)/cjm build samples/smallest.cjm -o $(IMAGES)/smallest.svg
	$(BUILD)/cjm build samples/smallest.cjm --theme dark -o $(IMAGES)/smallest-dark.svg
	$(BUILD)/cjm diff tests/diff/branch/old.cjm tests/diff/branch/new.cjm -o $(IMAGES)/changes.svg
	sed -n '/^```cjm file=repair.cjm/,/^```$$/{/^```/!p;}' docs/guide.md | $(BUILD)/cjm build - -f svg -o $(IMAGES)/guide.svg
	sed -n '/^```cjm file=reparation.cjm/,/^```$$/{/^```/!p;}' docs/fr/guide.md | $(BUILD)/cjm build - -f svg -o $(IMAGES)/guide-fr.svg

# All drawings on one page, to be looked at.
gallery: demo
	tools/gallery $(BUILD)/demo > $(BUILD)/demo/index.html
	@echo "Open $(BUILD)/demo/index.html"

bench: all
	@BUILD=$(BUILD) CC="$(CC)" tests/bench/bench $(if $(AGAINST),--against $(AGAINST))

# Any bytes into the formatter, the importers and as pictures; maps changed by lines into every product, comparisons, merges and the language server. Each for
# FUZZ_SECONDS; what is found goes to tests/fuzz/found. With FUZZ_FIXED the same inputs each time, about half a minute of each.
FUZZ_SECONDS ?= 600
FUZZERS := fmt mermaid markdown csv json sheet picture whole two lsp
FUZZ_FLAGS := -fsanitize=address,undefined -fno-sanitize=pointer-overflow -fno-sanitize-recover=undefined -fno-omit-frame-pointer
# Those that have a file of their own; the rest are importers.
FUZZ_OWN := fmt sheet picture $(FUZZ_SHAPED)
fuzz-parts = $(if $(filter $(FUZZ_SHAPED),$1),tests/fuzz/shapes.c tests/fuzz/mutate.c)
fuzz-libs = $(if $(filter $(FUZZ_SHAPED),$1),-I/usr/include/libxml2 -lxml2)

# Compiled once for all of them.
$(BUILD)/fuzz/stages.a: FORCE
	$(need-clang)
	@$(MAKE) --no-print-directory -j $(JOBS) BUILD=$(BUILD)/fuzz CC=clang CFLAGS="-fsanitize=fuzzer-no-link $(FUZZ_FLAGS)" $@
$(BUILD)/fuzz/%: $(BUILD)/fuzz/stages.a $(wildcard tests/fuzz/*.c tests/fuzz/*.h)
	clang $(CFLAGS_ALL) $(INCLUDES) -fsanitize=fuzzer $(FUZZ_FLAGS) -DFORMAT=IMPORT_$(shell echo $* | tr a-z A-Z) -o $@ \
		tests/fuzz/fuzz_$(or $(filter $(FUZZ_OWN),$*),import).c $(call fuzz-parts,$*) $(BUILD)/fuzz/stages.a $(LIBS) $(call fuzz-libs,$*)

fuzz: $(FUZZERS:%=$(BUILD)/fuzz/%)
	@for kind in $(FUZZERS); do seeds=tests/import/$$kind; mkdir -p $(BUILD)/fuzz/corpus/$$kind tests/fuzz/found/$$kind; \
		case $$kind in fmt) seeds="samples tests/fmt/cases" runs=8000;; mermaid) runs=5000;; markdown) runs=1400;; csv) runs=1400;; json) runs=70000;; \
			sheet) seeds=tests/fuzz/sheets runs=50000;; picture) seeds=samples/shared runs=8000;; \
			whole|two|lsp) seeds=tests/fuzz/corpus/$$kind runs=4000;; esac; \
		LSAN_OPTIONS=suppressions=tests/leaks.supp:print_suppressions=0 $(BUILD)/fuzz/$$kind $(if $(FUZZ_FIXED),-seed=1 -runs=$$runs,-max_total_time=$(FUZZ_SECONDS)) -timeout=10 -rss_limit_mb=2048 -dict=tests/fuzz/cjm.dict -artifact_prefix=tests/fuzz/found/$$kind/ \
			$(BUILD)/fuzz/corpus/$$kind $$seeds || exit 1; done

format:
	clang-format -i $(wildcard src/*/*.[ch] src/*/*/*.[ch] include/*.h include/cjm/*.h)

# What goes where, for install and uninstall alike.
PLACES = copy $(BUILD)/cjm $(PREFIX)/bin/cjm \
	copy completions/cjm.bash $(PREFIX)/share/bash-completion/completions/cjm \
	copy completions/_cjm $(PREFIX)/share/zsh/site-functions/_cjm \
	copy completions/cjm.fish $(PREFIX)/share/fish/vendor_completions.d/cjm.fish \
	copy include/cjm.h $(PREFIX)/include/cjm.h \
	copy $(BUILD)/lib/cjm.pc $(LIBDIR)/pkgconfig/cjm.pc \
	copy $(BUILD)/lib/libcjm.a $(LIBDIR)/libcjm.a \
	copy $(BUILD)/lib/libcjm.so.$(VERSION) $(LIBDIR)/libcjm.so.$(VERSION) \
	link libcjm.so.$(VERSION) $(LIBDIR)/libcjm.so.$(ABI) \
	link libcjm.so.$(ABI) $(LIBDIR)/libcjm.so \
	$(foreach page,$(wildcard man/*.[1-8]),copy $(page) $(PREFIX)/share/man/man$(subst .,,$(suffix $(page)))/$(notdir $(page)))
# Folders that had to be made are noted here, so that they go again with what stands in them.
MADE ?= $(BUILD)/made-folders$(subst /,-,$(DESTDIR)$(PREFIX))

install: all library
	tools/install "$(DESTDIR)" "$(MADE)" $(PLACES)
uninstall:
	tools/install --undo "$(DESTDIR)" "$(MADE)" $(PLACES)

# ---- what is given to others ----

# The sources as they are committed, and the list of their parts (SPDX). The same commit gives the same bytes, wherever it was cloned to.
DIST ?= $(BUILD)/dist
TARBALL := $(DIST)/cjm-$(VERSION).tar.gz
SBOM := $(DIST)/cjm-$(VERSION).spdx.json
dist: $(TARBALL) $(SBOM)
$(TARBALL): FORCE
	@git diff --quiet HEAD || echo "cjm: $@ holds the last commit, without the changes since" >&2
	@mkdir -p $(@D)
	@echo "  $@"
	git -c core.autocrlf=false -c tar.umask=022 archive --format=tar --prefix=cjm-$(VERSION)/ HEAD > $@.tar
	gzip -9 -n < $@.tar > $@ && rm $@.tar
$(SBOM): $(TARBALL) all library
	@echo "  $@"
	tools/sbom $(VERSION) "$$(TZ=UTC0 git log -1 --date=format-local:%Y-%m-%dT%H:%M:%SZ --format=%cd)" $(TARBALL) $(BUILD)/cjm $(BUILD)/lib/libcjm.so.$(VERSION) > $@

clean:
	rm -rf $(BUILD)
