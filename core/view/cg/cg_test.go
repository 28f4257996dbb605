package cg

import (
	"math"
	"strings"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/draw/drawtest"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

// Links of pictures.
const (
	start     = "lab=cg&cg.show=errors&step=0"
	midway    = "lab=cg&cg.show=errors&step=3"
	ended     = "lab=cg&cg.show=errors&step=12"
	geometric = "lab=cg&cg.show=errors&cg.spectrum=geometric&cg.n=24&cg.spread=random&cg.steps=60&step=20"
	clusters  = "lab=cg&cg.show=errors&cg.spectrum=clusters&cg.width=0&step=2"
	listed    = "lab=cg&cg.show=listing&step=5"
	listedOne = "lab=cg&cg.show=listing&cg.start=ones&step=0"
	both      = "lab=cg&cg.start=ones&step=3"
)

func TestGolden(t *testing.T) {
	tests := []struct {
		name, link string
		w, h       float64
	}{
		{"cg-start", start, 790, 550},
		{"cg-midway", midway, 900, 600},
		{"cg-midway-embed", midway, 480, 320},
		{"cg-midway-phone", midway, 360, 300},
		{"cg-geometric", geometric, 790, 550},
		{"cg-geometric-phone", geometric, 390, 390},
		{"cg-clusters-embed", clusters, 500, 350},
		{"cg-listing", listed, 900, 600},
		{"cg-listing-start", listedOne, 790, 550},
		{"cg-listing-embed", listed, 480, 320},
		{"cg-listing-phone", listedOne, 390, 390},
		{"cg-both", both, 790, 550},
		{"cg-both-high", both, 360, 700},
		{"cg-both-phone", both, 390, 390},
		{"cg-small", midway, 130, 90},
	}
	for _, tt := range tests {
		p := viewtest.Open(t, tt.link)
		drawtest.Golden(t, tt.name, func(th draw.Theme) draw.List { return View{}.Draw(p, view.Room{W: tt.w, H: tt.h}, th) })
	}
	drawtest.Golden(t, "cg-empty", func(th draw.Theme) draw.List { return View{}.Draw(wire.Picture{}, view.Room{W: 200, H: 150}, th) })
}

func TestTextsInside(t *testing.T) {
	var all []wire.Picture
	for _, link := range []string{start, midway, ended, geometric, clusters, listed, listedOne, both, "lab=cg&cg.eigenvalues=0.000001,1000000&cg.steps=100&step=100", "lab=cg&cg.eigenvalues=7"} {
		all = append(all, viewtest.Open(t, link))
	}
	viewtest.TextsInside(t, View{}, all...)
}

// TestSound: nothing goes wrong with numbers or lists that no worker should send.
func TestSound(t *testing.T) {
	for i := range viewtest.Hostiles {
		w := viewtest.Hostile(i)
		for _, link := range []string{midway, listed, both} {
			p := viewtest.Open(t, link)
			c := p.Conjugate
			c.Eigenvalues = []float64{w(0), w(1), w(2), 1, 2}
			c.Errors[0][i], c.Errors[1] = w(1), c.Errors[1][:i]
			c.Methods[0].Norms[1], c.Methods[1].Norms = w(2), nil
			c.Listings[0].Norms[i], c.Listings[1].Style.Hue = w(3), wire.Hue(200+i)
			c.Lines[0].Values, c.Lines[3].Values[0] = nil, []float64{w(1)}
			c.Distinct, p.Look.Step = int(int8(i*50)), math.MaxInt-i
			viewtest.Sound(t, View{}, link, p)
			p.Look, c.Listings, c.Lines = nil, nil, nil
			viewtest.Sound(t, View{}, link, p)
		}
	}
}

// TestListed: the listing has the misprinted lines and their corrections, and the
// numbers of the step.
func TestListed(t *testing.T) {
	p := viewtest.Open(t, "lab=cg&cg.show=listing&step=4")
	said := strings.Join(drawtest.Written(View{}.Draw(p, view.Room{W: 900, H: 600}, draw.Theme{}).Layers...), "\n")
	for _, want := range []string{"r₀ ← b", "r₀ ← b − Ax₀", "rᵢ₊₁ ← rᵢ + αᵢAyᵢ", "rᵢ₊₁ ← rᵢ − αᵢAyᵢ", "as printed", "corrected", "Christianson (2016)", "step 4"} {
		if !strings.Contains(said, want) {
			t.Errorf("the listing does not say %q:\n%s", want, said)
		}
	}
	if strings.Count(said, "✗") != 2 || strings.Count(said, "✓") != 2 {
		t.Errorf("want two misprints and two corrections:\n%s", said)
	}
}

// TestBoth: errors and listing stand together where there is room for both, and the
// errors alone where there is not; the pointer finds the directions in either.
func TestBoth(t *testing.T) {
	p := viewtest.Open(t, both)
	for _, tt := range []struct {
		w, h   float64
		listed bool
	}{{790, 550, true}, {1200, 700, true}, {360, 700, true}, {690, 420, true}, {390, 390, false}, {480, 320, false}, {700, 260, false}, {130, 90, false}} {
		room := view.Room{W: tt.w, H: tt.h}
		said := strings.Join(drawtest.Written(View{}.Draw(p, room, draw.Theme{}).Layers...), "\n")
		if got := strings.Contains(said, "rᵢ₊₁ ← rᵢ − αᵢAyᵢ"); got != tt.listed {
			t.Errorf("%g × %g: listing %v, want %v", tt.w, tt.h, got, tt.listed)
		}
		if tt.w > 200 && (!strings.Contains(said, "Error by eigen-direction, step 3") || strings.Contains(said, "Conjugate gradients in") != (tt.w == 1200 || tt.w == 790 || tt.w == 690)) {
			t.Errorf("%g × %g: the headings are\n%s", tt.w, tt.h, said)
		}
		if (View{}).Plane(p, room).Plot == (draw.Rect{}) {
			t.Errorf("%g × %g: no plane of the errors", tt.w, tt.h)
		}
	}
}

// TestErrorStays: the error of a run that has ended is that of its last step.
func TestErrorStays(t *testing.T) {
	g, _ := newPlan(viewtest.Open(t, ended), view.Room{W: 790, H: 550}, draw.Theme{})
	now, ok := g.error(1, 0, 12)
	if last, _ := g.error(1, 0, 4); !ok || now != last {
		t.Errorf("error of CG at step 12 = %g, want %g as at its end", now, last)
	}
	if _, ok := g.error(7, 0, 0); ok {
		t.Error("there is an error of a method that there is not")
	}
}
