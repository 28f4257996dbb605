package sequence

import (
	"slices"
	"strings"
	"testing"

	"hfplayground/core/wire"
)

// TestStepIsRead: the values of all runs at the step that is pointed at are said, and the
// picture of the sequence has no mark.
func TestStepIsRead(t *testing.T) {
	s, l := opened(t, little+"&race=hf,adam&steps=10")
	s.Update(true)
	for edit, want := range map[string]string{"hover=w:t2": "step 2 of 6: Hessian-free, μ = 0.03 ", "hover=w:t7": "", "hover=": ""} {
		s.Edit(edit)
		u := s.Update(true)
		for _, pair := range u.Readouts {
			if pair.Key == "lag" && (!strings.HasPrefix(pair.Value, want) || want != "" && !strings.Contains(pair.Value, "; Adam ") || want == "" && pair.Value != "") {
				t.Errorf("%s reads %q, want %q", edit, pair.Value, want)
			}
		}
	}
	s.Edit("hover=w:t3")
	if spot := l.look().Hover; spot == nil || spot.Kind != wire.SpotStep || spot.From != 2 {
		t.Errorf("marked is %+v", spot)
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
