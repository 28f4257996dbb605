package all_test

import (
	"math"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/view"
	"hfplayground/core/view/all"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

// pictures are what sessions send of every lab and exercise, in little: with a net
// that is looked into, and with an inner run.
func pictures(t testing.TB) []wire.Picture {
	links := []string{
		"race=hf,gd&steps=4&step=2",
		"problem=saddle&start=1,1e-6&race=newton&steps=3",
		"lab=network&race=gd&network.hidden=2&steps=2&step=1&pick=1.2&probe=1,-1",
		"lab=network&race=hf&network.hidden=2&steps=2&step=1&pick=1.2.1",
		"lab=neuron",
		"lab=neuron&neuron.exercise=units&neuron.net=ring&step=2",
		"lab=neuron&neuron.exercise=perceptron&neuron.cases=and&step=7",
		"lab=neuron&neuron.exercise=perceptron&neuron.cases=xor&step=9",
		"lab=cg&cg.show=errors&step=3",
		"lab=cg&step=3",
		"lab=deep&deep.n=40&deep.tests=10&deep.side=8&deep.encoder=6,2&race=adam,hf&steps=9",
		"lab=deep&deep.n=40&deep.tests=10&deep.side=8&deep.encoder=6,2&race=adam,hf&steps=9&deep.show=code",
		"lab=sequence&sequence.length=6&sequence.n=100&sequence.units=5&race=adam,hf&steps=9",
		"lab=sequence&sequence.length=6&sequence.n=100&sequence.units=5&race=hf&steps=9&sequence.show=spectrum",
		"lab=cg&cg.show=listing&step=3",
	}
	all := make([]wire.Picture, len(links))
	for i, link := range links {
		all[i] = viewtest.Open(t, link)
	}
	net := viewtest.Recurrent{Task: "xor", Length: 6, Units: []int{5}, N: 8, Steps: 3, Names: []string{"bit", "mark"}, Class: []string{"same", "different"}}
	p, err := net.Picture(0)
	if err != nil {
		t.Fatal(err)
	}
	return append(all, p)
}

// TestViews: keys and labels tell the views apart, and none is nil.
func TestViews(t *testing.T) {
	keys, labels := map[string]bool{}, map[string]bool{}
	for _, e := range all.Views() {
		if e.Key == "" || keys[e.Key] || e.Label == "" || labels[e.Label] || e.New() == nil {
			t.Errorf("%q, %q: want a key and a label of its own, and a view", e.Key, e.Label)
		}
		keys[e.Key], labels[e.Label] = true, true
	}
	for i, e := range all.Stage() {
		if all.Views()[i].Key != e.Key {
			t.Errorf("the stage begins with %q, the table with %q", e.Key, all.Views()[i].Key)
		}
	}
}

// TestGoldens: every view has reference drawings in its package, in both themes: one
// of nothing, and one of something.
func TestGoldens(t *testing.T) {
	for _, e := range all.Views() {
		typ := reflect.TypeOf(e.New())
		if typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		name := typ.PkgPath()[strings.LastIndexByte(typ.PkgPath(), '/')+1:]
		for _, theme := range []string{"light", "dark"} {
			files, err := filepath.Glob(filepath.Join("..", name, "testdata", "*-"+theme+".svg"))
			if err != nil || len(files) < 2 {
				t.Errorf("%s: %d drawings in ../%s/testdata for the %s theme, want two at least: see CONTRIBUTING.md", e.Key, len(files), name, theme)
			}
		}
	}
}

// TestSound: whatever the picture, also one that is for another view, every number
// that is drawn is finite, nothing panics and the picture stays as it was.
func TestSound(t *testing.T) {
	hostile, real := viewtest.HostileRaces(), pictures(t)
	for _, e := range all.Views() {
		for name, p := range hostile {
			viewtest.Sound(t, e.New(), name, p)
		}
		for _, p := range real {
			viewtest.Sound(t, e.New(), "a session", p)
		}
	}
}

// TestTextsApart: no text covers another, in any view and at any size of a stage.
func TestTextsApart(t *testing.T) {
	pictures := pictures(t)
	for _, link := range []string{
		"lab=network&show=slice&race=hf,adam&step=20", "lab=network&show=slice&race=newton&steps=3&step=1", "race=newton,hf&step=3&select=newton", "race=newton,hf&step=3&select=hf",
		"problem=beale&race=newton&step=1", "problem=saddle&start=1,1e-6&race=newton&steps=3&step=1",
	} {
		pictures = append(pictures, viewtest.Open(t, link))
	}
	for _, e := range all.Stage() {
		for i, p := range pictures {
			for _, size := range viewtest.Stage() {
				var boxes []draw.Rect
				var said []string
				for _, l := range e.New().Draw(p, view.Room{W: size[0], H: size[1]}, draw.Theme{}).Layers {
					for _, op := range l.Ops {
						if x, ok := op.(draw.Text); ok {
							inner := draw.BoxOf(x)
							inner.Y, inner.H = inner.Y+1, inner.H-2
							if x.Bold && x.Halo.A > 0 { // the label of a mark: bold letters are wider than the estimate
								inner.X, inner.W = inner.X-3, inner.W+6
							} else {
								inner.X, inner.W = inner.X+0.1*inner.W, 0.8*inner.W
							}
							for j, other := range boxes {
								if inner.X < other.X+other.W && other.X < inner.X+inner.W && inner.Y < other.Y+other.H && other.Y < inner.Y+inner.H {
									t.Errorf("%s of picture %d at %v: %q covers %q", e.Key, i, size, x.S, said[j])
								}
							}
							boxes, said = append(boxes, inner), append(said, x.S)
						}
					}
				}
			}
		}
	}
}

// TestPlanes: what a pointer finds on the plane of a view is where its plane says.
func TestPlanes(t *testing.T) {
	planes, real := 0, pictures(t)
	for _, e := range all.Views() {
		planar, ok := e.New().(view.Planar)
		if !ok {
			continue
		}
		for _, p := range real {
			plane := planar.Plane(p, view.Room{W: 760, H: 500})
			if plane == (view.Plane{}) {
				continue
			}
			planes++
			x, y := plane.Plot.X+plane.Plot.W/4, plane.Plot.Y+plane.Plot.H/8
			got := planar.Hit(p, view.Room{W: 760, H: 500}, x, y, 0)
			wantX := plane.Window.X0 + (plane.Window.X1-plane.Window.X0)/4
			wantY := plane.Window.Y1 - (plane.Window.Y1-plane.Window.Y0)/8
			near := func(a, b, side float64) bool { return math.Abs(a-b) < 1e-9*side }
			if !got.Kind.OnPlane() || !near(got.X, wantX, plane.Window.X1-plane.Window.X0) || !near(got.Y, wantY, plane.Window.Y1-plane.Window.Y0) {
				t.Errorf("%s: Hit = %+v, want the plane at (%g, %g)", e.Key, got, wantX, wantY)
			}
		}
	}
	if planes < 5 {
		t.Errorf("%d planes, want more: do the views still have them?", planes)
	}
}
