package network

import "testing"

// TestExamplesAreKept asks that an edit makes the examples and the net anew only
// where their settings change.
func TestExamplesAreKept(t *testing.T) {
	tests := []struct {
		edit string
		kept bool
	}{
		{"hover=1,1", true},
		{"step=2", true},
		{"gd.rate=0.1", true},
		{"step=3&network.l2=0.1", true}, // a change at a step
		{"show=slice", true},
		{"network.circle-n=20", true}, // as before
		{"network.circle-n=21", false},
		{"network.hidden=3", false},
		{"step=0&network.l2=0.1", false},
		{"network.data-seed=2", false},
		{"network.features=x", false},
		{"act=own", false},
	}
	for _, tt := range tests {
		s := ended(t, "lab=network&network.circle-n=20&network.hidden=2&race=gd&steps=5&step=4")
		before := s.st.made()
		s.Edit(tt.edit)
		if got := s.st.made() == before; got != tt.kept {
			t.Errorf("%s: kept %t, want %t", tt.edit, got, tt.kept)
		}
	}
}

// TestLoadedPointsAreToldApart loads points twice that stand under one word in
// the link.
func TestLoadedPointsAreToldApart(t *testing.T) {
	s := ended(t, "lab=network&race=gd&steps=2&network.hidden=2&network.data=circle&network.circle-n=400")
	s.Edit("act=own")
	rest(s)
	first, link := s.st.made(), s.Link()
	s.Edit("act=remove-point:0")
	rest(s)
	if s.Link() != link {
		t.Fatalf("link %s, want %s: both lie in a file", s.Link(), link)
	}
	if s.st.made() == first || s.st.board().Set.Len() != 399 || s.Runs[0].Trace[0].F == 0 {
		t.Errorf("%d points, want 399 and a net on them", s.st.board().Set.Len())
	}
}
