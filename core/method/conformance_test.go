package method_test

import (
	"strings"
	"testing"

	"hfplayground/core/method"
	"hfplayground/core/method/all"
	"hfplayground/core/method/methodtest"
	"hfplayground/core/param"
)

// TestConformance checks every method with its defaults, and again with every
// choice and every switch set the other way and with batches, one at a time.
func TestConformance(t *testing.T) {
	for _, e := range all.Methods() {
		t.Run(e.Key, func(t *testing.T) {
			list := variations(e)
			if testing.Short() {
				list = list[:1]
			}
			for _, settings := range list {
				t.Run(settings, func(t *testing.T) {
					methodtest.Check(t, func() method.Method { return set(t, e, settings) })
				})
			}
		})
	}
}

// variations returns the defaults, every other value of a choice or switch, and
// batches of a part and of all of the examples.
func variations(e method.Entry) []string {
	all := []string{""}
	for _, field := range e.New().Fields() {
		switch field.Kind {
		case param.KindChoice:
			for _, option := range field.Options {
				all = append(all, field.Key+"="+option.Key)
			}
		case param.KindBool:
			all = append(all, field.Key+"=on", field.Key+"=off")
		case param.KindInt:
			if strings.HasSuffix(field.Key, "batch") {
				all = append(all, field.Key+"=2", field.Key+"=7")
			}
		}
	}
	return all
}

// TestFields checks that every setting declares a default it accepts, says what
// it means, and depends on a setting of the same method.
func TestFields(t *testing.T) {
	for _, e := range all.Methods() {
		values := map[string]param.Field{}
		for _, field := range e.New().Fields() {
			if _, twice := values[field.Key]; twice {
				t.Errorf("%s: key %q stands twice", e.Key, field.Key)
			}
			values[field.Key] = field
			if err := field.Set(field.Default); err != nil {
				t.Errorf("%s: default refused: %v", e.Key, err)
			}
			if field.Help == "" {
				t.Errorf("%s: %s has no help", e.Key, field.Key)
			}
		}
		for _, field := range values {
			for _, c := range field.When {
				if _, ok := values[c.Key]; !ok {
					t.Errorf("%s: %s depends on %q, which is no setting", e.Key, field.Key, c.Key)
				}
			}
		}
	}
}

func TestAll(t *testing.T) {
	want := "gd momentum nesterov adam rmsprop adagrad newton hf cg bfgs l-bfgs nonlinear-cg nelder-mead"
	var keys []string
	for _, e := range all.Methods() {
		keys = append(keys, e.Key)
		if e.Label == "" || !strings.HasSuffix(e.Help, ".") {
			t.Errorf("%s: label %q, help %q, want a label and a sentence", e.Key, e.Label, e.Help)
		}
	}
	if got := strings.Join(keys, " "); got != want {
		t.Errorf("keys %q, want %q", got, want)
	}
}
