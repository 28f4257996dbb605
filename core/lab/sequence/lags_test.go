package sequence

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hfplayground/core/wire"
)

// TestStepIsRead: the values of all runs at the step that is pointed at are said, and the
// picture of the sequence has no mark.
func TestStepIsRead(t *testing.T) {
	s, _ := opened(t, little+"&race=hf,adam&steps=10")
	s.Update(true)
	for _, read := range [][2]string{{"hover=w:t2", "time step 2 of 6: Hessian-free, μ = 0.03 "}, {"hover=w:t7", ""}, {"hover=", ""}} {
		edit, want := read[0], read[1]
		s.Edit(edit)
		u := s.Update(true)
		for _, pair := range u.Readouts {
			if pair.Key == "lag" && (!strings.HasPrefix(pair.Value, want) || want != "" && !strings.Contains(pair.Value, "; Adam ") || want == "" && pair.Value != "") {
				t.Errorf("%s reads %q, want %q", edit, pair.Value, want)
			}
		}
	}
	for _, step := range []int{2, 3} { // each is drawn, and not only the first
		s.Edit(fmt.Sprintf("hover=w:t%d", step))
		var p wire.Picture
		for _, part := range s.Update(true).Parts {
			p.Put(part)
		}
		if p.Look == nil || p.Look.Hover == nil || p.Look.Hover.Kind != wire.SpotStep || p.Look.Hover.From != step-1 {
			t.Errorf("step %d is marked as %+v", step, p.Look)
		}
	}
}

// TestBothLayers: of a net of two layers both stand in the plot, each with a value a step.
func TestBothLayers(t *testing.T) {
	s, l := opened(t, little+"&sequence.units=6,4&race=hf&steps=3")
	s.Update(true)
	for k, s := range l.drawn.lags {
		want := l.st.p.sample.GradientNorms(l.Runs[0].Trace[s.Step[0]].X, k)
		if !slices.Equal(s.Values, want) || strings.HasSuffix(s.Label, ", layer 2") != (k == 1) {
			t.Errorf("%s: %v, want %v", s.Label, s.Values, want)
		}
	}
	if len(l.drawn.lags) != 2 {
		t.Errorf("%d lines, want one of each layer", len(l.drawn.lags))
	}
}
