package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// recordFile has the code of every package in each binary, as it was when the budgets were last set.
const recordFile = "web/bundle/packages.txt"

// headerBytes come before the sections of a WebAssembly module.
const headerBytes = 8

// Sections of a WebAssembly module that are looked into, and the part of the names that has those of functions.
const (
	customSection = 0
	codeSection   = 10
	functionNames = 1
)

// section is a section of a WebAssembly module, or a part of one: they look alike.
type section struct {
	id   byte
	data []byte
}

// cutSection returns the first section of b and what follows it. It is not ok at the end, and where b is damaged.
func cutSection(b []byte) (s section, rest []byte, ok bool) {
	if len(b) == 0 {
		return s, b, false
	}
	data, rest, ok := cutBytes(b[1:])
	return section{b[0], data}, rest, ok
}

// cutBytes returns what follows its own length at the beginning of b, and what is behind it.
func cutBytes(b []byte) (data, rest []byte, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size) {
		return nil, b, false
	}
	return b[size:][:n], b[size:][n:], true
}

// splitNames parts the names that the linker left in a module from the rest, which runs as well without them.
func splitNames(module []byte) (rest, names []byte) {
	if len(module) < headerBytes {
		return module, nil
	}
	rest = slices.Clone(module[:headerBytes])
	for b := module[headerBytes:]; ; {
		s, next, ok := cutSection(b)
		if !ok {
			return append(rest, b...), names
		}
		if name, data, ok := cutBytes(s.data); s.id == customSection && ok && string(name) == "name" {
			names = data
		} else {
			rest = append(rest, b[:len(b)-len(next)]...)
		}
		b = next
	}
}

// codeOf returns the bytes of code in a module by package, with the names that were parted from it.
func codeOf(module, names []byte) (map[string]int, error) {
	bodies := listIn(module[min(headerBytes, len(module)):], codeSection)
	list := listIn(names, functionNames)
	by := map[string]int{}
	for len(bodies) > 0 && len(list) > 0 {
		body, more, ok := cutBytes(bodies)
		_, size := binary.Uvarint(list) // the index of the function: Go names all that have a body, in order
		name, next, named := cutBytes(list[max(0, size):])
		if !ok || !named {
			break
		}
		by[packageOf(string(name))] += len(body)
		bodies, list = more, next
	}
	if len(by) == 0 || len(bodies) > 0 || len(list) > 0 {
		return nil, fmt.Errorf("the functions of the binary and their names do not agree")
	}
	return by, nil
}

// listIn returns the list in the section id among sections, without the count before it; nil where there is none.
func listIn(sections []byte, id byte) []byte {
	for {
		s, rest, ok := cutSection(sections)
		if !ok {
			return nil
		}
		if s.id == id {
			_, size := binary.Uvarint(s.data)
			return s.data[max(0, size):]
		}
		sections = rest
	}
}

// The linker writes a/b.com/c.F as a_b.com_c.F: a package ends at the first dot that is not of a domain.
var packagePrefix = regexp.MustCompile(`^(?:\w+\.(?:com|org|io|dev)_)?[^.]*`)

func packageOf(function string) string { return packagePrefix.FindString(function) }

// writeRecord writes a line for each package of each binary: binary, package, bytes of code.
func writeRecord(w io.Writer, code map[string]map[string]int) error {
	b := bufio.NewWriter(w)
	for _, part := range slices.Sorted(maps.Keys(code)) {
		for _, name := range slices.Sorted(maps.Keys(code[part])) {
			fmt.Fprintln(b, part, name, code[part][name])
		}
	}
	return b.Flush()
}

// grown says which packages of a binary have grown most since they were recorded.
func grown(record []byte, part string, code map[string]int) string {
	growth := maps.Clone(code)
	for line := range bytes.Lines(record) {
		var of, name string
		var size int
		if _, err := fmt.Sscan(string(line), &of, &name, &size); err == nil && of == part {
			growth[name] -= size
		}
	}
	names := slices.SortedFunc(maps.Keys(growth), func(a, b string) int { return cmp.Or(growth[b]-growth[a], strings.Compare(a, b)) })
	var list []string
	for _, name := range names {
		if growth[name] > 0 && len(list) < 5 {
			list = append(list, fmt.Sprintf("%s by %.1f kB", name, kB(growth[name])))
		}
	}
	if list == nil {
		return "no package has more code than in " + recordFile
	}
	return "since " + recordFile + " was written there is more code, before compression, in " + strings.Join(list, ", ")
}
