package main

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
)

// sized returns data behind its length, as a module writes it.
func sized(data ...byte) []byte { return append(binary.AppendUvarint(nil, uint64(len(data))), data...) }

// moduleOf returns a module with a function of so many bytes for each name, and what stays without the names.
func moduleOf(names []string, sizes ...int) (module, rest []byte) {
	code, list := []byte{byte(len(sizes))}, []byte{byte(len(names))}
	for i, size := range sizes {
		code = append(code, sized(make([]byte, size)...)...)
		list = append(append(list, byte(7+i)), sized([]byte(names[i])...)...)
	}
	rest = []byte("\x00asm\x01\x00\x00\x00")
	rest = append(append(rest, codeSection), sized(code...)...)
	custom := append(sized([]byte("name")...), append([]byte{functionNames}, sized(list...)...)...)
	return append(append(bytes.Clone(rest), customSection), sized(custom...)...), rest
}

func TestCodeByPackage(t *testing.T) {
	module, want := moduleOf([]string{"fmt.Print", "a_b.__T_.Run", "gonum.org_v1_gonum_mat.Norm", "a_b.init.func1"}, 10, 200, 30, 5)
	rest, names := splitNames(module)
	if !bytes.Equal(rest, want) {
		t.Errorf("without names: %q, want %q", rest, want)
	}
	code, err := codeOf(rest, names)
	if err != nil || len(code) != 3 || code["fmt"] != 10 || code["a_b"] != 205 || code["gonum.org_v1_gonum_mat"] != 30 {
		t.Errorf("%v, %v", code, err)
	}
	if again, none := splitNames(rest); !bytes.Equal(again, rest) || none != nil {
		t.Error("a module without names has changed")
	}
	for cut := range len(module) { // a file that was cut off is no reason to crash
		rest, names := splitNames(module[:cut])
		if _, err := codeOf(rest, names); err == nil {
			t.Errorf("cut after %d bytes: no error", cut)
		}
	}
}

func TestGrowthIsNamed(t *testing.T) {
	var record bytes.Buffer
	if err := writeRecord(&record, map[string]map[string]int{"worker": {"a": 1000, "b": 2000, "c": 5}, "canvas": {"a": 9}}); err != nil {
		t.Fatal(err)
	}
	sizes := []Size{{"worker", 3, 2_100_000, 2_000_000}, {"canvas", 3, 10, 20}}
	err := overBudget(sizes, record.Bytes(), map[string]map[string]int{"worker": {"a": 500, "b": 4000, "new": 800}})
	for _, part := range []string{"the worker has 2100.0 kB after gzip, and its budget is 2000.0", "in b by 2.0 kB, new by 0.8 kB"} {
		if err == nil || !strings.Contains(err.Error(), part) || strings.Contains(err.Error(), "canvas") {
			t.Errorf("%v, want %s", err, part)
		}
	}
	if err := overBudget(sizes[1:], nil, nil); err != nil {
		t.Error(err)
	}
}
