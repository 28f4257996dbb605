package strip

import (
	"strings"
	"testing"

	"hfplayground/core/draw"
	"hfplayground/core/view"
	"hfplayground/core/view/viewtest"
	"hfplayground/core/wire"
)

// spoken is a sequence of three characters out of four, with two right first guesses: b after
// a, and c after the space, but not the space after b.
func spoken() wire.Picture {
	names := []string{"a", "b", "c", "space"}
	return wire.Picture{Sequence: &wire.Sequence{
		Caption: "Exam sequence 1", Steps: 3, Names: names, Classes: names, Characters: true, Written: "ab c ab",
		Inputs:  []float64{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1},
		Hidden:  []wire.Hidden{{Units: 2, States: []float64{0.1, 0.2, 0.3, -0.1, -0.2, -0.3}}},
		Counted: []int32{0, 1, 2},
		Outputs: []float64{0.1, 0.6, 0.2, 0.1, 0.4, 0.3, 0.2, 0.1, 0.1, 0.2, 0.4, 0.3},
		Targets: []float64{0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0},
	}}
}

// TestCharacters: the guesses stand in their order below what comes next, the pointer finds
// each with its probability, and how many are right is counted.
func TestCharacters(t *testing.T) {
	p, room := spoken(), view.Room{W: 790, H: 550}
	g, ok := newPlan(p, room)
	if !ok || g.answers.rows != 4 || g.bands[0].rows != 1 {
		t.Fatalf("%d rows of answers, %d of the text", g.answers.rows, g.bands[0].rows)
	}
	if _, word := g.heading(); !strings.HasPrefix(word, "2 of 3 right") {
		t.Errorf("it is said that %q", word)
	}
	for k, want := range []string{"bbca", "spaceabc", "ccspaceb"} {
		got := ""
		for row := range g.answers.rows {
			got += p.Sequence.Classes[g.answers.unit(row, k)]
		}
		if got != want {
			t.Errorf("answer %d: %s, want %s", k+1, got, want)
		}
	}
	for _, tt := range []struct {
		r    draw.Rect
		want string
	}{
		{draw.Rect{X: g.column(2), Y: g.bands[0].r.Y, W: g.cell, H: g.bands[0].row}, "time step 3 reads space"},
		{g.answers.cellOf(1, 0), "“b”, time step 1: 0.60, the target"},
		{g.answers.cellOf(0, 1), "space, time step 2: 0.10, the target"},
		{g.answers.cellOf(3, 1), "“c”, time step 2: 0.20"},
	} {
		got := View{}.Hit(p, room, tt.r.X+tt.r.W/2, tt.r.Y+tt.r.H/2, 0)
		if r, ok := g.place(got.Spot); got.Spot.Text != tt.want || !ok || r.W != tt.r.W {
			t.Errorf("%v reads %q at %v, want %q", tt.r, got.Spot.Text, r, tt.want)
		}
	}
	if _, ok := g.place(wire.Spot{Kind: wire.SpotReading, Layer: 1, Unit: 3, From: 0}); ok {
		t.Error("a character that is neither target nor guess has a place")
	}
}

// TestGuessesAreMarked: a right guess has an outline, and no other.
func TestGuessesAreMarked(t *testing.T) {
	rings := func(p wire.Picture) int {
		n := 0
		for _, layer := range (View{}).Draw(p, view.Room{W: 790, H: 550}, draw.Theme{}).Layers {
			for _, op := range layer.Ops {
				if s, ok := op.(draw.Stroke); ok && s.Color == (draw.Theme{}).Accent() && s.Closed {
					n++
				}
			}
		}
		return n
	}
	p := spoken()
	if got := rings(p); got != 2 {
		t.Errorf("%d outlines, want one of each of 2 right guesses", got)
	}
	p.Sequence.Targets = []float64{0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0}
	if got := rings(p); got != 0 {
		t.Errorf("%d outlines where nothing is right", got)
	}
}

// TestWrittenStays: what the net writes stands at the lower edge, in lines that the drawing
// has room for.
func TestWrittenStays(t *testing.T) {
	p := spoken()
	p.Sequence.Written = strings.Repeat("the step is long, ", 14)
	for _, size := range viewtest.Stage() {
		g, ok := newPlan(p, view.Room{W: size[0], H: size[1]})
		if !ok || g.bare {
			continue
		}
		if a := g.answers.r; a.Y+a.H > g.all.Y+g.all.H-writtenLine*float64(len(g.lines))-headHeight+1 {
			t.Errorf("%v: the answers end at %g, and %d lines begin above", size, a.Y+a.H, len(g.lines))
		}
	}
}

// writing is a net that has begun to learn a text, with words of its own.
func writing() wire.Picture {
	p := text()
	s := *p.Sequence
	s.Written = strings.Repeat("the step is loned, and al sthe way of wit is ", 6)
	p.Sequence = &s
	return p
}
