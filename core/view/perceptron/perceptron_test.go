package perceptron

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/plot"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

func TestPerceptronOfHostileNumbers(t *testing.T) {
	for i := range viewtest.Hostiles {
		w := viewtest.Hostile(i)
		v := w(0)
		p := andRule(13)
		r := p.Perceptron
		r.X[0], r.Y[1], r.W[i%3], r.Along[2], r.Norm2[3], r.Cosine[4], r.Count, r.Case = v, w(1), w(2), v, w(3), w(4), 5*(i-2), i-3
		viewtest.Sound(t, View{}, fmt.Sprintf("number %g", v), p)
		p = andRule(13)
		r = p.Perceptron
		r.Best[0], r.Best[1], r.Delta, r.Radius2, r.Bound = v, w(1), w(2), w(3), w(4)
		viewtest.Sound(t, View{}, fmt.Sprintf("proof of %g", v), p)
		p = andRule(13)
		p.Perceptron.Window.X1, p.Perceptron.Delta = v, w(3)
		viewtest.Sound(t, View{}, fmt.Sprintf("window to %g", v), p)
		p = andRule(13)
		p.Perceptron.Bound, p.Perceptron.Along[0], p.Perceptron.Norm2[0] = v, w(1), w(2)
		viewtest.Sound(t, View{}, fmt.Sprintf("bound of %g", v), p)
	}
	short := andRule(13)
	short.Perceptron.Y, short.Perceptron.Wrong, short.Perceptron.Class, short.Perceptron.W = short.Perceptron.Y[:2], nil, nil, nil
	short.Perceptron.Cosine, short.Perceptron.Along = short.Perceptron.Cosine[:2], short.Perceptron.Along[:1]
	bare := andRule(13)
	bare.Perceptron.Norm2, bare.Perceptron.Along, bare.Perceptron.Cosine, bare.Perceptron.Best = nil, nil, nil, []float64{1}
	flat := andRule(13)
	flat.Perceptron.Best = []float64{0, 0, 1}
	long := xorRule()
	long.Perceptron.Cycle = strings.Repeat("cycle ", 60)
	for name, p := range map[string]wire.Picture{"short lists": short, "no lists": bare, "nothing": {Perceptron: &wire.Perceptron{}},
		"w′ without a line": flat, "long text": long, "no cases": {Perceptron: &wire.Perceptron{Window: cornerWindow}}} {
		viewtest.Sound(t, View{}, name, p)
	}
}

func TestPerceptronHit(t *testing.T) {
	p := andRule(13)
	for _, size := range viewtest.Stage() {
		r, _ := newPlan(p, size[0], size[1], draw.Theme{})
		plane := View{}.Plane(p, view.Room{W: size[0], H: size[1]})
		if plane.Key != "" || plane.Window != p.Perceptron.Window || plane.Plot != r.plane.Plot {
			t.Errorf("at %v: Plane = %+v, want the window fixed on %v", size, plane, r.plane.Plot)
		}
		second, _ := r.pixel(1)
		tests := []struct {
			name string
			at   draw.Point
			want view.Hit
			i    int
		}{
			{"on a case", second, view.HitSample, 1},
			{"within reach", draw.Pt(second.X+plot.CaseSize+3.9, second.Y), view.HitSample, 1},
			{"beside it", draw.Pt(second.X+plot.CaseSize+4.1, second.Y), view.HitPlane, 0},
			{"the plane", r.plane.Pixel(0.5, 0.5), view.HitPlane, 0},
		}
		for _, tt := range tests {
			got := View{}.Hit(p, view.Room{W: size[0], H: size[1]}, tt.at.X, tt.at.Y, 8)
			x, y := r.plane.Place(tt.at.X, tt.at.Y)
			want := view.Target{Kind: tt.want, Sample: tt.i, X: x, Y: y}
			if tt.want == view.HitSample {
				want.Home = [2]float64{p.Perceptron.X[tt.i], p.Perceptron.Y[tt.i]}
			}
			if got != want {
				t.Errorf("%s at %v: Hit = %+v, want %+v", tt.name, size, got, want)
			}
		}
		if got := (View{}).Hit(p, view.Room{W: size[0], H: size[1]}, r.proof.X+30, r.proof.Y+40, 8); got.Kind != view.HitNothing {
			t.Errorf("at %v: Hit on the proof = %+v", size, got)
		}
	}
}

// TestPerceptronSays: the numbers of the proof are written at every size.
func TestPerceptronSays(t *testing.T) {
	tests := []struct {
		name    string
		p       wire.Picture
		want    []string
		without []string
	}{
		{"the start", andRule(0), []string{"the start", "modifications 0 of at most 51", "w·w′ ≥ k·δ", "|w|² ≤ k·X²", "cos ≥ √k·δ/X", "k ≤ 51"}, []string{"converged"}},
		{"the end", andRule(-1), []string{"every case is right", "converged", "w", "w′"}, []string{"the start"}},
		{"XOR", xorRule(), []string{"cycle of 4 steps", "|w|² ≤ k·X²"}, []string{"w·w′ ≥ k·δ", "w′", "converged"}},
	}
	for _, tt := range tests {
		for _, size := range viewtest.Stage() {
			got := drawtest.Written(View{}.Draw(tt.p, view.Room{W: size[0], H: size[1]}, draw.Theme{}).Layers...)
			for _, want := range tt.want {
				if !slices.Contains(got, want) {
					t.Errorf("%s at %v: %q, want %q among them", tt.name, size, got, want)
				}
			}
			for _, not := range tt.without {
				if slices.Contains(got, not) {
					t.Errorf("%s at %v: %q, want no %q among them", tt.name, size, got, not)
				}
			}
		}
	}
}

// TestProofHolds: on every picture of a run from 0 the values lie on the side of
// the bound that the proof says, and the bound of the cosine reaches 1 where the
// modifications must have ended.
func TestProofHolds(t *testing.T) {
	for _, p := range []wire.Picture{andRule(-1), cloudRule(80, -1), cloudRule(300, 200), xorRule()} {
		r, _ := newPlan(p, 790, 550, draw.Theme{})
		for _, q := range r.proofPlots() {
			for k, v := range q.values {
				b := q.bound(float64(k))
				if k > 0 && (q.above && v < b-1e-9 || !q.above && v > b+1e-9) {
					t.Errorf("%s: %s = %g after %d modifications, want %s %g", describe(p), q.name, v, k, q.sign, b)
				}
			}
			if end := q.bound(p.Perceptron.Bound); q.most == 1 && math.Abs(end-1) > 1e-9 {
				t.Errorf("%s: the bound of the cosine ends at %g, want 1", describe(p), end)
			}
		}
	}
}

// TestNamesAreLegible: the names of w and w′ are drawn after the cases, and cover none.
func TestNamesAreLegible(t *testing.T) {
	for _, p := range []wire.Picture{andRule(5), andRule(13), andRule(-1), cloudRule(40, 5), cloudRule(40, 30), cloudRule(80, 60), xorRule()} {
		for _, size := range viewtest.Stage() {
			r, _ := newPlan(p, size[0], size[1], draw.Theme{})
			list := View{}.Draw(p, view.Room{W: size[0], H: size[1]}, draw.Theme{})
			for i, layer := range list.Layers {
				if i < 3 && slices.ContainsFunc(drawtest.Written(layer), func(s string) bool { return s == "w" || s == "w′" }) {
					t.Errorf("%s at %v: a name is written below the cases", describe(p), size)
				}
			}
			for _, op := range r.drawNames().Ops {
				if name, ok := op.(draw.Text); ok && r.onCase(name.At) {
					t.Errorf("%s at %v: %s covers a case", describe(p), size, name.S)
				}
			}
		}
	}
}

// TestMarginTouches: the band around the line of w′ is as wide as its nearest case
// allows: that case lies on its edge.
func TestMarginTouches(t *testing.T) {
	p := cloudRule(80, 20)
	r, _ := newPlan(p, 790, 550, draw.Theme{})
	best, _ := r.best()
	half := r.margin()
	nearest := math.Inf(1)
	for i, one := range p.Perceptron.Class {
		at, _ := r.pixel(i)
		d := best.Above(r.plane, at) / math.Hypot(best.A, best.B)
		if !one {
			d = -d
		}
		nearest = math.Min(nearest, d)
	}
	if math.Abs(nearest-half) > 1e-9 {
		t.Errorf("half the band is %g wide, the nearest case is %g away", half, nearest)
	}
}

func TestTextsLieInside(t *testing.T) {
	viewtest.TextsInside(t, View{}, andRule(0), andRule(13), andRule(-1), cloudRule(80, 60), xorRule())
}

func BenchmarkPerceptron(b *testing.B) {
	p := cloudRule(300, 200)
	for b.Loop() {
		View{}.Draw(p, view.Room{W: 790, H: 550}, draw.Theme{})
	}
}
