package network

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/neural"
	"hfplayground/core/training"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// partLinks are nets of several shapes, activations and losses.
var partLinks = []string{
	"network.hidden=3,2",
	"network.hidden=2,2&network.activations=relu,logistic&network.features=x,y,x2,sin-y",
	"network.hidden=&network.features=x",
	"network.hidden=4&network.activations=linear&network.data=plane&network.plane-n=20&network.l2=0.01",
	"network.hidden=3&network.loss=squared&network.l1=0.001",
	"network.hidden=3&network.data=own&network.own-points=-3,-3,0;3,3,0;-3,3,1;3,-3,1;0,1,2;1,0,2",
}

func partSession(t *testing.T, link string) *session {
	t.Helper()
	return ended(t, "lab=network&network.circle-n=20&race=gd&steps=6&step=4&"+link)
}

// forward is the pass through a net as a textbook has it.
func forward(net neural.Net, w, inputs []float64) (zs, as [][]float64) {
	as = [][]float64{inputs}
	for l := range net.Depth() {
		units, fan := net.Layer(l).Units, net.FanIn(l)
		z, a := make([]float64, units), make([]float64, units)
		for j := range units {
			z[j] = w[units*fan+j]
			for k := range fan {
				z[j] += w[j*fan+k] * as[l][k]
			}
			a[j] = map[string]func(float64) float64{
				"linear": func(z float64) float64 { return z }, "tanh": math.Tanh,
				"relu":     func(z float64) float64 { return max(z, 0) },
				"logistic": func(z float64) float64 { return 1 / (1 + math.Exp(-z)) },
			}[net.Layer(l).Activation.Key](z[j])
		}
		zs, as, w = append(zs, z), append(as, a), w[units*(fan+1):]
	}
	return zs, as
}

// TestUnitTable asks of every unit that the products of its table are those of
// the net at the probe, sum to z, and that a is its activation.
func TestUnitTable(t *testing.T) {
	for _, link := range partLinks {
		s := partSession(t, link+"&probe=1.25,-0.5")
		tr, w := s.st.made(), s.Runs[0].Trace[4].X
		zs, as := forward(tr.Net, w, tr.Design([][2]float64{{1.25, -0.5}}).Row(0))
		for _, name := range training.Parts(tr.Net) {
			spot, _ := wire.ParseSpot(name)
			if spot.Kind != wire.SpotUnit {
				continue
			}
			s.Edit("pick=" + name)
			rows := s.reading().table().Rows
			last := rows[len(rows)-1]
			if spot.Layer < 0 {
				if want := words.Number(as[0][spot.Unit]); len(rows) != 1 || last[1] != want {
					t.Errorf("%s: input %s = %v, want %s", link, name, rows, want)
				}
				continue
			}
			fan := tr.Net.FanIn(spot.Layer)
			if len(rows) != fan+3 {
				t.Fatalf("%s: unit %s has %d rows, want its %d weights, bias, z and a", link, name, len(rows), fan)
			}
			weights, sum := tr.Net.Weights(w, spot.Layer).Row(spot.Unit), tr.Net.Biases(w, spot.Layer)[spot.Unit]
			for k := range fan {
				a := as[spot.Layer][k]
				sum += weights[k] * a
				if got, want := rows[k][1:], []string{words.Number(weights[k]), words.Number(a), words.Number(weights[k] * a)}; !slices.Equal(got, want) {
					t.Errorf("%s: row %d of unit %s = %q, want %q", link, k, name, got, want)
				}
			}
			z, a := zs[spot.Layer][spot.Unit], as[spot.Layer+1][spot.Unit]
			if math.Abs(sum-z) > 1e-12 || rows[fan+1][3] != words.Number(z) || last[3] != words.Number(a) {
				t.Errorf("%s: unit %s: z = %s, a = %s; want %s and %s", link, name, rows[fan+1][3], last[3], words.Number(z), words.Number(a))
			}
		}
	}
}

// diffStep is the ε of central differences: their error is about ε².
const diffStep = 1e-5

// TestWeightTable compares the last row of the table of every weight, gradient
// and curvature over all examples, with differences, and asks that the examples
// make it up: the mean of their ∂E/∂w, and the penalties.
func TestWeightTable(t *testing.T) {
	for _, link := range partLinks {
		s := partSession(t, link)
		tr, x := s.st.made(), slices.Clone(s.Runs[0].Trace[4].X)
		f := func(i int, by float64) (value, slope float64) {
			at := slices.Clone(x)
			at[i] += by
			p, g := s.st.net.At(at), make([]float64, len(x))
			p.Gradient(g)
			return p.Value(), g[i]
		}
		for _, name := range training.Parts(tr.Net) {
			spot, _ := wire.ParseSpot(name)
			if spot.Kind == wire.SpotUnit {
				continue
			}
			i := training.Index(tr.Net, spot)
			s.Edit("pick=" + name)
			m := s.reading().microscope(spot)
			high, up := f(i, diffStep)
			low, down := f(i, -diffStep)
			if want := (high - low) / (2 * diffStep); math.Abs(m.gradient-want) > 1e-7 {
				t.Errorf("%s: gradient of %s = %g, by differences %g", link, name, m.gradient, want)
			}
			if want := (up - down) / (2 * diffStep); math.Abs(m.curve-want) > 1e-6 {
				t.Errorf("%s: curvature of %s = %g, by differences %g", link, name, m.curve, want)
			}
			rows := s.reading().table().Rows
			if got, want := rows[len(rows)-1][1:], []string{words.Number(m.gradient), words.Number(m.curve)}; !slices.Equal(got, want) {
				t.Errorf("%s: last row of %s = %q, want %q", link, name, got, want)
			}
			from := spot.From
			if spot.Kind == wire.SpotBias {
				from = -1
			}
			v := make([]float64, len(x))
			v[i] = 1
			n, g, c := tr.Train.Set.Len(), 0.0, 0.0
			for e := range n {
				pass := tr.Passes(x, v, e)
				g += pass.Gradient(spot.Layer, spot.Unit, from) / float64(n)
				c += pass.RGradient(spot.Layer, spot.Unit, from) / float64(n)
			}
			net := s.st.net
			g, c = g+net.L2*x[i]+net.L1*math.Copysign(1, x[i]), c+net.L2
			if math.Abs(g-m.gradient) > 1e-12 || math.Abs(c-m.curve) > 1e-12 {
				t.Errorf("%s: the examples of %s make up %g and %g, want %g and %g", link, name, g, c, m.gradient, m.curve)
			}
		}
	}
}

// TestPartTexts asks what is written beside the part under the pointer and the
// one that is chosen, and for the units at the place where they are read.
func TestPartTexts(t *testing.T) {
	places := []struct {
		edit string
		at   [2]float64
	}{
		{"probe=1.25,-0.5", [2]float64{1.25, -0.5}},
		{"probe=0,2&hover=-1,0.5", [2]float64{-1, 0.5}}, // the pointer goes before
	}
	for _, link := range partLinks {
		s := partSession(t, link)
		tr, w := s.st.made(), s.Runs[0].Trace[4].X
		for _, place := range places {
			s.Edit(place.edit)
			_, as := forward(tr.Net, w, tr.Design([][2]float64{place.at}).Row(0))
			for _, name := range training.Parts(tr.Net) {
				spot, _ := wire.ParseSpot(name)
				s.Edit("pick=" + name)
				l := s.look()
				want := "w = "
				switch spot.Kind {
				case wire.SpotUnit:
					want = "a = " + words.Number(as[spot.Layer+1][spot.Unit])
				case wire.SpotBias:
					want = "b = "
					fallthrough
				default:
					want += words.Number(w[training.Index(tr.Net, spot)])
				}
				if l.Pick == nil || l.Pick.Text != want || l.Pick.String() != name {
					t.Errorf("%s, %s: picked %s: %+v, want %q", link, place.edit, name, l.Pick, want)
				}
				checkUnits(t, l.Units, as)
				before := s.Pointer.At
				s.Edit("hover=w:" + name)
				if got := hoverText(s.Lab); !strings.HasPrefix(got, name+": ") || spot.Kind != wire.SpotUnit && got != name+": "+want {
					t.Errorf("%s: hover over %s tells %q, want %q", link, name, got, want)
				}
				s.Pointer.At, s.Pointer.Part = before, ""
			}
		}
	}
}

func checkUnits(t *testing.T, units, want [][]float64) {
	t.Helper()
	if len(units) != len(want) {
		t.Fatalf("%d layers of units, want %d", len(units), len(want))
	}
	for l := range want {
		if len(units[l]) != len(want[l]) {
			t.Fatalf("layer %d has %d units, want %d", l, len(units[l]), len(want[l]))
		}
		for u := range want[l] {
			if math.Abs(units[l][u]-want[l][u]) > 1e-12 {
				t.Errorf("unit %d.%d = %g, want %g", l, u+1, units[l][u], want[l][u])
			}
		}
	}
}

// TestPartsThatAreNoMore changes the shape of a net whose parts are chosen: the
// choice is dropped without a word, for the reader's edit is no error, or stays where
// the part does.
func TestPartsThatAreNoMore(t *testing.T) {
	tests := []struct{ edit, want, up string }{
		{"network.hidden=2", "", ""},
		{"network.hidden=3,3", "2.2.3", "1.3.b"},
		{"act=remove-unit:1", "", ""},
		{"act=add-unit:2", "2.2.3", "1.3.b"},
		{"act=remove-layer", "", "1.3.b"},
		{"network.hidden=", "", ""},
		{"network.features=x", "2.2.3", "1.3.b"},
	}
	for _, tt := range tests {
		s := partSession(t, "network.hidden=3,2&pick=2.2.3&across=2.2.3&up=1.3.b")
		s.Edit("hover=w:2.2.3")
		s.Edit(tt.edit)
		rest(s)
		u := s.Update(true)
		if len(u.Notes) > 0 {
			t.Errorf("%s: notes %v", tt.edit, u.Notes)
		}
		if got := [3]string{s.st.pick, s.st.across, s.st.up}; got != [3]string{tt.want, tt.want, tt.up} {
			t.Errorf("%s: parts %q, want %q and %q", tt.edit, got, tt.want, tt.up)
		}
		if told := hoverText(s.Lab); (told == "") != (tt.want == "") {
			t.Errorf("%s: hover tells %q", tt.edit, told)
		}
		if u.Detail != nil && (len(u.Detail.Rows) > 0) != (tt.want != "") {
			t.Errorf("%s: table %+v", tt.edit, u.Detail)
		}
	}
}

// TestPickBy walks once around the net in either direction.
func TestPickBy(t *testing.T) {
	s := partSession(t, "network.hidden=2")
	names := training.Parts(s.st.made().Net)
	for _, by := range []int{1, -1} {
		s.Edit("pick=")
		for i := range len(names) + 1 {
			s.Edit(fmt.Sprintf("act=pick:%d", by))
			want := names[i%len(names)]
			if by < 0 {
				want = names[(2*len(names)-1-i)%len(names)]
			}
			if s.st.pick != want {
				t.Fatalf("%d steps by %d lead to %s, want %s", i+1, by, s.st.pick, want)
			}
		}
	}
}

// TestCheckIsOfWhatIsShown asks that the comparison of the product with
// differences is that of the weight, the step and the run that are shown, or
// announced.
func TestCheckIsOfWhatIsShown(t *testing.T) {
	const soon = "The comparison starts when the runs have ended."
	s := partSession(t, "network.hidden=2&pick=1.1.1")
	for _, edit := range []string{"pick=2.1.b", "step=2", "gd.rate=0.1", "network.l2=0.1", "act=add:hf", "select=gd", "network.circle-n=24"} {
		s.Edit(edit)
		if told := checkText(s.Lab); told != soon {
			t.Errorf("%s: before it is made the comparison says %q, want %q", edit, told, soon)
		}
		rest(s)
		fresh := ended(t, s.Link())
		if got, want := s.check.part, fresh.check.part; !slices.Equal(got.Forward, want.Forward) || !slices.Equal(got.Central, want.Central) || checkText(s.Lab) == soon {
			t.Errorf("%s: the comparison is %v (%s), afresh %v", edit, got, checkText(s.Lab), want)
		}
	}
	s.Edit("pick=1.1")
	rest(s)
	if checkText(s.Lab) != "" || len(s.check.part.Epsilon) > 0 {
		t.Errorf("of a unit the comparison says %q", checkText(s.Lab))
	}
}
