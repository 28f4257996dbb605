//go:build !js

package core_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/lab"
	"hfplayground/core/lab/all"
	"hfplayground/core/wire"
)

func readFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// labs are links that open every lab and every exercise with a table of acts.
var labs = []string{"lab=landscape", "lab=network", "lab=neuron", "lab=neuron&neuron.exercise=units", "lab=neuron&neuron.exercise=perceptron", "lab=cg"}

// actsOf returns the acts that the lab of a link answers, as it says itself when it
// is asked for another.
func actsOf(t *testing.T, link string) []string {
	t.Helper()
	s := lab.New(func() float64 { return 0 }, all.Labs())
	defer s.Close()
	s.Open(link)
	s.Edit(wire.KeyAct + "=no-act")
	for _, note := range s.Update(false).Notes {
		if _, list, ok := strings.Cut(note.Value, "one of "); ok && note.Key == wire.KeyAct {
			return strings.Split(list, ", ")
		}
	}
	t.Fatalf("%s does not say which acts there are", link)
	return nil
}

// TestActs holds the table of acts together with the labs, which do them, and with
// the buttons of the page. The pictures and the canvas use the names of package
// wire itself.
func TestActs(t *testing.T) {
	var known, done []string
	objects := map[string]string{}
	for _, e := range wire.Acts() {
		if e.Does == "" || slices.Contains(known, string(e.Act)) {
			t.Errorf("act %q stands twice, or without what it does", e.Act)
		}
		known = append(known, string(e.Act))
		objects[string(e.Act)] = e.Object
	}
	for _, link := range labs {
		for _, act := range actsOf(t, link) {
			if !slices.Contains(known, act) {
				t.Errorf("%s does %q, which is not in wire.Acts", link, act)
			}
			done = append(done, act)
		}
	}
	for _, act := range known {
		if !slices.Contains(done, act) {
			t.Errorf("no lab does %q", act)
		}
	}
	buttons := regexp.MustCompile(`data-edit="act=([\w-]+)(:?)`).FindAllStringSubmatch(readFile(t, "../index.html"), -1)
	if len(buttons) < 20 {
		t.Errorf("%d buttons of the page act, want more: has data-edit another name?", len(buttons))
	}
	for _, b := range buttons {
		if object, ok := objects[b[1]]; !ok || (object != "") != (b[2] != "") {
			t.Errorf("a button asks for %q; wire.Acts has it: %t, with the object %q", b[1]+b[2], ok, object)
		}
	}
}

// TestGestureKeys: every key that a gesture edits is known to a lab.
func TestGestureKeys(t *testing.T) {
	keys := []string{wire.KeyAct, wire.KeyHover, wire.KeyPick, wire.KeyWeight, wire.KeyPoint, wire.KeySelect, wire.KeyStart, wire.KeyStep}
	note := func(link, edit string) string {
		s := lab.New(func() float64 { return 0 }, all.Labs())
		defer s.Close()
		s.Open(link)
		s.Edit(edit)
		var notes []string
		for _, n := range s.Update(false).Notes {
			notes = append(notes, n.Value)
		}
		return strings.Join(notes, "; ")
	}
	for _, key := range keys {
		unknown := strings.ReplaceAll(note("", "no-key=1"), "no-key", key)
		if unknown == "" {
			t.Fatal("a key that nobody knows is taken")
		}
		if !slices.ContainsFunc(labs, func(link string) bool { return note(link, key+"=1") != unknown }) {
			t.Errorf("no lab knows the key %q: %s", key, unknown)
		}
	}
}

// TestPointings: the document of the view tells all that pointers do, by the names
// of package wire.
func TestPointings(t *testing.T) {
	var told []wire.Pointing
	for _, m := range regexp.MustCompile(`\bpointer(?:'|\(')(?:, ')?([\w-]+)'`).FindAllStringSubmatch(readFile(t, "../web/view.js"), -1) {
		told = append(told, wire.Pointing(m[1]))
	}
	slices.Sort(told)
	want := wire.Pointings()
	slices.Sort(want)
	if !slices.Equal(told, want) {
		t.Errorf("web/view.js tells %q, want %q", told, want)
	}
}
