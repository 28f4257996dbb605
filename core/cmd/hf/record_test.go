package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"hash"
	"maps"
	"math"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/wire"
)

var update = flag.Bool("update", false, "rewrite testdata/recorded.json: do so only where other numbers are wanted")

const recordedFile = "testdata/recorded.json"

// recorded is what was computed for a link: its canonical form, and a digest of the
// numbers in each kind of part and in the table that hf prints.
type recorded struct {
	Link    string            `json:"link"`
	Digests map[string]string `json:"digests"`
}

// TestRecordedNumbers compares, to the last bit, all that a link computes with
// what was recorded when the links were first opened. Words may change, and how
// the code is laid out; a number that changes is another result under the same
// link.
func TestRecordedNumbers(t *testing.T) {
	if sumsOutOfOrder() {
		t.Fatal("built without -tags noasm, which sums in the order of the page: no number can be compared")
	}
	fused := fuses(1 + math.Ldexp(1, -30)) // links and kinds of parts are compared, and the numbers as WebAssembly by make test-wasm
	if fused && runtime.GOARCH == "amd64" {
		t.Fatal("products are not rounded: no number can be compared")
	}
	links := recordedLinks(t)
	if *update {
		writeRecords(t, links)
	}
	want := readRecords(t)
	for i, link := range links {
		if testing.Short() && i%shortEvery > 0 {
			continue
		}
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			before, ok := want[link]
			if !ok {
				t.Fatalf("%s is not in %s", link, recordedFile)
			}
			got := compute(t, link)
			if got.Link != before.Link {
				t.Errorf("%s\nis now the link %s,\nwant           %s", link, got.Link, before.Link)
			}
			for _, kind := range kinds(got, before) {
				now, then := got.Digests[kind], before.Digests[kind]
				if now != then && !(fused && now != "" && then != "") {
					t.Errorf("%s\ngives other numbers in %s", link, kind)
				}
			}
		})
	}
}

// shortEvery is of how many links a short run computes one.
const shortEvery = 8

// recordedLinks are those of testdata and those that the browser tests open.
func recordedLinks(t *testing.T) []string {
	t.Helper()
	links := strings.Fields(strings.ReplaceAll(string(read(t, "testdata/links.txt")), " ", "%20"))
	var same []string
	var ends []struct{ Link string }
	decode(t, "../../../web/e2e/same.json", &same)
	decode(t, "../../../web/e2e/links.json", &ends)
	for _, e := range ends {
		same = append(same, e.Link)
	}
	return append(links, same...)
}

// compute runs a link to its end. A link with a key that is refused would cover
// less than it says.
func compute(t *testing.T, link string) recorded {
	t.Helper()
	s := lab.New(func() float64 { return 0 }, all.Labs()) // seconds would not come again
	defer s.Close()
	s.Open(link)
	for s.Advance(func() bool { return true }) {
	}
	u := s.Update(true)
	for _, n := range u.Notes {
		t.Errorf("%s: %s", link, n.Value)
	}
	r := recorded{Link: u.Link, Digests: map[string]string{}}
	for _, part := range u.Parts {
		r.Digests[kindName(part)] = digest(part)
	}
	var table bytes.Buffer
	if err := formats()["csv"](&table, s, u, options{}); err == nil {
		r.Digests["csv"] = fmt.Sprintf("%x", sha256.Sum256(numbersOf(table.String())))[:16]
	}
	return r
}

// numbersOf leaves out of a table what is not a number.
func numbersOf(csv string) []byte {
	var kept []byte
	for _, cell := range strings.FieldsFunc(csv, func(r rune) bool { return r == ',' || r == '\n' }) {
		if _, err := strconv.ParseFloat(cell, 64); err == nil {
			kept = append(append(kept, cell...), ',')
		}
	}
	return kept
}

// digest returns a short hash of the numbers in v: of words only where they are.
func digest(v any) string {
	h := sha256.New()
	hashNumbers(h, reflect.ValueOf(v))
	return fmt.Sprintf("%x", h.Sum(nil))[:16]
}

// hashNumbers walks v in the order of its fields. Lengths are hashed too: [1], [2, 3]
// is not [1, 2], [3].
func hashNumbers(h hash.Hash, v reflect.Value) {
	put := func(x uint64) { h.Write(binary.LittleEndian.AppendUint64(nil, x)) }
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			put(0)
			return
		}
		put(1)
		hashNumbers(h, v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			hashNumbers(h, v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		put(uint64(v.Len()))
		for i := range v.Len() {
			hashNumbers(h, v.Index(i))
		}
	case reflect.Float64, reflect.Float32:
		put(math.Float64bits(v.Float()))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		put(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		put(v.Uint())
	case reflect.Bool:
		if v.Bool() {
			put(1)
		} else {
			put(0)
		}
	case reflect.String:
	default:
		panic("digest: " + v.Kind().String())
	}
}

// kinds lists what either has a digest of.
func kinds(a, b recorded) []string {
	all := map[string]bool{}
	for _, r := range []recorded{a, b} {
		for kind := range r.Digests {
			all[kind] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

func readRecords(t *testing.T) map[string]recorded {
	t.Helper()
	var want map[string]recorded
	decode(t, recordedFile, &want)
	return want
}

func writeRecords(t *testing.T, links []string) {
	t.Helper()
	all := map[string]recorded{}
	for _, link := range links {
		all[link] = compute(t, link)
	}
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(all); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(recordedFile, text.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func decode(t *testing.T, file string, into any) {
	t.Helper()
	if err := json.Unmarshal(read(t, file), into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func kindName(part wire.Part) string { return fmt.Sprintf("part %d", part.Kind()) }
