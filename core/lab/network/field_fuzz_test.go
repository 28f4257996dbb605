package network

import (
	"testing"

	"hfplayground/core/dataset"
	"hfplayground/core/lab/neuron"
	"hfplayground/core/method/all"
	"hfplayground/core/param"
	"hfplayground/core/race"
	"hfplayground/core/testfunc"
	"hfplayground/core/training"
	"hfplayground/core/wire"
)

// everyField returns every setting there is, each with a variable of its own.
func everyField() []param.Field {
	fields := append(newState().fields(), weightField(new(float64)))
	fields = append(fields, training.New().Fields()...)
	fields = append(fields, neuron.Entry().Settings()[1].Fields...)
	for _, e := range all.Methods() {
		fields = append(fields, e.New().Fields()...)
	}
	for _, e := range testfunc.All() {
		fields = append(fields, e.New().Fields()...)
	}
	for _, e := range dataset.All() {
		fields = append(fields, e.New().Fields()...)
	}
	return fields
}

// FuzzFields asks of any text for any setting, from a rate to a list of changes, of
// points or of gates: it is refused with what is wanted, and the setting stays; or
// it is taken, and what the setting then says of itself is taken for the same.
func FuzzFields(f *testing.F) {
	for at, field := range everyField() {
		f.Add(uint16(at), field.Default)
	}
	for _, text := range []string{
		"20:gd.rate:0.1,35:hf/1.2.b:-0.5", "adam@gd:20,hf@adam:50", "1.2", "1.2.b", "1.2.3", "0.1", "gd,gd-2,hf", "-1.2,1", "random",
		"4,2", "x,y,x2", "tanh,relu", "in x y; s and x y; out s", "0110", "1,2,0;-1,-2,1", "values:1,2,0.5", "1e-3", "on", "1,1e-9,0,0", "\xff", "٣",
	} {
		for at, field := range everyField() {
			if field.Kind == param.KindText || field.Kind == param.KindFloats {
				f.Add(uint16(at), text)
			}
		}
	}
	f.Fuzz(func(t *testing.T, at uint16, text string) {
		fields := everyField()
		field := fields[int(at)%len(fields)]
		before := field.String()
		if err := field.Set(text); err != nil {
			if got := field.String(); got != before {
				t.Errorf("%s: %q is refused with %v, and makes %q of %q", field.Key, text, err, got, before)
			}
			if field.Want() == "" {
				t.Errorf("%s: %q is refused without a word of what is wanted", field.Key, text)
			}
			return
		}
		canonical := field.String()
		if err := field.Set(canonical); err != nil {
			t.Errorf("%s: %q is taken as %q, which is refused: %v", field.Key, text, canonical, err)
		}
		if got := field.String(); got != canonical {
			t.Errorf("%s: %q is taken as %q, and that as %q", field.Key, text, canonical, got)
		}
	})
}

// FuzzNames asks of any text that the names of parts, lists of changes and lists of
// forks which it holds are written as they are read.
func FuzzNames(f *testing.F) {
	for _, text := range []string{
		"1.2", "1.2.b", "1.2.3", "0.1", "9999.9999.9999", "01.02", "20:gd.rate:0.1,35:hf/1.2.b:-0.5", "0:/1.1.1:1", "7:a.b.c/d:e",
		"adam@gd:20,hf@adam:50", "gd-2@gd:1e3", "hf@gd:0",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if spot, err := wire.ParseSpot(text); err == nil {
			if again, err := wire.ParseSpot(spot.String()); err != nil || again != spot {
				t.Errorf("part %q is %+v, written %q, read as %+v, %v", text, spot, spot.String(), again, err)
			}
		}
		if list, err := parseChanges(text); err == nil {
			written := changesText(list)
			if again, err := parseChanges(written); err != nil || changesText(again) != written {
				t.Errorf("changes %q are written %q, read as %v, %v", text, written, again, err)
			}
		}
		if list, err := race.ParseForks(text); err == nil {
			written := race.ForksText(list)
			if again, err := race.ParseForks(written); err != nil || race.ForksText(again) != written {
				t.Errorf("forks %q are written %q, read as %v, %v", text, written, again, err)
			}
		}
	})
}
