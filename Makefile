# make deps demo    installs what is missing, builds, draws every sample into build/demo
# make deps check   installs what is missing, runs the whole test suite

CC ?= gcc
VERSION := 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=

BUILD ?= build
GEN := $(BUILD)/gen
OPT ?= -O2
WARN := -Wall -Wextra -Wpedantic -Wshadow
# No fused multiply-add: the same bytes on every processor.
CFLAGS_ALL := -std=c17 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 $(OPT) -g -ffp-contract=off -pthread $(WARN) $(CFLAGS)
INCLUDES := -Iinclude -Igrammar -Isrc -I$(GEN)
# Only headers: the libraries themselves are loaded when first needed, never linked.
LAZY_CFLAGS = $(shell pkg-config --cflags pangocairo pangoft2 libcgraph 2>/dev/null)
LIBS := -lm -ldl -pthread

# Debian packages. DEPS builds and draws; CHECK_DEPS is for the tests.
DEPS := gcc make bison flex pkg-config libcairo2-dev libpango1.0-dev libgraphviz-dev zlib1g-dev fonts-inter fonts-liberation
CHECK_DEPS := clang libxml2-utils librsvg2-bin poppler-utils libjansson-dev fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji \
	python3 nodejs

SOURCES := $(filter-out src/cli/%,$(sort $(wildcard src/*/*.c)))
CLI := $(sort $(wildcard src/cli/*.c))
GENERATED := $(GEN)/syntax/cjm.tab.c $(GEN)/syntax/cjm.lex.c
LIB_OBJECTS := $(SOURCES:src/%.c=$(BUILD)/obj/%.o) $(GENERATED:$(GEN)/%.c=$(BUILD)/obj/gen/%.o)
CLI_OBJECTS := $(CLI:src/%.c=$(BUILD)/obj/%.o)
SAMPLES := $(sort $(wildcard samples/*.cjm))

.PHONY: all deps demo check golden gallery asan fuzz bench format lint install clean widths

all: $(BUILD)/cjm

$(BUILD)/cjm: $(CLI_OBJECTS) $(BUILD)/libcjm.a
	$(CC) $(CFLAGS_ALL) -o $@ $^ $(LIBS)

$(BUILD)/libcjm.a: $(LIB_OBJECTS)
	rm -f $@
	ar rcs $@ $^

$(GEN)/syntax/cjm.tab.c: grammar/cjm.y
	@mkdir -p $(@D)
	bison -Wall -Werror --defines=$(GEN)/syntax/cjm.tab.h -o $@ $<
$(GEN)/syntax/cjm.lex.c: grammar/cjm.l
	@mkdir -p $(@D)
	flex -o $@ $<

# flex and bison leave functions unused that this program needs not.
$(BUILD)/obj/gen/%.o: $(GEN)/%.c | $(GENERATED)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -Wno-unused-function $(INCLUDES) -MMD -c -o $@ $<
$(BUILD)/obj/paint/%.o $(BUILD)/obj/text/%.o $(BUILD)/obj/graph/%.o: CFLAGS_ALL += $(LAZY_CFLAGS)
$(BUILD)/obj/%.o: src/%.c | $(GENERATED)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) $(INCLUDES) -MMD -c -o $@ $<

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)

clean:
	rm -rf $(BUILD)
