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

// labs returns links that open every lab, and every exercise with acts of its own.
func labs() []string {
	links := []string{"lab=neuron&neuron.exercise=units", "lab=neuron&neuron.exercise=perceptron"}
	for _, e := range all.Labs() {
		links = append(links, "lab="+e.Key)
	}
	return links
}

// actsOf returns the acts that the lab of a link answers, with the one that every
// session does.
func actsOf(link string) []string {
	s := lab.New(func() float64 { return 0 }, all.Labs())
	defer s.Close()
	s.Open(link)
	acts := []string{string(wire.ActReset)}
	for act := range s.Lab().Acts() {
		acts = append(acts, string(act))
	}
	return acts
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
	for _, link := range labs() {
		for _, act := range actsOf(link) {
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
		if !slices.ContainsFunc(labs(), func(link string) bool { return note(link, key+"=1") != unknown }) {
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
