package wire_test

import (
	"testing"

	"hfplayground/core/wire"
)

func TestSpotNames(t *testing.T) {
	tests := []struct {
		name string
		want wire.Spot
	}{
		{"0.1", wire.Spot{Kind: wire.SpotUnit, Layer: -1}},
		{"1.2", wire.Spot{Kind: wire.SpotUnit, Unit: 1}},
		{"2.1.3", wire.Spot{Kind: wire.SpotWeight, Layer: 1, From: 2}},
		{"1.12.b", wire.Spot{Kind: wire.SpotBias, Unit: 11}},
	}
	for _, tt := range tests {
		got, err := wire.ParseSpot(tt.name)
		if err != nil || got != tt.want {
			t.Errorf("ParseSpot(%q) = %+v, %v, want %+v", tt.name, got, err, tt.want)
		}
		tt.want.Text = "w = 0.5" // which is no part of the name
		if name := tt.want.String(); name != tt.name {
			t.Errorf("String(%+v) = %q, want %q", tt.want, name, tt.name)
		}
	}
	for _, name := range []string{"", "1", "1.0", "1.2.3.4", "0.1.1", "0.1.b", "-1.2", "1.2.c", "1.2.0", "a.b", "1..2", "12345.1"} {
		if got, err := wire.ParseSpot(name); err == nil {
			t.Errorf("ParseSpot(%q) = %+v, want an error", name, got)
		}
	}
	if name := (wire.Spot{}).String(); name != "" {
		t.Errorf("String of no part = %q, want none", name)
	}
}

// TestReadingNames: a number that can only be read has a name of its own, which is none of a
// part of a net, so that no setting can be one.
func TestReadingNames(t *testing.T) {
	for name, want := range map[string]wire.Spot{
		"0.1.t1":   {Kind: wire.SpotReading, Layer: -1},
		"1.7.t12":  {Kind: wire.SpotReading, Unit: 6, From: 11},
		"3.2.t200": {Kind: wire.SpotReading, Layer: 2, Unit: 1, From: 199},
	} {
		if got, ok := wire.ParseReading(name); !ok || got != want {
			t.Errorf("ParseReading(%q) = %+v, %t, want %+v", name, got, ok, want)
		}
		if got := want.String(); got != name {
			t.Errorf("String(%+v) = %q, want %q", want, got, name)
		}
		if got, err := wire.ParseSpot(name); err == nil {
			t.Errorf("ParseSpot(%q) = %+v, want an error", name, got)
		}
	}
	for _, name := range []string{"", "1.2", "1.2.3", "1.2.b", "1.2.t0", "1.2.t", "1.2.3.t4", "t1", "1.t1", "1.2.tt1", "1.2.t12345"} {
		if got, ok := wire.ParseReading(name); ok {
			t.Errorf("ParseReading(%q) = %+v, want none", name, got)
		}
	}
}

// TestStepNames: a step of a sequence is named and read back, and nothing else is one.
func TestStepNames(t *testing.T) {
	for name, want := range map[string]wire.Spot{"t1": {Kind: wire.SpotStep}, "t200": {Kind: wire.SpotStep, From: 199}} {
		if got, ok := wire.ParseStep(name); !ok || got != want || got.String() != name {
			t.Errorf("ParseStep(%q) = %+v, %t, named %q", name, got, ok, got.String())
		}
	}
	for _, name := range []string{"", "t", "t0", "1", "1.2.t3", "t-1", "tt1", "t12345"} {
		if got, ok := wire.ParseStep(name); ok {
			t.Errorf("ParseStep(%q) = %+v, want none", name, got)
		}
	}
}
