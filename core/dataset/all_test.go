package dataset_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"testing"

	"hfplayground/core/dataset"
	"hfplayground/core/param"
)

// Keys stand in links: a change of this list breaks them.
func TestKeys(t *testing.T) {
	want := []string{
		"circle", "xor", "gaussians", "spirals", "moons", "checkerboard", "rings", "blobs", "spirals-k",
		"plane", "multi-gaussian", "own",
	}
	var got []string
	for _, e := range dataset.All() {
		got = append(got, e.Key)
	}
	if !slices.Equal(got, want) {
		t.Errorf("keys = %v, want %v", got, want)
	}
}

func TestRowsAreComplete(t *testing.T) {
	for _, e := range dataset.All() {
		g := e.New()
		about := g.About()
		if !key.MatchString(e.Key) || e.Label == "" || e.Help == "" || about.Formula == "" {
			t.Errorf("%q: row or About is incomplete: %+v, %+v", e.Key, e, about)
		}
		for i, side := range about.Domain {
			if side[0] >= side[1] {
				t.Errorf("%s: domain side %d is %v", e.Key, i, side)
			}
		}
		keys := map[string]bool{}
		for _, fd := range g.Fields() {
			if keys[fd.Key] || !key.MatchString(fd.Key) || fd.Help == "" {
				t.Errorf("%s: field %q stands twice, is misspelt or has no help", e.Key, fd.Key)
			}
			keys[fd.Key] = true
			if err := fd.Set(fd.Default); err != nil {
				t.Errorf("%s: default refused: %v", e.Key, err)
			}
		}
	}
}

var key = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

// New gives a generator of its own each time.
func TestNewIsFresh(t *testing.T) {
	for _, e := range dataset.All() {
		a, b := e.New(), e.New()
		fields := a.Fields()
		text := map[string]string{"n": "10", "points": "1,2,0"}[fields[0].Key]
		if err := fields[0].Set(text); err != nil {
			t.Fatal(err)
		}
		if got := b.Fields()[0].String(); got != fields[0].Default {
			t.Errorf("%s: %s of one generator changed another to %s", e.Key, fields[0].Key, got)
		}
	}
}

// seeded returns the source of chance that a seed stands for.
func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

// random returns the rows of the table that draw their sets.
func random() []dataset.Entry {
	return slices.DeleteFunc(dataset.All(), func(e dataset.Entry) bool { return e.Key == "own" })
}

// generator returns a new generator of the table with settings: key, value, …
func generator(t *testing.T, name string, settings ...string) dataset.Generator {
	t.Helper()
	for _, e := range dataset.All() {
		if e.Key == name {
			g := e.New()
			for i := 0; i < len(settings); i += 2 {
				set(t, g, settings[i], settings[i+1])
			}
			return g
		}
	}
	t.Fatalf("no generator %q", name)
	return nil
}

// set changes one setting.
func set(t *testing.T, g dataset.Generator, name, text string) {
	t.Helper()
	if err := field(t, g, name).Set(text); err != nil {
		t.Fatal(err)
	}
}

// field returns one setting.
func field(t *testing.T, g dataset.Generator, name string) param.Field {
	t.Helper()
	for _, f := range g.Fields() {
		if f.Key == name {
			return f
		}
	}
	t.Fatalf("no field %q", name)
	return param.Field{}
}

// has reports whether a generator has a setting.
func has(g dataset.Generator, name string) bool {
	return slices.ContainsFunc(g.Fields(), func(f param.Field) bool { return f.Key == name })
}
