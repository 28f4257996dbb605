package network

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"

	"hfplayground/core/vector"
	"hfplayground/core/wire"
	"hfplayground/core/words"
)

// sliceLink shows a slice of the loss of a small net.
const sliceLink = "lab=network&show=slice&network.circle-n=30&network.hidden=2&race=gd,hf&steps=25&select=gd"

// TestSliceIsTheLoss asks of the samples of every plane that they are the loss,
// with the penalties in force at the step that the slice goes through, at the
// points of the plane; and that the exact mark of that step has its own loss.
func TestSliceIsTheLoss(t *testing.T) {
	tests := []struct {
		link string
		l2   string // in force there
		at   int    // step that the slice goes through
	}{
		{"plane=path", "0", 25},
		{"plane=path&network.l2=0.01", "0.01", 25},
		{"plane=path&then=10:network.l2:0.1", "0.1", 25},
		{"plane=path&then=10:network.l2:0.1,20:network.l2:0.001&anchor=12", "0.001", 25},
		{"plane=newton", "0", 0},
		{"plane=newton&then=10:network.l2:0.1&anchor=9", "0", 9},
		{"plane=newton&then=10:network.l2:0.1&anchor=10", "0.1", 10},
		{"plane=weights&then=10:network.l2:0.1&anchor=25", "0.1", 25},
		{"plane=weights&then=10:network.l2:0.1&anchor=20000", "0.1", 25},
		{"plane=weights&then=10:network.l2:0.1&anchor=4", "0", 4},
		{"plane=weights&steps=9&then=10:network.l2:0.1&anchor=12", "0", 9}, // the run ends before the change
	}
	rnd := rand.New(rand.NewPCG(1, 4))
	for _, tt := range tests {
		t.Run(tt.link, func(t *testing.T) {
			s := ended(t, sliceLink+"&"+tt.link)
			f := ended(t, "lab=network&network.circle-n=30&network.hidden=2&race=&network.l2="+tt.l2).st.net
			field := s.slice.Field
			x := make([]float64, len(s.X0))
			for range 40 {
				i, j := rnd.IntN(field.NX), rnd.IntN(field.NY)
				w := field.Window
				s.Plane.Lift(x, w.X0+(w.X1-w.X0)*float64(i)/float64(field.NX-1), w.Y0+(w.Y1-w.Y0)*float64(j)/float64(field.NY-1))
				if got, want := field.Values[j*field.NX+i], f.At(x).Value(); math.Abs(got-want) > 1e-12*(1+want) {
					t.Fatalf("sample (%d, %d) = %g, want the loss %g", i, j, got, want)
				}
			}
			at, k, _ := s.Runs[0].At(tt.at)
			mark := s.Plane.Project(at.X)
			s.Plane.Lift(x, mark[0], mark[1])
			if d := floats.Distance(x, at.X, math.Inf(1)); k != tt.at || d > 1e-12 {
				t.Errorf("step %d lies %g off the plane, want step %d in it", k, d, tt.at)
			}
			if got := f.At(x).Value(); math.Abs(got-at.F) > 1e-12 {
				t.Errorf("the loss at the mark is %g, the mark says %g", got, at.F)
			}
			s.Hover(fmt.Sprintf("%g,%g", mark[0], mark[1]))
			if want := "f = " + words.Number(at.F); !strings.HasSuffix(hoverText(s.Lab), want) {
				t.Errorf("hover over the mark: %q, want %q at its end", hoverText(s.Lab), want)
			}
		})
	}
}

// TestWeightPlane asks that the coordinates of the plane of two weights are
// these weights, and all other weights those of the step.
func TestWeightPlane(t *testing.T) {
	const smallest = "network.hidden=&network.features=x"
	tests := []struct {
		name, link string
		i, j       int // of the weights along the axes
		ax, ay     string
	}{
		{"the first two", "", 0, 1, "w 1.1.1", "w 1.1.2"},
		{"chosen ones", "across=2.1.2&up=1.2.b", 7, 5, "w 2.1.2", "w 1.2.b"},
		{"one chosen", "across=2.1.b", 8, 1, "w 2.1.b", "w 1.1.2"},
		{"the same twice, of which one is refused", "across=2.1.b&up=2.1.b", 8, 1, "w 2.1.b", "w 1.1.2"},
		{"the second along, which is the default up", "across=1.1.2", 1, 2, "w 1.1.2", "w 1.2.1"},
		{"the first up, which is the default along", "up=1.1.1", 1, 0, "w 1.1.2", "w 1.1.1"},
		{"two weights in all", smallest, 0, 1, "w 1.1.1", "w 1.1.b"},
		{"two weights in all, the same twice, of which one is refused", smallest + "&across=1.1.b&up=1.1.b", 1, 0, "w 1.1.b", "w 1.1.1"},
		{"parts that the net has not", smallest + "&across=2.1.1&up=1.1.2", 0, 1, "w 1.1.1", "w 1.1.b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := ended(t, sliceLink+"&plane=weights&anchor=7&"+tt.link)
			if f := s.slice.Field; f.AxisX != tt.ax || f.AxisY != tt.ay {
				t.Errorf("axes %q and %q, want %q and %q", f.AxisX, f.AxisY, tt.ax, tt.ay)
			}
			for _, r := range s.Runs {
				for k, st := range r.Trace {
					if at := s.Plane.Project(st.X); at != [2]float64{st.X[tt.i], st.X[tt.j]} {
						t.Fatalf("step %d of %s stands at %v, want at its weights %g and %g", k, r.ID, at, st.X[tt.i], st.X[tt.j])
					}
				}
			}
			x := make([]float64, len(s.X0))
			s.Plane.Lift(x, 0.25, -1.5)
			for i, want := range s.Runs[0].Trace[7].X {
				switch i {
				case tt.i:
					want = 0.25
				case tt.j:
					want = -1.5
				}
				if x[i] != want {
					t.Errorf("weight %d at (0.25, −1.5) = %g, want %g", i, x[i], want)
				}
			}
		})
	}
}

// TestNewtonPlane asks that the plane begins along the negative gradient and
// holds the Newton direction: Hd = −∇f for some d of the plane, at step 0 and
// further on.
func TestNewtonPlane(t *testing.T) {
	links := []string{
		"anchor=0", "anchor=7", "anchor=25", "anchor=25&select=hf", "anchor=7&network.l2=0.01",
		"anchor=3&network.hidden=&network.features=x", "anchor=3&network.l2=10", "race=hf&select=hf&anchor=2&network.l2=10",
	}
	for _, link := range links {
		t.Run(link, func(t *testing.T) {
			s := ended(t, sliceLink+"&plane=newton&"+link)
			r := s.Runs[s.Selected()]
			at, k, _ := r.At(s.st.anchor)
			p := r.ObjectiveAt(k).At(at.X)
			n := len(at.X)
			g := make([]float64, n)
			p.Gradient(g)
			u, v := s.Plane.U, s.Plane.V
			if got := floats.Dot(u, g); math.Abs(got+vector.Norm(g)) > 1e-12*vector.Norm(g) {
				t.Errorf("u·∇f = %g, want −‖∇f‖ = %g", got, -vector.Norm(g))
			}
			for _, c := range []struct{ got, want float64 }{{vector.Norm(u), 1}, {vector.Norm(v), 1}, {floats.Dot(u, v), 0}} {
				if math.Abs(c.got-c.want) > 1e-9 {
					t.Errorf("‖u‖, ‖v‖ or u·v = %g, want %g", c.got, c.want)
				}
			}
			hu, hv := make([]float64, n), make([]float64, n)
			p.HessVec(hu, u)
			p.HessVec(hv, v)
			a := mat.NewDense(n, 2, nil)
			a.SetCol(0, hu)
			a.SetCol(1, hv)
			var c mat.VecDense
			if err := c.SolveVec(a, mat.NewVecDense(n, g)); err != nil {
				t.Fatal(err)
			}
			var left mat.VecDense
			left.MulVec(a, &c)
			left.SubVec(&left, mat.NewVecDense(n, g))
			if d := left.Norm(2); d > 1e-6*vector.Norm(g) {
				t.Errorf("no direction of the plane comes nearer to Hd = −∇f than %g, ‖∇f‖ = %g", d, vector.Norm(g))
			}
		})
	}
}

// TestDirectionsOfRoundingAreNone asks for two directions that are at right
// angles also where the Newton direction is that of the gradient.
func TestDirectionsOfRoundingAreNone(t *testing.T) {
	for _, size := range []float64{1e-9, 1, 1e9} {
		for n := 2; n < 12; n++ {
			rnd := rand.New(rand.NewPCG(uint64(n), 1))
			u := make([]float64, n)
			for i := range u {
				u[i] = rnd.NormFloat64()
			}
			d := make([]float64, n)
			floats.ScaleTo(d, size, u)
			v := vector.Orthonormal(d, vector.Unit(u))
			if v != nil && math.Abs(floats.Dot(u, v)) > 1e-9 {
				t.Errorf("what is left of %g × u: u·v = %g, want 0 or nothing", size, floats.Dot(u, v))
			}
		}
	}
}

// TestSliceIsSampledOnce asks that nothing but what the slice is made of samples
// it again.
func TestSliceIsSampledOnce(t *testing.T) {
	tests := []struct {
		edit  string
		again bool
	}{
		{"step=3", false},
		{"act=last", false},
		{"hover=0.1,0.2", false},
		{"pick=1.1.1", false},
		{"curve=accuracy", false},
		{"speed=4", false},
		{"window=-1,1,-1,1", false},
		{"levels=12", false},
		{"scale=linear", false},
		{"select=hf", true},
		{"gd.rate=0.1", true},
		{"network.l2=0.1", true},
		{"across=1.2.1", true},
		{"act=anchor", true},
		{"plane=newton", true},
	}
	for _, plane := range []string{"path", "newton", "weights"} {
		for _, tt := range tests {
			s := ended(t, sliceLink+"&step=6&anchor=5&plane="+plane)
			before := &s.slice.Field.Values[0]
			s.Edit(tt.edit)
			rest(s)
			if s.slice == nil {
				t.Fatalf("%s, %s: no slice", plane, tt.edit)
			}
			again := tt.again && !(plane == "path" && tt.edit == "act=anchor") && !(plane != "weights" && strings.HasPrefix(tt.edit, "across")) && plane != strings.TrimPrefix(tt.edit, "plane=")
			if got := before != &s.slice.Field.Values[0]; got != again {
				t.Errorf("%s, %s: sampled again: %t, want %t", plane, tt.edit, got, again)
			}
		}
	}
}

// TestSlicesOfNothing shows slices where there is no run, or none that has come
// anywhere.
func TestSlicesOfNothing(t *testing.T) {
	for _, link := range []string{"race=", "race=gd&select=", "race=gd&steps=1&tol=1", "race=gd&gd.rate=10&network.init=ones"} {
		for _, plane := range []string{"path", "newton", "weights"} {
			s := ended(t, "lab=network&show=slice&steps=3&select=&plane="+plane+"&"+link)
			u := s.Update(true)
			if len(s.Runs) == 0 && s.slice != nil {
				t.Errorf("%s, %s: a slice without a run", link, plane)
			}
			if len(u.Parts) == 0 {
				t.Errorf("%s, %s: nothing to show", link, plane)
			}
			s.Edit("hover=1,1")
			if hoverText(s.Lab) == "" {
				t.Errorf("%s, %s: nothing under the pointer", link, plane)
			}
		}
	}
}

// TestSliceZooms asks that buttons and gestures on a slice act on its own window,
// that the picture keeps its contours meanwhile, and that another plane forgets it.
func TestSliceZooms(t *testing.T) {
	s := ended(t, sliceLink)
	s.Update(false)
	before := s.slice.Field.Window
	s.Edit("act=zoom-in")
	if link := s.Link(); !strings.Contains(link, "slice-window=") || strings.Contains(link, "&window=") {
		t.Fatalf("link %q, want a window of the slice alone", link)
	}
	for _, p := range s.Update(false).Parts {
		if _, ok := p.(*wire.Field); ok {
			t.Error("a slice in the same plane was taken away before the next was there")
		}
	}
	finishRuns(s)
	w := s.slice.Field.Window
	if got, want := w.X1-w.X0, (before.X1-before.X0)/1.5; math.Abs(got-want) > 0.01*want {
		t.Errorf("the window is %g wide after %g, want %g", got, before.X1-before.X0, want)
	}
	if corner := s.slice.F.At(s.lifted(w.X0, w.Y0)).Value(); s.slice.Field.Values[0] != corner {
		t.Errorf("the first sample is %g, want the loss %g in its corner", s.slice.Field.Values[0], corner)
	}
	s.Edit("act=home")
	finishRuns(s)
	if s.slice.Field.Window != before || strings.Contains(s.Link(), "window") {
		t.Errorf("home: window %v, link %q; want %v again", s.slice.Field.Window, s.Link(), before)
	}
	s.Edit("slice-window=-1,1,-1,1")
	s.Edit("plane=newton")
	if link := s.Link(); strings.Contains(link, "window") {
		t.Errorf("in another plane the link is %q, want no window", link)
	}
	s.Edit("slice-window=1,0,0,1")
	if notes := s.Update(false).Notes; len(notes) != 1 || notes[0].Key != "slice-window" {
		t.Errorf("a window of less than nothing is noted as %v", notes)
	}
}

// lifted returns the weights at a place of the slice.
func (s *session) lifted(x, y float64) []float64 {
	w := make([]float64, len(s.X0))
	s.Plane.Lift(w, x, y)
	return w
}

func finishRuns(s *session) {
	for s.Advance(func() bool { return true }) {
	}
}

// TestArrowsAreOfTheLossInForce asks for the Hessian-free step under the penalty
// of the step that is shown.
func TestArrowsAreOfTheLossInForce(t *testing.T) {
	s := ended(t, sliceLink+"&plane=weights&step=10&anchor=10&then=10:network.l2:10")
	r := s.Runs[0]
	for it := range s.st.Contenders[1].Method.Run(r.ObjectiveAt(10), r.Trace[10].X) {
		if it.Partial || it.Step == 0 {
			continue
		}
		want := s.Plane.Direction(vector.Difference(it.X, r.Trace[10].X))
		arrows := s.look().Arrows
		i := slices.IndexFunc(arrows, func(a wire.Arrow) bool { return a.Name == "HF" })
		if i < 0 || math.Abs(arrows[i].DX-want[0]) > 1e-12 || math.Abs(arrows[i].DY-want[1]) > 1e-12 {
			t.Errorf("arrows %v, want HF along %v", arrows, want)
		}
		return
	}
	t.Fatal("no step")
}
