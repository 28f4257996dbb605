package racing

import (
	"fmt"

	"hfplayground/core/lab"
	"hfplayground/core/param"
	"hfplayground/core/training"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// misfits returns what does not fit before anything is made of the settings.
func (st *state) misfits() []lab.Misfit {
	var out []lab.Misfit
	if len(st.probe) == 1 {
		out = append(out, lab.Misfit{Name: "probe", Want: fmt.Sprintf("auto or two numbers x,y, each in [-%s, %[1]s]", param.Format(maxCoord))})
	}
	if want := st.startWant(); want != "" {
		out = append(out, lab.Misfit{Name: "start", Want: want})
	}
	return out
}

// startWant says what the start should be where it does not fit; "" where it does.
func (st *state) startWant() string {
	switch {
	case st.start == startUsual:
	case st.net() != nil:
		return "usual: a net starts from weights, which the seed draws"
	case st.start == startRandom:
	default:
		n := st.f.Dim()
		if numbers, _ := parseStart(st.start); len(numbers) > n {
			return fmt.Sprintf("usual, random or at most %s, one a dimension, each in [-%s, %[2]s]", words.Plural(n, "number"), param.Format(maxCoord))
		}
	}
	return ""
}

// cutStart takes off the numbers of a start that are more than the dimension.
func (st *state) cutStart() {
	if st.startWant() == "" || st.net() != nil {
		return
	}
	numbers, _ := parseStart(st.start)
	st.start = param.FormatList(numbers[:st.f.Dim()])
}

// chosenParts sees to the parts of the net that are chosen by name, once the net is
// made.
func chosenParts(b *lab.Reader, st *state) {
	chosen := []struct {
		name    string
		value   *string
		weights bool // alone
	}{{"pick", &st.pick, false}, {"across", &st.across, true}, {"up", &st.up, true}}
	for _, c := range chosen {
		if _, ok := st.spot(*c.value); *c.value != "" && !ok {
			b.Refit([]lab.Misfit{{Name: c.name, Want: st.partWant(c.weights)}})
		}
		if _, ok := st.spot(*c.value); !ok {
			*c.value = ""
		}
	}
	if st.up != "" && st.up == st.across {
		name := "across"
		if _, told := b.Told("up"); told {
			name = "up"
		}
		b.Refit([]lab.Misfit{{Name: name, Want: "another weight than that of the other direction: one spans no plane"}})
	}
}

// partWant says which parts may be chosen, or weights and biases alone.
func (st *state) partWant(weights bool) string {
	if st.net() == nil {
		return "none: only the network lab has parts to choose"
	}
	net := st.net().Objective().Net
	last := wire.Spot{Kind: wire.SpotUnit, Layer: net.Depth() - 1, Unit: net.Outputs() - 1}
	unit := last.String()
	last.Kind, last.From = wire.SpotWeight, net.FanIn(last.Layer)-1
	weight := last.String()
	last.Kind = wire.SpotBias
	want := fmt.Sprintf("a weight from 1.1.1 to %s or a bias from 1.1.b to %s of the net %s", weight, last.String(), training.Shape(net))
	if weights {
		return want
	}
	return fmt.Sprintf("a unit from 0.1 to %s, %s", unit, want)
}
